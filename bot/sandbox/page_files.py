"""The page's files, each at an address that is another once any of them has changed."""

import os
from hashlib import blake2b
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "page"
INDEX = "index.html"
FOR_GOOD = "public, max-age=31536000, immutable"
"""A browser need not ask again: after a change it is told to look elsewhere."""


class PageFiles:
    """The index says where all others are, as `{files}`; only what lies in `folder` is served."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/", self.index), web.get("/page/{version}/{name:.+}", self.file)]

    async def index(self, _request: web.Request) -> web.Response:
        return web.Response(text=self._index(), content_type="text/html")

    def _index(self) -> str:
        text = (self._folder / INDEX).read_text(encoding="utf-8")
        return text.replace("{files}", f"/page/{self._version()}")

    async def file(self, request: web.Request) -> web.FileResponse:
        path = self._listed().get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": FOR_GOOD})

    def _version(self) -> str:
        stats = [(name, path.stat()) for name, path in sorted(self._listed().items())]
        facts = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
        return blake2b(repr(facts).encode(), digest_size=6).hexdigest()

    def _listed(self) -> dict[str, Path]:
        paths = (Path(at, name) for at, _, names in os.walk(self._folder) for name in names)
        return {path.relative_to(self._folder).as_posix(): path for path in paths}
