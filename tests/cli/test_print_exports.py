"""kier print: codes for other programs, pictures, and the packing list."""

import re
import shutil
import struct
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from support import PAGES, TODAY, CliTest, contents, page

HEADING = "code,kind,name,area,audience,language,landing,invite,opened,closed,status,may_be_named\n"
NAMES = {"7FQF": "WGC Ledeberg", "0Z83": "Bib, Zuid"}
TEXTS = {"nl/drukwerk/ouders.md": page(
    "Komt uw kind nog buiten?", "Er is een woord voor.", audience="ouders",
    lead="U kunt iets doen.", points="[wat u kunt doen, wie met u meedenkt]", call="Lees verder.",
    number="hulp/noodnummer", number_label='"Bij gevaar:"', strip="Info", short="Voor ouders.")}
LANDING = {"nl/welkom/ouders.md": page(
    "Dag ouders", "Rustig aan.", audience="ouders",
    steps="\n  - { name: lezen, label: Lees, target: over-ons }")}
REGISTER = {
    "channels.csv": HEADING + "".join(
        f'{code},venue,"{name}",Gent,ouders,nl,,,2026-01-01,,active,\n'
        for code, name in NAMES.items()),
    "codes.ledger": "".join(f"{code}\t2026-01-01\tissue\touders\tnl\t-\n" for code in NAMES),
}
PLACEMENTS = ("id,code,date,action,qty,item\n"
              "1,7FQF,2026-11-20,deliver,20,a6-flyer\n"
              "2,0Z83,2026-11-18,deliver,30,a6-flyer\n"
              "3,0Z83,2026-11-19,remove,30,a6-flyer\n")


class Exports(CliTest):
    def setUp(self):
        super().setUp()
        self.here = self.campaign({**PAGES, **TEXTS, **LANDING, **REGISTER})

    def print(self, *arguments, status=0, today=TODAY):
        result = self.here.run("print", *arguments, today=today)
        self.assertEqual(result.status, status, result)
        return result

    def files(self):
        return contents(self.here.site / "print")

    def test_codes_come_with_every_print(self):
        result = self.print("--product", "a6-flyer", "--channel", "7fqf")
        self.assertIn("1 codes in ", result.out)
        self.assertEqual(sorted(self.files()), [
            "a6-flyer/7FQF-wgc-ledeberg.pdf", "preflight.json", "qr/7FQF-wgc-ledeberg.png",
            "qr/7FQF-wgc-ledeberg.svg"])

    def test_codes_alone_need_no_product(self):
        self.print("--qr", "--all")
        self.assertEqual(sorted(self.files()), [
            f"qr/{name}{ending}" for name in ("0Z83-bib-zuid", "7FQF-wgc-ledeberg")
            for ending in (".png", ".svg")])
        self.assertIn("0 files written, 4 unchanged", self.print("--qr", "--all").out)

        result = self.print("--qr", "--all", "--product", "a6-flyer", status=2)
        self.assertIn("--product excludes --qr", result.err)

    def test_an_svg_is_plain_and_a_png_is_sharp(self):
        self.print("--qr", "--channel", "7FQF")
        files = self.files()
        svg = ElementTree.fromstring(files["qr/7FQF-wgc-ledeberg.svg"])
        self.assertEqual([element.tag.split("}")[1] for element in svg.iter()],
                         ["svg", "rect", "path"])
        self.assertEqual((svg.get("width"), svg.get("height")), ("1000", "1000"))
        png = files["qr/7FQF-wgc-ledeberg.png"]
        width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
        modules = int(svg.get("viewBox").split()[2])
        self.assertEqual((width, width % modules, depth, kind), (height, 0, 1, 3))
        self.assertGreaterEqual(width // modules, 20)
        place = png.index(b"pHYs")
        self.assertEqual(struct.unpack(">IIB", png[place + 4:place + 13]), (11811, 11811, 1))

    @unittest.skipUnless(shutil.which("zbarimg"), "zbarimg is not here")
    def test_another_program_reads_the_pictures(self):
        self.print("--all", "--png", "--product", "a6-flyer")
        for path in (self.here.site / "print").rglob("*.png"):
            read = subprocess.run(["zbarimg", "-q", "--raw", path], capture_output=True, text=True,
                                  check=True)
            self.assertEqual(read.stdout.strip(), f"https://DEUR.BE/K/{path.name[:4]}/", path)

    def test_a_picture_has_300_dots_an_inch(self):
        self.print("--product", "sticker", "--png", "--channel", "7FQF")
        png = self.files()["sticker/7FQF-wgc-ledeberg.png"]
        self.assertEqual(struct.unpack(">II", png[16:24]), (591, 591))  # 50 mm

    def test_the_same_on_other_days_and_threads(self):
        self.print("--product", "a6-flyer", "--png", "--all", "--threads", "1")
        before = self.files()
        shutil.rmtree(self.here.site)
        self.print("--product", "a6-flyer", "--png", "--all", "--threads", "4",
                   today="2026-12-24")
        after = self.files()
        for report in (before, after):
            del report["preflight.json"]  # it says on which day
        self.assertEqual(before, after)

    def test_pictures_are_no_pages_of_one_file(self):
        for other in ("--press", "--office", "--screen", "--merge=alles.pdf"):
            result = self.print("--product", "a6-flyer", "--all", "--png", other, status=2)
            self.assertIn("excludes", result.err, other)

    def test_a_packing_list_says_what_goes_where(self):
        (self.here.folder / "content/placements.csv").write_text(PLACEMENTS)
        result = self.print("--all", "--packing", "--product", "sticker")
        self.assertIn(f"/print/packing/{TODAY}.pdf and .csv\n", result.out)
        files = self.files()
        self.assertEqual(files[f"packing/{TODAY}.csv"].decode(), (
            "\ufeffname;area;item;quantity;code;address\n"
            "Bib, Zuid;Gent;sticker;;0Z83;deur.be/k/0Z83\n"
            "WGC Ledeberg;Gent;sticker;;7FQF;deur.be/k/7FQF\n"
            "WGC Ledeberg;Gent;A6 flyer;20;7FQF;deur.be/k/7FQF\n"))
        self.assertTrue(files[f"packing/{TODAY}.pdf"].startswith(b"%PDF-1.5"))

    def test_a_packing_list_of_planned_deliveries_needs_no_product(self):
        (self.here.folder / "content/placements.csv").write_text(PLACEMENTS)
        self.print("--all", "--packing")
        self.assertIn("7FQF", self.files()[f"packing/{TODAY}.csv"].decode())
        self.assertNotIn("0Z83", self.files()[f"packing/{TODAY}.csv"].decode())

    def test_nothing_to_pack_is_said(self):
        result = self.print("--all", "--packing")
        self.assertIn("content/placements.csv: warning: no delivery is planned for these channels, "
                      "so there is no packing list; name what is brought with --product, or add "
                      "rows with the action deliver [print/nothing-to-pack]\n", result.err)
        self.assertFalse((self.here.site / "print/packing").exists())

    def test_the_site_offers_leaflets_of_download_channels(self):
        self.here.replace("content/channels.csv", "0Z83,venue", "0Z83,download")
        result = self.here.build()
        self.assertEqual((result.status, result.errors), (0, []), result)
        html = self.here.published("voor/ouders/index.html")
        links = re.findall(r'<li><a href="(/assets/drukwerk/(.*?)-ouders-nl\.[^"]*\.pdf)">(.*?)</a>',
                           html)
        self.assertEqual([(product, title) for _, product, title in links], [
            ("a4-poster", "Affiche, A4 (PDF)"), ("a6-flyer", "Flyer, vier op een A4 (PDF)")])
        for address, _, _ in links:
            file = (self.here.site / "www" / address[1:]).read_bytes()
            self.assertTrue(file.startswith(b"%PDF-1.5"), address)
        for other in ("en/for/ouders", "voor/jongeren", "en/for/jongeren"):
            self.assertNotIn("/assets/drukwerk/", self.here.published(other + "/index.html"))
        before = contents(self.here.site / "www/assets/drukwerk")
        self.here.build("--threads", "1", today="2026-11-25")
        self.assertEqual(contents(self.here.site / "www/assets/drukwerk"), before)

    def test_without_texts_there_are_no_leaflets(self):
        self.here.replace("content/channels.csv", "0Z83,venue", "0Z83,download")
        self.here.remove("content/nl/drukwerk/ouders.md")
        self.assertEqual(self.here.build().errors, [])
        self.assertFalse((self.here.site / "www/assets/drukwerk").exists())


if __name__ == "__main__":
    unittest.main()
