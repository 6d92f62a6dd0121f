"""Several of our own files served as one, so that a first load takes few requests.

A script is joined from the module that a page names and all that it imports. Each module keeps a scope of its own: it
becomes a function that gives back what it exports. Only the forms that our modules use are known; anything else stops
the server at its start, with the file and the line.
"""

import re
from pathlib import Path

NAMES = r"\{([^{}]*)\}"
IMPORT = re.compile(rf'^import\s*{NAMES}\s*from\s*"([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|class|const) ([\w$]+)", re.MULTILINE)
EXPORT_LIST = re.compile(rf"(?:^|(?<=[;}}]))export\s*{NAMES};?\s*$", re.MULTILINE)
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
# Whole lines only: what stands behind code, or in a template, is left as it is.
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
BLANK = re.compile(r"\n{2,}")
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
UNKNOWN = re.compile(
    r"^\s*(?:import|export)\b.*|(?<=[;}])\s*(?:import|export)\b[^\n;]*|\bimport\s*[(.].*", re.MULTILINE
)
SHEET_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"([\w$]+)(?:\s+as\s+([\w$]+))?")
ELSEWHERE = re.compile(r"@import\b.*|@charset\b.*|\burl\(\s*(?![\s\"']*data:).*")


class JoinError(ValueError):
    """A file that cannot be joined: which, where and why."""


def join_modules(folder: Path, entry: str) -> str:
    """The module ``entry`` and all that it imports, in the order in which a browser would run them."""
    return "".join(_Modules(folder).added(entry, ()).texts)


def modules_of(folder: Path, entry: str) -> list[str]:
    """The paths of ``entry`` and of all our own modules that it imports."""
    found = _Modules(folder).added(entry, ()).exports
    return [path for path in found if not path.startswith("vendor/")]


def join_sheets(folder: Path, paths: tuple[str, ...]) -> str:
    """Style sheets one after the other, without comments on lines of their own, indents and empty lines."""
    return "".join(f"/* {path} */\n{_sheet(folder, path)}\n" for path in paths)


def _sheet(folder: Path, path: str) -> str:
    text = (folder / path).read_text("utf-8")
    _refuse(ELSEWHERE.search(text), path, text)
    return BLANK.sub("\n", INDENT.sub("", SHEET_COMMENT.sub("", text)))


class _Modules:
    """The modules found so far, the imported before the importing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.texts: list[str] = []
        self.exports: dict[str, dict[str, str]] = {}
        self.variables: dict[str, str] = {}

    def added(self, path: str, way: tuple[str, ...]) -> "_Modules":
        """With ``path`` and what it imports; ``way`` is who imported whom until here."""
        if path in way:
            raise JoinError(f"modules import each other: {' > '.join((*way, path))}")
        if path not in self.exports:
            self._add(path, (*way, path))
        return self

    def _add(self, path: str, way: tuple[str, ...]) -> None:
        text = SOURCE_MAP.sub("", (self.folder / path).read_text("utf-8"))
        exports = {name: name for _, name in EXPORT.findall(text)}
        for listed in EXPORT_LIST.findall(text):
            exports |= {outer: inner for inner, outer in _names(listed, path)}

        def from_module(found: re.Match[str]) -> str:
            source = self._resolve(path, found[2])
            names = _names(found[1], path)
            missing = [name for name, _ in names if name not in self.added(source, way).exports[source]]
            if missing:
                raise JoinError(f"{path}: {source} does not export {', '.join(missing)}")
            taken = ", ".join(name if name == own else f"{name}: {own}" for name, own in names)
            return f"const {{ {taken} }} = {self.variables[source]};" + "\n" * found[0].count("\n")

        body = EXPORT_LIST.sub("", EXPORT.sub(r"\1 \2", IMPORT.sub(from_module, text)))
        _refuse(UNKNOWN.search(body), path, body)
        given = ", ".join(outer if outer == inner else f"{outer}: {inner}" for outer, inner in exports.items())
        self.exports[path], self.variables[path] = exports, f"module_{len(self.texts)}"
        opening = f"// {path}\nconst {self.variables[path]} = (() => {{"
        self.texts.append(f"{opening}\n{_spared(path, body)}\nreturn {{ {given} }};\n}})();\n")

    def _resolve(self, importer: str, target: str) -> str:
        found = (self.folder / importer).parent.joinpath(target).resolve()
        if not target.startswith(".") or not found.is_relative_to(self.folder) or not found.is_file():
            raise JoinError(f"{importer}: no module at {target}")
        return found.relative_to(self.folder).as_posix()


def _names(listed: str, path: str) -> list[tuple[str, str]]:
    """``a, b as c`` as pairs; a name of its own is its own other name."""
    found = [NAME.fullmatch(one.strip()) for one in listed.split(",") if one.strip()]
    if not all(found):
        raise JoinError(f"{path}: cannot read the names in {{{listed}}}")
    return [(one[1], one[2] or one[1]) for one in found if one]


def _spared(path: str, body: str) -> str:
    """Our own modules without what only their readers need; templates lose the white space that htm drops anyway."""
    if path.startswith("vendor/"):
        return body
    return INDENT.sub("", COMMENT.sub("", body))


def _refuse(found: re.Match[str] | None, path: str, text: str) -> None:
    if found:
        line = text.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1
        raise JoinError(f"{path}, line {line}: cannot join {found[0].strip()[:60]!r}")
