#!/usr/bin/python3
"""Renders the cases of this folder with Jinja2, the oracle of the template engine.

Prints one JSON list of {"file", "name", "output"} or {"file", "name", "error"}, the error
being the name of Jinja2's exception. Exit 77: Jinja2 is not installed.
"""

import json
import pathlib
import sys

try:
    import jinja2
except ImportError:
    print("python3-jinja2 is not installed", file=sys.stderr)
    sys.exit(77)


def read_cases(path):
    """`=== name` begins a case, `--- part` a part of it; the newline before either is no text."""
    cases, case, part = [], None, None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=== "):
            case = {"file": path.name, "name": line[4:], "parts": {}}
            part = None
            cases.append(case)
        elif line.startswith("--- ") and case is not None:
            part = line[4:]
            case["parts"][part] = []
        elif part is not None:
            case["parts"][part].append(line)
    return cases


def render(case):
    parts = {name: "\n".join(lines) for name, lines in case["parts"].items()}
    context = json.loads(parts.pop("context", "{}"))
    main = next(name for name in parts if name.startswith("page."))
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(parts), autoescape=True, undefined=jinja2.StrictUndefined
    )
    # What the program gives is global: imported files see it too.
    environment.globals.update(context)
    return environment.get_template(main).render()


def main():
    results = []
    for path in sorted(pathlib.Path(__file__).parent.glob("*.txt")):
        for case in read_cases(path):
            result = {"file": case["file"], "name": case["name"]}
            try:
                result["output"] = render(case)
            except Exception as error:  # pylint: disable=broad-except
                result["error"] = type(error).__name__
            results.append(result)
    json.dump(results, sys.stdout)


main()
