"""Nothing leaves the visitor's device: what pages load, and what is never published."""

import re
from html.parser import HTMLParser
from pathlib import Path

from support import REPOSITORY, CliTest, probe, run


class Loaded(HTMLParser):
    """What a page makes a browser fetch or send, and what it may fetch."""

    FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest",
                     "preconnect", "dns-prefetch"}

    def __init__(self, html):
        super().__init__()
        self.addresses, self.policy, self.inline = [], None, []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        for name in ("src", "srcset", "data", "poster", "action", "formaction", "background",
                     "ping"):
            if name in names:
                self.addresses.append(names[name])
        if tag in ("image", "use"):
            self.addresses += [names[name] for name in ("href", "xlink:href") if name in names]
        if tag == "link" and self.FETCHED_LINKS & set(names.get("rel", "").split()):
            self.addresses.append(names["href"])
        if tag == "meta" and names.get("http-equiv") == "Content-Security-Policy":
            self.policy = names["content"]
        self.inline += [name for name in names if name == "style" or name.startswith("on")]
        if tag in ("style", "base", "iframe", "object", "embed"):
            self.inline.append(tag)
        if tag == "script" and "src" not in names and names.get("type") != "application/ld+json":
            self.inline.append(tag)


class NothingLeaves(CliTest):
    """Nothing leaves the visitor's device: no request to a third party from any page."""

    def assert_nothing_leaves(self, site):
        own = re.compile(r"(/(?!/)|#|\?).*\Z")
        pages = sorted(Path(site, "www").rglob("*.html"))
        self.assertGreater(len(pages), 10)
        for path in pages:
            loaded = Loaded(path.read_text(encoding="utf-8"))
            for address in loaded.addresses:
                self.assertRegex(address, own, path)
            self.assertEqual(loaded.inline, [], path)
            self.assertIsNotNone(loaded.policy, path)
            self.assertIn("default-src 'none'", loaded.policy, path)
            self.assertNotIn("unsafe", loaded.policy, path)
            self.assertNotIn("http", loaded.policy, path)
        for path in Path(site, "www").rglob("*.css"):
            text = path.read_text(encoding="utf-8")
            self.assertNotIn("@import", text)
            for address in re.findall(r"url\(\s*['\"]?([^'\")]*)", text):
                self.assertRegex(address, r"\A(?![a-z+]+:|//)|\Adata:", path)
        for path in Path(site, "www").rglob("*.svg"):
            for address in re.findall(r"(?:href|src)\s*=\s*['\"]([^'\"]*)|url\(([^)]*)",
                                      path.read_text(encoding="utf-8")):
                self.assertRegex("".join(address), own, path)
        for path in Path(site, "www").rglob("*.js"):
            self.assertNotRegex(path.read_text(encoding="utf-8"),
                                r"https?://|document\.cookie|sendBeacon")

    def test_no_request_to_a_third_party(self):
        """No third-party address in what pages load, a strict policy on every page."""
        campaign = self.published_campaign()
        self.assert_nothing_leaves(campaign.site)
        for name in ("_headers", "nginx.conf", "Caddyfile", "apache.conf"):
            text = (campaign.site / "servers" / name).read_text(encoding="utf-8")
            self.assertIn("Content-Security-Policy", text)
            self.assertNotIn("unsafe", text)

    def test_the_real_campaign(self):
        """The same for the campaign of this repository."""
        out = self.folder() / "uit"
        result = run("build", "-C", REPOSITORY, "--out", out, "--today", "2026-11-20")
        self.assertEqual(result.status, 0, result)
        self.assert_nothing_leaves(out)

    def test_picture_from_elsewhere(self):
        """A text that loads a picture from elsewhere: error at its place."""
        campaign = self.published_campaign()
        campaign.write("content/nl/tips/proef.md",
                       probe(text="Kijk.\n\n![Oog](https://oog.example/pixel.png)\n"))
        result = campaign.build()
        self.assertEqual(len(result.errors), 1, result)
        self.assertRegex(result.errors[0],
                         r"^content/nl/tips/proef.md:8:1: error: .*https://oog\.example/pixel\.png")
        self.assert_mistakes(campaign, *result.errors)

    def test_template_that_loads_from_elsewhere(self):
        """A template that loads a script or style sheet from elsewhere: error."""
        for tag in ('<script src="https://oog.example/x.js"></script>',
                    '<link rel="stylesheet" href="https://oog.example/x.css">',
                    '<img src="//oog.example/x.png" alt="">',
                    "<img src='https://oog.example/x.png' alt=''>",
                    '<img alt="" SRC="https://oog.example/x.png">',
                    '<img alt="" srcset="https://oog.example/x.png 2x">',
                    '<img alt=""\nsrc="https://oog.example/x.png">',
                    '<iframe src="https://oog.example/"></iframe>',
                    '<link rel="preconnect" href="https://oog.example">'):
            with self.subTest(tag=tag):
                campaign = self.published_campaign()
                campaign.replace("templates/base.html", "</body>", tag + "</body>")
                result = campaign.build()
                self.assertEqual(result.status, 1, result)
                self.assertIn("oog.example", result.errors[0])
                self.assertIn("[output/third-party]", result.errors[0])
                self.assert_mistakes(campaign, *result.errors)

    def test_style_sheet_that_loads_from_elsewhere(self):
        """A style sheet that loads from elsewhere, or imports another one: error at its place."""
        foreign = ("error: the style sheet loads '{}' from elsewhere; put the file under assets/: "
                   "nothing is loaded from a third party [assets/foreign]")
        imported = ("error: the style sheet imports another one; put the rules of both into one "
                    "file, or link both in the template [assets/import]")
        several = ("error: the addresses inside image-set() are not followed; name one picture, as "
                   "in url(picture.svg) [assets/image-set]")
        for column, text, message in (
                (17, "a { background: url(https://oog.example/x.png) }",
                 foreign.format("https://oog.example/x.png")),
                (17, "a { background: url( '//oog.example/x.png' ) }",
                 foreign.format("//oog.example/x.png")),
                (10, "a { src: URL(https://oog.example/x) }", foreign.format("https://oog.example/x")),
                (1, '@import "https://oog.example/x.css";', imported),
                (1, '@IMPORT "https://oog.example/x.css";', imported),
                (17, 'a { background: image-set("https://oog.example/x.png" 2x) }', several)):
            with self.subTest(text=text):
                campaign = self.published_campaign()
                comment = "/* @import url(https://oog.example/) */\n"
                campaign.write("assets/css/meer.css", comment + text + "\n")
                self.assert_mistakes(campaign, f"assets/css/meer.css:2:{column}: {message}")
