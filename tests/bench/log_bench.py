"""The reach part of the benchmark: one access log, read by us, by GoAccess and by gawk."""

import csv
import itertools
import json
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from flyer_bench import must
from generate import REPOSITORY, TODAY
from measure import first_line, median

CHANNELS = 300
MONTH, JSON_LINES = 50_000, 1_000_000
LINE = re.compile(r'(\S+) - - \[([^]]+)\] "([A-Z]+) (\S+) (HTTP/\S+)" (\d+) (\d+) "[^"]*" "([^"]*)"\n')

# What one would write by hand: distinct day, code, address and browser of what is no obvious bot.
GAWK = r"""
match($7, /^\/[kK]\/([0-9a-zA-Z]{4})\/?$/, found) && $6 == "\"GET" && $9 ~ /^(200|30.)$/ {
  agent = $0; sub(/"$/, "", agent); sub(/.*"/, "", agent)
  if (agent !~ /[bB]ot|[cC]rawl|http|curl|python|Go-/) seen[substr($4, 2, 11), toupper(found[1]), $1, agent]
}
END { for (one in seen) count++; print count + 0 }
"""


class Logs:
    """A campaign with channels, and a log of visits to them in every form."""

    def __init__(self, program, lines, maker, work):
        self.campaign, self.work = Path(work, "campaign"), Path(work)
        for name in ("content", "templates", "assets"):
            shutil.copytree(REPOSITORY / name, self.campaign / name)
        self.plain, self.month = self.work / "access.log", self.work / "month.log"
        truth = self.work / "truth.json"
        if maker:
            must([maker, "-n", str(lines), "-c", str(CHANNELS), "-o", self.plain, "-t", truth])
            known = json.loads(truth.read_text())
            codes, self.scan_days = known["codes"], known["sum"]["human_unique"]
            self.register(program, codes)
        else:
            codes = self.import_channels(program)
            must(["python3", "-B", Path(__file__).with_name("access_log.py"), str(lines),
                  self.plain, truth,
                  *codes])
            self.scan_days = json.loads(truth.read_text())["scan_days"]
        self.write_forms()

    def register(self, program, codes):
        """Codes that came from elsewhere."""
        rows = [f"{code},venue,Plaats {code},Gent,ouders,nl,,,2026-01-01,,active,no" for code in codes]
        head = "code,kind,name,area,audience,language,landing,invite,opened,closed,status,may_be_named"
        self.table("channels.csv", [head, *rows])
        (self.campaign / "content/codes.ledger").unlink(missing_ok=True)
        must([program, "channel", "enter", "-C", self.campaign, "--today", TODAY])

    def import_channels(self, program):
        for name in ("channels.csv", "codes.ledger"):
            (self.campaign / "content" / name).unlink(missing_ok=True)
        places = self.work / "places.csv"
        places.write_text("name\n" + "".join(f"Plaats {number}\n" for number in range(CHANNELS)))
        must([program, "channel", "import", places, "-C", self.campaign, "--map", "name=name", "--kind",
              "venue", "--audience", "ouders", "--language", "nl", "--date", "2026-01-01"])
        said = must([program, "channel", "list", "-C", self.campaign, "--format", "json"])
        return [channel["code"] for channel in json.loads(said)]

    def table(self, name, rows):
        (self.campaign / "content" / name).write_text("\n".join(rows) + "\n", encoding="utf-8")

    def write_forms(self):
        self.gzip, self.zstd = self.work / "access.log.gz", self.work / "access.log.zst"
        with open(self.gzip, "wb") as out:
            subprocess.run(["gzip", "-c", self.plain], stdout=out, check=True)
        must(["zstd", "-q", self.plain, "-o", self.zstd])
        self.json = self.work / "access.json"
        with open(self.plain, encoding="latin-1") as lines:
            with open(self.month, "w", encoding="latin-1") as out:
                out.writelines(itertools.islice(lines, MONTH))
            with open(self.json, "w", encoding="utf-8") as out:
                requests = (LINE.fullmatch(line) for line in itertools.islice(lines, JSON_LINES))
                out.writelines(caddy_line(request) for request in requests if request)


def caddy_line(request):
    """The same request as Caddy logs it."""
    address, when, method, uri, protocol, status, size, agent = request.groups()
    time = datetime.strptime(when, "%d/%b/%Y:%H:%M:%S %z").timestamp()
    return json.dumps({
        "level": "info", "ts": time, "logger": "http.log.access", "msg": "handled request",
        "request": {"remote_ip": address, "remote_port": "443", "client_ip": address,
                    "proto": protocol, "method": method, "host": "example.org", "uri": uri,
                    "headers": {"User-Agent": [agent], "Accept-Encoding": ["gzip, br"]}},
        "bytes_read": 0, "duration": 0.000132, "size": int(size), "status": int(status)}) + "\n"


class Readers:
    """Who reads the log. Each turn gives a Cost and how many scan-days it found, if it says so."""

    def __init__(self, meter, program, logs):
        self.meter, self.program, self.logs = meter, program, logs
        self.out = logs.work / "out"

    def counts(self, log):
        """The counts alone, on one thread."""
        table = self.logs.work / "counts.csv"
        cost = self.kier(log, "--partial", table, "--threads", "1")
        with open(table, newline="", encoding="utf-8") as file:
            return cost, sum(int(row["scan_days"]) for row in csv.DictReader(file)
                             if row["step"] == "scan")

    def report(self, log):
        """All that the command does: counts, ledger, report; two threads."""
        return self.kier(log, "--internal", "--threads", "2"), None

    def kier(self, log, *options):
        shutil.rmtree(self.out, ignore_errors=True)
        return self.meter.run([self.program, "reach", log, "-C", self.logs.campaign, "--out", self.out,
                               "--today", TODAY, *options])

    def goaccess(self, *options):
        said = self.logs.work / "goaccess.json"
        cost = self.meter.run(["goaccess", self.logs.plain, "--no-global-config", "--log-format=COMBINED",
                               "--max-items=1000000", "-o", said, *options])
        rows = json.loads(said.read_bytes().decode("utf-8", "replace"), strict=False)["requests"]["data"]
        return cost, sum(row["visitors"]["count"] for row in rows
                         if re.fullmatch(r"/k/\w{4}/?", row["data"], re.IGNORECASE))

    def gawk(self):
        script = self.logs.work / "count.awk"
        script.write_text(GAWK)
        said = self.logs.work / "gawk.txt"
        cost = self.meter.run(["sh", "-c", f"LC_ALL=C gawk -f {script} {self.logs.plain} >{said}"])
        return cost, int(said.read_text())

    def floor(self):
        return self.meter.run(["wc", "-l", self.logs.plain]), None


def measure(meter, program, lines, rounds, maker, work, say):
    """name -> list of (Cost, scan-days), one a round; and the logs."""
    say(f"writing a log of {lines:,} lines in four forms")
    logs = Logs(program, lines, maker, work)
    readers = Readers(meter, program, logs)
    turns = {
        "kier, plain": (logs.plain, lambda: readers.counts(logs.plain)),
        "kier, gzip": (logs.plain, lambda: readers.counts(logs.gzip)),
        "kier, zstd": (logs.plain, lambda: readers.counts(logs.zstd)),
        "kier, JSON (Caddy)": (logs.json, lambda: readers.counts(logs.json)),
        "kier, plain, with ledger and report": (logs.plain, lambda: readers.report(logs.plain)),
        "kier, a month of 50,000 lines, with ledger and report": (
            logs.month, lambda: readers.report(logs.month)),
        "gawk": (logs.plain, readers.gawk),
        "wc -l": (logs.plain, readers.floor),
    }
    if shutil.which("goaccess"):
        turns["GoAccess"] = (logs.plain, readers.goaccess)
        turns["GoAccess, --ignore-crawlers"] = (
            logs.plain, lambda: readers.goaccess("--ignore-crawlers"))
    results = {name: [] for name in turns}
    for number in range(rounds + 1):
        say(f"reach, round {number} of {rounds}" + (", a warm-up" if number == 0 else ""))
        for name, (_, turn) in turns.items():
            if number == 0 and name.startswith("GoAccess"):
                continue  # a minute each; the file is warm by then
            cost, found = turn()
            say(f"  {name:54} {cost.wall:6.2f} s {cost.cpu:6.2f} s CPU {cost.peak:6.0f} MB")
            if number:
                results[name].append((cost, found))
    sizes = {name: log.stat().st_size for name, (log, _) in turns.items()}
    return results, sizes, logs.scan_days


def versions():
    return [("GoAccess", first_line(["goaccess", "--version"]) or "not installed"),
            ("gawk", first_line(["gawk", "--version"]))]


def middle(turns):
    return median([cost for cost, _ in turns])


def rows(results, sizes, truth):
    """Speed is of the plain text, also where the file was compressed."""
    found = []
    for name, turns in results.items():
        cost, counted = middle(turns), turns[0][1]
        share = ""
        if counted is not None and "JSON" not in name:
            share = f"{counted:,} ({counted / truth:.3f}x)"
        found.append((name, f"{cost.wall:.3f} s", f"{sizes[name] / cost.wall / 1e6:,.0f} MB/s",
                      f"{cost.cpu:.2f} s", f"{cost.peak:.0f} MB", share))
    return found


def target_rows(results, sizes, truth):
    found = []

    def judge(target, measured, met):
        found.append((target, measured, "met" if met else "**not met**"))

    for name, limit in (("plain", 1.0), ("gzip", 0.25), ("zstd", 0.8), ("JSON (Caddy)", 0.3)):
        turns = results[f"kier, {name}"]
        speed = sizes[f"kier, {name}"] / middle(turns).wall / 1e9
        judge(f"{name}: at least {limit} GB/s on one thread", f"{speed:.2f} GB/s", speed >= limit)
    whole = middle(results["kier, plain, with ledger and report"])
    judge("the whole command within 2 s", f"{whole.wall:.2f} s", whole.wall <= 2)
    judge("and within 200 MB", f"{whole.peak:.0f} MB", whole.peak <= 200)
    month = middle(results["kier, a month of 50,000 lines, with ledger and report"])
    judge("a month of 50,000 lines within 50 ms", f"{month.wall * 1000:.0f} ms", month.wall <= 0.05)
    counted = {turns[0][1] for name, turns in results.items()
               if name in ("kier, plain", "kier, gzip", "kier, zstd")}
    judge("counts equal what was planted", f"{truth:,} planted, counted "
          + ", ".join(f"{one:,}" for one in sorted(counted)), counted == {truth})
    return found
