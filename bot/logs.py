"""Structured logs: ids, kinds, durations; never what somebody typed."""

import logging
from typing import TextIO

import structlog


def configure(out: TextIO, level: int = logging.WARNING) -> None:
    """One JSON object a line on `out`; of libraries, from `level`, only where they speak.

    Their own words are left out, as they may quote what somebody typed.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[_Wordless()], level=level, force=True)
    logging.captureWarnings(capture=True)


class _Wordless(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0] if record.exc_info else None
        structlog.get_logger().warning(
            "library",
            library=record.name,
            severity=record.levelname.lower(),
            where=f"{record.module}:{record.lineno}",
            error=error.__name__ if error else None,
        )
