"""Who takes part: what each does before a run (not timed), in it (timed), and what must be there
afterwards."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from generate import HERE, REPOSITORY, TODAY
from measure import Failed, first_line

HEADING = re.compile(r"<h1[^>]*>\s*(.*?)\s*</h1>", re.DOTALL)
TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


def generate(kind, pages, folder):
    subprocess.run([sys.executable, "-B", HERE / "generate.py", kind, str(pages), folder],
                   check=True)


def titles(content):
    """Of all items; a section's own page in Hugo (tips/_index.md) is none of them."""
    content = Path(content)
    return {TITLE.search(path.read_text(encoding="utf-8")).group(1)
            for path in content.rglob("*.md")
            if path.name != "_index.md" or path.parent.parent == content}


def pages_with_a_title(site, wanted):
    """How many of the titles in `wanted` head a page in `site`."""
    found = set()
    for path in Path(site).rglob("*.html"):
        heading = HEADING.search(path.read_text(encoding="utf-8"))
        if heading:
            found.add(heading.group(1))
    return len(found & wanted)


class Kier:
    """`kier build`, as a volunteer runs it: every check, search and the feeds on."""

    def __init__(self, meter, program, pages, work):
        self.meter, self.program = meter, program
        self.campaign, self.out = Path(work, "kier"), Path(work, "kier-site")
        self.version = first_line([program, "--version"])
        generate("kier", pages, self.campaign)
        tips = sorted((self.campaign / "content/nl/tips").iterdir())
        self.body_page, self.title_page = tips[len(tips) // 3], tips[len(tips) // 2]
        self.edits = 0

    def build(self, out=None):
        return self.meter.run([self.program, "build", "-C", self.campaign,
                               "--out", out or self.out, "--today", TODAY])

    def cold(self):
        shutil.rmtree(self.out, ignore_errors=True)
        return self.build()

    def edit(self, path, pattern, replacement):
        """Changes one place of one file, and checks that the next build shows the change."""
        self.edits += 1
        mark = f"bewerking {self.edits}"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(pattern, lambda found: replacement.format(found.group(1), mark),
                               text, count=1, flags=re.MULTILINE), encoding="utf-8")
        cost = self.build()
        page = self.out / "www/tips" / path.stem / "index.html"
        if mark not in page.read_text(encoding="utf-8"):
            raise Failed(f"{page} does not show the edit")
        return cost

    def body_edit(self):
        return self.edit(self.body_page, r"^(- .*?)( bewerking \d+)?\.$", "{0} {1}.")

    def title_edit(self):
        return self.edit(self.title_page, r"^(title: .*?)( bewerking \d+)?$", "{0} {1}")

    def built(self):
        return pages_with_a_title(self.out / "www", titles(self.campaign / "content"))

    def same_as_full(self):
        """Whether the site, after all edits, is byte for byte the one of a full build."""
        fresh = self.out.with_name("kier-full")
        self.build(fresh)
        same = subprocess.run(["diff", "-rq", self.out / "www", fresh / "www"],
                              capture_output=True).returncode == 0
        shutil.rmtree(fresh)
        return same


class Hugo:
    """Debian's Hugo on the same pages, lists, feeds and sitemap."""

    def __init__(self, meter, pages, work):
        self.meter = meter
        self.site, self.out = Path(work, "hugo"), Path(work, "hugo-site")
        self.version = " ".join(first_line(["hugo", "version"]).split()[:2])
        generate("hugo", pages, self.site)

    def cold(self):
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.rmtree(self.site / "resources", ignore_errors=True)
        return self.meter.run(["hugo", "--buildFuture", "--noBuildLock",
                               "--destination", self.out], self.site)

    def built(self):
        return pages_with_a_title(self.out, titles(self.site / "content"))


class Floor:
    """Read, yaml-cpp, cmark-gfm, write; nothing else."""

    def __init__(self, meter, program, campaign, work):
        self.meter, self.program = meter, program
        self.content, self.out = campaign / "content", Path(work, "floor")
        self.version = "2 threads"

    def cold(self):
        shutil.rmtree(self.out, ignore_errors=True)
        return self.meter.run([self.program, self.content, self.out])

    def built(self):
        return sum(1 for _ in self.out.rglob("index.html"))

    def split(self):
        """CPU seconds of each step, as (step, text) rows."""
        shutil.rmtree(self.out, ignore_errors=True)
        said = subprocess.run([self.program, self.content, self.out, "--split"],
                              capture_output=True, text=True, check=True).stdout
        return [tuple(line.split("\t")) for line in said.splitlines()[1:]]


def build_tools():
    """The folder of the floor's and the meter's programs, compiled in the release preset."""
    folder = REPOSITORY / "build/release"
    subprocess.run(["cmake", "--build", folder, "--target", "bench_floor", "bench_cost",
                    "bench_flyers"],
                   check=True, stdout=subprocess.DEVNULL)
    return folder / "tests/bench"
