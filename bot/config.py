"""Settings from the environment, read and checked once."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What the environment says; secrets never print."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_api_url: str = "https://slack.com/api/"
    database_url: str = "sqlite:///roundtable.db"
    clock_url: str | None = Field(
        default=None,
        validation_alias="ROUNDTABLE_CLOCK_URL",
        description="Where the sandbox moves this bot's clock; never set in front of real Slack.",
    )
