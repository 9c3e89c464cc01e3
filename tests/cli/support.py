"""A small campaign in a temporary folder, and the real program to run on it.

The program's path comes from the environment variable KIER. Types, strings, templates and assets
are those of this repository, copied when a test begins.
"""

import functools
import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(os.environ.get("KIER") or REPOSITORY / "build/release/kier")
if not os.access(PROGRAM, os.X_OK):
    sys.exit(f"no program at {PROGRAM}; the environment variable KIER names it")
TODAY = "2026-11-20"  # all dates of the small campaign lie before it, or are put there by a test
SLOWEST = 60  # seconds; a program that hangs fails its test

SETTINGS = """\
format: 1
title: { nl: De deur, en: The door }
base_url: https://deur.be
languages: [nl, en]
owner: De redactie
publisher: "V.U.: A. Peeters, Kouter 1, 9000 Gent"
audiences:
  - { id: ouders, title: { nl: Voor ouders, en: For parents } }
  - { id: jongeren, title: { nl: Voor jongeren, en: For young people } }
themes:
  - { id: contact, title: { nl: Contact houden, en: Keeping contact } }
addresses:
  audience: { nl: voor, en: for }
  theme: { nl: thema, en: theme }
  search: { nl: zoeken, en: search }
  index: { nl: a-z, en: a-z }
menu:
  - list: tip
  - search
footer:
  - page: over-ons
  - index
crisis:
  - hulp/noodnummer
"""


def page(title, body="", **keys):
    """A Markdown file with front matter: title, reviewed, then `keys`."""
    keys = {"reviewed": TODAY, **keys}
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items() if value is not None)
    return f"---\ntitle: {title}\n{lines}---\n\n{body}\n"


def tip(title, body="", **keys):
    """A tip."""
    return page(title, body, evidence="practice", **keys)


def probe(front="", text="Tekst.\n"):
    """A tip whose added front matter begins on line 5; without one its text begins on line 6."""
    return f"---\ntitle: Proef\nreviewed: {TODAY}\nevidence: practice\n{front}---\n{text}"


PAGES = {
    "nl/index.md": page("Welkom", "Lees [een tip](tips/kloppen.md)."),
    "en/index.md": page("Welcome", "Read [a tip](tips/kloppen.md)."),
    "nl/over-ons.md": page("Over ons", "Wij zijn met drie.\n\n## Wie\n\nEen, twee, drie."),
    "nl/tips/kloppen.md": tip(
        "Klop, en wacht",
        "Klop zacht.\n\n## Zo kan het gaan\n\nTel tot twintig. [](../hulp/noodnummer.md)",
        audiences="[ouders]", themes="[contact]", publish="2026-11-01"),
    "en/tips/kloppen.md": page("Knock, and wait", "Knock softly.\n\n## How\n\nCount to twenty."),
    "nl/tips/slaap.md": tip("Slaap", "Slaap lang.", audiences="[jongeren]", publish="2026-11-02"),
    "nl/verhalen/raam.md": page("Het raam", "Het raam stond open.", fictional="true",
                                content_note="Over eenzaamheid.", audiences="[jongeren]"),
    "nl/hulp/noodnummer.md": page(
        "Noodnummer", "Bel bij gevaar.", tier="crisis", phone='"112"', recheck_days="400",
        checked=f"{{ date: {TODAY}, how: live, by: redactie, source: een gesprek }}"),
}


class Result:
    """What one run of the program left behind."""

    def __init__(self, status, out, err, seconds, work):
        self.status = status
        self.seconds, self.work = seconds, work  # on the clock, and of all processors together
        self.out, self.err = out.decode("utf-8"), err.decode("utf-8")

    @property
    def errors(self):
        """The lines of standard error that are diagnostics of severity error."""
        return [line for line in self.err.splitlines() if re.search(r": error: .*\]$", line)]

    @property
    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"exit {self.status} after {self.seconds:.2f} s ({self.work:.2f} s of work)\n{self.err}{self.out}"


def environment(**changes):
    """The environment without what would change the program's behaviour."""
    clean = {key: value for key, value in os.environ.items()
             if key not in ("SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR_FORCE")}
    return {**clean, **changes}


def spent_by_children():
    """Seconds of processor time: unlike those on the clock they say nothing of a busy machine."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


@functools.cache
def is_sanitized():
    """Whether the program carries sanitizers, which make it many times slower."""
    return b"__asan_init" in Path(PROGRAM).read_bytes()


def run(*arguments, cwd=None, env=None, prefix=()):
    """Runs the program to its end, its output in pipes."""
    began, spent = time.monotonic(), spent_by_children()
    done = subprocess.run([*prefix, PROGRAM, *map(str, arguments)], cwd=cwd,
                          stdin=subprocess.DEVNULL,
                          env=environment(**(env or {})), capture_output=True, timeout=SLOWEST)
    return Result(done.returncode, done.stdout, done.stderr, time.monotonic() - began,
                  spent_by_children() - spent)


class Campaign:
    """A campaign's folder on disk."""

    def __init__(self, folder, pages=None):
        self.folder = Path(folder)
        self.site = self.folder / "site"
        shutil.copytree(REPOSITORY / "templates", self.folder / "templates")
        shutil.copytree(REPOSITORY / "assets", self.folder / "assets")
        (self.folder / "content/strings").mkdir(parents=True)
        for language in ("nl", "en"):
            shutil.copy(REPOSITORY / f"content/strings/{language}.yaml",
                        self.folder / "content/strings")
        shutil.copy(REPOSITORY / "content/types.yaml", self.folder / "content/types.yaml")
        self.write("content/campaign.yaml", SETTINGS)
        for path, text in (PAGES if pages is None else pages).items():
            self.write("content/" + path, text)

    def write(self, path, text):
        """Writes text (as UTF-8, line ends as they are) or bytes."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def read(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def replace(self, path, old, new):
        text = self.read(path)
        if old not in text:
            raise AssertionError(f"{path} does not hold {old!r}")
        self.write(path, text.replace(old, new))

    def remove(self, path):
        (self.folder / path).unlink()

    def run(self, command, *arguments, today=TODAY, **options):
        day = ("--today", today) if today else ()
        return run(command, "-C", self.folder, *day, *arguments, **options)

    def build(self, *arguments, **options):
        return self.run("build", *arguments, **options)

    def published(self, path):
        return (self.site / "www" / path).read_text(encoding="utf-8")


def files_of(folder):
    """The relative paths of all files below a folder, sorted; what is in .kier is left out."""
    found = []
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != ".kier"]
        found += [os.path.relpath(os.path.join(top, name), folder) for name in files]
    return sorted(found)


def contents(folder):
    """path -> bytes of a tree."""
    return {path: Path(folder, path).read_bytes() for path in files_of(folder)}


def snapshot(folder):
    """path -> bytes and time of modification of a tree."""
    return {path: (data, os.stat(os.path.join(folder, path)).st_mtime_ns)
            for path, data in contents(folder).items()}


def files_with(folder, word):
    """The files below a folder that hold a word, whatever its capitals, in their name or bytes."""
    return [path for path, data in contents(folder).items()
            if word in data.lower() or word in path.lower().encode()]


def fingerprint(folder):
    """SHA-256 over the paths and bytes of a tree."""
    total = hashlib.sha256()
    for path, data in contents(folder).items():
        total.update(f"{path}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def check_manifest(folder):
    """Raises when a published folder is not exactly what its manifest lists."""
    tree = contents(folder)
    lines = tree.pop("manifest.sha256").decode("utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    found = {path: hashlib.sha256(data).hexdigest() for path, data in tree.items()}
    if listed != found:
        odd = sorted(path for path in listed | found if listed.get(path) != found.get(path))
        raise AssertionError(f"{folder} differs from its manifest: {odd[:5]}")


@functools.cache
def in_memory():
    """A folder whose files are in memory, else None: each publication waits for the disk."""
    folder = "/dev/shm"
    room = os.access(folder, os.W_OK) and os.statvfs(folder)
    return folder if room and room.f_bavail * room.f_frsize > 300_000_000 else None


class CliTest(unittest.TestCase):
    """A test with folders that go away, and with assertions about runs of the program."""

    maxDiff = None

    def folder(self):
        place = tempfile.TemporaryDirectory(prefix="kier-cli.", dir=in_memory(),
                                            ignore_cleanup_errors=True)
        self.addCleanup(place.cleanup)
        return Path(place.name)

    def campaign(self, pages=None):
        return Campaign(self.folder(), pages)

    def published_campaign(self, pages=None):
        """A campaign whose site is published already."""
        campaign = self.campaign(pages)
        self.assert_builds(campaign)
        return campaign

    def assert_builds(self, campaign, *arguments, **options):
        result = campaign.build(*arguments, **options)
        self.assertEqual(result.status, 0, result)
        self.assertEqual(result.errors, [], result)
        return result

    def assert_nothing_left(self, campaign):
        """Neither half a site nor rubbish stands in the output folder."""
        self.assertLessEqual(set(os.listdir(campaign.site)), {".kier", "www", "servers"})
        self.assertLessEqual(set(os.listdir(campaign.site / ".kier")), {"lock", "previous"})

    def assert_mistakes(self, campaign, *expected):
        """`build` and `check` say exactly these errors, in this order, and publish nothing."""
        existed = campaign.site.exists()
        before = snapshot(campaign.site)
        result = campaign.build()
        self.assertEqual(result.errors, list(expected), result)
        self.assertEqual(result.status, 1, result)
        count = f"{len(expected)} error{'' if len(expected) == 1 else 's'}"
        self.assertRegex(result.err.splitlines()[-1], rf"^{count}\b", result)
        self.assertEqual(snapshot(campaign.site), before, "the published site was changed")
        if existed:
            self.assert_nothing_left(campaign)
        checked = campaign.run("check")
        self.assertEqual((checked.status, checked.errors), (1, list(expected)), checked)
        return result
