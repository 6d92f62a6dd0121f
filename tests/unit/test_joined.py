"""The joiner of modules and sheets: what it knows, and that it stops at all else."""

from pathlib import Path

import pytest

from live.assets import STATIC, build_name
from live.joined import JoinError, join_modules, join_sheets


def written(folder: Path, **modules: str) -> Path:
    """The modules in ``folder``, ``a="…"`` as ``a.js``."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text)
    return folder


def test_a_module_is_a_function_of_what_it_imports(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        b='export const one = 1;\nexport function two() {\n  return "import { x }";\n}\n',
        a='import {\n  one, two as deux,\n} from "./b.js";\n\nconsole.log(one, deux());\n',
    )
    assert join_modules(folder, "a.js") == (
        "// b.js\nconst module_0 = (() => {\n"
        'const one = 1;\nfunction two() {\nreturn "import { x }";\n}\n\nreturn { one, two };\n})();\n'
        "// a.js\nconst module_1 = (() => {\n"
        "const { one, two: deux } = module_0;\n\n\n\nconsole.log(one, deux());\n\nreturn {  };\n})();\n"
    )


def test_each_module_stands_once_and_before_who_needs_it(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        deep="export const d = 1;",
        left='import { d } from "./deep.js";\nexport const l = d;',
        right='import { d } from "./deep.js";\nexport async function r() {}\nexport class R {}',
        top='import { l } from "./left.js";\nimport { r, R } from "./right.js";',
    )
    joined = join_modules(folder, "top.js")
    assert [line[3:] for line in joined.splitlines() if line.startswith("// ")] == [
        "deep.js",
        "left.js",
        "right.js",
        "top.js",
    ]


def test_the_list_of_exports_that_packers_write(tmp_path: Path) -> None:
    packed = "const t=1,e$=2;function n(){}export{t as io,t as default,e$ as more,n};\n//# sourceMappingURL=x.js.map"
    folder = written(tmp_path, packed=packed, a='import { io, more as m } from "./packed.js";\nio;')
    joined = join_modules(folder, "a.js")
    assert "return { io: t, default: t, more: e$, n };" in joined
    assert "const { io, more: m } = module_0;" in joined
    assert "sourceMapping" not in joined and "export" not in joined


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("const a = 1;\nexport default a;", "a.js, line 2: cannot join 'export default a'"),
        ("export let a = 1;", "line 1: cannot join 'export let a = 1;'"),
        ("export const { a } = b;", "cannot join 'export const { a } = b;'"),
        ('export * from "./b.js";', "cannot join 'export \\*"),
        ('export { b } from "./b.js";', "cannot join 'export { b }"),
        ('import "./b.js";', "cannot join 'import"),
        ('import b from "./b.js";', "cannot join 'import b"),
        ('import * as b from "./b.js";', "cannot join 'import"),
        ('import { b } from "./b.js"', "cannot join 'import"),
        ('\n\nconst b = () => import("./b.js");', "line 3: cannot join 'import"),
        ("const here = import.meta.url;", "cannot join 'import.meta"),
        ('let x;import { b } from "./b.js";', "cannot join 'import"),
        ("let x;export const y = 1;", "cannot join 'export const y = 1'"),
        ('import { "b" as c } from "./b.js";', "cannot read the names"),
        ('import { c } from "./b.js";', "b.js does not export c"),
        ('import { c } from "./c.js";', "no module at ./c.js"),
        ('import { c } from "b.js";', "no module at b.js"),
        ('import { c } from "../../secret.js";', "no module at ../../secret.js"),
        ('import { a } from "./a.js";', "modules import each other: a.js > a.js"),
        ('import { back } from "./circle.js";', "a.js > circle.js > a.js"),
    ],
)
def test_what_it_does_not_know_stops_it(tmp_path: Path, text: str, told: str) -> None:
    folder = written(tmp_path, a=text, b="export const b = 1;", circle='import { a } from "./a.js";')
    with pytest.raises(JoinError, match=told):
        join_modules(folder, "a.js")


def test_sheets_stand_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("/* why a\n   is red */\na { color: red } /* stays */\n")
    (tmp_path / "b.css").write_text("b { background: url(data:,) }\n")
    assert join_sheets(tmp_path, ("a.css", "b.css")) == (
        "/* a.css */\na { color: red } /* stays */\n\n/* b.css */\nb { background: url(data:,) }\n\n"
    )


@pytest.mark.parametrize("text", ['@import "b.css";', '@charset "utf-8";', "a { background: url(b.png) }"])
def test_a_sheet_that_needs_its_place_stops_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.css").write_text("\n" + text)
    with pytest.raises(JoinError, match=r"a\.css, line 2"):
        join_sheets(tmp_path, ("a.css",))


def test_the_phone_s_own_modules_are_all_there() -> None:
    joined = join_modules(STATIC, "js/kiosk/phone.js")
    own = {path.relative_to(STATIC).as_posix() for path in (STATIC / "js/kiosk").glob("phone*.js")}
    assert {name for name in own if f"// {name}\n" in joined} == own


def test_the_build_name_follows_every_byte(tmp_path: Path) -> None:
    written(tmp_path, a="1")
    names = {build_name(tmp_path, {}), build_name(tmp_path, {"j": b"1"}), build_name(tmp_path, {"j": b"2"})}
    written(tmp_path, a="2")
    assert len(names | {build_name(tmp_path, {})}) == 4


def test_comments_of_our_own_modules_stay_at_home(tmp_path: Path) -> None:
    folder = written(
        tmp_path, a='/** What it is.\n *  For readers. */\n// why\nlet a = "http://x"; // kept\n  a = "//";\n'
    )
    joined = join_modules(folder, "a.js")
    assert "readers" not in joined and "why" not in joined
    assert 'let a = "http://x"; // kept\na = "//";\n' in joined
