"""WeasyPrint's flyers: `weasy.py DESIGN.svg TEXTS.json CODES.json FOLDER`, with Debian's python3.

The same artwork, words and places as our A6 flyer, as HTML and CSS; the code is the drawing that
`kier print --qr` makes; 3 mm of bleed and crop marks. Sizes of text are fixed, as WeasyPrint does
not look for ones that fit, and nothing is checked afterwards. All flyers are made in one process,
the first one before the clock starts. Prints the CPU seconds of one flyer and the mean bytes.
"""

import html
import json
import re
import resource
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import weasyprint

SVG = "{http://www.w3.org/2000/svg}"
BLEED = 3  # mm


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def read_design(path):
    """The artwork as SVG, and (name, box, properties) of the slots."""
    ET.register_namespace("", SVG[1:-1])
    root = ET.parse(path).getroot()
    slots = []
    for element in list(root):
        name = element.get("id", "")
        if name.startswith("slot-"):
            pairs = (pair.split(":") for pair in element.findtext(SVG + "desc").split(";"))
            style = {key.strip(): value.strip() for key, value in pairs}
            box = [float(element.get(key)) for key in ("x", "y", "width", "height")]
            slots.append((name, box, style))
        if name.startswith(("slot-", "guide-")):
            root.remove(element)
    return ET.tostring(root, encoding="unicode"), slots


def css_of(slots):
    rules = [f"@page {{ size: 105mm 148mm; margin: 0; bleed: {BLEED}mm; marks: crop }}",
             "body { margin: 0 } div, p, ul, h1 { position: absolute; margin: 0; padding: 0 }",
             "li { margin-left: 4mm } h1 { font-weight: inherit }",
             f"#art {{ left: -{BLEED}mm; top: -{BLEED}mm }}"]
    for name, (x, y, width, height), style in slots:
        rule = f"left: {x}mm; top: {y}mm; width: {width}mm; height: {height}mm;"
        if "font" in style:
            family = re.sub(r" Bold$", "", style["font"])
            size = (float(style["max"]) + float(style["min"])) / 2
            weight = "bold" if style["font"].endswith("Bold") else "normal"
            rule += (f" font: {weight} {size}pt/1.25 '{family}'; color: {style.get('color', '#000')};"
                     f" text-align: {style.get('align', 'left')};")
        rules.append(f"#{name} {{ {rule} }}")
    return "\n".join(rules)


def page_of(style, art, slots, texts, code):
    parts = [f"<!DOCTYPE html><html lang='nl'><title>{html.escape(texts['slot-title'])}</title>"
             f"<style>{style}</style><div id='art'>{art}</div>"]
    for name, _, _ in slots:
        if name == "slot-qr":
            svg = code["svg"].replace("<svg ", "<svg style='width: 100%; height: 100%' ", 1)
            parts.append(f"<div id='{name}'>{svg}</div>")
        elif name == "slot-url":
            parts.append(f"<p id='{name}'>{code['before']}<b>{code['code']}</b></p>")
        elif name == "slot-points":
            points = "".join(f"<li>{html.escape(point)}</li>" for point in texts[name])
            parts.append(f"<ul id='{name}'>{points}</ul>")
        elif name in texts:
            tag = "h1" if name == "slot-title" else "p"
            parts.append(f"<{tag} id='{name}'>{html.escape(texts[name])}</{tag}>")
    return "".join(parts)


def main():
    design, texts, codes, folder = sys.argv[1:]
    art, slots = read_design(design)
    texts = json.loads(Path(texts).read_text(encoding="utf-8"))
    codes = json.loads(Path(codes).read_text(encoding="utf-8"))
    style = css_of(slots)
    begin, size = 0, 0
    for number, code in enumerate(codes):
        if number == 1:
            begin = cpu()
        pdf = weasyprint.HTML(string=page_of(style, art, slots, texts, code)).write_pdf()
        Path(folder, f"{code['code']}.pdf").write_bytes(pdf)
        size += len(pdf)
    print((cpu() - begin) / (len(codes) - 1), size / len(codes))


if __name__ == "__main__":
    main()
