"""The lines of the grid as classes: the pages allow no style of their own (Content-Security-Policy)."""

from aiohttp import web

routes = web.RouteTableDef()

MINUTES_A_ROW = 5
_ROWS = 24 * 60 // MINUTES_A_ROW + 2
_MOST_COLUMNS = 5_000
_HOURS_WIDTH = 4
_COLUMN_WIDTH = 10.5


def columns_asked(columns: int) -> int:
    """Round a number of columns up, so that few different style sheets are asked for."""
    return -(-columns // 16) * 16


@routes.get(r"/lines/{columns:[0-9]{1,4}}.css")
async def lines(request: web.Request) -> web.Response:
    """Serve the classes cN (column), wN (width), rN (first row), eN (the row after the last), nN (all columns)."""
    columns = int(request.match_info["columns"])
    if not 0 < columns <= _MOST_COLUMNS:
        raise web.HTTPNotFound
    response = web.Response(text=_sheet(columns), content_type="text/css")
    response.headers["Cache-Control"] = "public, max-age=86400"
    response.enable_compression()
    return response


def _sheet(columns: int) -> str:
    rules = [
        *(f".grid .c{n}{{grid-column-start:{n}}}" for n in range(1, columns + 2)),
        *(f".grid .w{n}{{grid-column-end:span {n}}}" for n in range(1, columns + 1)),
        *(f".grid .r{n}{{grid-row-start:{n}}}" for n in range(1, _ROWS + 1)),
        *(f".grid .e{n}{{grid-row-end:{n}}}" for n in range(2, _ROWS + 2)),
    ]
    rules += [
        f".grid.n{n}{{min-inline-size:calc({_HOURS_WIDTH}rem + {n} * {_COLUMN_WIDTH}rem)}}"
        for n in range(1, columns + 1)
    ]
    return "@media screen and (min-width:48em){\n" + "\n".join(rules) + "\n}\n"
