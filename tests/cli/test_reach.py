"""kier reach: from logs to counts, the ledger, and files of counts for others."""

import gzip
import os
import random
import shutil
import signal
import subprocess
import unittest

from reach_support import AGENTS, PARTIAL, TODAY, ReachTest, line, many_lines
from support import PROGRAM, REPOSITORY, contents, environment, snapshot

DATA = REPOSITORY / "tests/reach/data"


class Counting(ReachTest):
    def test_counts_are_rows_by_day_code_and_step(self):
        log = self.log(line() + line() + line(clock="11:00:00") + line(agent=AGENTS[1]) +
                       line(target="/k/7fqf/discord") + line(target="/k/7FQF/else") +
                       line(agent="curl/8") + line(method="HEAD") + line(agent="WhatsApp/2.1 A") +
                       line(day=19, target="/"))
        days = "".join(f"kier-reach-1,v1/bots-2026-11,site,2026-11-{day:02},*,*,0,0,0,0,0,0,"
                       f"{int(day <= 18)}\n" for day in range(3, 20))
        row = "kier-reach-1,v1/bots-2026-11,site,2026-11-02,"
        self.assertEqual(self.counts(log), PARTIAL + f"{row}*,*,0,0,0,0,0,0,1\n"
                         f"{row}7FQF,discord,1,1,1,0,0,0,1\n{row}7FQF,other,1,1,1,0,0,0,1\n"
                         f"{row}7FQF,scan,2,3,3,1,1,1,1\n{days}")

    def test_real_files_of_all_formats_are_read(self):
        for path in sorted(DATA.glob("*.log")):
            result = self.reach("--format", "json", "--partial", self.here.folder / "p.csv", path)
            counted = result.json["counted"]
            self.assertGreater(counted["lines"], 3, path)
            self.assertEqual(counted["left_out"]["unreadable"], 0, path)
            self.assertEqual(counted["days"], 1, path)
            self.assertNotIn("reach/log-format", str(result.json["complaints"]), path)

    def test_order_repetition_splitting_and_compression_change_nothing(self):
        lines = many_lines()
        expected = self.counts(self.log("".join(lines)))
        self.assertGreater(expected.count("\n"), 60)
        front, back = "".join(lines[:1200]), "".join(lines[900:])
        files = [self.log(back, "b.log"), self.log(gzip.compress(front.encode()), "a.log.gz")]
        self.assertEqual(self.counts(*files), expected)
        self.assertEqual(self.counts(*files, *reversed(files)), expected)
        shuffled = lines[:]
        random.Random(3).shuffle(shuffled)
        self.assertEqual(self.counts(self.log("".join(shuffled), "c.log")), expected)
        self.assertEqual(self.piped("".join(lines), "--partial", "-", "-"), expected)
        streams = gzip.compress(front.encode()) + gzip.compress(back.encode())
        self.assertEqual(self.counts(self.log(streams, "d.log")), expected)

    @unittest.skipUnless(shutil.which("zstd"), "the program zstd is not here")
    def test_zstd(self):
        log = self.log("".join(many_lines()))
        subprocess.run(["zstd", "-q", log], check=True, timeout=20)
        self.assertEqual(self.counts(f"{log}.zst"), self.counts(log))

    def test_the_number_of_threads_changes_nothing(self):
        logs = [self.log("".join(many_lines(seed, 400)), f"{seed}.log") for seed in range(6)]
        trees = []
        for threads in ("1", "4"):
            self.reach("--threads", threads, *logs)
            trees.append(contents(self.reach_folder))
            shutil.rmtree(self.here.site)
        self.assertEqual(trees[0], trees[1])

    def test_confirmed_scan_days_are_a_total(self):
        log = self.log(line() + line(clock="10:00:30", target="/assets/style.css") +
                       line(address="192.0.2.8") + line(clock="10:01:01", address="192.0.2.8",
                                                         target="/assets/style.css"))
        self.assertIn("1 of the scan-days are confirmed\n", self.reach("--confirm", log).out)
        self.assertNotIn("confirmed", self.reach(log).out)
        result = self.reach("--confirm", "--format", "json", log)
        self.assertEqual(result.json["counted"]["confirmed"], 1)
        self.assertIsNone(self.reach("--format", "json", log).json["counted"]["confirmed"])

    def test_the_teams_own_visits_do_not_count(self):
        self.here.write("content/ignore.csv", "network,code,from,until,note\n192.0.2.0/28,,,,kantoor\n")
        log = self.log(line() + line(address="192.0.2.99"))
        self.assertIn(",7FQF,scan,1,1,1,", self.counts(log))
        self.assertIn("left out: 1 requests by the team\n", self.reach(log).out)


class Ledger(ReachTest):
    def ledger(self):
        return (self.reach_folder / "ledger.csv").read_text()

    def test_reading_again_changes_nothing(self):
        logs = [self.log("".join(many_lines(seed, 500)), f"{seed}.log") for seed in (1, 2)]
        self.reach(*logs)
        before = snapshot(self.reach_folder)
        self.assertEqual(sorted(before), ["index.html", "ledger.csv", "published.csv", "reach.csv",
                                          "reach.json"])
        self.reach(*logs)
        self.assertEqual(snapshot(self.reach_folder)["ledger.csv"], before["ledger.csv"])

    def test_without_logs_the_report_comes_from_the_ledger(self):
        self.reach(self.log("".join(many_lines())))
        before = self.ledger()
        (self.reach_folder / "index.html").unlink()
        self.assertIn("report for others, 2026-11-01 to 2026-11-18: ", self.reach().out)
        self.assertEqual(self.ledger(), before)
        self.assertTrue((self.reach_folder / "index.html").exists())

    def test_days_are_sealed_later_for_a_cdn(self):
        self.here.write("content/campaign.yaml", self.here.read("content/campaign.yaml") +
                        "reach:\n  cdn_sources: [cdn]\n")
        log = self.log(line(day=18))
        self.reach(log)
        self.reach("--source", "cdn", log)
        self.assertIn(",cdn,2026-11-18,7FQF,scan,1,1,1,0,0,0,0\n", self.ledger())
        self.assertIn(",site,2026-11-18,7FQF,scan,1,1,1,0,0,0,1\n", self.ledger())
        self.reach(today="2026-11-21")
        self.assertIn(",cdn,2026-11-18,7FQF,scan,1,1,1,0,0,0,1\n", self.ledger())

    def test_a_sealed_day_stays_and_an_open_one_grows(self):
        self.reach(self.log(line(day=2) + line(day=19)))
        more = self.log(line(day=2) + line(day=2, clock="12:00:00") + line(day=19) +
                        line(day=19, address="192.0.2.8"))
        result = self.reach(more)
        self.assertIn(f"{self.reach_folder}/ledger.csv: warning: the logs hold 2 requests of 2026-11-02 "
                      "(site), which was closed with 1; its counts stay as they are; wait longer before "
                      "reading the logs of such a host [reach/sealed-day]\n", result.err)
        self.assertIn(",2026-11-02,7FQF,scan,1,1,1,", self.ledger())
        self.assertIn(",2026-11-19,7FQF,scan,2,2,2,", self.ledger())

    def test_a_ledger_may_lie_elsewhere(self):
        ledger = self.here.folder / "counts/grootboek.csv"
        log = self.log(line())
        self.assertIn(f"{ledger.parent}: error: this cannot be changed: No such file or directory; mend that "
                      "and try again; the file is as it was [io/cannot-change]\n",
                      self.reach("--ledger", ledger, log, status=2).err)
        ledger.parent.mkdir()
        self.reach("--ledger", ledger, log)
        self.assertFalse((self.reach_folder / "ledger.csv").exists())
        self.assertIn(",7FQF,scan,1,1,1,", ledger.read_text())
        shutil.rmtree(self.here.site)
        self.assertIn("2026-11-02 to 2026-11-02", self.reach("--ledger", ledger).out)
        self.assertEqual(os.listdir(ledger.parent), ["grootboek.csv"])

    def test_a_damaged_ledger_is_not_written_over(self):
        self.reach(self.log(line()))
        path = self.reach_folder / "ledger.csv"
        path.write_text(self.ledger() + "=1+1\n")
        before = snapshot(self.reach_folder)
        result = self.reach(self.log(line(day=3)), status=1)
        self.assertIn(f"{path}:4:1: error: this row is damaged: it has 1 cells and not 13; make the file "
                      "again with 'kier reach --partial' [reach/counts-row]\n", result.err)
        self.assertEqual(snapshot(self.reach_folder), before)

    def test_partial_files_merge_into_what_one_run_counts(self):
        lines = many_lines()
        self.reach(self.log("".join(lines)))
        expected = contents(self.reach_folder)
        shutil.rmtree(self.here.site)
        first = [text for text in lines if text[text.index("[") + 1:][:2] < "09"]
        parts = []
        for name, text in (("a", "".join(first)), ("b", "".join(lines[len(first):]))):
            parts.append(self.here.folder / f"{name}.csv")
            self.reach("--partial", parts[-1], self.log(text, f"{name}.log"))
        self.assertFalse(self.here.site.exists())
        self.reach("--merge", *parts, *parts)
        self.assertEqual(contents(self.reach_folder)["ledger.csv"], expected["ledger.csv"])
        self.assertEqual(self.counts("--merge", *reversed(parts)), expected["ledger.csv"].decode())
        merged = self.piped(expected["ledger.csv"].decode(), "--merge", "--partial", "-", "-")
        self.assertEqual(merged, expected["ledger.csv"].decode())

    def test_killed_while_reading_it_leaves_the_old_report(self):
        self.reach(self.log(line()))
        before = snapshot(self.reach_folder)
        child = subprocess.Popen([PROGRAM, "reach", "-C", self.here.folder, "--today", TODAY, "-"],
                                 stdin=subprocess.PIPE, env=environment())
        child.stdin.write(line(day=3).encode() * 100000)
        child.stdin.flush()
        child.send_signal(signal.SIGTERM)
        child.communicate()
        self.assertEqual(child.returncode, -signal.SIGTERM)
        self.assertEqual(snapshot(self.reach_folder), before)
        self.reach()


if __name__ == "__main__":
    unittest.main()
