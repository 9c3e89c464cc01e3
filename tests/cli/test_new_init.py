"""kier new and kier init: pages and campaigns that begin."""

import os
import shutil
import subprocess

from support import CliTest, PROGRAM, REPOSITORY, TODAY, files_of, run

TYPES = ["page", "tip", "story", "service", "work", "question", "event", "landing"]
FOLDERS = {"page": "", "tip": "tips/", "story": "verhalen/", "service": "hulp/",
           "work": "literatuur/", "question": "vragen/", "event": "agenda/", "landing": "welkom/"}


class New(CliTest):

    def test_begins_a_draft_of_every_type(self):
        campaign = self.campaign()
        for kind in TYPES:
            with self.subTest(kind):
                path = f"content/nl/{FOLDERS[kind]}een-nieuw-begin-{kind}.md"
                result = campaign.run("new", kind, f"Eén nieuw begin: {kind}")
                self.assertEqual(result.status, 0, result)
                self.assertIn(path, result.out)
                text = campaign.read(path)
                self.assertTrue(text.startswith(f'---\ntitle: "Eén nieuw begin: {kind}"\n'), text)
                self.assertIn("\ndraft: true ", text)
                self.assertIn(f"\npublish: {TODAY} ", text)
        result = campaign.build()
        self.assertEqual((result.status, result.errors), (0, []), result)
        self.assertEqual([path for path in files_of(campaign.site) if "nieuw-begin" in path], [])

    def test_what_stays_open_is_a_mistake_without_the_draft(self):
        campaign = self.campaign()
        campaign.run("new", "service", "Een lijn")
        path = "content/nl/hulp/een-lijn.md"
        campaign.replace(path, "draft: true ", "# draft: true ")
        self.assert_mistakes(campaign, *[
            f"{path}:1:1: error: '{key}' is missing; add a line '{key}: ...' to the front matter "
            "[content/required]" for key in ("checked", "recheck_days", "tier")])

    def test_what_is_filled_in_and_taken_from_comments_is_published(self):
        campaign = self.campaign()
        campaign.run("new", "tip", "Wandelen")
        path = "content/nl/tips/wandelen.md"
        campaign.replace(path, "draft: true", "# draft: true")
        campaign.replace(path, "evidence:       ", "evidence: weak ")
        campaign.replace(path, "# audiences: []", "audiences: [ouders]")
        campaign.replace(path, "# summary:      ", "summary: Buiten. ")
        campaign.write(path, campaign.read(path) + "Ga naar buiten.\n")
        self.assert_builds(campaign)
        self.assertIn("Ga naar buiten.", campaign.published("tips/wandelen/index.html"))

    def test_every_comment_can_be_taken_away(self):
        campaign = self.campaign()
        for kind in TYPES:
            campaign.run("new", kind, f"Alles open {kind}")
            path = f"content/nl/{FOLDERS[kind]}alles-open-{kind}.md"
            lines = [line[2:] if line.startswith("# ") and ":" in line.split("#")[1] and
                     "Take away" not in line and "consent record" not in line else line
                     for line in campaign.read(path).splitlines()]
            campaign.write(path, "\n".join(lines) + "\n")
        self.assertEqual(campaign.run("check").errors, [])

    def test_titles_of_any_kind(self):
        for title, slug in [('C: d "e" \\ f', "c-d-e-f"), ("- [x] # y", "x-y"), ("true", "true"),
                            ("../../x", "x"), ("日本", "u65e5-u672c"), ("'s Avonds", "s-avonds")]:
            with self.subTest(title):
                campaign = self.campaign()
                result = campaign.run("new", "question", "--", title)
                self.assertEqual(result.status, 0, result)
                campaign.replace(f"content/nl/vragen/{slug}.md", "draft: true", "# draft: true")
                self.assert_builds(campaign)
                page = campaign.published(f"vragen/{slug}/index.html")
                self.assertEqual(page.count("<h1"), 1)

    def test_a_language_can_be_chosen(self):
        campaign = self.campaign()
        result = campaign.run("new", "tip", "Walking", "--language", "en")
        self.assertEqual(result.status, 0, result)
        self.assertIn('title: "Walking"', campaign.read("content/en/tips/walking.md"))

    def assert_refuses(self, campaign, message, *arguments):
        before = files_of(campaign.folder)
        result = campaign.run("new", *arguments)
        self.assertEqual((result.status, result.errors), (2, [message]), result)
        self.assertEqual(files_of(campaign.folder), before)

    def test_refusals_change_nothing(self):
        campaign = self.campaign()
        self.assert_refuses(campaign, "kier new: error: there is no type 'tpi' in this campaign; "
                            "did you mean 'tip'? [new/unknown-type]", "tpi", "Een tip")
        self.assert_refuses(campaign, "kier new: error: 'fr' is no language of this campaign; its "
                            "languages are: nl, en [new/unknown-language]",
                            "tip", "Een tip", "--language", "fr")
        self.assert_refuses(campaign, "kier new: error: this cannot be a title: it is empty; give "
                            "one line of text, in quotes [new/title]", "tip", " ")
        self.assert_refuses(campaign, "kier new: error: this cannot be a title: it holds a line "
                            "end or another control character; give one line of text, in quotes "
                            "[new/title]", "tip", "een\ndraft: false")
        self.assert_refuses(campaign, "content/nl/tips/slaap.md: error: there is such a file "
                            "already; choose another title, or edit that file [io/exists]",
                            "tip", "Slaap")

    def test_never_writes_through_a_link(self):
        campaign = self.campaign()
        outside = self.folder()
        shutil.rmtree(campaign.folder / "content/nl/vragen", ignore_errors=True)
        os.symlink(outside, campaign.folder / "content/nl/vragen")
        result = campaign.run("new", "question", "Waarom?")
        self.assertEqual(result.status, 2, result)
        self.assertEqual(files_of(outside), [])

    def test_a_file_where_the_folder_should_be(self):
        campaign = self.campaign()
        campaign.write("content/nl/vragen", "geen map")
        result = campaign.run("new", "question", "Waarom?")
        self.assertEqual((result.status, result.errors), (2, [
            "content/nl/vragen/waarom.md: error: this cannot be written: Not a directory; mend "
            "that and try again; nothing was changed [io/cannot-create]"]), result)
        self.assertEqual(campaign.read("content/nl/vragen"), "geen map")

    def test_a_campaign_without_types(self):
        campaign = self.campaign()
        campaign.remove("content/types.yaml")
        result = campaign.run("new", "tip", "Een tip")
        self.assertEqual((result.status, result.errors), (2, [
            "content/types.yaml: error: there is no content/types.yaml; go to the campaign's "
            "folder, name it with -C, or begin a campaign with 'kier init' [new/missing-file]"]),
            result)

    def test_a_folder_without_a_campaign(self):
        result = run("new", "tip", "Een tip", "-C", self.folder())
        self.assertEqual(result.status, 2, result)
        self.assertRegex(result.err, r"io/no-content-folder")


class Init(CliTest):

    def test_makes_a_campaign_that_builds(self):
        folder = self.folder() / "nieuw" / "hier"
        result = run("init", "-C", folder)
        self.assertEqual(result.status, 0, result)
        self.assertEqual(result.err, "")
        built = run("build", "-C", folder, "--today", TODAY)
        self.assertEqual((built.status, built.errors), (0, []), built)
        self.assertIn("www/index.html", files_of(folder / "site"))
        self.assertIn("www/en/index.html", files_of(folder / "site"))

    def test_brings_this_repository_s_looks(self):
        folder = self.folder()
        run("init", "-C", folder)
        for part in ("templates", "assets"):
            self.assertEqual(
                {path: (folder / part / path).read_bytes() for path in files_of(folder / part)},
                {path: (REPOSITORY / part / path).read_bytes()
                 for path in files_of(REPOSITORY / part)})
        strings = folder / "content/strings"
        self.assertEqual(files_of(strings), ["en.yaml", "nl.yaml"])
        for path in files_of(strings):
            self.assertEqual((strings / path).read_bytes(),
                             (REPOSITORY / "content/strings" / path).read_bytes())

    def test_refuses_a_folder_with_something_in_it(self):
        folder = self.folder()
        (folder / "brief.txt").write_text("van mij")
        result = run("init", "-C", folder)
        self.assertEqual(result.status, 2, result)
        self.assertEqual(result.errors, [
            f"{folder}: error: the folder is not empty: 'brief.txt' is in it; name another folder "
            "with -C; 'kier new' adds pages to a campaign [io/not-empty]"])
        self.assertEqual(files_of(folder), ["brief.txt"])

    def test_a_fresh_repository_is_empty_enough(self):
        folder = self.folder()
        (folder / ".git").mkdir()
        self.assertEqual(run("init", "-C", folder).status, 0)

    def test_goes_on_behind_one_that_was_killed(self):
        folder = self.folder()
        (folder / ".kier-init").mkdir()
        (folder / ".kier-init/half").write_text("x")
        self.assertEqual(run("init", "-C", folder).status, 0)
        self.assertFalse((folder / ".kier-init").exists())

    def test_a_full_disk_leaves_nothing(self):
        folder = self.folder()
        # No file may grow beyond one block of 1024 bytes: writing fails half-way.
        done = subprocess.run(["sh", "-c", 'ulimit -f 1; trap "" XFSZ; exec "$0" init -C "$1"',
                               PROGRAM, folder], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("[io/cannot-begin]", done.stderr)
        self.assertEqual(os.listdir(folder), [])

    def test_a_place_where_nothing_can_be_written(self):
        result = run("init", "-C", "/proc/kier")
        self.assertEqual(result.status, 2, result)
        self.assertIn("[io/cannot-begin]", result.err)
