"""kier reach: what it says and to whom: periods, wrong usage, hostile logs, JSON, texts, the bar."""

import os
import pty
import re
import select
import shutil
import subprocess
import time
import unittest

from reach_support import TODAY, ReachTest, line, many_lines
from support import PROGRAM, REPOSITORY, SLOWEST, contents, environment, run


class Hostile(ReachTest):
    def test_what_a_log_holds_reaches_nobody(self):
        evil = "\x1b]0;evil\x07=cmd|evil'!A1<script>evil</script>"
        bad = ["/k/" + evil, line(target=f"/k/{evil}/"), line(agent=evil), line(address=evil),
               line(target="/k/7FQF/=evil"), line(target="/k/EVIL/", status=404),
               line(target="/k/EVIL/"), line(target="/k/7FQF/evil"), "\0\xff\n" + "A" * 70000 + "/k/evil\n"]
        log = self.log("".join(each.rstrip("\n") + "\n" for each in bad) + line())
        for format_ in ("text", "json"):
            result = self.reach("--format", format_, "--internal", log)
            self.assertNotIn("evil", (result.out + result.err).lower())
            self.assertNotIn("\x1b", result.out + result.err)
        for name, data in contents(self.reach_folder).items():
            self.assertNotIn(b"evil", data.lower(), name)
        self.assertIn("1 requests in lines that are too long", self.reach(log).out)

    def test_the_names_of_files_are_shown_harmlessly(self):
        log = self.log("nonsense\n", "\x1b[31mred.log")
        result = self.reach(log, status=2)
        self.assertIn("?[31mred.log: warning: no line of this log is in a format that is known here",
                      result.err)
        self.assertNotIn("\x1b", result.err)
        result = self.reach(self.here.folder / "\x1b[31mgone.log", status=2)
        self.assertNotIn("\x1b", result.err)


class Periods(ReachTest):
    def setUp(self):
        super().setUp()
        self.reach("--internal", self.log(line() + line(day=18)))

    def test_others_get_whole_months(self):
        result = self.reach("--from", "2026-11-02", status=2)
        self.assertEqual(result.err.splitlines()[0],
                         "kier reach: error: a report for others is about whole months, and this one "
                         "would be about 2026-11-02 to 2026-11-18; give --from the first day of a month "
                         "and --until the last day of one, or write --internal for the team's own "
                         "report [reach/months]")
        self.assertIn("report for the team, 2026-11-02 to 2026-11-05: ",
                      self.reach("--internal", "--from", "2026-11-02", "--until", "2026-11-05").out)
        self.assertIn("report for others, 2026-11-01 to 2026-11-30: ",
                      self.reach("--from", "2026-11-01", "--until", "2026-11-30").out)
        result = self.reach("--from", "2026-12-01", status=2)
        self.assertIn("the period ends on 2026-11-18, before it begins on 2026-12-01", result.err)

    def test_reports_that_can_be_subtracted_are_warned_about(self):
        published = self.reach_folder / "published.csv"
        self.assertFalse(published.exists())
        november = ("--from", "2026-11-01", "--until", "2026-11-30")
        self.assertEqual(self.reach(*november).err, "")
        self.assertEqual(self.reach(*november, today="2026-12-05").err, "")
        self.assertEqual(published.read_text(), "from,until,made\n2026-11-01,2026-11-30,2026-11-20\n")
        result = self.reach("--from", "2026-10-01", "--until", "2026-11-30")
        self.assertIn(f"{published}: warning: this report is about 2026-10-01 to 2026-11-30, and one about "
                      "2026-11-01 to 2026-11-30 was made on 2026-11-20", result.err)
        published.write_text("from,until,made\n1,2,3\n")
        result = self.reach(*november, status=1)
        self.assertIn(f"{published}:2:1: error: this line is no period of a report: '1,2,3'; restore",
                      result.err)

    def test_the_language_is_the_campaigns_or_the_one_asked_for(self):
        for options, language in (((), "nl"), (("--language", "en"), "en")):
            self.reach("--internal", *options)
            html = (self.reach_folder / "index.html").read_text(encoding="utf-8")
            self.assertIn(f'<html lang="{language}', html)


class Usage(ReachTest):
    def test_what_cannot_be_is_said(self):
        log = self.log(line())
        for arguments, words in [
                (("--merge",), "'--merge' needs the files that are to be merged; write: kier reach "
                               "--merge counts.csv [reach/no-files]"),
                (("--confirm",), "'--confirm' needs logs; write: kier reach --confirm access.log "
                                 "[reach/no-files]"),
                (("--partial", "p.csv"), "[reach/no-files]"),
                (("--source", "cdn"), "[reach/no-files]"),
                (("--source", "=1+1", log), "'=1+1' is no name for where logs come from; use letters, "
                                            "digits, '.', '_' and '-', such as site or cdn "
                                            "[reach/source-name]"),
                (("--from", "2026-03-01", "--until", "2026-01-31"),
                 "the period ends on 2026-01-31, before it begins on 2026-03-01; give --from the earlier "
                 "day [reach/period]"),
                (("--internal", "--shared", log), "excludes"),
                (("--merge", "--source", "x", log), "excludes"),
                (("--partial", "p.csv", "--internal", log), "excludes"),
                (("--language", "fr", log), "'fr' is none of: nl, en"),
                (("--sql", "oracle"), "'oracle' is none of: duckdb, clickhouse"),
                (("--pieces", "0"), "'0' is no whole number from 1 to 1000000"),
                (("--from", "1/2/2026"), "is no date"),
                (("--threds", "2"), "did you mean '--threads'?")]:
            result = self.reach(*arguments, status=2)
            self.assertIn(words, result.err, arguments)
            self.assertEqual(result.out, "", arguments)
        self.assertFalse(self.here.site.exists())
        self.assertEqual(self.reach("--merge", "--format", "json", status=2).json[0]["rule"],
                         "reach/no-files")

    def test_without_anything_there_is_no_report(self):
        self.assertEqual(self.reach(status=2).err.splitlines()[0],
                         "kier reach: error: there is nothing to report yet: no day in any log, and nothing "
                         "in the tables of the team; give the server's logs: kier reach access.log "
                         "[reach/nothing-counted]")

    def test_tables_alone_make_a_report(self):
        self.here.write("content/counts.csv", "month,code,step,count,source\n2026-10,7FQF,discord,9,\n")
        self.assertIn("report for others, 2026-10-01 to 2026-10-31: ", self.reach().out)

    def test_a_log_that_is_not_there_stops_all(self):
        result = self.reach(self.log(line()), self.here.folder / "gone.log", status=2)
        self.assertIn("gone.log: error: this log cannot be read: No such file or directory; check its "
                      "name, and whether you may read it [io/log-unreadable]\n", result.err)
        self.assertFalse(self.here.site.exists())
        self.assertIn("[io/cannot-read]", self.reach("--merge", "gone.csv", status=2).err)

    def test_a_mistake_in_the_register_stops_all(self):
        self.here.replace("content/channels.csv", "7FQF,venue", "7FQF,venu")
        result = self.reach(self.log(line()), status=1)
        self.assertIn("content/channels.csv:2:6: error: ", result.err)
        self.assertFalse(self.here.site.exists())

    def test_outside_a_campaign(self):
        self.here.remove("content/campaign.yaml")
        self.assertEqual(self.reach("--sql", "duckdb", status=1).err.splitlines()[0],
                         "content/campaign.yaml: error: this file is not there; go to the campaign's "
                         "folder, name it with -C, or begin a campaign with 'kier init' "
                         "[register/no-campaign]")

    def test_a_page_with_a_mistake_stops_nothing(self):
        self.here.write("content/nl/tips/kapot.md", "---\ntitle: [\n---\n")
        self.assertIn(",7FQF,scan,1,1,1,", self.counts(self.log(line())))

    def test_json_is_one_object(self):
        result = self.reach("--format", "json", self.log(line() + line(agent="curl/8")))
        self.assertEqual(result.err, "")
        self.assertEqual(result.json["period"], {"from": "2026-11-02", "until": "2026-11-02"})
        self.assertEqual(result.json["written"], f"{self.reach_folder}/index.html")
        self.assertEqual(result.json["complaints"], [])
        counted = result.json["counted"]
        self.assertEqual((counted["lines"], counted["scan_days"], counted["left_out"]["bots"]), (2, 1, 1))

    def test_estimates_of_other_programs_are_taken_in(self):
        sample = REPOSITORY / "tests/reach/data/imports/plausible-pages.csv"
        self.reach("--internal", "--import", sample, "--import", sample, self.log(line()))
        self.assertIn("plausible", (self.reach_folder / "reach.json").read_text())
        shutil.rmtree(self.here.site)
        export = self.here.folder / "plausible.csv"
        export.write_text("nothing,known\n1,2\n")
        self.reach("--import", export, self.log(line()), status=1)
        self.reach("--import", self.here.folder / "gone.csv", self.log(line()), status=2)
        self.assertFalse((self.reach_folder / "ledger.csv").exists())

    def test_texts_for_the_privacy_page(self):
        text = run("reach", "--privacy").out
        for heading in ("Hoe wij bezoeken tellen (nl)", "Comment nous comptons les visites (fr)",
                        "How we count visits (en)", "Screeningsnota", "Screening note"):
            self.assertEqual(text.count(heading), 1, heading)
        for words in ("geen juridisch advies", "no legal advice", "Niet nagegaan", "Unverified", "DPIA",
                      "pas de cookies", "geen cookies", "no cookies", "7 jours", "C-184/20", "2/2023"):
            self.assertIn(words, text)

    def test_sql_needs_no_log(self):
        sql = self.reach("--sql", "duckdb").out
        self.assertIn("'access.log'", sql)
        self.assertIn("'7FQF'", sql)
        self.assertIn("'discord' AS step", sql)
        self.assertFalse(self.here.site.exists())


class Bar(ReachTest):
    def test_a_long_run_shows_how_far_it_is(self):
        text = "".join(many_lines(1, 20000)).encode()
        reader, writer = pty.openpty()
        child = subprocess.Popen([PROGRAM, "reach", "-C", self.here.folder, "--today", TODAY, "-"],
                                 stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=writer,
                                 env=environment())
        os.close(writer)
        child.stdin.write(text)
        child.stdin.flush()
        time.sleep(1.3)  # the bar comes after a second
        child.stdin.write(text)
        child.stdin.close()
        self.assertEqual(child.wait(SLOWEST), 0)
        shown = b""
        while select.select([reader], [], [], 0)[0]:
            try:
                shown += os.read(reader, 65536)
            except OSError:  # the other end of the terminal is closed
                break
        os.close(reader)
        self.assertRegex(shown.decode(), r"\r\x1b\[K" + re.escape("reading [") + r"[# ]{30}\] \d of \d MB")


if __name__ == "__main__":
    unittest.main()
