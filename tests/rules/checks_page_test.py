#!/usr/bin/env python3
"""Every rule of the program is explained in docs/checks.md and hit by a test, and nothing else is."""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
PAGE = TOP / "docs/checks.md"
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*"
RULE = re.compile(r"constexpr\s+(?:kier::)?Rule\s+\w+\s*\{\s*\"(" + NAME + r")\"\s*,\s*Severity::(\w+)")
# Where expectations stand: what a person sees is "[area/what]" at the end of a message.
EXPECTATIONS = {".txt", ".cpp", ".h", ".py", ".sh", ".mjs"}


def rules_of_program():
    found = {}
    for path in sorted((TOP / "generator").rglob("*")):
        if path.suffix not in (".cpp", ".h"):
            continue
        text = re.sub(r"^\s*///.*$", "", path.read_text(encoding="utf-8"), flags=re.M)
        count = len(re.findall(r"constexpr\s+(?:kier::)?Rule\s", text))
        rules = RULE.findall(text)
        if count != len(rules):
            yield_problem(f"{path.relative_to(TOP)}: {count} rules, of which this test can read {len(rules)}; "
                          "write: constexpr Rule name{\"area/what\", Severity::error, ...")
        for rule, severity in rules:
            if rule in found:
                yield_problem(f"{path.relative_to(TOP)}: the rule {rule} is also in {found[rule][1]}; "
                              "give one of them another id")
            found[rule] = (severity, str(path.relative_to(TOP)))
    return found


def sections_of_page():
    """From heading to text, for headings of the third level."""
    parts = re.split(r"^### (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.M)
    headings = parts[1::2]
    for heading in sorted({h for h in headings if headings.count(h) > 1}):
        yield_problem(f"docs/checks.md: the heading '### {heading}' stands there twice; remove one")
    return dict(zip(headings, parts[2::2]))


def tested_rules():
    tested = set()
    files = [p for p in (TOP / "tests").rglob("*")
             if p.suffix in EXPECTATIONS and p.is_file() and "node_modules" not in p.parts]
    for path in files + [TOP / "docs/content-format.md"]:
        tested.update(re.findall(r"\[(" + NAME + r")\]", path.read_text(encoding="utf-8", errors="replace")))
        tested.update(re.findall(r"[\"'](" + NAME + r")[\"']", path.read_text(encoding="utf-8", errors="replace")))
    return tested


problems = []


def yield_problem(text):
    problems.append(text)


def main():
    rules = rules_of_program()
    sections = sections_of_page()
    tested = tested_rules()
    anchors = {rule.replace("/", "-"): rule for rule in rules}
    for anchor, rule in sorted(anchors.items()):
        severity, source = rules[rule]
        named = f"{severity.capitalize()} `[{rule}]`"
        if anchor not in sections:
            yield_problem(f"docs/checks.md: nothing about the rule {rule} of {source}; add a section that begins "
                          f"with the heading '### {anchor}' and, below it, '{named}.', then what it means and an "
                          "example of the message")
        elif not sections[anchor].strip().startswith(named):
            yield_problem(f"docs/checks.md: the section '### {anchor}' does not begin with '{named}', as {source} has it")
        elif f"[{rule}]\n```" not in sections[anchor]:
            yield_problem(f"docs/checks.md: the section '### {anchor}' has no example: a message that ends in [{rule}], "
                          "between two lines of three backquotes")
        if rule not in tested:
            yield_problem(f"{source}: no test hits the rule {rule}; add one under tests/ that compares the whole message, "
                          f"which ends in [{rule}]; if no input can lead to it, remove the rule")
    for anchor in sorted(set(sections) - set(anchors)):
        yield_problem(f"docs/checks.md: the section '### {anchor}' explains no rule of generator/; remove it, or correct the id")
    if not rules:
        yield_problem("generator/: no rule found at all; has the way of writing them changed?")
    for problem in problems:
        print(problem)
    print(f"{len(rules)} rules, {len(sections)} sections, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
