"""What an author can get wrong: the rows of "nothing silent, nothing lost", each as a test.

A site is published first, the mistake is made, and then `build` must name it (file, line, column,
how to mend it), leave with 1, and leave the published site as it was, byte for byte.
"""

import os

from support import CliTest, contents, files_with, probe

PROEF = "content/nl/tips/proef.md"


class AuthorsMistakes(CliTest):
    def setUp(self):
        super().setUp()
        self.good = self.published_campaign()

    def assert_probe(self, text, *expected):
        """The file nl/tips/proef.md with `text` gives exactly these errors, in that file."""
        self.good.write(PROEF, text)
        return self.assert_mistakes(self.good, *(f"{PROEF}:{line}" for line in expected))

    def test_link_to_missing_page(self):
        """Link to a missing page: error at the link's line and column, nearest match named."""
        self.assert_probe(
            probe(text="Lees dit.\n\nOok [kloppen](klopen.md) helpt.\n"),
            "8:5: error: there is no page 'klopen.md'; did you mean 'kloppen.md'? "
            "[link/missing-page]")

    def test_link_to_missing_page_with_nothing_near(self):
        """Link to a missing page without a nearest match: the hint says how to write a link."""
        self.assert_probe(
            probe(text="[x](qqqqqqqqqqqq.md)\n"),
            "6:1: error: there is no page 'qqqqqqqqqqqq.md'; write the path of an .md file, seen "
            "from this file [link/missing-page]")

    def test_link_to_missing_heading(self):
        """Link to a missing heading: error at the link's line and column, nearest match named."""
        self.assert_probe(
            probe(text="Zie [hoe](kloppen.md#zo-kan-het-gan) en [hier](#niets).\n\n## Hier\n"),
            "6:5: error: 'content/nl/tips/kloppen.md' has no heading '#zo-kan-het-gan'; did you "
            "mean '#zo-kan-het-gaan'? [link/missing-heading]",
            "6:41: error: 'content/nl/tips/proef.md' has no heading '#niets'; its headings are: "
            "#hier [link/missing-heading]")

    def test_link_to_missing_picture(self):
        """A picture that is not under assets/: error, nearest match named."""
        self.assert_probe(
            probe(text="![Een deur](../../../assets/icons/dor.svg)\n"),
            "6:1: error: there is no file '../../../assets/icons/dor.svg'; did you mean "
            "'../../../assets/icons/door.svg'? [link/missing-file]")

    def test_undefined_variable_in_a_template(self):
        """Undefined variable in a template: error at its line and column, nearest name."""
        self.good.write("templates/tip.html",
                        '{% extends "base.html" %}\n{%- block label %}\n<p>{{ paeg.title }}</p>\n'
                        "{%- endblock %}\n")
        self.assert_mistakes(
            self.good,
            "templates/tip.html:3:7: error: 'paeg' is not defined; did you mean 'page'? "
            "[template/unknown-name]")

    def test_undefined_attribute_in_a_template(self):
        """Undefined attribute in a template: error at its line and column, nearest name."""
        self.good.write("templates/tip.html",
                        '{% extends "base.html" %}\n{%- block label %}\n<p>{{ page.titel }}</p>\n'
                        "{%- endblock %}\n")
        frame = self.good.read("templates/base.html").splitlines()
        block = 1 + next(i for i, line in enumerate(frame) if line.startswith("{%- block label"))
        result = self.assert_mistakes(
            self.good,
            "templates/tip.html:3:12: error: 'page' has no 'titel' (shown by "
            f"templates/base.html:{block}:11, extended by templates/tip.html); did you mean 'title'? "
            "[template/missing-item]")
        self.assertIn("note: the mistake in templates/tip.html:3 was found while rendering this "
                      "page [site/not-rendered]", result.err)

    def test_misspelt_key(self):
        """Misspelt key `darft: true`: error, did you mean `draft`?"""
        self.assert_probe(
            probe("darft: true\n"),
            "5:1: error: unknown key 'darft'; did you mean 'draft'? [content/unknown-key]")

    def test_date_the_dutch_way(self):
        """`date: 31-12-2025`: error with the fix: `2025-12-31`; never a guess."""
        self.assert_probe(
            probe("publish: 31-12-2025\n"),
            "5:10: error: 'publish: 31-12-2025' is no date; write 2025-12-31 [content/date]")

    def test_date_with_two_readings(self):
        """`date: 03-04-2025`: error, two readings; write `2025-04-03`."""
        self.assert_probe(
            probe("publish: 03-04-2025\n"),
            "5:10: error: 'publish: 03-04-2025' can be read in two ways; write 2025-04-03 or "
            "2025-03-04 [content/ambiguous-date]")

    def test_until_the_dutch_way(self):
        """`until: 31-12-2020` written the Dutch way is an error and not ignored."""
        self.assert_probe(
            probe("until: 31-12-2020\n"),
            "5:8: error: 'until: 31-12-2020' is no date; write 2020-12-31 [content/date]")

    def test_colon_in_a_title(self):
        """`title: C: d` (YAML trap): error at the right line and column, hint to quote it."""
        self.assert_probe(
            "---\nreviewed: 2026-11-20\ntitle: Nacht: wat nu\nevidence: practice\n---\nTekst.\n",
            "3:13: error: a colon and a space begin a new value here, in the middle of another "
            'one; put quotes round the whole value: title: "Nacht: wat nu" [yaml/colon]')

    def test_same_key_twice(self):
        """The same key twice: error with both lines."""
        self.assert_probe(
            probe("summary: een\nsummary: twee\n"),
            "6:1: error: the key 'summary' stands here again; it is already on line 5; keep one "
            "of the two [yaml/duplicate-key]")

    def test_missing_title(self):
        """Missing title: error."""
        self.assert_probe(
            "---\nreviewed: 2026-11-20\nevidence: practice\n---\nTekst.\n",
            "1:1: error: the page has no title; add a line 'title: ...' to the front matter "
            "[content/missing-title]")

    def test_no_front_matter(self):
        """A page without any front matter: error, and not a page without a layout."""
        self.assert_probe(
            "Tekst.\n",
            "1:1: error: the page has no front matter; begin the file with a line '---', "
            "'title: ...' and again a line '---' [front-matter/missing]")

    def test_source_file_deleted_while_a_link_leads_to_it(self):
        """A source file deleted: a link to it is an error."""
        self.good.remove("content/nl/over-ons.md")
        self.good.write(PROEF, probe(text="[](../over-ons.md)\n"))
        self.assert_mistakes(
            self.good,
            "content/campaign.yaml:21:11: error: there is no page 'over-ons' to refer to; write "
            "the path below content/nl/ without .md [campaign/unknown-page]",
            f"{PROEF}:6:1: error: there is no page '../over-ons.md'; write the path of an .md "
            "file, seen from this file [link/missing-page]")

    def test_template_error_in_the_middle_of_a_build(self):
        """Template error in the middle of a build: nothing published, the old site stays."""
        for number in range(40):
            self.good.write(f"content/nl/tips/nieuw-{number}.md", probe())
        self.good.replace("content/nl/tips/slaap.md", "Slaap lang.", "Slaap kort.")
        self.good.write("templates/tip.html",
                        '{% extends "base.html" %}\n{% block label %}'
                        '{% if page.title == "Slaap" %}{{ 1 + page.title }}{% endif %}'
                        "{% endblock %}\n")
        result = self.good.build()
        self.assertEqual(result.status, 1, result)
        self.assertEqual(len(result.errors), 1, result)
        self.assertTrue(result.errors[0].startswith("templates/tip.html:2:"), result)
        self.assert_mistakes(self.good, *result.errors)

    def test_two_pages_at_one_address(self):
        """Two pages, one address: error naming both files."""
        self.assert_probe(
            probe("slug: slaap\n"),
            "5:1: error: the address /tips/slaap/ is already taken by content/nl/tips/slaap.md; "
            "give one of them another 'slug' [route/same-address]")

    def test_alias_that_hides_a_page(self):
        """An alias at a page's address: error naming both files."""
        self.assert_probe(
            probe("aliases: [/tips/slaap/]\n"),
            "5:11: error: the address /tips/slaap/ is already taken by content/nl/tips/slaap.md; "
            "remove this alias, or give it another address [route/same-address]")

    def test_slug_out_of_the_site(self):
        """`slug: ../../x`: error."""
        self.assert_probe(
            probe("slug: ../../x\n"),
            "5:1: error: '../../x' cannot be part of an address; use small letters, digits and "
            "hyphens, such as 'x' [route/slug]")
        self.assertFalse(os.path.exists(self.good.folder / "x"))

    def test_alias_out_of_the_site(self):
        """An alias out of the site: error, also when it is disguised."""
        for alias in ("/../../x/", "../x", "/./x/", "//evil.example/", "https://evil.example/",
                      "/x/../../y/", '"/a\\\\..\\\\b/"', "/%2e%2e/%2e%2e/x/", '"/x\\n/"'):
            with self.subTest(alias=alias):
                self.good.write(PROEF, probe(f"aliases: [{alias}]\n"))
                result = self.good.build()
                self.assertEqual(len(result.errors), 1, result)
                self.assertRegex(result.errors[0], rf"^{PROEF}:5:11: error: .* \[route/alias\]$")
                self.assert_mistakes(self.good, *result.errors)

    def test_alias_of_a_file_of_the_site(self):
        """An alias at the place of the feed, the sitemap or the assets: error."""
        for alias in ("/feed.xml", "/en/feed.xml/", "/sitemap.xml", "/robots.txt", "/404.html",
                      "/manifest.sha256", "/assets/", "/assets/css/x/", "/search/nl.json"):
            with self.subTest(alias=alias):
                self.assert_probe(
                    probe(f"aliases: [{alias}]\n"),
                    f"5:11: error: '{alias}' is the address of a file that every site has; choose "
                    "another alias [route/reserved]")

    def test_word_of_an_address_out_of_the_site(self):
        """A word of addresses that leads out of the site: error at its place."""
        self.good.replace("content/types.yaml", "    title: { nl: Tips, en: Tips }\n",
                          "    title: { nl: Tips, en: Tips }\n"
                          "    address: { nl: ../../x, en: y }\n")
        self.good.replace("content/campaign.yaml", "search: { nl: zoeken, en: search }",
                          "search: { nl: /zoeken, en: search }")
        self.assert_mistakes(
            self.good,
            "content/campaign.yaml:15:3: error: '/zoeken' cannot be part of an address; use small "
            "letters, digits and hyphens, such as 'zoeken' [content/address-word]",
            "content/types.yaml:19:5: error: '../../x' cannot be part of an address; use small "
            "letters, digits and hyphens, such as 'x' [content/address-word]")

    def test_a_mistake_does_not_breed(self):
        """One mistake is one message, also when translations, links and lists depend on it."""
        self.good.write(PROEF, probe(text="[x](kloppen.md#zo-kan-het-gaan) [](noot.md)\n"))
        kloppen = self.good.read("content/nl/tips/kloppen.md")
        for old, new, place in (
                ("title: Klop, en wacht", "title: Klop: en wacht", ":2:12: error: a colon"),
                ("title: Klop, en wacht", "title: [Klop", ":2:8: error: the '['"),
                ("evidence: practice", "evidence: practise", ":4:11: error: 'evidence' cannot be"),
                ("---\ntitle", "--\ntitle", ":1:1: error: the page has no front matter")):
            with self.subTest(new=new):
                self.good.write("content/nl/tips/kloppen.md", kloppen.replace(old, new, 1))
                self.good.write("content/nl/tips/noot.md", probe())
                errors = self.good.build().errors
                self.assertEqual(len(errors), 1, errors)
                self.assertTrue(errors[0].startswith("content/nl/tips/kloppen.md" + place), errors)

    def test_raw_html(self):
        """Raw HTML: off unless the type allows it; else error."""
        for line, column, text in (
                (6, 1, "<script>alert(1)</script>\n"),
                (6, 5, "Een <b onclick=alert(1)>woord</b>.\n"),
                (8, 1, "Tekst.\n\n<div>\nx\n</div>\n"),
                (6, 1, "<!-- geheim -->\n"),
                (6, 5, "Een <img src=x onerror=alert(1)>\n")):
            with self.subTest(text=text):
                self.good.write(PROEF, probe(text=text))
                result = self.good.build()
                self.assertGreater(len(result.errors), 0, result)
                self.assertRegex(result.errors[0],
                                 rf"^{PROEF}:{line}:{column}: error: .* \[markup/raw-html\]$")
                self.assert_mistakes(self.good, *result.errors)

    def test_raw_html_where_the_type_allows_it(self):
        """Raw HTML is published when the type allows it."""
        self.good.replace("content/types.yaml", "    template: tip.html\n",
                          "    template: tip.html\n    raw_html: true\n")
        self.good.write(PROEF, probe(text="<div class=\"wijd\">Tekst</div>\n"))
        self.assert_builds(self.good)
        self.assertIn('<div class="wijd">Tekst</div>', self.good.published("tips/proef/index.html"))

    def test_javascript_address(self):
        """`javascript:` address: schemes on an allow-list; else error, in any disguise."""
        for text in ("[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
                     "[x](&#106;avascript:alert(1))", "[x](java&Tab;script:alert(1))",
                     "[x](java&#10;script:alert(1))", "[x](<\u0001javascript:alert(1)>)",
                     "[x](&#32;javascript:alert(1))", "[x](vbscript:msgbox(1))",
                     "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](file:///etc/passwd)",
                     "<javascript:alert(1)>", "[x]\n\n[x]: javascript:alert(1)",
                     "![x](javascript:alert(1))", "![x](data:image/svg+xml,x)",
                     "[x](//evil.example/)", "[x](\\\\\\\\evil.example)",
                     "[![x](../../../assets/icons/door.svg)](javascript:alert(1))"):
            with self.subTest(text=text):
                self.good.write(PROEF, probe(text=text + "\n"))
                result = self.good.build()
                self.assertGreater(len(result.errors), 0, result)
                self.assertRegex(result.errors[0], rf"^{PROEF}:[68]:\d+: error: ")
                self.assert_mistakes(self.good, *result.errors)

    def test_javascript_address_says_what_is_allowed(self):
        """`javascript:` address: the message names the scheme and those that are allowed."""
        self.good.write(PROEF, probe(text="Zie [x](javascript:alert(1)).\n"))
        result = self.good.build()
        self.assertRegex(result.errors[0],
                         rf"^{PROEF}:6:5: error: .*javascript.*https.* \[markup/[a-z-]+\]$")

    def test_javascript_address_in_front_matter(self):
        """`javascript:` address in a field: error."""
        self.good.replace("content/nl/hulp/noodnummer.md", "tier: crisis",
                          "tier: crisis\nchat: javascript:alert(1)")
        self.assert_mistakes(
            self.good,
            "content/nl/hulp/noodnummer.md:5:7: error: 'chat: javascript:alert(1)' is no web "
            "address; write it in full, such as https://voorbeeld.be/ [content/url]")

    def test_bad_utf8(self):
        """Bad UTF-8: error with the byte offset."""
        text = probe(text="Tekst.\ncaf").encode() + b"\xe9 open\n"
        self.good.write(PROEF, text)
        self.assert_mistakes(
            self.good,
            f"{PROEF}:7:4: error: byte {text.index(0xe9)} is not UTF-8; save the file as UTF-8 in "
            "your editor [text/utf-8]")

    def test_nul_byte(self):
        """NUL byte: error with the byte offset."""
        text = probe(text="Tekst.\nEen").encode() + b"\x00 twee\n"
        self.good.write(PROEF, text)
        self.assert_mistakes(
            self.good,
            f"{PROEF}:7:4: error: byte {text.index(0)} is a NUL; this is no text file, or it is "
            "damaged: restore it or remove the byte [text/nul]")

    def test_bad_utf8_everywhere_else(self):
        """Bad UTF-8 in strings, templates and style sheets: error with the byte offset."""
        for path in ("content/strings/nl.yaml", "templates/tip.html", "assets/css/site.css",
                     "content/campaign.yaml"):
            with self.subTest(path=path):
                whole = (self.good.folder / path).read_bytes()
                self.good.write(path, b"\xff" + whole)
                result = self.good.build()
                self.assertIn(f"{path}:1:1: error: byte 0 is not UTF-8; save the file as UTF-8 in "
                              "your editor [text/utf-8]", result.errors)
                self.assertEqual(result.status, 1)
                self.good.write(path, whole)

    def test_thirty_mistakes_in_twenty_files(self):
        """30 mistakes in 20 files: all of them, sorted, in one run, with a count at the end."""
        expected = []
        for number in range(20):
            path = f"content/nl/tips/fout-{number:02}.md"
            front = "darft: true\n" if number % 2 else ""
            line = 9 if number % 2 else 8
            self.good.write(path, probe(front, f"Tekst.\n\nZie [daar](weg-{number}xxxxxxxx.md).\n"))
            if number % 2:
                expected.append(f"{path}:5:1: error: unknown key 'darft'; did you mean 'draft'? "
                                "[content/unknown-key]")
            expected.append(f"{path}:{line}:5: error: there is no page 'weg-{number}xxxxxxxx.md'; "
                            "write the path of an .md file, seen from this file "
                            "[link/missing-page]")
        self.assertEqual(len(expected), 30)
        result = self.assert_mistakes(self.good, *expected)
        self.assertRegex(result.err.splitlines()[-1], r"^30 errors\b")

    def test_mistakes_of_every_kind_in_one_run(self):
        """Mistakes in settings, types, strings, pages and templates are all in one run, sorted."""
        self.good.replace("content/campaign.yaml", "owner: De redactie", "ownr: De redactie")
        self.good.replace("content/types.yaml", "open_access: { kind: flag",
                          "open_access: { kind: flug")
        self.good.replace("content/strings/en.yaml", "read_more: Read more\n", "")
        self.good.write(PROEF, probe("darft: true\n", "[x](weg.md)\n"))
        self.good.write("templates/tip.html", "{{ paeg }}")
        result = self.good.build()
        rules = [line[line.rindex("[") + 1:-1] for line in result.errors]
        for rule in ("content/unknown-key", "types/unknown-kind", "strings/missing",
                     "link/missing-page", "template/unknown-name"):
            self.assertIn(rule, rules, result)
        places = [line.split(": error: ")[0].split(":") for line in result.errors]
        order = [(place[0], *map(int, place[1:])) for place in places]
        self.assertEqual(order, sorted(order), result)

    def test_nothing_outside_the_campaign_is_linked(self):
        """A link that leads out of the campaign's folder: error."""
        self.assert_probe(
            probe(text="[x](../../../../../../etc/passwd.md)\n"),
            "6:1: error: '../../../../../../etc/passwd.md' leads out of the campaign's folder; "
            "link to a page or a file of this campaign [link/outside]")


class NotMistakes(CliTest):
    def test_expired_page(self):
        """Expired page (`until`): not in any output file, feed, index or list; a note says so."""
        campaign = self.published_campaign()
        campaign.write(PROEF, probe("until: 2020-12-31\npublish: 2020-01-01\n", "Zeemeermin.\n")
                       .replace("Proef", "Waterval"))
        result = self.assert_builds(campaign)
        self.assertIn(f"{PROEF}:5:1: note: not published: its last day was 2020-12-31 "
                      "[content/not-shown]", result.err)
        for word in (b"waterval", b"zeemeermin", b"tips/proef"):
            self.assertEqual(files_with(campaign.site, word), [])

    def test_source_file_deleted(self):
        """A source file deleted: page gone in the next publish."""
        campaign = self.published_campaign()
        self.assertNotEqual(files_with(campaign.site, b"tips/slaap"), [])
        campaign.remove("content/nl/tips/slaap.md")
        self.assert_builds(campaign)
        self.assertEqual(files_with(campaign.site, b"slaap"), [])

    def test_byte_order_mark_and_line_ends(self):
        """BOM and CRLF are normalised: the same site, and mistakes at the same place."""
        campaign = self.published_campaign()
        plain = contents(campaign.site)
        for folder, ending in (("content", ".md"), ("content", ".yaml"), ("templates", ".html")):
            for path in (campaign.folder / folder).rglob("*" + ending):
                text = path.read_bytes()
                path.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
        self.assert_builds(campaign)
        self.assertEqual(contents(campaign.site), plain)
        text = probe(text="Tekst.\n\nZie [x](weg-xxxxxxxx.md).\n")
        for bytes_ in (text.encode(), b"\xef\xbb\xbf" + text.encode().replace(b"\n", b"\r\n"),
                       text.encode().replace(b"\n", b"\r")):
            campaign.write(PROEF, bytes_)
            self.assertTrue(campaign.build().errors[0].startswith(f"{PROEF}:8:5: error: "))
