"""/file/bot<token>/<file_path>: where the bot fetches a file that getFile told it of."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.world import World


def door(world: World) -> Route:
    """The bytes; 401 for another token, 404 for what is not there, as the Bot API says it."""

    async def answer(request: Request) -> Response:
        if request.path_params["token"] != world.token:
            return refused(401, "Unauthorized")
        file = world.files.at(request.path_params["path"])
        if file is None:
            return refused(404, "Not Found")
        return Response(file.data, media_type="application/octet-stream")

    return Route("/file/bot{token}/{path:path}", answer)


def refused(code: int, description: str) -> Response:
    return JSONResponse({"ok": False, "error_code": code, "description": description}, code)
