"""Errors as sentences: JSON for the API, a page for people. No traceback leaves the server."""

from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from .phrases import sentence


class Problem(Exception):
    """Something that a request did wrong, or that went wrong: a status, a code and its parameters."""

    def __init__(
        self, status: int, code: str, params: dict[str, Any] | None = None, fields: dict[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.params, self.fields = status, code, params or {}, fields

    def body(self) -> dict[str, Any]:
        """The error as the contract has it."""
        error: dict[str, Any] = {
            "code": self.code,
            "message": sentence(self.code, self.params),
            "params": self.params,
        }
        return {"ok": False, "error": error | ({"fields": self.fields} if self.fields else {})}


CODE_OF_STATUS = {400: "bad_json", 404: "no_such_page", 405: "no_such_page", 413: "too_large", 415: "bad_json"}


def register_errors(app: Flask) -> None:
    """Answer every failure in the form that its reader understands."""
    app.register_error_handler(Problem, _answer)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _answer(problem: Problem) -> tuple[Response | str, int]:
    if request.path.startswith("/api/") or request.path.startswith("/control/"):
        return jsonify(problem.body()), problem.status
    message = problem.body()["error"]["message"]
    return render_template("live/problem.html", message=message, code=problem.code), problem.status


def _http(error: HTTPException) -> Any:
    status = error.code or 500
    if status < 400:
        return error
    return _answer(Problem(status, CODE_OF_STATUS.get(status, "unexpected")))


def _unexpected(error: Exception) -> tuple[Response | str, int]:
    current_app.logger.exception("unexpected error at %s", request.path, exc_info=error)
    return _answer(Problem(500, "unexpected"))
