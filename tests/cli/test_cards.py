"""kier print --cards, and the pictures that kier build draws for links."""

import os
import re
import struct

from support import CliTest, files_of, page


def size_of(png):
    """Width and height in pixels, and pixels in a metre."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at = png.index(b"pHYs") + 4
    return struct.unpack(">II", png[16:24]) + struct.unpack(">I", png[at:at + 4])


class Cards(CliTest):

    def campaign_with_tip(self):
        campaign = self.campaign()
        campaign.write("content/nl/tips/meelezen.md",
                       page("Meelezen mag", "> Kijk maar even mee.", evidence="practice",
                            summary="Zwijgen is ook meedoen."))
        return campaign

    def bytes_of(self, campaign, name):
        with open(os.path.join(campaign.site, name), "rb") as file:
            return file.read()

    def cards(self, campaign):
        folder = os.path.join(campaign.site, "print/cards")
        return sorted(files_of(folder)) if os.path.isdir(folder) else []

    def test_cards_of_one_tip(self):
        campaign = self.campaign_with_tip()
        result = campaign.run("print", "--cards", "tips/meelezen", "tips/meelezen-quote-1")
        self.assertEqual(result.status, 0, result)
        self.assertIn("4 files in", result.out)
        self.assertEqual(self.cards(campaign), [
            "tips/meelezen-1080x1350.png", "tips/meelezen-1200x630.png",
            "tips/meelezen-quote-1-1080x1350.png", "tips/meelezen-quote-1-1200x630.png"])
        for name in self.cards(campaign):
            width, height, per_metre = size_of(self.bytes_of(campaign, f"print/cards/{name}"))
            self.assertIn(f"{width}x{height}.png", name)
            self.assertEqual(per_metre, 10000)

    def test_all_cards_and_nothing_twice(self):
        campaign = self.campaign_with_tip()
        result = campaign.run("print", "--cards")
        self.assertEqual(result.status, 0, result)
        before = self.cards(campaign)
        self.assertIn("tips/meelezen-1200x630.png", before)
        result = campaign.run("print", "--cards", "--threads", "3")
        self.assertIn(" 0 written, ", result.out)
        self.assertEqual(self.cards(campaign), before)

    def test_a_card_that_there_is_none_of(self):
        campaign = self.campaign_with_tip()
        result = campaign.run("print", "--cards", "tips/meelesen")
        self.assertEqual(result.status, 1, result)
        self.assertIn("there is no card 'tips/meelesen'; did you mean 'tips/meelezen'? "
                      "[print/no-card]", result.err)
        self.assertEqual(self.cards(campaign), [])

    def test_cards_are_for_no_product_and_no_channel(self):
        campaign = self.campaign_with_tip()
        for other in (("--product", "a6-flyer"), ("--channel", "7FQF")):
            result = campaign.run("print", "--cards", *other)
            self.assertEqual(result.status, 2, result)

    def test_every_page_names_a_picture_for_links(self):
        campaign = self.campaign_with_tip()
        self.assertEqual(campaign.run("build").status, 0)
        pictures = set()
        for name in ("www/index.html", "www/tips/meelezen/index.html", "www/en/index.html"):
            shown = campaign.read(f"site/{name}")
            found = re.search(r'<meta property="og:image" content="https://deur.be/(assets/og/[^"]*)">',
                              shown)
            self.assertIsNotNone(found, name)
            pictures.add(found[1])
            self.assertEqual(size_of(self.bytes_of(campaign, f"www/{found[1]}"))[:2], (1200, 630))
        self.assertEqual(len(pictures), 3)
