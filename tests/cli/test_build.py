"""The program as people use it: options, exit status, what is printed where, what is published."""

import os
import pty
import re
import subprocess
from html import unescape
from urllib.parse import unquote

from support import (PROGRAM, SLOWEST, TODAY, CliTest, check_manifest, contents, environment, page,
                     probe, run, snapshot)

PROEF = "content/nl/tips/proef.md"
KEYS = ["file", "line", "column", "severity", "rule", "message", "hint"]


class Output(CliTest):
    """What stands in the output folder, and what becomes of what stood there."""

    def test_layout(self):
        """www/ to upload, servers/ with settings, a manifest in each, nothing else that is seen."""
        campaign = self.published_campaign()
        self.assertEqual(set(os.listdir(campaign.site)), {".kier", "servers", "www"})
        found = set(contents(campaign.site))
        for path in ("www/index.html", "www/en/index.html", "www/tips/index.html",
                     "www/tips/kloppen/index.html",
                     "www/en/tips/kloppen/index.html", "www/en/tips/slaap/index.html",
                     "www/404.html",
                     "www/en/404.html", "www/feed.xml", "www/en/feed.xml", "www/sitemap.xml",
                     "www/robots.txt",
                     "www/zoeken/index.html", "www/en/search/index.html", "www/a-z/index.html",
                     "www/search/nl.json", "www/search/en.json", "www/manifest.sha256",
                     "servers/nginx.conf", "servers/Caddyfile", "servers/apache.conf",
                     "servers/_headers",
                     "servers/_redirects", "servers/manifest.sha256"):
            self.assertIn(path, found)
        check_manifest(campaign.site / "www")
        check_manifest(campaign.site / "servers")

    def test_a_web_server_may_read_it(self):
        """Files are readable for everybody whatever the umask, and nobody else may write them."""
        before = os.umask(0o077)
        try:
            campaign = self.published_campaign()
        finally:
            os.umask(before)
        for top, _, files in os.walk(campaign.site / "www"):
            self.assertEqual(os.stat(top).st_mode & 0o777, 0o755)
            for name in files:
                self.assertEqual(os.stat(os.path.join(top, name)).st_mode & 0o777, 0o644)

    def test_unchanged_files_keep_their_time(self):
        """Unchanged output keeps its modification time; only what changed is new."""
        campaign = self.published_campaign()
        before = snapshot(campaign.site)
        campaign.replace("content/nl/tips/slaap.md", "Slaap lang.", "Slaap kort.")
        self.assert_builds(campaign)
        after = snapshot(campaign.site)
        self.assertEqual(sorted(before), sorted(after))
        changed = {path for path in after if after[path] != before[path]}
        self.assertEqual(changed, {path for path in after if after[path][0] != before[path][0]})
        self.assertEqual(changed, {"www/tips/slaap/index.html", "www/en/tips/slaap/index.html",
                                   "www/search/nl.json", "www/search/en.json",
                                   "www/manifest.sha256"})

    def test_stale_files_go(self):
        """What the new site does not have is gone, with the folders that are empty then."""
        campaign = self.published_campaign()
        campaign.write("site/www/oud/los.html", "van vroeger")
        campaign.remove("content/nl/tips/slaap.md")
        self.assert_builds(campaign)
        for path in ("tips/slaap", "en/tips/slaap", "oud"):
            self.assertFalse((campaign.site / "www" / path).exists(), path)

    def test_damaged_output_is_mended(self):
        """What somebody changed or removed in the output is mended by the next build."""
        campaign = self.published_campaign()
        whole = contents(campaign.site)
        for path in ("www/index.html", "www/manifest.sha256", "servers/nginx.conf"):
            with self.subTest(path=path):
                campaign.write("site/" + path, "x" * len(whole[path]))
                self.assert_builds(campaign)
                self.assertEqual(contents(campaign.site), whole)
                campaign.remove("site/" + path)
                self.assert_builds(campaign)
                self.assertEqual(contents(campaign.site), whole)

    def test_rollback(self):
        """`build --rollback` puts the previous site back; twice is as if never."""
        campaign = self.published_campaign()
        first = snapshot(campaign.site)
        campaign.replace("content/nl/tips/slaap.md", "Slaap lang.", "Slaap kort.")
        self.assert_builds(campaign)
        second = snapshot(campaign.site)
        self.assertNotEqual(first, second)
        for expected in (first, second, first):
            result = campaign.build("--rollback")
            self.assertEqual(result.status, 0, result)
            self.assertEqual(snapshot(campaign.site), expected)
            check_manifest(campaign.site / "www")

    def test_rollback_while_the_campaign_is_broken(self):
        """`build --rollback` needs no valid campaign: it is for the day when something is wrong."""
        campaign = self.published_campaign()
        first = contents(campaign.site)
        campaign.replace("content/nl/tips/slaap.md", "Slaap lang.", "Slaap kort.")
        self.assert_builds(campaign)
        campaign.write("content/campaign.yaml", "title: [\n")
        self.assertEqual(campaign.build("--rollback").status, 0)
        self.assertEqual(contents(campaign.site), first)

    def test_rollback_after_builds_without_a_change(self):
        """A build that changes nothing does not cost the way back."""
        campaign = self.published_campaign()
        first = contents(campaign.site)
        campaign.replace("content/nl/tips/slaap.md", "Slaap lang.", "Slaap kort.")
        for _ in range(3):
            self.assert_builds(campaign)
        self.assertEqual(campaign.build("--rollback").status, 0)
        self.assertEqual(contents(campaign.site), first)

    def test_rollback_without_a_previous_site(self):
        """`build --rollback` after the first build: an error that says so; the site stays."""
        campaign = self.published_campaign()
        before = snapshot(campaign.site)
        result = campaign.build("--rollback")
        self.assertEqual(result.status, 2, result)
        self.assertEqual(len(result.errors), 1, result)
        self.assertIn("previous", result.errors[0])
        self.assertEqual(snapshot(campaign.site), before)

    def test_check_writes_nothing(self):
        """`check` publishes nothing, and makes no folder."""
        campaign = self.campaign()
        result = campaign.run("check")
        self.assertEqual((result.status, result.errors), (0, []), result)
        self.assertFalse(campaign.site.exists())


class Options(CliTest):
    def test_out(self):
        """--out DIR: below the campaign's folder unless it is absolute."""
        campaign = self.campaign()
        elsewhere = self.folder() / "diep/er"
        self.assert_builds(campaign, "--out", elsewhere)
        self.assert_builds(campaign, "--out", "anders")
        self.assertEqual(contents(elsewhere), contents(campaign.folder / "anders"))
        self.assertFalse(campaign.site.exists())

    def test_campaign_folder(self):
        """-C DIR, or the folder where the program is run: the same."""
        campaign = self.published_campaign()
        whole = contents(campaign.site)
        result = run("build", "--today", TODAY, "--out", "hier", cwd=campaign.folder)
        self.assertEqual(result.status, 0, result)
        self.assertEqual(contents(campaign.folder / "hier"), whole)
        result = run("-C", campaign.folder.name, "--today", TODAY, "build",
                     cwd=campaign.folder.parent)
        self.assertEqual(result.status, 0, result)
        self.assertEqual(contents(campaign.site), whole)

    def test_site_below_a_path(self):
        """A `base_url` with a path: every address of the site begins with it."""
        campaign = self.campaign()
        campaign.replace("content/campaign.yaml", "https://deur.be", "https://deur.be/op/kier")
        campaign.write(PROEF, probe("aliases: [/oud/]\n", "[x](/zoeken/) [](slaap.md)\n"))
        self.assert_builds(campaign)
        for path, data in contents(campaign.site / "www").items():
            if path.endswith(".html"):
                for address in re.findall(r'(?:href|src|action)="(/[^"]*)"', data.decode()):
                    self.assertTrue(address.startswith("/op/kier/"), f"{path}: {address}")
        self.assertIn("url=/op/kier/tips/proef/", campaign.published("oud/index.html"))
        campaign.replace("templates/base.html", "</body>", '<a href="/zoeken/">x</a></body>')
        errors = campaign.build().errors
        self.assertEqual(errors, [
            "www/404.html: error: the page leads to /zoeken/, where the site has nothing; mend the "
            "link in the template, or in the HTML of the page's text [output/broken-link]"])

    def test_files_with_unusual_names(self):
        """Files with blanks, accents and signs in their names: linked and published, or errors."""
        campaign = self.campaign()
        for name in ("een foto.svg", "café.svg", "a+b&c.svg", "UPPER.SVG", "a'b.svg"):
            with self.subTest(name=name):
                campaign.write("assets/images/" + name, "<svg/>")
                link = name.replace(" ", "%20")
                campaign.write(PROEF, probe(text=f"![x](../../../assets/images/{link})\n"))
                self.assert_builds(campaign)
                source = re.search(r'<img[^>]* src="/(assets/images/[^"]*)"',
                                   campaign.published("tips/proef/index.html"))
                self.assertIn(unquote(unescape(source[1])), contents(campaign.site / "www"))
                campaign.remove("assets/images/" + name)
        campaign.remove(PROEF)
        for sign in "%?#":
            campaign.write(f"assets/images/a{sign}b.svg", "<svg/>")
        self.assert_mistakes(campaign, *(
            f"assets/images/a{sign}b.svg: error: a name with '{sign}' means something else in an "
            "address; rename it; letters, digits, '-' and '_' are safe everywhere [assets/name]"
            for sign in "#%?"))

    def test_today(self):
        """--today DATE decides what is shown."""
        campaign = self.campaign()
        campaign.write(PROEF, probe("publish: 2027-01-01\nuntil: 2027-01-31\n"))
        for today, shown in (("2026-12-31", False), ("2027-01-01", True), ("2027-01-31", True),
                             ("2027-02-01", False)):
            self.assert_builds(campaign, today=today)
            self.assertEqual((campaign.site / "www/tips/proef").exists(), shown, today)

    def test_version_and_help(self):
        """--version and --help print to standard output and leave with 0."""
        result = run("--version")
        self.assertRegex(result.out, r"\Akier \d+\.\d+\.\d+\n\Z")
        self.assertEqual((result.status, result.err), (0, ""))
        for arguments in (["--help"], ["build", "--help"]):
            result = run(*arguments)
            self.assertEqual((result.status, result.err), (0, ""))
            self.assertIn("--today", run("--help").out)

    def test_wrong_usage(self):
        """Wrong usage leaves with 2, says what is wrong on standard error, and does nothing."""
        campaign = self.campaign()
        for arguments, words in (
                ([], "kier: a command is missing; the commands are: build, check, serve, new, "
                     "init, channel, print, reach"),
                (["buidl"], "kier: there is no command 'buidl'; did you mean 'build'?"),
                (["publiceer"], "kier: there is no command 'publiceer'; the commands are: build, "
                                "check, serve, new, init, channel, print, reach"),
                (["build", "check"], "kier: 'build' and 'check' are two commands; write one"),
                (["--bestaat-niet"], "kier: there is no option '--bestaat-niet'"),
                (["build", "--rolback"],
                 "kier build: there is no option '--rolback'; did you mean '--rollback'?"),
                (["check", "--rollback"], "kier check: there is no option '--rollback' here; it "
                                          "belongs to 'kier build'"),
                (["build", "nl"], "kier build: 'nl' is one word too many; a campaign's folder is "
                                  "named with -C"),
                (["build", "--out"], "kier build: behind '--out' a value is missing: --out DIR"),
                (["build", "--out", ""], "kier build: --out: it is empty"),
                (["build", "--out", "a", "--out", "b"],
                 "kier build: '--out' stands twice; write it once"),
                (["build", "--threads", "0"],
                 "kier build: --threads: '0' is no whole number from 1 to 256"),
                (["build", "--threads", "x"],
                 "kier build: --threads: 'x' is no whole number from 1 to 256"),
                (["serve", "--port", "99999"],
                 "kier serve: --port: '99999' is no whole number from 1 to 65535"),
                (["build", "--today", "31-12-2025"],
                 "kier build: --today: '31-12-2025' is no date; write 2025-12-31"),
                (["build", "--today", "2025-02-30"],
                 "kier build: --today: '2025-02-30' is no date; write 2025-02-28"),
                (["build", "--format", "xml"],
                 "kier build: --format: 'xml' is neither text nor json"),
                (["new"], "kier new: TYPE is missing; write: kier new TYPE TITLE"),
                (["new", "tip"], "kier new: TITLE is missing; write: kier new TYPE TITLE"),
                (["new", "tip", "een", "twee"], "kier new: 'twee' is one word too many; put a title "
                                                "of several words in quotes"),
                (["new", "tip", "-vijf graden"], "kier new: there is no option '-vijf graden'; a title "
                                              "that begins with '-' stands behind '--': kier new "
                                              'TYPE -- "TITLE"')):
            with self.subTest(arguments=arguments):
                result = run("-C", campaign.folder, *arguments)
                program = words.split(":")[0]
                self.assertEqual((result.status, result.out, result.err), (
                    2, "", f"{words}\n'{program} --help' says what can be written\n"))
        self.assertFalse(campaign.site.exists())

    def test_missing_campaign(self):
        """A folder that is not there, or is no campaign: 2, with what to do; nothing is made."""
        empty = self.folder()
        result = run("build", "-C", empty / "weg")
        self.assertEqual(result.status, 2, result)
        self.assertEqual(result.errors, [
            f"{empty}/weg: error: the campaign's folder cannot be opened: No such file or "
            "directory; name the folder with -C, or begin a campaign with 'kier init' "
            "[io/no-campaign-folder]"])
        result = run("build", "-C", empty)
        self.assertEqual(result.status, 2, result)
        self.assertEqual(result.errors, [
            f"{empty}: error: there is no folder 'content' in it, so this is not a campaign; go to "
            "the campaign's folder, name it with -C, or begin a campaign with 'kier init' "
            "[io/no-content-folder]"])
        self.assertEqual(os.listdir(empty), [])


class Printed(CliTest):
    """What is printed, where, and how it looks."""

    def mistaken(self):
        campaign = self.campaign()
        campaign.write(PROEF, probe("darft: true\n",
                                    "Zie [x](weg-xxxxxxx.md) en [](slaap.md#weg).\n"))
        campaign.write("content/en/tips/slaap.md", page("Sleep", "[x](gone-xxxxxxx.md)",
                                                        draft="false"))
        return campaign

    def test_json(self):
        """JSON is one sorted array of {file, line, column, severity, rule, message, hint}."""
        campaign = self.mistaken()
        result = campaign.build("--format", "json")
        self.assertEqual(result.status, 1, result)
        self.assertEqual(result.err, "")
        found = result.json
        for one in found:
            self.assertEqual(list(one), KEYS)
            self.assertEqual([type(one[key]) for key in KEYS], [str, int, int, str, str, str, str])
            self.assertIn(one["severity"], ("note", "warning", "error"))
            self.assertRegex(one["rule"], r"\A[a-z-]+/[a-z0-9-]+\Z")
        places = [(one["file"], one["line"], one["column"], one["rule"]) for one in found]
        self.assertEqual(places, sorted(places))
        self.assertIn({"file": PROEF, "line": 5, "column": 1, "severity": "error",
                       "rule": "content/unknown-key", "message": "unknown key 'darft'",
                       "hint": "did you mean 'draft'?"}, found)
        self.assertEqual(campaign.run("check", "--format", "json").json, found)

    def test_json_says_the_same_as_text(self):
        """Both formats say the same, in the same order."""
        campaign = self.mistaken()
        lines = []
        for one in campaign.build("--format", "json").json:
            place = f"{one['file']}:{one['line']}:{one['column']}" if one["line"] else one["file"]
            hint = f"; {one['hint']}" if one["hint"] else ""
            lines.append(f"{place}: {one['severity']}: {one['message']}{hint} [{one['rule']}]")
        self.assertEqual(campaign.build().err.splitlines()[:-1], lines)

    def test_json_when_all_is_well_or_the_world_says_no(self):
        """--format json prints an array in every case, and nothing else on standard output."""
        campaign = self.campaign()
        self.assertEqual(campaign.build("--format", "json").json, [])
        self.assertEqual(campaign.run("check", "--format", "json").json, [])
        result = run("build", "-C", campaign.folder / "weg", "--format", "json")
        self.assertEqual((result.status, result.err), (2, ""))
        self.assertEqual([one["rule"] for one in result.json], ["io/no-campaign-folder"])

    def test_quiet_in_a_pipe(self):
        """No colour, no progress bar and nothing but text in a pipe."""
        for campaign in (self.campaign(), self.mistaken()):
            result = campaign.build(env={"TERM": "xterm-256color"})
            self.assertNotRegex(result.err + result.out, "[\x00-\x09\x0b-\x1f\x7f]")

    def on_terminal(self, campaign, **env):
        """Standard error of a build whose standard error is a terminal."""
        ours, theirs = pty.openpty()
        build = subprocess.Popen([PROGRAM, "build", "-C", campaign.folder, "--today", TODAY],
                                 env=environment(**env), stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        text = b""
        try:
            while data := os.read(ours, 65536):
                text += data
        except OSError:  # the other end was closed
            pass
        os.close(ours)
        build.wait(SLOWEST)
        return text.decode("utf-8").replace("\r\n", "\n")

    def test_colour_on_a_terminal(self):
        """Severities are in colour on a terminal, and not with NO_COLOR; the words are the same."""
        campaign = self.mistaken()
        plain = campaign.build().err
        coloured = self.on_terminal(campaign)
        self.assertIn(f"{PROEF}:5:1: \033[31merror\033[0m: unknown key 'darft'", coloured)
        for code in ("\033[31m", "\033[33m", "\033[36m", "\033[0m"):
            coloured = coloured.replace(code, "")
        self.assertEqual(coloured, plain)
        self.assertEqual(self.on_terminal(campaign, NO_COLOR="1"), plain)

    def test_a_file_does_not_command_the_terminal(self):
        """Control characters of a file do not reach the terminal."""
        campaign = self.campaign()
        campaign.write(PROEF, probe('"\\e[2Jx\\u009bx\\u202ex": 1\n'))
        for text in (campaign.build().err, self.on_terminal(campaign, NO_COLOR="1")):
            self.assertIn("unknown key", text)
            self.assertNotRegex(text, "[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")

    def test_closed_output(self):
        """A reader that goes away does not end the build with a crash."""
        campaign = self.mistaken()
        command = f"'{PROGRAM}' check -C '{campaign.folder}' --format json | head -c 1"
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True,
                              check=False,
                              env=environment(), timeout=SLOWEST)
        self.assertIn(done.returncode, (0, 1, 141), done)
