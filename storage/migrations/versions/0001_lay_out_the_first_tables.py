"""Lay out the first tables"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("organizations", sa.Integer(), nullable=False),
        sa.Column("invited_by", sa.String(), nullable=False),
        sa.Column("greeted_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_channel")),
    )
    op.create_table(
        "conversation",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_conversation")),
    )
    op.create_table(
        "event",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_event")),
    )
    op.create_table(
        "outbox",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("ready_at", UTCDateTime(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("first_try_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("slack_ts", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_outbox")),
        sa.UniqueConstraint(
            "workspace",
            "kind",
            "subject",
            "recipient",
            "due_at",
            name=op.f("uq_outbox_workspace_kind_subject_recipient_due_at"),
        ),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_ready",
            ["workspace", "ready_at"],
            unique=False,
            sqlite_where=sa.text("status IN ('pending', 'taken')"),
            postgresql_where=sa.text("status IN ('pending', 'taken')"),
        )

    op.create_table(
        "person",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("slack_user", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("chosen_name", sa.String(), nullable=False),
        sa.Column("naming", sa.String(length=24), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("reminders", sa.String(length=24), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_person")),
        sa.UniqueConstraint("workspace", "slack_user", name=op.f("uq_person_workspace_slack_user")),
    )
    op.create_table(
        "posted",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("shows", sa.String(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_posted")),
        sa.UniqueConstraint(
            "workspace", "channel", "ts", name=op.f("uq_posted_workspace_channel_ts")
        ),
    )
    with op.batch_alter_table("posted", schema=None) as batch_op:
        batch_op.create_index(
            "ix_posted_subject", ["workspace", "kind", "subject", "recipient"], unique=False
        )

    op.create_table(
        "taskforce",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("recurrence", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("set_up_at", UTCDateTime(), nullable=False),
        sa.Column("set_up_by", sa.String(), nullable=False),
        sa.Column("roster_stamp", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_taskforce")),
        sa.UniqueConstraint("workspace", "channel", name=op.f("uq_taskforce_workspace_channel")),
    )
    op.create_table(
        "agency",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("government", sa.String(length=24), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_agency_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_agency")),
        sa.UniqueConstraint(
            "workspace", "taskforce_id", "name", name=op.f("uq_agency_workspace_taskforce_id_name")
        ),
    )
    op.create_table(
        "audit",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_audit_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_audit")),
        sa.UniqueConstraint(
            "workspace",
            "taskforce_id",
            "number",
            name=op.f("uq_audit_workspace_taskforce_id_number"),
        ),
    )
    op.create_table(
        "closed_session_invite",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "person_id"],
            ["person.workspace", "person.id"],
            name=op.f("fk_closed_session_invite_workspace_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_closed_session_invite_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_closed_session_invite")),
        sa.UniqueConstraint(
            "workspace",
            "taskforce_id",
            "person_id",
            name=op.f("uq_closed_session_invite_workspace_taskforce_id_person_id"),
        ),
    )
    op.create_table(
        "list_place",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_offered", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_list_place_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_list_place")),
        sa.UniqueConstraint(
            "workspace",
            "taskforce_id",
            "name",
            name=op.f("uq_list_place_workspace_taskforce_id_name"),
        ),
    )
    op.create_table(
        "meeting",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("starts_at", UTCDateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("planned_at", UTCDateTime(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("on_the_spot", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("facilitator_id", sa.String(), nullable=True),
        sa.Column("runner_id", sa.String(), nullable=True),
        sa.Column("opening", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=True),
        sa.Column("item_until", UTCDateTime(), nullable=True),
        sa.Column("opened_at", UTCDateTime(), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("moved_on_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_meeting_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meeting_taskforce", ["workspace", "taskforce_id", "starts_at"], unique=False
        )

    op.create_table(
        "roster_change",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("images", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_roster_change_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_roster_change")),
        sa.UniqueConstraint(
            "workspace", "taskforce_id", name=op.f("uq_roster_change_workspace_taskforce_id")
        ),
    )
    op.create_table(
        "sector",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("applies", sa.Boolean(), nullable=False),
        sa.Column("of_group", sa.Boolean(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_sector_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_sector")),
        sa.UniqueConstraint(
            "workspace", "taskforce_id", "name", name=op.f("uq_sector_workspace_taskforce_id_name")
        ),
    )
    op.create_table(
        "agency_sector",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("agency_id", sa.String(), nullable=False),
        sa.Column("sector_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "agency_id"],
            ["agency.workspace", "agency.id"],
            name=op.f("fk_agency_sector_workspace_agency_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "sector_id"],
            ["sector.workspace", "sector.id"],
            name=op.f("fk_agency_sector_workspace_sector_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_agency_sector")),
        sa.UniqueConstraint(
            "workspace",
            "agency_id",
            "sector_id",
            name=op.f("uq_agency_sector_workspace_agency_id_sector_id"),
        ),
    )
    op.create_table(
        "agenda_item",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("submitter_id", sa.String(), nullable=True),
        sa.Column("presenter_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("removed_as", sa.String(length=24), nullable=True),
        sa.Column("carried_from", UTCDateTime(), nullable=True),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "meeting_id"],
            ["meeting.workspace", "meeting.id"],
            name=op.f("fk_agenda_item_workspace_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_agenda_item_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_agenda_item")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(
            "uq_agenda_item_number", ["workspace", "meeting_id", "number"], unique=True
        )

    op.create_table(
        "concern",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=True),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("is_handed_over", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "meeting_id"],
            ["meeting.workspace", "meeting.id"],
            name=op.f("fk_concern_workspace_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "person_id"],
            ["person.workspace", "person.id"],
            name=op.f("fk_concern_workspace_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_concern_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_concern")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "membership",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("taskforce_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("agency_id", sa.String(), nullable=True),
        sa.Column("standing", sa.String(length=24), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("seat", sa.String(length=24), nullable=False),
        sa.Column("retired_at", UTCDateTime(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "agency_id"],
            ["agency.workspace", "agency.id"],
            name=op.f("fk_membership_workspace_agency_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "person_id"],
            ["person.workspace", "person.id"],
            name=op.f("fk_membership_workspace_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "taskforce_id"],
            ["taskforce.workspace", "taskforce.id"],
            name=op.f("fk_membership_workspace_taskforce_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "workspace",
            "taskforce_id",
            "person_id",
            name=op.f("uq_membership_workspace_taskforce_id_person_id"),
        ),
    )
    op.create_table(
        "case_review",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "id"],
            ["agenda_item.workspace", "agenda_item.id"],
            name=op.f("fk_case_review_workspace_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "place_id"],
            ["list_place.workspace", "list_place.id"],
            name=op.f("fk_case_review_workspace_place_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_case_review")),
    )
    op.create_table(
        "case_agency",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("agency_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace", "agency_id"],
            ["agency.workspace", "agency.id"],
            name=op.f("fk_case_agency_workspace_agency_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace", "item_id"],
            ["case_review.workspace", "case_review.id"],
            name=op.f("fk_case_agency_workspace_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace", "id", name=op.f("pk_case_agency")),
        sa.UniqueConstraint(
            "workspace",
            "item_id",
            "agency_id",
            name=op.f("uq_case_agency_workspace_item_id_agency_id"),
        ),
    )
    with op.batch_alter_table("case_agency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_agency_item_id"), ["item_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("case_agency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_agency_item_id"))

    op.drop_table("case_agency")
    op.drop_table("case_review")
    op.drop_table("membership")
    op.drop_table("concern")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index("uq_agenda_item_number")

    op.drop_table("agenda_item")
    op.drop_table("agency_sector")
    op.drop_table("sector")
    op.drop_table("roster_change")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_taskforce")

    op.drop_table("meeting")
    op.drop_table("list_place")
    op.drop_table("closed_session_invite")
    op.drop_table("audit")
    op.drop_table("agency")
    op.drop_table("taskforce")
    with op.batch_alter_table("posted", schema=None) as batch_op:
        batch_op.drop_index("ix_posted_subject")

    op.drop_table("posted")
    op.drop_table("person")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_ready",
            sqlite_where=sa.text("status IN ('pending', 'taken')"),
            postgresql_where=sa.text("status IN ('pending', 'taken')"),
        )

    op.drop_table("outbox")
    op.drop_table("event")
    op.drop_table("conversation")
    op.drop_table("channel")
