"""The pages behind codes on print, from the register to the published site."""

import itertools
import unittest

from support import PAGES, CliTest, check_manifest, contents, is_sanitized, page

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HEADING = "code,kind,name,area,audience,language,landing,invite,opened,closed,status,may_be_named\n"
STEPS = "\n  - { name: discord, label: Kijk mee }\n  - { name: lezen, label: Lees, target: over-ons }"
LANDINGS = {f"nl/welkom/{audience}.md": page(f"Dag {audience}", "Rustig aan.", audience=audience,
                                             steps=STEPS)
            for audience in ("ouders", "jongeren")}


def times_two(value):
    """In the field of 32 elements whose polynomial is x^5 + x^2 + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def codes():
    """Codes with their check character, those with a letter only."""
    for first, second, third in itertools.product(range(32), repeat=3):
        check = 0
        for digit in (first, second, third):
            check = times_two(check ^ digit)
        code = SIGNS[first] + SIGNS[second] + SIGNS[third] + SIGNS[check]
        if not code.isdigit():
            yield code


def register(rows):
    """channels.csv and codes.ledger of (code, audience, invite)."""
    csv = "".join(f"{code},venue,Plek {code},,{audience},nl,,{invite},2026-01-01,,active,\n"
                  for code, audience, invite in rows)
    ledger = "".join(f"{code}\t2026-01-01\tissue\t{audience}\tnl\t-\n" for code, audience, _ in rows)
    return {"channels.csv": HEADING + csv, "codes.ledger": ledger}


class Landings(CliTest):
    def campaign_with(self, rows):
        return self.campaign({**PAGES, **LANDINGS, **register(rows)})

    def test_pages_of_a_register(self):
        campaign = self.campaign_with([("7FQF", "ouders", ""),
                                       ("0Z83", "jongeren", "https://discord.gg/AbC")])
        result = campaign.build()
        self.assertEqual((result.status, result.errors), (0, []), result)
        www = contents(campaign.site / "www")
        self.assertEqual(sorted(path for path in www if path.lower().startswith("k/")), [
            "K/0Z83/index.html", "K/404.html", "K/7FQF/index.html", "k/0Z83/discord/index.html",
            "k/0Z83/index.html", "k/0Z83/lezen/index.html", "k/404.html", "k/7FQF/index.html",
            "k/7FQF/lezen/index.html"])
        check_manifest(campaign.site / "www")
        for path in ("k/7FQF/index.html", "K/0Z83/index.html"):
            html = campaign.published(path)
            self.assertIn('name="robots" content="noindex"', html)
            self.assertIn('id="hulp_nu"', html)
            self.assertNotIn("<script", html)
            self.assertNotIn("Plek", html)

    def test_a_thousand_channels_cost_little(self):
        if is_sanitized():
            self.skipTest("sanitizers make it many times slower")
        few = self.campaign_with([])
        many = self.campaign_with([(code, "ouders", "")
                                   for code in itertools.islice(codes(), 1000)])
        work = [min(campaign.build("--out", f"site{turn}").work for turn in range(3))
                for campaign in (few, many)]
        self.assertEqual(len(list((many.folder / "site0/www/k").iterdir())), 1001)
        # On two processors, 0.3 seconds on the clock.
        self.assertLess(work[1] - work[0], 0.6)


if __name__ == "__main__":
    unittest.main()
