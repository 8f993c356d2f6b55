"""Structured logs on standard error: ids, kinds, durations; never what somebody typed."""

import logging
import sys

import structlog


def configure() -> None:
    """One JSON object a line; of libraries only where they warn, as their words may quote."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[_Wordless()], level=logging.WARNING, force=True)


class _Wordless(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().warning(
            "library",
            library=record.name,
            severity=record.levelname.lower(),
            where=f"{record.module}:{record.lineno}",
            error=record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None,
        )
