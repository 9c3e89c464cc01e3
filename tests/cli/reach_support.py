"""A campaign with four channels, and logs for it."""

import random
import subprocess

from support import PAGES, PROGRAM, SLOWEST, CliTest, environment, page

HEADING = "code,kind,name,area,audience,language,landing,invite,opened,closed,status,may_be_named\n"
CODES = ("7FQF", "0Z83", "18ZP", "007E")
LANDING = {"nl/welkom/ouders.md": page(
    "Dag ouders", "Rustig aan.", audience="ouders",
    steps="\n  - { name: discord, label: Kom erbij, target: over-ons }")}
REGISTER = {
    "channels.csv": HEADING + "".join(
        f'{code},venue,"Plaats {code}",Gent,ouders,nl,,,2026-01-01,,active,ja\n'
        for code in CODES),
    "codes.ledger": "".join(f"{code}\t2026-01-01\tissue\touders\tnl\t-\n"
                            for code in CODES),
}
AGENTS = ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1",
          "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
          "Mozilla/5.0 (Linux; Android 13; CUBOT P80) Chrome/133.0.0.0 Mobile Safari/537.36"]
PARTIAL = ("schema,rules_version,source,day,code,step,scan_days,sessions30,hits,bots,previews,probes,"
           "sealed\n")
TODAY = "2026-11-20"


def line(day=2, clock="10:00:00", target="/k/7FQF/", address="192.0.2.7", agent=AGENTS[0], status=200,
         method="GET"):
    """A line of November 2026 as Apache writes it."""
    return (f'{address} - - [{day:02}/Nov/2026:{clock} +0100] "{method} {target} HTTP/1.1" {status} 5 '
            f'"-" "{agent}"\n')


def many_lines(seed=1, count=2000):
    """Lines in the order of their time, from 1 to 18 November."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(18 * 1440) for _ in range(count))
    return [line(1 + moment // 1440, f"{moment % 1440 // 60:02}:{moment % 60:02}:00",
                 chance.choice(["/k/7FQF/", "/K/0z83", "/k/oo7e/", "/k/7FQF/discord", "/over-ons/"]),
                 f"192.0.2.{chance.randrange(200)}", chance.choice([*AGENTS, "curl/8.5.0"]))
            for moment in moments]


class ReachTest(CliTest):
    def setUp(self):
        super().setUp()
        self.here = self.campaign({**PAGES, **LANDING, **REGISTER})
        self.reach_folder = self.here.site / "reach"

    def log(self, text, name="access.log"):
        path = self.here.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def reach(self, *arguments, status=0, today=TODAY):
        result = self.here.run("reach", *arguments, today=today)
        self.assertEqual(result.status, status, result)
        return result

    def counts(self, *arguments):
        return self.reach("--partial", "-", *arguments).out

    def piped(self, text, *arguments):
        """The same with the log on standard input."""
        done = subprocess.run([PROGRAM, "reach", "-C", self.here.folder, "--today", TODAY, *arguments],
                              input=text.encode(), capture_output=True, timeout=SLOWEST,
                              env=environment())
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode()
