"""What the campaign of the benchmark consists of: items, their facts and their texts.

An item exists in Dutch and in English, at the same path: N pages are N / 2 items. A page is about
4 kB of Markdown: six sections of paragraphs, lists, a table, an alert and a footnote, with links to
ten other pages, two of them to a heading, one without a text and one that becomes a card.
"""

import random
import re
from dataclasses import dataclass, field

from vocabulary import Speaker

LANGUAGES = ("nl", "en")
SECTIONS = 6
SEED = "kier"

# Folder, share of the items out of 20.
FOLDERS = (("tips", 8), ("verhalen", 4), ("vragen", 7), ("", 1))


@dataclass
class Item:
    """What both languages of an item share, and the words that others refer to."""

    number: int
    folder: str  # "" for a plain page
    name: str  # of its file, without ".md"
    audiences: list
    themes: list
    titles: dict = field(default_factory=dict)  # by language
    headings: dict = field(default_factory=dict)  # by language, one a section


@dataclass
class Link:
    """A link from a page to another item, before a generator's dialect makes text of it."""

    target: Item
    heading: str = ""  # "" for the page itself
    kind: str = "text"  # or "bare" (no text of its own) or "card" (bare, alone in its paragraph)


class Frame:
    """What campaign.yaml wants to exist: its audiences and themes, and the pages it names."""

    def __init__(self, campaign_yaml):
        def part(key):
            found = re.search(rf"^{key}:.*\n((?:[ #].*\n|\n)*)", campaign_yaml, re.MULTILINE)
            return found.group(1) if found else ""

        def ids(key):
            return re.findall(r"\bid: ([\w-]+)", part(key))

        self.audiences = ids("audiences")
        self.themes = ids("themes")
        self.menu = re.findall(r"\b(page|list): ([\w-]+)", part("menu"))
        self.footer = re.findall(r"\b(page): ([\w-]+)", part("footer"))
        pages = re.findall(r"\b(page): ([\w-]+)", part("audiences")) + self.menu + self.footer
        names = ["index"] + [name for kind, name in pages if kind == "page"]
        self.pages = [("", name) for name in dict.fromkeys(names)]
        self.crisis = re.findall(r"^  - (hulp)/([\w-]+)", part("crisis"), re.MULTILINE)


class Campaign:
    def __init__(self, pages, frame):
        self.frame = frame
        self.speakers = {language: Speaker(language, SEED) for language in LANGUAGES}
        folders = [folder for folder, share in FOLDERS for _ in range(share)]
        named = frame.pages + frame.crisis
        names = {name for _, name in named}
        self.items = []
        for number in range(pages // 2):
            rng = random.Random(f"{SEED} item {number}")
            name = "-".join(rng.sample(self.speakers["nl"].plain, 3))
            while name in names:
                name += "-" + rng.choice(self.speakers["nl"].plain)
            names.add(name)
            where = named[number] if number < len(named) else (folders[number % 20], name)
            item = Item(number, *where, rng.sample(frame.audiences, 1 + number % 2),
                        rng.sample(frame.themes, 1 + number % 3))
            for language in LANGUAGES:
                speaker = self.speakers[language]
                item.titles[language] = speaker.title(rng, 4)
                item.headings[language] = [speaker.title(rng, 3) for _ in range(SECTIONS)]
            self.items.append(item)

    def chance(self, item, language):
        """The source of chance for a page: its own, so that pages do not depend on each other."""
        return random.Random(f"{SEED} {item.number} {language}")

    def links(self, item, language, rng):
        """The links of a page, in the order in which its text uses them."""
        result = []
        for n, draw in enumerate(rng.choices(range(len(self.items)), k=10)):
            target = self.items[draw]
            heading = rng.choice(target.headings[language]) if n in (1, 6) else ""
            result.append(Link(target, heading, {4: "bare", 8: "card"}.get(n, "text")))
        return result

    def body(self, item, language, link_text):
        """A page's Markdown; `link_text(link, words)` writes a link in a generator's dialect."""
        rng = self.chance(item, language)
        speaker = self.speakers[language]
        links = iter(self.links(item, language, rng))
        said = iter(speaker.sentences(rng, 70))

        def paragraph(count, linked=False):
            text = [next(said) for _ in range(count)]
            if linked:
                words = " ".join(speaker.speak(rng, 2))
                text.insert(1, f"{next(said)[:-1]} {link_text(next(links), words)}.")
            return " ".join(text)

        def listing(marker, count):
            return "\n".join(f"{marker} {next(said)}" for _ in range(count))

        def table():
            rows = [speaker.speak(rng, 4) for _ in range(5)]
            rows.insert(1, ["---", ":--", "--:", "---"])
            return "\n".join("| " + " | ".join(row) + " |" for row in rows)

        note = item.number % 3 == 0
        blocks = [
            paragraph(3, linked=True) + ("[^1]" if note else ""),
            paragraph(3, linked=True),
            listing("-", 4),
            paragraph(2, linked=True),
            table(),
            paragraph(2, linked=True),
            "> [!TIP]\n> " + paragraph(2),
            listing("1.", 3) + "\n\n   - " + next(said) + "\n   - " + next(said),
            paragraph(2, linked=True),
            paragraph(2, linked=True),
            listing("- [ ]", 3),
            paragraph(3, linked=True),
            paragraph(3, linked=True),
            link_text(next(links), ""),
            paragraph(3, linked=True),
        ]
        titles = dict(zip((1, 3, 5, 8, 11, 13), item.headings[language]))
        text = []
        for n, block in enumerate(blocks):
            if n in titles:
                text.append(f"## {titles[n]}")
            text.append(block)
        if note:
            text.append("[^1]: " + next(said))
        return "\n\n".join(text) + "\n"
