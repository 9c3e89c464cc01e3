"""Exact file, line and column in the author's own file, wherever the mistake shows."""

from support import CliTest, probe

PROEF = "content/nl/tips/proef.md"


class ExactPlaces(CliTest):
    """Exact file, line and column in the author's file, also after includes and inside Markdown."""

    def test_inside_markdown(self):
        """Mistakes in lists, quotes, tables, emphasis, notes and headings at the exact column."""
        campaign = self.campaign()
        gone = "[x](weg-xxxxxxx.md)"
        lines = {
            6: f"Ëën {gone}",                       # columns count bytes
            8: f"- een\n- twee **vet {gone}**",
            11: f"  1. diep {gone}",
            13: f"> citaat\n> verder {gone}",
            16: f"> - lijst in citaat {gone}",
            18: f"| kop | twee |\n|---|---|\n| cel | {gone} |",
            22: f"# Kop {gone}",
            24: f"Een noot[^1].\n\n[^1]: Noot {gone}",
            28: f"*{gone}* en `{gone}` en \\{gone}",
            30: f"> [!TIP]\n> Let op {gone}",
            33: f"- [ ] taak {gone}",
            35: "[met titel](weg-xxxxxxx.md \"titel\") en [ref][a]\n\n[a]: weg-xxxxxxx.md",
        }
        text = ""
        for line, part in lines.items():
            text += "\n" * (line - 6 - text.count("\n")) + part + "\n"
        campaign.write(PROEF, probe(text=text))
        expected = [(6, 7), (9, 14), (11, 11), (14, 10), (16, 21), (20, 9), (22, 7), (26, 12),
                    (28, 2),
                    (31, 10), (33, 12), (35, 1), (35, 40)]
        found = [(one["line"], one["column"]) for one in campaign.build("--format", "json").json
                 if one["rule"] == "link/missing-page"]
        self.assertEqual(found, expected)

    def test_inside_front_matter(self):
        """Mistakes in lists, records and folded values of the front matter at their place."""
        campaign = self.campaign()
        campaign.write(PROEF,
                       "---\ntitle: Proef\nevidence: stronk\naudiences:\n  - ouders\n  - ouder\n"
                              "image: icons/door.svg\npublish: 2025-02-30\n---\nTekst.\n")
        found = [(one["line"], one["column"], one["rule"]) for one in campaign.build("--format",
                                                                                     "json").json
                 if one["severity"] == "error"]
        self.assertEqual(found, [(3, 11, "content/enum"), (6, 5, "content/unknown-id"),
                                 (7, 1, "content/missing-alt"),
                                 (8, 10, "content/no-such-day")])

    def test_in_an_included_template(self):
        """A mistake in an included template is reported in that file, with the chain."""
        campaign = self.published_campaign()
        campaign.write("templates/tip.html", '{% extends "base.html" %}\n{% block label %}\n'
                                             '  {% include "deel.html" %}\n{% endblock %}\n')
        campaign.write("templates/deel.html", '<p>\n{% include "kern.html" %}</p>\n')
        campaign.write("templates/kern.html", "<b>\n\n  {{ page.titel }}</b>\n")
        result = self.assert_mistakes(campaign, *campaign.build().errors)
        self.assertEqual(len(result.errors), 1, result)
        self.assertTrue(result.errors[0].startswith("templates/kern.html:3:"), result)
        self.assertIn("did you mean 'title'?", result.errors[0])
        self.assertIn("templates/deel.html:2", result.errors[0])
        self.assertIn("templates/tip.html:3", result.errors[0])

    def test_in_a_macro(self):
        """A mistake in an imported macro is reported in its file, with the place of the call."""
        campaign = self.published_campaign()
        campaign.replace("templates/cards.html", "{{ card.title }}", "{{ card.titel }}")
        errors = campaign.build().errors
        self.assertTrue(errors[0].startswith("templates/cards.html:"), errors)
        self.assertIn("did you mean 'title'?", errors[0])
        self.assertLess(len(errors), 20, "one mistake is told a few times at most")

    def test_template_that_is_not_there(self):
        """A type or template that names a template which is not there: error at its place."""
        campaign = self.published_campaign()
        campaign.write("templates/tip.html", '{% extends "baas.html" %}\n')
        errors = campaign.build().errors
        self.assertRegex(errors[0],
                         r"^templates/tip\.html:1:\d+: error: .*baas\.html.*did you mean .base\.")
        campaign.remove("templates/tip.html")
        errors = campaign.build().errors
        self.assertEqual(len(errors), 1, errors)
        self.assertIn("tip.html", errors[0])
        self.assert_mistakes(campaign, *errors)
