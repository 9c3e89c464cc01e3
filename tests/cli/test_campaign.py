"""The campaign of this repository, built as a volunteer does."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from support import REPOSITORY, TODAY, CliTest, check_manifest, contents, run

BASE = "https://opeenkier.example"


class Page(HTMLParser):
    """The addresses and ids of one page."""

    def __init__(self, html):
        super().__init__()
        self.addresses, self.ids, self.headings = [], set(), 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        self.addresses += [names[name] for name in ("href", "src") if name in names]
        if "id" in names:
            assert names["id"] not in self.ids, f"the id {names['id']} stands twice"
            self.ids.add(names["id"])
        self.headings += tag == "h1"


class RealCampaign(CliTest):
    def setUp(self):
        super().setUp()
        self.out = self.folder() / "uit"
        self.result = run("build", "-C", REPOSITORY, "--out", self.out, "--today", TODAY)
        self.assertEqual(self.result.status, 0, self.result)
        self.files = contents(self.out)
        self.pages = {path[len("www"):]: data.decode("utf-8") for path, data in self.files.items()
                      if path.startswith("www/") and path.endswith(".html")}

    def test_no_mistake(self):
        """The campaign has no error; its warnings are those that its owner has to mend."""
        self.assertEqual(self.result.errors, [])
        warnings = [line for line in self.result.err.splitlines() if ": warning: " in line]
        rules = {line[line.rindex("[") + 1:-1] for line in warnings}
        self.assertLessEqual(rules, {"campaign/example-address"}, warnings)
        check_manifest(self.out / "www")

    def test_every_file_is_a_page(self):
        """Each file has its page, in English too, translated or not, with one first heading."""
        content = REPOSITORY / "content/nl"
        for file in content.rglob("*.md"):
            path = file.relative_to(content)
            if path.parts[0] in ("welkom", "drukwerk"):
                continue
            slug = re.search(r"^slug: (.*)", file.read_text(encoding="utf-8"), re.MULTILINE)
            name = "" if path.stem == "index" else (slug.group(1) if slug else path.stem)
            self.assertIn("/" + str(path.parent / name / "index.html"), self.pages)
        english = [path for path in self.pages if path.startswith("/en/")]
        others = [path for path in self.pages if re.match(r"/(en|fr|tr|ar)/", path)]
        self.assertEqual(len(english), len(self.pages) - len(others))
        for path, html in self.pages.items():
            if 'http-equiv="refresh"' not in html:
                self.assertEqual(Page(html).headings, 1, path)

    def test_every_link_leads_somewhere(self):
        """All links inside the site lead to a file that is there, and to an id on it."""
        parsed = {path: Page(html) for path, html in self.pages.items()}
        for path, page in parsed.items():
            for address in page.addresses:
                address = address[len(BASE):] or "/" if address.startswith(BASE) else address
                parts = urlsplit(address)
                if parts.scheme or parts.netloc:
                    self.assertIn(parts.scheme, ("https", "http", "tel", "mailto"),
                                  f"{path}: {address}")
                    continue
                target = unquote(parts.path) or path
                target += "index.html" if target.endswith("/") else ""
                self.assertIn("www" + target, self.files, f"{path}: {address}")
                if parts.fragment and target in parsed:
                    self.assertIn(unquote(parts.fragment), parsed[target].ids, f"{path}: {address}")

    def test_help_is_on_every_page(self):
        """The crisis numbers stand on every page, as links that ring."""
        for path, html in self.pages.items():
            if 'http-equiv="refresh"' in html:
                continue
            for number in ("112", "1813", "106", "102", "1712"):
                self.assertIn(f'href="tel:{number}"', html, path)

    def test_no_trace_of_templates_or_markdown(self):
        """No tag of a template, no front matter and no undefined value reached a page."""
        for path, html in self.pages.items():
            text = re.sub(r"<[^>]*>", " ", html)
            for trace in ("{{", "{%", "{#", "undefined", "[](", "---\n"):
                self.assertNotIn(trace, text, path)

    def test_feeds_and_sitemap(self):
        """Feeds and sitemap name only pages of the site, and the sitemap names each original."""
        locations = re.findall(r"<loc>([^<]*)</loc>", self.files["www/sitemap.xml"].decode())
        self.assertEqual(len(locations), len(set(locations)))
        for address in locations:
            self.assertTrue(address.startswith(BASE + "/"), address)
            self.assertIn(address[len(BASE):] + "index.html", self.pages)
        for path in sorted((REPOSITORY / "content/nl/tips").glob("*.md")):
            self.assertIn(f"{BASE}/tips/{path.stem}/".replace("/index/", "/"), locations)
        feed = self.files["www/feed.xml"].decode()
        for address in re.findall(r'<entry>.*?<link href="([^"]*)"', feed, re.DOTALL):
            self.assertIn(address[len(BASE):] + "index.html", self.pages)
