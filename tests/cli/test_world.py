"""What the world does to a build: kills, full disks, other builds, links that lead elsewhere.

Whatever happens, the published tree is the old or the new one, whole.
"""

import contextlib
import fcntl
import os
import random
import shutil
import signal
import subprocess
import time

from support import (PROGRAM, SLOWEST, TODAY, CliTest, check_manifest, contents, environment,
                     files_with,
                     probe, run, snapshot, tip)

KILLS = 200


@contextlib.contextmanager
def small_disk(test, folder, size):
    """A disk of `size` bytes at `folder`; the test is skipped where that is forbidden."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        test.skipTest("a small disk needs the command mount")
    if done.returncode != 0:
        test.skipTest("a small disk needs the right to mount: " + done.stderr.decode().strip())
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


class Killed(CliTest):
    """Killed at any moment (kill -9): the published tree is the old or the new one, whole."""

    def setUp(self):
        super().setUp()
        self.campaign_ = self.campaign()
        for number in range(100):
            self.campaign_.write(f"content/nl/tips/tip-{number:03}.md",
                                 tip(f"Tip {number}", "Een alinea.\n\n" * 10, audiences="[ouders]"))
        self.trees = []
        for name in ("Oud", "Nieuw"):
            self.rename(name)
            self.assert_builds(self.campaign_)
            self.trees.append(contents(self.campaign_.site))

    def rename(self, name):
        """Another title of the site: every page changes."""
        settings = self.campaign_.folder / "content/campaign.yaml"
        lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[1] = f"title: {{ nl: {name}, en: {name} }}\n"
        settings.write_text("".join(lines), encoding="utf-8")

    def measure(self):
        """The seconds of a build that changes every page."""
        times = []
        for name in ("Oud", "Nieuw") * 2:
            self.rename(name)
            times.append(self.assert_builds(self.campaign_).seconds)
        return sorted(times)[2]

    def kill_after(self, delay):
        """True when the build was still running after `delay` seconds, and was killed."""
        build = subprocess.Popen([PROGRAM, "build", "-C", self.campaign_.folder, "--today", TODAY],
                                 env=environment(), stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        build.send_signal(signal.SIGKILL)
        status = build.wait(SLOWEST)
        self.assertIn(status, (0, -signal.SIGKILL))
        return status != 0

    def assert_whole(self):
        """Each published folder is one of the two, as its manifest says. Which one `www` is."""
        found = contents(self.campaign_.site)
        for folder in ("www", "servers"):
            part = {path: data for path, data in found.items() if path.startswith(folder + "/")}
            whole = [{path: data for path, data in tree.items() if path.startswith(folder + "/")}
                     for tree in self.trees]
            self.assertTrue(part in whole, f"{folder} is neither the old nor the new one")
            check_manifest(self.campaign_.site / folder)
        self.assertEqual({path.split("/")[0] for path in found}, {"www", "servers"})
        return int(found["www/index.html"] == self.trees[1]["www/index.html"])

    def test_killed_at_200_random_moments(self):
        """200 builds killed at random moments: whole after each, and the next build succeeds."""
        duration = self.measure()
        chance = random.Random(1)
        killed = number = 0
        while killed < KILLS:
            number += 1
            self.assertLess(number, 4 * KILLS, "most builds ended before they were killed")
            next_one = 1 - self.assert_whole()
            self.rename(("Oud", "Nieuw")[next_one])
            # Half of them late, where files are put in their place.
            begin = 0 if number % 2 else 0.6
            if self.kill_after(duration * chance.uniform(begin, 1.05)):
                killed += 1
                duration *= 1.01
            else:  # the machine has become faster; up to the very end one in four gets away
                duration *= 0.97
            self.assert_whole()
            if number % 4 == 3:  # else the next build that is killed is the next build
                self.assert_builds(self.campaign_)
                self.assertEqual(contents(self.campaign_.site), self.trees[next_one])
                self.assert_nothing_left(self.campaign_)

    def test_terminated(self):
        """Ended by Ctrl-C or by the system: the same."""
        duration = self.measure()
        for number, sign in enumerate((signal.SIGINT, signal.SIGTERM, signal.SIGHUP) * 2):
            self.rename(("Oud", "Nieuw")[number % 2])
            build = subprocess.Popen([PROGRAM, "build", "-C", self.campaign_.folder, "--today",
                                      TODAY],
                                     env=environment(), stdin=subprocess.DEVNULL,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(duration * 0.5)
            build.send_signal(sign)
            build.wait(SLOWEST)
            self.assert_whole()
        self.assert_builds(self.campaign_)
        self.assert_nothing_left(self.campaign_)


class OutputSaysNo(CliTest):
    """Disk full, read-only output, output is a file: error with the path and the system's words."""

    def assert_no(self, result, *expected):
        self.assertEqual(result.errors, list(expected), result)
        self.assertEqual(result.status, 2, result)

    def test_disk_full(self):
        """Disk full: error with the path and the system's words; the old site stays."""
        campaign = self.campaign()
        out = campaign.folder / "klein"
        with small_disk(self, out, 4_000_000):
            self.assert_builds(campaign, "--out", out)
            before = snapshot(out)
            free = os.statvfs(out).f_bavail * os.statvfs(out).f_frsize
            (out / "vol").write_bytes(b"x" * (free - 40_000))
            campaign.write("assets/groot.svg", "x" * 200_000)
            result = campaign.build("--out", out)
            self.assertEqual(len(result.errors), 1, result)
            self.assertRegex(result.errors[0],
                             rf"^{out}/.*: error: this cannot be written: No space left on "
                             "device; mend that and build again; the published site is as it was "
                             r"\[io/cannot-write\]$")
            self.assertEqual(result.status, 2)
            (out / "vol").unlink()
            self.assertEqual(snapshot(out), before)
            self.assert_builds(campaign, "--out", out)
            self.assertNotEqual(snapshot(out), before)
            check_manifest(out / "www")

    def test_read_only_output(self):
        """Read-only output: error with the path and the system's words; the old site stays."""
        campaign = self.campaign()
        out = campaign.folder / "vast"
        with small_disk(self, out, 4_000_000):
            self.assert_builds(campaign, "--out", out)
            before = snapshot(out)
            subprocess.run(["mount", "-o", "remount,ro", out], check=True)
            campaign.write("content/nl/tips/slaap.md", tip("Slaap", "Slaap kort."))
            result = campaign.build("--out", out)
            self.assertEqual(len(result.errors), 1, result)
            self.assertRegex(result.errors[0],
                             rf"^{out}/\.kier.*: Read-only file system;.*\[io/cannot-write\]$")
            self.assertEqual(result.status, 2)
            self.assertEqual(snapshot(out), before)

    def test_output_of_somebody_else(self):
        """An output folder that belongs to somebody else: error; nothing is changed."""
        campaign = self.published_campaign()
        before = snapshot(campaign.site)
        campaign.write("content/nl/tips/slaap.md", tip("Slaap", "Slaap kort."))
        as_nobody = ()
        if os.geteuid() == 0:
            setpriv = shutil.which("setpriv")
            reachable = setpriv and subprocess.run(
                [setpriv, "--reuid=65534", "--clear-groups", PROGRAM, "--version"],
                capture_output=True, check=False).returncode == 0
            if not reachable:
                self.skipTest("another user cannot run the program here")
            as_nobody = (setpriv, "--reuid=65534", "--clear-groups")
            campaign.folder.chmod(0o755)
        else:
            campaign.site.chmod(0o555)
            (campaign.site / ".kier").chmod(0o555)
        result = campaign.build(prefix=as_nobody)
        self.assertEqual(result.status, 2, result)
        self.assertEqual(len(result.errors), 1, result)
        self.assertIn("Permission denied", result.errors[0])
        self.assertEqual(snapshot(campaign.site), before)
        if os.geteuid() != 0:
            campaign.site.chmod(0o755)
            (campaign.site / ".kier").chmod(0o755)

    def test_output_is_a_file(self):
        """Output is a file: error with the path; the file stays."""
        campaign = self.campaign()
        campaign.write("site", "van iemand anders\n")
        self.assert_no(campaign.build(),
                       f"{campaign.site}: error: this is a file, and must be a folder; move it "
                       "away, or name another output folder with --out [io/output-not-a-folder]")
        self.assertEqual(campaign.read("site"), "van iemand anders\n")

    def test_published_folder_is_a_file(self):
        """`www` in the output folder is a file or a link: error; it stays."""
        campaign = self.campaign()
        campaign.write("site/www", "van iemand anders\n")
        self.assert_no(campaign.build(),
                       f"{campaign.site}/www: error: this is a file, and must be a folder; move it "
                       "away, or name another output folder with --out [io/output-not-a-folder]")
        self.assertEqual(campaign.read("site/www"), "van iemand anders\n")
        elsewhere = self.folder()
        campaign.remove("site/www")
        os.symlink(elsewhere, campaign.site / "www")
        self.assert_no(campaign.build(),
                       f"{campaign.site}/www: error: this is a symbolic link, and must be a "
                       "folder; move it away, or name another output folder with --out "
                       "[io/output-not-a-folder]")
        self.assertEqual(os.listdir(elsewhere), [])

    def test_link_in_the_output(self):
        """Nothing is written outside the output folder, whatever links stand in it."""
        campaign = self.published_campaign()
        elsewhere = self.folder()
        (elsewhere / "index.html").write_text("van iemand anders")
        shutil.rmtree(campaign.site / "www/tips")
        os.symlink(elsewhere, campaign.site / "www/tips")
        self.assert_builds(campaign)
        self.assertEqual(contents(elsewhere), {"index.html": b"van iemand anders"})
        self.assertFalse((campaign.site / "www/tips").is_symlink())
        check_manifest(campaign.site / "www")


class TwoBuilds(CliTest):
    def test_second_build_waits_and_says_so(self):
        """Two builds at once: the second waits and says so."""
        campaign = self.published_campaign()
        campaign.write("content/nl/tips/slaap.md", tip("Slaap", "Slaap kort."))
        before = snapshot(campaign.site)
        with open(campaign.site / ".kier/lock", "rb+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            build = subprocess.Popen([PROGRAM, "build", "-C", campaign.folder, "--today", TODAY],
                                     env=environment(), stdin=subprocess.DEVNULL,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            first = build.stderr.readline().decode()
            self.assertEqual(first,
                             f"{campaign.site}: note: another build is using this output folder; "
                             "waiting until it has ended [io/waiting]\n")
            self.assertIsNone(build.poll())
            self.assertEqual(snapshot(campaign.site), before)
        _, err = build.communicate(timeout=SLOWEST)
        self.assertEqual(build.returncode, 0, err)
        self.assertIn("Slaap kort.", campaign.published("tips/slaap/index.html"))

    def test_many_builds_at_once(self):
        """Many builds of two campaigns into one folder at once: never a mix."""
        out = self.folder() / "site"
        campaigns = [self.campaign(), self.campaign()]
        campaigns[1].replace("content/campaign.yaml", "nl: De deur", "nl: De poort")
        whole = []
        for number, campaign in enumerate(campaigns):
            self.assert_builds(campaign, "--out", out.parent / f"alleen-{number}")
            whole.append(contents(out.parent / f"alleen-{number}"))
        builds = [subprocess.Popen([PROGRAM, "build", "-C", campaign.folder, "--today", TODAY,
                                    "--out", out],
                                   env=environment(), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                  for campaign in campaigns * 5]
        self.assertEqual([build.wait(SLOWEST) for build in builds], [0] * 10)
        self.assertTrue(contents(out) in whole)


class OutsideTheCampaign(CliTest):
    """A file is a symbolic link out of the campaign: error; nothing outside it is ever read."""

    def test_symbolic_links(self):
        """A page, picture, template, or a folder of them, that is a link: error."""
        outside = self.folder()
        (outside / "geheim.md").write_text(probe(text="Zeemeermin.\n"), encoding="utf-8")
        for path, target in (("content/nl/x.md", outside / "geheim.md"),
                             ("content/nl/tips/x.md", "../over-ons.md"),
                             ("content/nl/meer", outside),
                             ("assets/x.svg", outside / "geheim.md"),
                             ("templates/x.html", "/etc/hostname"),
                             ("content/nl/weg.md", outside / "bestaat-niet")):
            with self.subTest(path=path):
                campaign = self.published_campaign()
                os.symlink(target, campaign.folder / path)
                self.assert_mistakes(
                    campaign,
                    f"{path}: error: this is a symbolic link to '{target}'; only what lies in the "
                    "campaign's folder is read; put a copy here in place of the link "
                    "[io/symbolic-link]")
                self.assertEqual(files_with(campaign.site, b"zeemeermin"), [])

    def test_content_folder_is_a_link(self):
        """The folder `content` itself is a link: error."""
        campaign = self.campaign()
        elsewhere = self.folder() / "elders"
        shutil.move(campaign.folder / "content", elsewhere)
        os.symlink(elsewhere, campaign.folder / "content")
        result = campaign.build()
        self.assertIn(result.status, (1, 2), result)
        self.assertIn("[io/symbolic-link]", result.err)
        self.assertFalse((campaign.site / "www").exists())

    def test_pipe(self):
        """A named pipe does not stop the build for ever: error."""
        campaign = self.published_campaign()
        os.mkfifo(campaign.folder / "content/nl/tips/pijp.md")
        self.assert_mistakes(
            campaign, "content/nl/tips/pijp.md: error: this is a device, pipe or socket and not a "
            "file; remove it [io/special-file]")

    def test_links_that_people_type(self):
        """The campaign's folder and the output folder may be links: a person named them."""
        campaign = self.campaign()
        ways = self.folder()
        os.symlink(campaign.folder, ways / "campagne")
        (ways / "echt").mkdir()
        os.symlink(ways / "echt", ways / "uit")
        result = run("build", "-C", ways / "campagne", "--out", ways / "uit", "--today", TODAY)
        self.assertEqual(result.status, 0, result)
        check_manifest(ways / "echt/www")
