"""The promises that hold for every build: same bytes, gone is gone, incremental equals full,
stays building."""

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

from support import (PROGRAM, CliTest, contents, files_of, files_with, fingerprint, page, probe, run,
                     snapshot, tip)

HERE = Path(__file__).resolve().parent


class SameBytes(CliTest):
    """Same input: identical bytes, whatever else differs."""

    def setUp(self):
        super().setUp()
        self.campaign_ = self.campaign()
        for number in range(60):
            links = "".join(f"- [](tip-{(number * k) % 60}.md)\n" for k in (7, 11, 13))
            self.campaign_.write(f"content/nl/tips/tip-{number}.md",
                                 tip(f"Tip {number % 7}", f"Een tekst.\n\n{links}",
                                     audiences="[ouders]", themes="[contact]",
                                     publish=f"2026-01-{1 + number % 28:02}",
                                     aliases=f"[/oud/{number}/]"))
        self.assert_builds(self.campaign_)
        self.expected = fingerprint(self.campaign_.site)

    def assert_same(self, *arguments, **options):
        out = self.folder() / "uit"
        self.assert_builds(self.campaign_, "--out", out, *arguments, **options)
        self.assertEqual(fingerprint(out), self.expected)

    def test_twice(self):
        """Same input twice: identical bytes, and nothing touched."""
        before = snapshot(self.campaign_.site)
        self.assert_builds(self.campaign_)
        self.assertEqual(snapshot(self.campaign_.site), before)

    def test_threads(self):
        """1, 2 or 8 threads: identical bytes."""
        for threads in (1, 2, 8, 64):
            self.assert_same("--threads", threads)

    def test_another_day(self):
        """Another day: identical bytes, while no page begins or ends."""
        self.assert_same(today="2026-11-29")

    def test_another_folder(self):
        """Another folder, another order on disk: identical bytes."""
        other = self.folder() / "een andere map"
        paths = sorted((path for path in self.campaign_.folder.rglob("*") if path.is_file()),
                       reverse=True)
        for path in paths:
            target = other / path.relative_to(self.campaign_.folder)
            if target.relative_to(other).parts[0] != "site":
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        self.campaign_.folder = other
        self.assert_same()

    def test_another_environment(self):
        """Another language, time zone, umask and user name: identical bytes."""
        self.assert_same(env={"LC_ALL": "C", "TZ": "Asia/Tokyo", "HOME": "/nonexistent"})
        self.assert_same(env={"LC_ALL": "nl_BE.UTF-8", "TZ": "America/New_York", "USER": "x"})
        before = os.umask(0o077)
        try:
            self.assert_same()
        finally:
            os.umask(before)

    def test_source_date_epoch(self):
        """`SOURCE_DATE_EPOCH` sets "today"."""
        self.campaign_.write("content/nl/tips/straks.md", probe("publish: 2026-12-01\n"))
        for second, shown in ((1796083199, False), (1796083200, True)):  # around 2026-12-01 UTC
            out = self.folder() / "uit"
            self.assert_builds(self.campaign_, "--out", out, today=None,
                               env={"SOURCE_DATE_EPOCH": str(second), "TZ": "Asia/Tokyo"})
            self.assertEqual((out / "www/tips/straks/index.html").exists(), shown)

    def test_wrong_source_date_epoch(self):
        """A `SOURCE_DATE_EPOCH` that is no number is an error, never a guess."""
        result = self.campaign_.build(today=None, env={"SOURCE_DATE_EPOCH": "gisteren"})
        self.assertEqual(result.errors, [
            "SOURCE_DATE_EPOCH: error: 'gisteren' is not a number of seconds since 1970; set it as "
            "in SOURCE_DATE_EPOCH=$(date +%s), or unset it [io/source-date-epoch]"], result)
        self.assertEqual(result.status, 2)


class GoneIsGone(CliTest):
    """Gone is gone: what is withdrawn is in no output file, feed, search index, list or A to Z."""

    WORDS = (b"zeemeermin", b"waterval", b"kwikstaart")

    def setUp(self):
        super().setUp()
        self.campaign_ = self.campaign()

    def assert_gone(self, path, shown, hidden):
        """With the text `shown` the words are everywhere; with `hidden` (None: deleted) nowhere."""
        self.campaign_.write(path, shown)
        self.assert_builds(self.campaign_)
        found = files_with(self.campaign_.site, self.WORDS[0])
        for expected in ("www/sitemap.xml", "www/search/nl.json", "www/a-z/index.html",
                         "www/voor/ouders/index.html", "www/thema/contact/index.html"):
            self.assertIn(expected, found)
        if hidden is None:
            self.campaign_.remove(path)
        else:
            self.campaign_.write(path, hidden)
        self.assert_builds(self.campaign_)
        for word in self.WORDS:
            self.assertEqual(files_with(self.campaign_.site, word), [], word)

    def texts(self, kind, *changes):
        keys = {"audiences": "[ouders]", "themes": "[contact]", "publish": "2026-11-03",
                "summary": "Een waterval."}
        if kind == "tip":
            keys["evidence"] = "practice"
        keys.update(changes)
        return page("Zeemeermin", "Een kwikstaart.", **keys)

    def test_deleted_page(self):
        """A page is deleted."""
        path = "content/nl/tips/zeemeermin.md"
        self.assert_gone(path, self.texts("tip"), None)
        self.assertEqual(files_with(self.campaign_.site, b"tips/zeemeermin"), [])

    def test_draft(self):
        """A page becomes a draft again."""
        self.assert_gone("content/nl/tips/zeemeermin.md", self.texts("tip"),
                         self.texts("tip", ("draft", "true")))

    def test_not_yet(self):
        """A page is put off."""
        self.assert_gone("content/nl/tips/zeemeermin.md", self.texts("tip"),
                         self.texts("tip", ("publish", "2027-01-01")))

    def test_expired(self):
        """A page has had its last day."""
        self.assert_gone("content/nl/tips/zeemeermin.md", self.texts("tip"),
                         self.texts("tip", ("until", "2026-11-19")))

    def test_consent_withdrawn(self):
        """A story's consent is withdrawn."""
        consent = "{ given: 2026-01-01, record: dossier 12%s }"
        note = ("content_note", "Over stilte.")
        self.assert_gone("content/nl/verhalen/zeemeermin.md",
                         self.texts("story", note, ("consent", consent % "")),
                         self.texts("story", note, ("consent",
                                                    consent % ", withdrawn: 2026-11-20")))

    def test_consent_expired(self):
        """A story's consent has ended."""
        consent = "{ given: 2026-01-01, until: 2026-11-%s, record: dossier 12 }"
        note = ("content_note", "Over stilte.")
        self.assert_gone("content/nl/verhalen/zeemeermin.md",
                         self.texts("story", note, ("consent", consent % "20")),
                         self.texts("story", note, ("consent", consent % "19")))

    def test_service(self):
        """A service is withdrawn."""
        facts = (("tier", "first_line"), ("recheck_days", "400"), ("phone", '"09 123 45 67"'),
                 ("checked", "{ date: 2026-11-20, how: live, by: redactie, source: gesprek }"))
        self.assert_gone("content/nl/hulp/zeemeermin.md", self.texts("service", *facts), None)
        self.assertEqual(files_with(self.campaign_.site, b"091234567"), [])

    def test_translation(self):
        """A translation goes with its original: it inherits the last day."""
        self.campaign_.write("content/nl/tips/zeemeermin.md", self.texts("tip"))
        self.campaign_.write("content/en/tips/zeemeermin.md", page("Mermaid", "A wagtail."))
        self.assert_builds(self.campaign_)
        self.assertNotEqual(files_with(self.campaign_.site, b"mermaid"), [])
        self.campaign_.write("content/nl/tips/zeemeermin.md",
                             self.texts("tip", ("until", "2026-11-19")))
        self.assert_builds(self.campaign_)
        self.assertEqual(files_with(self.campaign_.site, b"mermaid"), [])
        self.assertEqual(files_with(self.campaign_.site, b"wagtail"), [])

    def test_link_to_what_is_gone(self):
        """A link to a withdrawn page is left out, with a warning; its title is not shown."""
        self.campaign_.write("content/nl/tips/zeemeermin.md",
                             self.texts("tip", ("until", "2026-11-19")))
        self.campaign_.write("content/nl/tips/proef.md",
                             probe(text="Zie [daar](zeemeermin.md).\n\n[](zeemeermin.md)\n\n"
                                        "En [](zeemeermin.md).\n"))
        result = self.assert_builds(self.campaign_)
        self.assertIn("content/nl/tips/proef.md:6:5: warning: 'zeemeermin.md' is not shown: its "
                      "last day was 2026-11-19; this link is left out; remove the link, or let it "
                      "lead elsewhere [link/withdrawn]", result.err)
        for word in self.WORDS:
            self.assertEqual(files_with(self.campaign_.site, word), [], word)


class IncrementalEqualsFull(CliTest):
    """Incremental equals full: after any random edits the result is byte for byte the full one."""

    ROUNDS = 30

    def setUp(self):
        super().setUp()
        self.campaign_ = self.campaign()
        self.chance = random.Random(7)
        self.count = 0
        for _ in range(12):
            self.add()

    def pages(self):
        """The tips that tests made; nothing else links to them."""
        return sorted((self.campaign_.folder / "content").glob("*/tips/los-*.md"))

    def pick(self):
        return self.chance.choice(self.pages())

    def add(self):
        self.count += 1
        path = f"content/nl/tips/los-{self.count}.md"
        self.campaign_.write(path, tip(f"Tip {self.count}", f"Tekst {self.count}. [](kloppen.md)",
                                       audiences="[ouders]",
                                       publish=f"2026-10-{1 + self.count % 28:02}"))

    def edit(self, path, pattern, replacement):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE),
                        encoding="utf-8")

    def body(self):
        self.edit(self.pick(), r"\Z", f"Een zin erbij, {self.chance.random()}.\n")

    def title(self):
        self.edit(self.pick(), r"^title: .*", f"title: Titel {self.chance.randrange(1000)}")

    def front_matter(self):
        added = self.chance.choice(("draft: true", "until: 2026-11-01", "summary: Kort.",
                                    f"aliases: [/weg/{self.chance.random()}/]", "owner: redactie"))
        path = self.pick()
        if added.split(":")[0] + ":" not in path.read_text(encoding="utf-8"):
            self.edit(path, r"^evidence:", added + "\nevidence:")

    def delete(self):
        self.pick().unlink()

    def rename(self):
        self.count += 1
        path = self.pick()
        path.rename(path.with_name(f"los-{self.count}.md"))

    def translate(self):
        path = self.pick()
        if "/nl/" in str(path):
            self.campaign_.write(f"content/en/tips/{path.name}",
                                 page(f"Tip in English {path.stem}", "Text."))

    def template(self):
        self.edit(self.campaign_.folder / "templates/base.html", r"</body>",
                  f'<p id="x{self.chance.randrange(10**9)}"></p></body>')

    def style(self):
        self.edit(self.campaign_.folder / "assets/css/site.css", r"\Z",
                  f".x{self.chance.randrange(10**9)} {{ color: red }}\n")

    def strings(self):
        self.edit(self.campaign_.folder / "content/strings/nl.yaml", r"^search: .*",
                  f"search: Zoek {self.chance.randrange(1000)}")

    def settings(self):
        self.edit(self.campaign_.folder / "content/campaign.yaml", r"^title: .*",
                  f"title: {{ nl: Deur {self.chance.randrange(1000)}, en: Door }}")

    def test_random_edits(self):
        """30 rounds of random edits of every kind, each built over the old site and afresh."""
        edits = (self.body, self.title, self.front_matter, self.delete, self.add, self.rename,
                 self.translate, self.template, self.style, self.strings, self.settings, self.add)
        self.assert_builds(self.campaign_)
        for number in range(self.ROUNDS):
            done = [edits[(number + k * 5) % len(edits)] for k in range(self.chance.randrange(1,
                                                                                              4))]
            for edit in done:
                edit()
            self.remove_orphans()
            self.assert_builds(self.campaign_)
            fresh = self.campaign_.folder / f"vers-{number}"
            self.assert_builds(self.campaign_, "--out", fresh)
            self.assertEqual(contents(self.campaign_.site), contents(fresh),
                             [edit.__name__ for edit in done])
            shutil.rmtree(fresh)

    def remove_orphans(self):
        """A translation whose original went lacks the facts that it inherited."""
        for path in (self.campaign_.folder / "content/en/tips").glob("los-*.md"):
            if not (self.campaign_.folder / "content/nl/tips" / path.name).exists():
                path.unlink()


class StaysBuilding(CliTest):
    """Stays building: a number for the format, no network, campaigns of old formats."""

    def test_another_format(self):
        """`format: 2`: an error that names both formats."""
        campaign = self.published_campaign()
        campaign.replace("content/campaign.yaml", "format: 1", "format: 2")
        self.assert_mistakes(
            campaign,
            "content/campaign.yaml:1:1: error: this is format 2; this program reads format 1; "
            "use a newer program, or write 'format: 1' [campaign/format]")

    def test_no_network(self):
        """No network at build time: without one the site is the same."""
        campaign = self.published_campaign()
        unshare = shutil.which("unshare")
        way = next(([unshare, *options] for options in (["-n"],
                                                        ["-r", "-n"]) if unshare and subprocess.run(
            [unshare, *options, PROGRAM, "--version"], capture_output=True,
            check=False).returncode == 0), None)
        if way is None:
            self.skipTest("the network cannot be taken away here")
        out = self.folder() / "uit"
        self.assert_builds(campaign, "--out", out, prefix=way)
        self.assertEqual(contents(out), contents(campaign.site))

    def test_campaign_of_format_1(self):
        """A campaign with all that format 1 has, and templates of its own, builds to the same
        pages, feeds and addresses as ever. KIER_ACCEPT=1 accepts what is new; read the diff."""
        campaign, out = HERE / "format-1", self.folder() / "uit"
        result = run("build", "-C", campaign, "--out", out, "--today", "2026-11-20")
        self.assertEqual((result.status, result.errors), (0, []), result)
        # What programs of ours write and read may change with them.
        built = {path: data for path, data in contents(out / "www").items()
                 if path != "manifest.sha256" and not path.startswith("search/")}
        expected = campaign / "expected"
        if os.environ.get("KIER_ACCEPT"):
            shutil.rmtree(expected, ignore_errors=True)
            for path, data in built.items():
                (expected / path).parent.mkdir(parents=True, exist_ok=True)
                (expected / path).write_bytes(data)
        self.assertGreater(len(built), 40)
        self.assertEqual(sorted(built), files_of(expected))
        for path, data in built.items():
            wanted = (expected / path).read_bytes()
            self.assertEqual(data.decode("utf-8"), wanted.decode("utf-8"), path)
