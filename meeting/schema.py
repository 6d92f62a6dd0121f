"""The commands described: JSON Schema for tools, a page for people; both from the models."""

import inspect
from typing import Any

from .commands import COMMANDS, Command, FloorCommand


def describe() -> dict[str, Any]:
    """JSON Schema of every command by name, with ``roles`` and ``gavel``."""
    return {
        "commands": {
            name: {
                "description": inspect.cleandoc(kind.__doc__ or ""),
                "roles": sorted(str(role) for role in kind.roles),
                "gavel": kind.gavel,
                "schema": kind.model_json_schema(),
            }
            for name, kind in sorted(COMMANDS.items())
        }
    }


def page() -> str:
    """``docs/commands.md``."""
    head = (
        "# Commands\n\nGenerated from `meeting/commands/` by `python run.py commands`; a test holds it true.\n"
        "`POST /api/<slug>/commands` takes `{id, type, data}`. Names are a contract.\n"
    )
    return head + "".join(_section(name, kind) for name, kind in sorted(COMMANDS.items()))


def _section(name: str, kind: type[Command]) -> str:
    roles = ", ".join(sorted(str(role) for role in kind.roles))
    notes = [" · the gavel's holder" if kind.gavel else "", " · `expected`" if issubclass(kind, FloorCommand) else ""]
    rows = "".join(_row(field, spec, kind) for field, spec in kind.model_json_schema()["properties"].items())
    table = f"\n| field | type | required |\n|---|---|---|\n{rows}" if rows else "\nNo fields.\n"
    return f"\n## {name}\n\n{inspect.cleandoc(kind.__doc__ or '')}\n\nRoles: {roles}{''.join(notes)}\n{table}"


def _row(field: str, spec: dict[str, Any], kind: type[Command]) -> str:
    required = "yes" if kind.model_fields[field].is_required() else f"no, `{spec.get('default')!r}`"
    return f"| `{field}` | {_type(spec)} | {required} |\n"


def _type(spec: dict[str, Any]) -> str:
    if "anyOf" in spec:
        return " or ".join(_type(one) for one in spec["anyOf"])
    if "enum" in spec:
        return "one of " + ", ".join(f"`{value}`" for value in spec["enum"])
    if "const" in spec:
        return f"`{spec['const']}`"
    if spec.get("type") == "array":
        return f"list of {_type(spec['items'])}"
    if "$ref" in spec:
        return str(spec["$ref"]).rpartition("/")[2]
    bounds = [f"≤ {spec[k]}" for k in ("maxLength", "maximum") if k in spec]
    return " ".join([str(spec.get("type", "value")), *bounds])
