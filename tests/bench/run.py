#!/usr/bin/env python3
"""The benchmark behind `./kier bench`, in three parts: site, print, reach. docs/benchmarks.md says what
is compared, and why so.

All contenders take turns in every round, so that whatever else the machine does hits all alike.
The figures are medians of the rounds. Exit 0: measured, whatever came of it; 1: a contender failed
or did not build all pages, and there are no figures.
"""

import argparse
import os
import shutil
import statistics
import sys
from datetime import date
from pathlib import Path

sys.dont_write_bytecode = True  # before our own modules: nothing is left in the repository

import flyer_bench
import log_bench
import report
from contenders import Floor, Hugo, Kier, build_tools
from generate import REPOSITORY
from measure import BUSY, Failed, Meter, keep_to_two_processors, machine, work_folder

PARTS = ("site", "print", "reach")
BUILT = REPOSITORY / "build/release/kier"
BYTES_OF_PICTURES = 100 << 20
BYTES_A_LINE = 1_000  # of a log in all its forms
BYTES_A_PAGE = 80_000  # of all inputs and outputs together, on a file system in memory


def options():
    parser = argparse.ArgumentParser(prog="kier bench", description=__doc__.splitlines()[0])
    parser.add_argument("part", nargs="?", choices=("all", *PARTS), default="all",
                        help="only this part of the benchmark")
    parser.add_argument("--flyers", type=int, default=1_000)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--lines", type=int, default=5_000_000, help="of the access log")
    parser.add_argument("--log-maker", metavar="PROGRAM", help="writes the access log instead of"
                        " access_log.py: PROGRAM -n LINES -c CHANNELS -o LOG -t TRUTH")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="1,000 pages, 200 flyers, 200,000 lines, 3 rounds")
    parser.add_argument("--write", metavar="FILE", help="put the tables into FILE")
    parser.add_argument("--work", metavar="FOLDER", help="instead of /dev/shm")
    parser.add_argument("--kier", default=BUILT, help="the program")
    parser.add_argument("--tools", metavar="FOLDER", help="of bench_floor and bench_cost, if built")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.pages, chosen.flyers, chosen.lines, chosen.rounds = 1_000, 200, 200_000, 3
    return chosen


def say(text):
    print(text, file=sys.stderr, flush=True)


def check_pages(contenders, pages):
    for name, contender in contenders.items():
        built = contender.built()
        if built != pages:
            raise Failed(f"{name} built {built} of {pages} pages")


def race(kier, contenders, rounds, pages):
    """One round that does not count but is checked, then the rounds: name -> list of Cost."""
    turns = {
        "kier, cold": kier.cold,
        "kier, no-op": kier.build,
        "kier, one body edited": kier.body_edit,
        "kier, one title edited": kier.title_edit,
    }
    turns |= {name if name == "floor" else f"{name}, cold": contender.cold
              for name, contender in contenders.items() if contender is not kier}
    results = {name: [] for name in turns}
    for number in range(rounds + 1):
        say(f"round {number} of {rounds}" + (", a warm-up" if number == 0 else ""))
        for name, turn in turns.items():
            cost = turn()
            say(f"  {name:24} {cost.wall:6.2f} s {cost.cpu:6.2f} s CPU {cost.peak:6.0f} MB")
            if number:
                results[name].append(cost)
        if number == 0:
            check_pages(contenders, pages)
    if not kier.same_as_full():
        raise Failed("the site after the edits differs from a full build of the same content")
    return results


def memory_by_size(meter, program, work, pages):
    """Peak memory and time of a cold build of a quarter, half, all and twice the pages."""
    growth = {}
    for size in (pages // 4, pages // 2, pages, pages * 2):
        kier = Kier(meter, program, size, work)
        growth[size] = kier.cold()
        say(f"{size} pages: {growth[size].peak:.0f} MB")
        shutil.rmtree(kier.campaign)
        shutil.rmtree(kier.out)
    return growth


def start_up(meter, program, times=20):
    """Median seconds of `program --version`."""
    return statistics.median(meter.run([program, "--version"]).wall for _ in range(times))


def measure_all(chosen, work):
    tools = Path(chosen.tools or build_tools())
    meter = Meter(tools / "bench_cost")
    kier = Kier(meter, chosen.kier, chosen.pages, work)
    contenders = {"kier": kier}
    if shutil.which("hugo"):
        contenders["Hugo"] = Hugo(meter, chosen.pages, work)
    else:
        say("Hugo is not installed (apt install hugo): it does not take part")
    contenders["floor"] = floor = Floor(meter, tools / "bench_floor", kier.campaign, work)
    results = race(kier, contenders, chosen.rounds, chosen.pages)
    split = floor.split()
    versions = [(name, contender.version) for name, contender in contenders.items()]
    for name in os.listdir(work):
        shutil.rmtree(os.path.join(work, name))
    growth = memory_by_size(meter, chosen.kier, work, chosen.pages)
    starts = {"program": start_up(meter, chosen.kier)}
    if Path(chosen.kier).resolve() == BUILT:  # which the script at the top starts
        starts["script"] = start_up(meter, REPOSITORY / "kier")
    return results, split, versions, growth, starts


def page(chosen, place, load, results, split, versions, growth, starts):
    about = machine(load) + [("files", place)] + versions
    return "\n\n".join([
        f"Measured on {date.today()}: {chosen.pages:,} pages, medians of {chosen.rounds} rounds.",
        report.table(("machine", ""), about),
        report.table(("", "time", "from .. to", "CPU time", "peak memory"),
                     report.cost_rows(results)),
        report.table(("target", "measured", ""), report.target_rows(results, growth, starts)),
        "Memory of a cold build by the number of pages:",
        report.table(("pages", "peak memory", "more a page", "time"), report.growth_rows(growth)),
        "What the floor spends, CPU time on both threads together:",
        report.table(("step", "time"), split),
    ]) + "\n"


def print_page(chosen, place, load, results, weasy, version):
    about = machine(load) + [("files", place), ("flyers", f"{chosen.flyers:,} channels, A6")]
    return "\n\n".join([
        f"Measured on {date.today()}: medians of {chosen.rounds} rounds, two threads unless it says 1.",
        report.table(("machine", ""), about + ([("beside it", version)] if version else [])),
        report.table(("", "flyers a second", "CPU time a flyer", "size of a flyer", "peak memory"),
                     flyer_bench.rows(results, weasy, version, chosen.flyers)),
        report.table(("target", "measured", ""),
                     flyer_bench.target_rows(results, weasy, chosen.flyers)),
    ]) + "\n"


def measure_print(chosen, work):
    tools = Path(chosen.tools or build_tools())
    return flyer_bench.measure(Meter(tools / "bench_cost"), chosen.kier, tools / "bench_flyers",
                               chosen.flyers, chosen.rounds, work, say)


def reach_page(chosen, place, load, results, sizes, truth):
    about = machine(load) + [("files", place), ("log", f"{chosen.lines:,} lines, "
                                                f"{sizes['kier, plain'] / 1e6:,.0f} MB")]
    return "\n\n".join([
        f"Measured on {date.today()}: medians of {chosen.rounds} rounds.",
        report.table(("machine", ""), about + log_bench.versions()),
        report.table(("", "time", "speed", "CPU time", "peak memory", "scan-days counted"),
                     log_bench.rows(results, sizes, truth)),
        report.table(("target", "measured", ""), log_bench.target_rows(results, sizes, truth)),
    ]) + "\n"


def measure_reach(chosen, work):
    tools = Path(chosen.tools or build_tools())
    return log_bench.measure(Meter(tools / "bench_cost"), chosen.kier, chosen.lines, chosen.rounds,
                             chosen.log_maker, work, say)


def run_part(chosen, load, markers, make_page, bytes_needed):
    """Measures in a folder of its own; prints and writes the tables."""
    work, place = work_folder(chosen.work, bytes_needed)
    try:
        text = make_page(work, place, load)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(text)
    if chosen.write:
        report.write_between_markers(chosen.write, text, markers)


def main():
    chosen = options()
    load = os.getloadavg()[0]
    if load > BUSY:
        say(f"other programs keep this machine busy (load {load:.1f}): the figures will suffer")
    keep_to_two_processors()
    parts = {
        "site": (report.SITE_MARKERS,
                 lambda work, *known: page(chosen, *known, *measure_all(chosen, work)),
                 chosen.pages * 2 * BYTES_A_PAGE),
        "print": (report.PRINT_MARKERS,
                  lambda work, *known: print_page(chosen, *known, *measure_print(chosen, work)),
                  chosen.flyers * BYTES_A_PAGE + BYTES_OF_PICTURES),
        "reach": (report.REACH_MARKERS,
                  lambda work, *known: reach_page(chosen, *known, *measure_reach(chosen, work)),
                  chosen.lines * BYTES_A_LINE + BYTES_OF_PICTURES),
    }
    try:
        for name, (markers, make_page, bytes_needed) in parts.items():
            if chosen.part in ("all", name):
                run_part(chosen, load, markers, make_page, bytes_needed)
    except Failed as failure:
        say(f"kier bench: {failure}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
