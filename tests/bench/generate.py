#!/usr/bin/env python3
"""Writes the benchmark's campaign: `generate.py kier|hugo N FOLDER`.

Both hold the same items with the same facts, texts and links; the same arguments give the same
bytes. What is not content (campaign.yaml, types, words, templates, assets) comes from this
repository for kier and from hugo/ beside this file for Hugo.
"""

import json
import os
import re
import shutil
import sys
from pathlib import Path

from items import LANGUAGES, Campaign, Frame

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
TODAY = "2026-11-20"  # the day that the campaign is built for; all its dates lie before it
EVIDENCE = ("strong", "moderate", "weak", "practice")
FOLDERS = {"tip": "tips", "story": "verhalen", "question": "vragen", "service": "hulp"}  # by type
SECTION_TITLES = {
    "tips": {"nl": "Tips", "en": "Tips"},
    "verhalen": {"nl": "Verhalen", "en": "Stories"},
    "vragen": {"nl": "Vragen", "en": "Questions"},
    "hulp": {"nl": "Hulp", "en": "Help"},
}


def plain_sentence(campaign, item, language, words):
    said = campaign.speakers[language].speak(campaign.chance(item, language + words), 14)
    return " ".join(said).replace("'", "").capitalize() + "."


def front_matter(campaign, item, language):
    """The lines of the front matter, in kier's words."""
    day = 1 + item.number % 28
    lines = [
        f"title: {item.titles[language]}",
        f"summary: >-\n  {plain_sentence(campaign, item, language, 'summary')}",
        f"audiences: [{', '.join(item.audiences)}]",
        "themes:\n" + "\n".join(f"  - {theme}" for theme in item.themes),
        f"publish: 2026-{1 + item.number % 9:02}-{day:02}",
        f"reviewed: 2026-10-{day:02}",
        "owner: redactie",
    ]
    if item.number % 4 == 3:
        lines.append(f"aliases: [{root(language)}oud/{item.name}/]")
    if item.folder == "tips":
        lines.append(f"evidence: {EVIDENCE[item.number % 4]}")
    if item.folder == "verhalen":
        lines.append("fictional: true")
        lines.append(f"content_note: {plain_sentence(campaign, item, language, 'note')}")
    if item.folder == "hulp":
        lines += [
            "tier: crisis",
            f"question: {item.headings[language][0]}?",
            f"phone: 09 123 45 {60 + item.number}",
            "url: https://voorbeeldlijn.example/",
            "anonymous: true",
            f"checked: {{date: {TODAY}, how: live, by: redactie, source: een telefoongesprek}}",
            "recheck_days: 90",
        ]
    return lines


def root(language):
    return "/" if language == LANGUAGES[0] else f"/{language}/"


def anchor(link):
    return "#" + link.heading.lower().replace(" ", "-") if link.heading else ""


def kier_link(source, _language):
    """A relative link to the file; kier fills in the text of one that has none."""

    def text(link, words):
        path = os.path.join(link.target.folder, link.target.name + ".md")
        target = os.path.relpath(path, source.folder or ".")
        return f"[{words if link.kind == 'text' else ''}]({target}{anchor(link)})"

    return text


def hugo_link(_source, language):
    """A plain address: a relref would make Hugo look up, which it is spared here."""

    def text(link, words):
        path = "/".join(part for part in (link.target.folder, link.target.name) if part != "index")
        address = root(language) + path.strip("/") + "/"
        words = words if link.kind == "text" else link.target.titles[language]
        return f"[{words}]({address.replace('//', '/')}{anchor(link)})"

    return text


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def write_pages(campaign, content, head, link, dialect):
    for folder in ("", *SECTION_TITLES):
        for language in LANGUAGES:
            os.makedirs(f"{content}/{language}/{folder}", exist_ok=True)
    for item in campaign.items:
        for language in LANGUAGES:
            lines = "\n".join(head(campaign, item, language))
            text = f"---\n{lines}\n---\n\n{campaign.body(item, language, link(item, language))}"
            write(f"{content}/{language}/{item.folder}/{item.name}.md", dialect(text))


def write_kier(campaign, target):
    for folder in ("templates", "assets", "content/strings"):
        shutil.copytree(REPOSITORY / folder, target / folder)
    shutil.copy(REPOSITORY / "content/types.yaml", target / "content/types.yaml")
    settings = (REPOSITORY / "content/campaign.yaml").read_text(encoding="utf-8")
    # Neither these languages nor these pages are among what is made up.
    settings = re.sub(r"^(summary_languages:.*\n|search_first:.*\n(?:  .*\n)*)", "", settings,
                      flags=re.MULTILINE)
    write(target / "content/campaign.yaml", settings)
    write_pages(campaign, target / "content", front_matter, kier_link, lambda text: text)


def hugo_words(strings):
    """Our strings/<language>.yaml as Hugo's i18n file: texts only, parts as {{ .name }}."""
    lines = re.findall(r"^\w+: [^\[\n].*\n", strings, re.MULTILINE)
    return "".join(re.sub(r"\{(\w+)\}", r"{{ .\1 }}", line) for line in lines)


def write_hugo_frame(frame, target):
    """Menus, words and assets: the same as ours."""
    shutil.copytree(HERE / "hugo", target)
    shutil.copytree(REPOSITORY / "assets", target / "assets")
    (target / "i18n").mkdir()
    for language in LANGUAGES:
        strings = (REPOSITORY / f"content/strings/{language}.yaml").read_text(encoding="utf-8")
        write(target / f"i18n/{language}.yaml", hugo_words(strings))
    entries = {
        "menu": ["/" + FOLDERS.get(name, name) for _, name in frame.menu],
        "footer": ["/" + name for _, name in frame.footer],
        "crisis": [f"/{folder}/{name}" for folder, name in frame.crisis],
    }
    with open(target / "hugo.toml", "a", encoding="utf-8") as file:
        file.write("\n[params]\n")
        file.writelines(f"  {key} = {json.dumps(paths)}\n" for key, paths in entries.items())


def write_hugo(campaign, target):
    write_hugo_frame(campaign.frame, target)
    # Hugo's names for two of the facts; it knows no alerts, and gets their label as text.
    names = {"\npublish:": "\ndate:", "\nurl:": "\nwebsite:", "> [!TIP]": "> **Tip**  "}

    def dialect(text):
        for ours, theirs in names.items():
            text = text.replace(ours, theirs, 1)
        return text

    write_pages(campaign, target / "content", front_matter, hugo_link, dialect)
    for language in LANGUAGES:
        os.rename(target / f"content/{language}/index.md", target / f"content/{language}/_index.md")
        for folder, titles in SECTION_TITLES.items():
            write(target / f"content/{language}/{folder}/_index.md",
                  f"---\ntitle: {titles[language]}\n---\n")


if __name__ == "__main__":
    kind, pages, folder = sys.argv[1:]
    frame = Frame((REPOSITORY / "content/campaign.yaml").read_text(encoding="utf-8"))
    {"kier": write_kier, "hugo": write_hugo}[kind](Campaign(int(pages), frame), Path(folder))
