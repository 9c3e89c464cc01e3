"""The figures as Markdown: tables, and the targets with what became of each."""

from measure import median

SITE_MARKERS = "<!-- bench:begin -->", "<!-- bench:end -->"
PRINT_MARKERS = "<!-- print:begin -->", "<!-- print:end -->"
REACH_MARKERS = "<!-- reach:begin -->", "<!-- reach:end -->"
PEAK_LIMIT = 250  # MB
START_LIMIT = 0.020  # seconds
SCRIPT_LIMIT = 0.050  # seconds, of the script that sees to the compilation
GROWTH_LIMIT = 1.25  # memory per page of the largest sites against that of the smaller ones


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def cost_rows(results):
    """`results`: name -> list of Cost, one a round."""
    rows = []
    for name, costs in results.items():
        mid = median(costs)
        walls = [cost.wall for cost in costs]
        rows.append((name, f"{mid.wall:.2f} s", f"{min(walls):.2f} to {max(walls):.2f} s",
                     f"{mid.cpu:.2f} s", f"{mid.peak:.0f} MB"))
    return rows


def growth_rows(growth):
    """`growth`: pages -> Cost of a cold build, in rising order."""
    rows, before = [], None
    for pages, cost in growth.items():
        more = ""
        if before:
            more = f"{(cost.peak - before[1]) / (pages - before[0]) * 1024:.1f} kB"
        rows.append((f"{pages:,}", f"{cost.peak:.0f} MB", more, f"{cost.wall:.2f} s"))
        before = (pages, cost.peak)
    return rows


def grows_linearly(growth):
    """Whether a page of the largest site costs hardly more memory than one of the smaller ones."""
    sizes = list(growth)
    slope = [(growth[b].peak - growth[a].peak) / (b - a)
             for a, b in ((sizes[0], sizes[-2]), (sizes[-2], sizes[-1]))]
    ratio = slope[1] / slope[0] if slope[0] > 0 else float("inf")
    return ratio, ratio <= GROWTH_LIMIT


def target_rows(results, growth, starts):
    """(target, measured, met) for each target whose contenders took part."""
    def wall(name):
        return median(results[name]).wall

    rows = []

    def judge(target, measured, met):
        rows.append((target, measured, "met" if met else "**not met**"))

    cold = wall("kier, cold")
    ratio = cold / wall("floor")
    judge("cold build within 2x the floor", f"{ratio:.2f}x", ratio <= 2)
    if "Hugo, cold" in results:
        ratio = wall("Hugo, cold") / cold
        judge("cold build at least 4x faster than Hugo", f"{ratio:.1f}x", ratio >= 4)
    for name in ("no-op", "one body edited", "one title edited"):
        ratio = wall(f"kier, {name}") / cold
        judge(f"{name} within 0.6x of cold", f"{ratio:.2f}x", ratio <= 0.6)
    peak = max(cost.peak for name, costs in results.items() if name.startswith("kier")
               for cost in costs)
    judge(f"peak memory at most {PEAK_LIMIT} MB", f"{peak:.0f} MB (largest of all builds)",
          peak <= PEAK_LIMIT)
    ratio, linear = grows_linearly(growth)
    judge("memory grows linearly", f"the last pages take {ratio:.2f}x the memory of the first",
          linear)
    judge("`kier --version` starts under 20 ms", f"{starts['program'] * 1000:.1f} ms",
          starts["program"] < START_LIMIT)
    if "script" in starts:
        more = starts["script"] - starts["program"]
        judge("`./kier` adds under 50 ms", f"{more * 1000:.1f} ms", more < SCRIPT_LIMIT)
    return rows


def write_between_markers(path, text, markers):
    with open(path, encoding="utf-8") as file:
        page = file.read()
    begin, end = page.index(markers[0]) + len(markers[0]), page.index(markers[1])
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{page[:begin]}\n{text.strip()}\n{page[end:]}")
