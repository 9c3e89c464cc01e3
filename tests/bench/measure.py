"""Runs a program and says what it cost; and what machine it ran on."""

import os
import platform
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass


BUSY = 0.5  # a load average above which others disturb the figures


@dataclass
class Cost:
    """Of one run: seconds by the clock, seconds of all processors together, peak memory in MB."""

    wall: float
    cpu: float
    peak: float


class Failed(Exception):
    """A contender that did not do its work; the benchmark says nothing then."""


class Meter:
    """Measures with `program` (bench_cost), a small process between this one and the contender."""

    def __init__(self, program):
        self.program = program

    def run(self, command, folder=None):
        """Runs `command` to its end; peak memory is that of its largest process."""
        said = subprocess.run([self.program, *command], cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT).stdout.decode(errors="replace")
        before, _, last = said.strip().rpartition("\n")
        wall, cpu, peak, code = last.split()
        if code != "0":
            raise Failed(f"{' '.join(map(str, command))}: exit {code}\n{before[-2000:]}")
        return Cost(float(wall), float(cpu), float(peak) / 1024)


def median(costs):
    """The median of each figure on its own."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs)
                  for name in ("wall", "cpu", "peak")))


def keep_to_two_processors():
    """Restricts this process, and so every contender, to two processors: the targets' machine."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def work_folder(wanted, needed_bytes):
    """An empty folder in memory where there is room, else on disk; and what it is, in words."""
    places = [wanted] if wanted else ["/dev/shm", tempfile.gettempdir()]
    for place in places:
        if os.access(place, os.W_OK) and shutil.disk_usage(place).free >= needed_bytes:
            folder = tempfile.mkdtemp(prefix="kier-bench-", dir=place)
            return folder, f"{place} ({file_system(place)})"
    raise Failed(f"no room for {needed_bytes >> 20} MB in {' or '.join(places)}; try --work")


def file_system(path):
    kind = first_line(["stat", "-f", "-c", "%T", path])
    return kind + (", in memory" if kind in ("tmpfs", "ramfs") else ", on disk")


def first_line(command):
    try:
        said = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""
    return said.splitlines()[0] if said else ""


def machine(load):
    """Rows of (what, which) for the report; `load`: processes that ran when it began."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = int(file.readline().split()[1]) / 1024 / 1024
    with open("/etc/os-release", encoding="utf-8") as file:
        system = dict(line.rstrip().split("=", 1) for line in file if "=" in line)
    return [
        ("processor", f"{(models or [platform.machine()])[0]}, {os.cpu_count()} cores, "
                      f"{len(os.sched_getaffinity(0))} used"),
        ("memory", f"{memory:.0f} GB"),
        ("system", f"{system.get('PRETTY_NAME', '').strip(chr(34))}, Linux {platform.release()}"),
        ("compiler", first_line(["c++", "--version"])),
        ("Python", platform.python_version()),
        ("load when it began", f"{load:.1f}" + (" (busy: take the times with salt)"
                                                if load > BUSY else "")),
    ]
