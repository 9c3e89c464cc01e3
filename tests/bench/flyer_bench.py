"""The print part of the benchmark: A6 flyers for many channels, ours and WeasyPrint's."""

import json
import re
import shutil
import statistics
import subprocess
from pathlib import Path

from generate import REPOSITORY, TODAY
from measure import Failed, first_line, median

DEBIAN_PYTHON = "/usr/bin/python3"  # the one that Debian's package python3-weasyprint belongs to
DESIGN = REPOSITORY / "templates/print/a6-flyer-ouders.svg"
HOST = "https://hikikomori.gent"
WEASY_FLYERS = 40
PICTURES = 200


def make_campaign(program, folder, flyers):
    """This repository's own campaign, with an address and a publisher, and `flyers` channels."""
    for name in ("content", "templates", "assets"):
        shutil.copytree(REPOSITORY / name, folder / name)
    settings = folder / "content/campaign.yaml"
    text = settings.read_text(encoding="utf-8")
    text = re.sub(r"^base_url:.*", f"base_url: {HOST}", text, flags=re.MULTILINE)
    text = re.sub(r"^publisher:.*", "publisher: An Peeters, Kerkstraat 1, 9000 Gent", text,
                  flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8")
    for name in ("channels.csv", "codes.ledger"):
        (folder / "content" / name).unlink(missing_ok=True)
    places = "name,area\n" + "".join(f"Praktijk {number},Gent\n" for number in range(flyers))
    (folder / "list.csv").write_text(places, encoding="utf-8")
    must([program, "channel", "import", folder / "list.csv", "-C", folder, "--map",
          "name=name,area=area", "--kind", "venue", "--audience", "ouders", "--language", "nl",
          "--today", TODAY])


def must(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


class Flyers:
    """Our own: with the checks by `kier print`, without them by bench_flyers."""

    def __init__(self, meter, program, drawer, flyers, work):
        self.meter, self.program, self.drawer, self.flyers = meter, program, drawer, flyers
        self.campaign, self.out = Path(work, "campaign"), Path(work, "out")
        self.campaign.mkdir()
        make_campaign(program, self.campaign, flyers)

    def draw(self, kind, threads, form):
        return self.count(self.meter.run([self.drawer, self.campaign, self.out, kind, threads, form]),
                          "*.pdf", 1 if form == "merged" else self.flyers)

    def check(self, *options):
        return self.count(self.kier("--all", *options), "print/a6-flyer/*.pdf", self.flyers)

    def pictures(self):
        codes = ",".join(self.codes()[:PICTURES])
        return self.count(self.kier("--channel", codes, "--png"), "print/a6-flyer/*.png",
                          min(PICTURES, self.flyers))

    def kier(self, *options):
        shutil.rmtree(self.out, ignore_errors=True)
        return self.meter.run([self.program, "print", "-C", self.campaign, "--out", self.out,
                               "--today", TODAY, "--threads", "2", "--product", "a6-flyer",
                               *options])

    def codes(self):
        lines = (self.campaign / "content/codes.ledger").read_text(encoding="utf-8").splitlines()
        return [word for line in lines if (word := line.split()[0]).isalnum() and len(word) == 4]

    def count(self, cost, pattern, wanted):
        files = list(self.out.glob(pattern))
        if len(files) != wanted:
            raise Failed(f"{len(files)} of {wanted} files are there")
        size = statistics.mean(path.stat().st_size for path in files) / 1024
        shutil.rmtree(self.out)
        return cost, size


class WeasyPrint:
    """Debian's package, on an equal flyer."""

    def __init__(self, flyers, work):
        self.work = Path(work, "weasy")
        self.work.mkdir()
        self.version = first_line([DEBIAN_PYTHON, "-c",
                                   "import weasyprint; print('WeasyPrint', weasyprint.__version__)"])
        must([flyers.program, "print", "-C", flyers.campaign, "--out", self.work, "--today", TODAY,
              "--qr", "--channel", ",".join(flyers.codes()[:WEASY_FLYERS])])
        drawings = sorted((self.work / "print/qr").glob("*.svg"))
        codes = [{"code": path.name[:4], "before": f"{HOST.split('//')[1]}/k/",
                  "svg": path.read_text(encoding="utf-8")} for path in drawings]
        (self.work / "codes.json").write_text(json.dumps(codes), encoding="utf-8")
        (self.work / "texts.json").write_text(json.dumps(texts_of(flyers.campaign)), encoding="utf-8")

    def draw(self):
        """CPU seconds of one flyer, and its kB."""
        said = must([DEBIAN_PYTHON, "-B", Path(__file__).with_name("weasy.py"), DESIGN,
                     self.work / "texts.json", self.work / "codes.json", self.work])
        seconds, size = map(float, said.split())
        return seconds, size / 1024


def texts_of(campaign):
    """What our flyer says, by slot."""
    text = (campaign / "content/nl/drukwerk/ouders.md").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^(\w+): \"?(.*?)\"?$", text, re.MULTILINE))
    points = re.findall(r"^  - (.*)$", text, re.MULTILINE)
    return {"slot-title": fields["title"], "slot-lead": fields["lead"], "slot-points": points,
            "slot-call": fields["call"], "slot-number": fields["number_label"] + " Tele-Onthaal, 106",
            "slot-vu": "V.U.: An Peeters, Kerkstraat 1, 9000 Gent"
                       " · Niet op de openbare weg gooien."}


def measure(meter, program, drawer, flyers, rounds, work, say):
    """name -> list of (Cost, kB), one a round; and WeasyPrint's list of (CPU seconds, kB)."""
    ours = Flyers(meter, program, drawer, flyers, work)
    theirs = None
    if first_line([DEBIAN_PYTHON, "-c", "import weasyprint; print(1)"]):
        theirs = WeasyPrint(ours, work)
    else:
        say("WeasyPrint is not installed (apt install weasyprint): it does not take part")
    turns = {
        "press, not checked": lambda: ours.draw("press", "2", "separate"),
        "tagged, not checked": lambda: ours.draw("screen", "2", "separate"),
        "press, all checks": lambda: ours.check("--press"),
        "tagged, all checks": lambda: ours.check("--screen"),
        "press, one file, 1 thread": lambda: ours.draw("press", "1", "merged"),
        "tagged, one file, 1 thread": lambda: ours.draw("screen", "1", "merged"),
        f"PNG of 300 dpi, code read ({min(PICTURES, flyers)} files)": ours.pictures,
    }
    results, weasy = {name: [] for name in turns}, []
    for number in range(rounds + 1):
        say(f"print, round {number} of {rounds}" + (", a warm-up" if number == 0 else ""))
        for name, turn in turns.items():
            cost, size = turn()
            say(f"  {name:42} {cost.wall:6.2f} s {cost.cpu:6.2f} s CPU {cost.peak:6.0f} MB")
            if number:
                results[name].append((cost, size))
        if theirs and number:
            weasy.append(theirs.draw())
    return results, weasy, theirs.version if theirs else ""


def files_of(name, flyers):
    return min(PICTURES, flyers) if name.startswith("PNG") else flyers


def middle(turns):
    """The medians of (Cost, kB)."""
    return median([cost for cost, _ in turns]), statistics.median(size for _, size in turns)


def rows(results, weasy, version, flyers):
    found = []
    for name, turns in results.items():
        cost, size = middle(turns)
        number = files_of(name, flyers)
        kilobytes = size / flyers if "one file" in name else size
        found.append((name, f"{number / cost.wall:.0f}", f"{cost.cpu / number * 1000:.2f} ms",
                      f"{kilobytes:.1f} KiB", f"{cost.peak:.0f} MB"))
    if weasy:
        seconds, size = (statistics.median(column) for column in zip(*weasy))
        found.append((f"{version}, not checked, 1 thread", f"{1 / seconds:.0f}",
                      f"{seconds * 1000:.2f} ms", f"{size:.1f} KiB", ""))
    return found


def target_rows(results, weasy, flyers):
    found = []

    def judge(target, measured, met):
        found.append((target, measured, "met" if met else "**not met**"))

    def least(target, names, limit):
        speed = {name: files_of(name, flyers) / middle(results[name])[0].wall for name in names}
        said = ", ".join(f"{value:.0f} ({name.split(',')[0]})" for name, value in speed.items())
        judge(f"{target} at least {limit} a second", said, min(speed.values()) >= limit)

    picture = next(name for name in results if name.startswith("PNG"))
    least("not checked", ("press, not checked", "tagged, not checked"), 300)
    least("all checks", ("press, all checks", "tagged, all checks"), 150)
    least("one file on one thread", ("press, one file, 1 thread", "tagged, one file, 1 thread"), 400)
    least("PNG of 300 dpi", (picture,), 60)
    worst = max(results, key=lambda name: middle(results[name])[0].peak)
    peak = middle(results[worst])[0].peak
    judge("peak memory under 64 MB", f"{peak:.0f} MB ({worst})", peak < 64)
    size = max(middle(results[name])[1] for name in results
               if "one file" not in name and name != picture)
    judge("a PDF at most 30 KiB", f"{size:.1f} KiB", size <= 30)
    if weasy:
        ours = middle(results["press, not checked"])[0].cpu / flyers
        ratio = statistics.median(seconds for seconds, _ in weasy) / ours
        judge("WeasyPrint takes at least 15x the CPU time", f"{ratio:.1f}x", ratio >= 15)
    return found
