"""kier print: files for channels."""

import json
import os

from support import CliTest, files_of

INKS = """print:
  inks:
    "#fbf7ef": [0, 0.02, 0.06, 0]
    "#262a4c": [0.9, 0.85, 0.35, 0.35]
"""

TEXTS = """---
title: Komt uw kind nog buiten?
audience: ouders
lead: U bent niet de enige.
call: Lees verder.
number: hulp/noodnummer
strip: Info
short: Voor ouders.
---

Er bestaat een woord voor.
"""

DESIGN = """<svg xmlns="http://www.w3.org/2000/svg" width="111mm" height="154mm"
 viewBox="-3 -3 111 154" data-bleed="3">
<rect x="-3" y="-3" width="111" height="154" fill="#fbf7ef"/>
<rect id="slot-title" x="8" y="8" width="89" height="40"><desc>font: P052 Bold; max: 28; min: 14;
 color: #262a4c; tag: H1</desc></rect>
<rect id="slot-qr" x="60" y="78" width="32" height="32"/>
<rect id="slot-url" x="54" y="112" width="43" height="10"><desc>font: Lato; max: 12; min: 9</desc></rect>
<rect id="slot-vu" x="8" y="136" width="89" height="6"><desc>font: Lato; max: 7; min: 5</desc></rect>
</svg>
"""

FLYER = "templates/print/a6-flyer-ouders.svg"


class Print(CliTest):

    def campaign_with_channel(self):
        campaign = self.campaign()
        settings = campaign.read("content/campaign.yaml")
        campaign.write("content/campaign.yaml", settings + INKS)
        campaign.write("content/nl/drukwerk/ouders.md", TEXTS)
        campaign.write(FLYER, DESIGN)
        added = campaign.run("channel", "add", "--kind", "venue", "--name", "WGC Ledeberg",
                             "--audience", "ouders", "--language", "nl")
        self.assertEqual(added.status, 0, added)
        return campaign, added.out.split()[0]

    def printed(self, campaign):
        """The files for paper, and the report."""
        folder = os.path.join(campaign.site, "print")
        found = files_of(folder) if os.path.isdir(folder) else []
        return sorted(name for name in found if not name.startswith("qr/"))

    def test_an_added_channel_gets_its_flyer(self):
        campaign, code = self.campaign_with_channel()
        result = campaign.run("print", "--product", "a6-flyer", "--channel", code)
        self.assertEqual(result.status, 0, result)
        name = f"a6-flyer/{code}-wgc-ledeberg.pdf"
        self.assertEqual(self.printed(campaign), [name, "preflight.json"])
        report = json.loads(campaign.read("site/print/preflight.json"))
        self.assertEqual([(f["file"], f["passed"]) for f in report["files"]], [(name, True)])
        self.assertEqual(report["files"][0]["checks"], {
            "failed": [], "not made": ["6 plates", "13 press-or-link"],
            "passed": ["1 code-read", "2 code-drawn", "3 quiet-zone", "4 contrast", "5 code-size",
                       "7 texts-fit", "8 fonts-and-text", "9 boxes-and-bleed", "10 safe-zone",
                       "11 address", "12 publisher-and-names", "14 reproducible"]})

    def test_what_did_not_change_keeps_its_time(self):
        campaign, _ = self.campaign_with_channel()
        order = ("print", "--product", "a6-flyer", "--all")
        self.assertIn("1 written, 0 unchanged", campaign.run(*order).out)
        self.assertIn("0 written, 1 unchanged", campaign.run(*order, "--threads", "3").out)

    def test_the_press_and_the_screen_have_files_of_their_own(self):
        campaign, code = self.campaign_with_channel()
        for kind in ("--press", "--screen"):
            result = campaign.run("print", "--product", "a6-flyer", "--all", kind)
            self.assertEqual(result.status, 0, result)
        self.assertEqual(self.printed(campaign)[:2],
                         [f"a6-flyer/{code}-wgc-ledeberg-{kind}.pdf" for kind in ("press", "screen")])

    def test_a_mistake_prints_nothing(self):
        campaign, _ = self.campaign_with_channel()
        campaign.replace(FLYER, "slot-title", "slot-titel")
        result = campaign.run("print", "--product", "a6-flyer", "--all")
        self.assertEqual(result.status, 1, result)
        self.assertIn(f"{FLYER}:4:1: error: there is no slot 'slot-titel'; did you mean "
                      "'slot-title'? [print/slot-name]", result.err)
        self.assertEqual(self.printed(campaign), [])

    def test_a_file_that_fails_its_check_is_not_written(self):
        campaign, _ = self.campaign_with_channel()
        campaign.replace(FLYER, 'x="60" y="78"', 'x="72" y="78"')
        result = campaign.run("print", "--product", "a6-flyer", "--all")
        self.assertEqual(result.status, 1, result)
        self.assertIn("[print/safe-zone]", result.err)
        self.assertEqual(self.printed(campaign), ["preflight.json"])
        report = json.loads(campaign.read("site/print/preflight.json"))
        self.assertEqual([(f["passed"], f["checks"]["failed"]) for f in report["files"]],
                         [(False, ["10 safe-zone"])])

    def test_the_command_line_says_what_is_missing(self):
        campaign, _ = self.campaign_with_channel()
        result = campaign.run("print", "--all")
        self.assertEqual(result.status, 2, result)
        self.assertIn("say what to draw: --product a6-flyer", result.err)
        result = campaign.run("print", "--product", "a6-flyer")
        self.assertEqual(result.status, 2, result)
        self.assertIn("say for whom: --channel CODE, or --all", result.err)
        listed = campaign.run("print", "--list")
        self.assertIn("a6-flyer       A6 flyer (105 x 148 mm)", listed.out)
