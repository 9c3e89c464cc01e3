"""Input that is meant to hurt: it ends soon, with an error that names the limit, and no crash."""

from support import SLOWEST, TODAY, CliTest, is_sanitized, probe

PROEF = "content/nl/tips/proef.md"
# Seconds of processor time: the promise is one, which a program with sanitizers need not keep.
LONGEST = 10 if is_sanitized() else 1


class Limits(CliTest):
    def setUp(self):
        super().setUp()
        self.campaign_ = self.published_campaign()

    def assert_soon(self, result, longest=LONGEST):
        self.assertLess(result.work, longest, str(result)[:2000])
        self.assertLess(result.seconds, SLOWEST / 2, "it waits for something")

    def assert_refused(self, path, text, rule, *words):
        """One error by `rule`, with the limit named, in the file, soon; the old site stays."""
        self.campaign_.write(path, text)
        result = self.campaign_.build()
        self.assert_soon(result)
        self.assertEqual(result.status, 1, str(result)[:2000])
        named = [line for line in result.errors if line.endswith(f"[{rule}]")]
        self.assertNotEqual(named, [], str(result)[:2000])
        self.assertTrue(named[0].startswith(path + ":"), named[0][:500])
        for word in words:
            self.assertIn(word, named[0][:2000])
        self.assertLess(len(result.err), 20_000, "so many messages help nobody")
        self.assert_mistakes(self.campaign_, *result.errors)

    def test_nested_lists_on_one_line(self):
        """10,000 nested lists: bounded, an error with the limit named, under a second, no crash."""
        self.assert_refused(PROEF, probe(text="- " * 10_000 + "x\n"), "markup/too-deep", ":6:1:",
                            "100")

    def test_nested_lists_on_lines(self):
        """1,000 nested lists, each on its line (10,000 make 100 MB): the same."""
        text = "".join("  " * depth + "- x\n" for depth in range(1000))
        self.assert_refused(PROEF, probe(text=text), "markup/too-deep", "100")

    def test_nested_quotes(self):
        """10,000 nested quotes: the same."""
        self.assert_refused(PROEF, probe(text=">" * 10_000 + "x\n"), "markup/too-deep", ":6:1:",
                            "100")

    def test_long_line(self):
        """1 MB line: bounded, an error with the limit named."""
        self.assert_refused(PROEF, probe(text="Tekst.\n" + "x" * 1_000_000 + "\n"),
                            "markup/long-line", ":7:1:", "64 kB")

    def test_long_text(self):
        """A text of 3 MB: bounded, an error with the limit named."""
        self.assert_refused(PROEF, probe(text="Een twee drie.\n" * 200_000), "markup/too-long",
                            "1024 kB")

    def test_large_file(self):
        """A file of 25 MB: bounded, an error with the limit named."""
        path = "assets/images/groot.png"
        self.campaign_.write(path, b"\x89PNG" + b"x" * 25_000_000)
        result = self.campaign_.build()
        self.assert_soon(result)
        self.assertEqual(result.errors, [
            f"{path}: error: the file is larger than 20 MiB; make it smaller, or publish it "
            "elsewhere and link to it [io/too-large]"], result)
        self.assertEqual(result.status, 1)

    def test_tangled_markup(self):
        """Texts on which cmark takes time that grows with the square are refused or end soon."""
        for text in ("[" * 60_000, "*a " * 20_000 + "_b" * 5_000, "[a](" * 15_000, "<a " * 20_000,
                     "`" * 30_000 + "a", "![" * 30_000, "a**b" + "c* " * 20_000,
                     "|a" * 30_000 + "\n" + "|-" * 30_000, "[^1]:" * 10_000, "<!" * 30_000,
                     "\n".join(f"[{n}]: x" for n in range(20_000)), "&" * 60_000,
                     "# a\n" * 20_000, "1. a\n" * 20_000, "http://a." * 7_000):
            with self.subTest(text=text[:20]):
                self.campaign_.write(PROEF, probe(text=text + "\n"))
                result = self.campaign_.run("check")
                self.assert_soon(result)
                self.assertIn(result.status, (0, 1), str(result)[:2000])

    def test_deep_yaml_in_front_matter(self):
        """Deep YAML: bounded, an error with the limit named."""
        self.assert_refused(PROEF, probe("summary: " + "[" * 10_000 + "]" * 10_000 + "\n"),
                            "yaml/too-deep", ":5:", "32")
        self.assert_refused(PROEF, probe("summary: " + "{a: " * 5_000 + "}" * 5_000 + "\n"),
                            "yaml/too-deep", ":5:", "32")

    def test_deep_yaml_in_blocks(self):
        """Deep YAML in block style: bounded, an error with the limit named."""
        text = "".join("  " * depth + "a:\n" for depth in range(500))
        self.assert_refused("content/strings/nl.yaml", text, "yaml/too-deep", "32")

    def test_unclosed_brackets(self):
        """Deep YAML that never closes: an error, soon."""
        self.assert_refused("content/campaign.yaml", "title: " + "[" * 100_000, "yaml/too-deep",
                            "32")

    def test_yaml_alias_bomb(self):
        """YAML alias bomb: bounded, an error, under a second, no crash."""
        lines = ["summary: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in range(1, 12):
            lines.append(f"bom{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 10) + "]")
        self.assert_refused(PROEF, probe("\n".join(lines) + "\n"), "yaml/anchor", ":5:10:",
                            "anchors and aliases, which are not used here")

    def test_large_yaml(self):
        """2 MB of YAML: bounded, an error with the limit named."""
        text = "".join(f"sleutel_{number}: waarde\n" for number in range(100_000))
        self.assert_refused("content/strings/nl.yaml", text, "yaml/too-large", "1048576")

    def test_deep_template(self):
        """10,000 brackets or tags in each other in a template: an error with the limit named."""
        for text in ("{{ " + "(" * 10_000 + "1" + ")" * 10_000 + " }}",
                     "{% if 1 %}" * 10_000 + "{% endif %}" * 10_000,
                     "{{ " + "-" * 10_000 + "1 }}", "{{ 1" + " + 1" * 100_000 + " }}",
                     "{{ " + "not " * 10_000 + "1 }}"):
            with self.subTest(text=text[:20]):
                self.assert_refused("templates/tip.html", text, "template/too-deep", "60")

    def test_template_without_end(self):
        """A template that calls itself, or counts for ever: an error with the limit named."""
        for text, rule in (('{% include "tip.html" %}', None),
                           ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", None),
                           ("{% for a in range(9999) %}{% for b in range(9999) %}x"
                            "{% endfor %}{% endfor %}", "template/limit"),
                           ('{{ "x" * 999999999 }}', "template/limit"),
                           ("{{ range(999999999) | list }}", "template/limit"),
                           ('{% extends "tip.html" %}', None)):
            with self.subTest(text=text):
                self.campaign_.write("templates/tip.html", text)
                result = self.campaign_.build()
                self.assert_soon(result, 2 * LONGEST)
                self.assertEqual(result.status, 1, str(result)[:2000])
                self.assertTrue(result.errors[0].startswith("templates/tip.html:1:"),
                                result.errors[:3])
                if rule:
                    self.assertIn(f"[{rule}]", result.errors[0])
                self.assertEqual(len(result.errors), 1, result.errors[:3])

    def test_many_mistakes(self):
        """A file in which nearly everything is wrong: all is said, soon."""
        text = "".join(f"[x](weg-{number}.md)\n" for number in range(5_000))
        self.campaign_.write(PROEF, probe(text=text))
        result = self.campaign_.build()
        self.assert_soon(result)
        self.assertEqual(result.status, 1)
        self.assertEqual(len(result.errors), 5_000)
        self.assertIn("5000 errors", result.err.splitlines()[-1])

    def test_front_matter_full_of_keys(self):
        """5,000 unknown keys: all is said, soon."""
        self.campaign_.write(PROEF,
                             "---\ntitle: Proef\n" + f"reviewed: {TODAY}\nevidence: practice\n" +
                             "".join(f"sleutel{number}: x\n" for number in range(5_000)) + "---\n")
        result = self.campaign_.build()
        self.assert_soon(result)
        self.assertEqual(len(result.errors), 5_000)
