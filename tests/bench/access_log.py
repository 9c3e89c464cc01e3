"""Writes an access log of a campaign's site, in the combined format, and knows what is in it.

    access_log.py LINES FILE TRUTH CODE...

The same arguments make the same bytes everywhere. The mix of lines: pages and their pictures, people
who come by a code, people who come by themselves, crawlers, link previews, HEAD probes with a
browser's name, scanners for holes, mistyped codes, and lines that no server should have written.
TRUTH becomes a JSON object: how many scan-days a perfect reader finds.
"""

import json
import random
import sys
from datetime import datetime, timedelta, timezone

START = datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=1)))  # a Monday in Brussels
CLOCK_CHANGE = datetime(2026, 3, 29, 1, tzinfo=timezone.utc).timestamp()
DAYS = 28
MONTHS = "Jan Feb Mar Apr".split()

PHONES = ["SM-A546B", "SM-S911B", "Pixel 8", "moto g84 5G", "CPH2609", "CUBOT X70", "K"]
PEOPLE = [f"Mozilla/5.0 (Linux; Android {system}; {phone}) AppleWebKit/537.36 (KHTML, like Gecko) "
          f"Chrome/{version}.0.0.0 Mobile Safari/537.36"
          for system in (12, 14, 16) for phone in PHONES for version in (142, 143, 144)]
PEOPLE += [f"Mozilla/5.0 (iPhone; CPU iPhone OS {version}_1 like Mac OS X) AppleWebKit/605.1.15 "
           f"(KHTML, like Gecko) Version/{version}.1 Mobile/15E148 Safari/604.1{more}"
           for version in (17, 18, 26) for more in ("", " Instagram 382.0.0.21.84 (nl_BE)")]
PEOPLE += [f"Mozilla/5.0 (X11; Linux x86_64; rv:{version}.0) Gecko/20100101 Firefox/{version}.0"
           for version in (140, 145)]
CRAWLERS = ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
            "curl/8.5.0", "python-requests/2.32.3", "Go-http-client/1.1"]
PREVIEWS = ["WhatsApp/2.24.20.89 A", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"]
PAGES = ["/", "/ouders/", "/jongeren/", "/professionals/", "/wat-is-hikikomori/", "/tips/", "/en/",
         "/hulp/awel/", "/tips/slaap/", "/zoeken/", "/privacy/"]
PARTS = [f"/assets/site.{number:08x}.css" for number in range(3)] + [
    f"/assets/{name}" for name in ("door.svg", "search.js", "cat.svg", "og/home.png", "lato.woff2")]
HOLES = ["/wp-login.php", "/.env", "/xmlrpc.php", "/k/../../etc/passwd", "/k/%00", "/.git/config",
         "/index.php?id=1%27%20UNION%20SELECT%201,2,3--", "/?q=%3Cscript%3Ealert(1)%3C/script%3E"]
GARBAGE = ["\\x16\\x03\\x01\\x02\\x00\\x01", "-", "", "SSH-2.0-Go", "GET", "PRI * HTTP/2.0"]


class AccessLog:
    def __init__(self, codes):
        self.codes, self.random = codes, random.Random(2026)
        self.weights = [1 / (place + 1) ** 0.8 for place in range(len(codes))]
        self.scan_days, self.lines = set(), []

    def address(self):
        pick = self.random.randrange
        if self.random.random() < 0.5:
            return f"2a02:1810:{pick(65536):x}:{pick(65536):x}::{pick(65536):x}"
        return f"{pick(1, 224)}.{pick(256)}.{pick(256)}.{pick(1, 255)}"

    def add(self, second, address, request, status, size, agent):
        zone = 2 if second >= CLOCK_CHANGE else 1
        if second // 60 != self.minute:
            self.minute = second // 60
            local = datetime.fromtimestamp(self.minute * 60, timezone(timedelta(hours=zone)))
            self.stamp = (f"{local.day:02}/{MONTHS[local.month - 1]}/{local.year}:"
                          f"{local.hour:02}:{local.minute:02}:")
            self.day = local.toordinal()
        self.lines.append(f'{address} - - [{self.stamp}{second % 60:02} +0{zone}00] "{request}" '
                          f'{status} {size} "-" "{agent}"')

    def person(self, second):
        pick = self.random
        address, agent = self.address(), pick.choice(PEOPLE)
        if pick.random() < 0.45:
            code = pick.choices(self.codes, self.weights)[0]
            path = f"/k/{code.lower()}/" if pick.random() < 0.1 else f"/K/{code}/"
            for _ in range(2 if pick.random() < 0.1 else 1):
                self.add(second, address, f"GET {path} HTTP/2.0", 200, 5210, agent)
                self.scan_days.add((self.day, code, network_of(address), agent))
            if pick.random() < 0.16:
                self.add(second, address, f"GET /k/{code}/hulp/ HTTP/2.0", 200, 4870, agent)
        for page in pick.sample(PAGES, pick.randrange(1, 4)):
            self.add(second, address, f"GET {page} HTTP/2.0", 200, pick.randrange(5000, 9000), agent)
        for part in pick.sample(PARTS, pick.randrange(3, 8)):
            self.add(second, address, f"GET {part} HTTP/2.0", 200, pick.randrange(900, 90000), agent)

    def machine(self, second):
        pick, chance = self.random, self.random.random()
        path = f"/k/{pick.choice(self.codes)}/"
        if chance < 0.4:
            page = path if pick.random() < 0.1 else pick.choice(PAGES)
            self.add(second, self.address(), f"GET {page} HTTP/1.1", 200, 7000, pick.choice(CRAWLERS))
        elif chance < 0.47:
            self.add(second, self.address(), f"GET {path} HTTP/1.1", 200, 5210, pick.choice(PREVIEWS))
        elif chance < 0.5:
            self.add(second, self.address(), f"HEAD {path} HTTP/1.1", 200, 0, pick.choice(PEOPLE))
        elif chance < 0.95:
            self.add(second, self.address(), f"GET {pick.choice(HOLES)} HTTP/1.1", 404, 612,
                     pick.choice(PEOPLE))
        elif chance < 0.97:
            self.add(second, self.address(), "GET /k/2222/ HTTP/2.0", 404, 1200, pick.choice(PEOPLE))
        else:
            self.add(second, self.address(), pick.choice(GARBAGE), 400, 150, "-")

    def write(self, lines, path):
        """Hour by hour. The stamp is of the last line's minute, hence seconds in order."""
        written, hours = 0, DAYS * 24
        first = int(START.timestamp())
        with open(path, "w", encoding="latin-1", newline="\n") as out:
            for hour in range(hours):
                self.lines, self.minute = [], -1
                wanted = lines * (hour + 1) // hours - written
                while len(self.lines) < wanted:
                    second = 3600 * len(self.lines) // max(wanted, 1)
                    make = self.person if self.random.random() < 0.2 else self.machine
                    make(first + hour * 3600 + second)
                out.writelines(line + "\n" for line in self.lines)
                written += len(self.lines)


def network_of(address):
    """What tells people apart: the /64 of an IPv6 address."""
    return ":".join(address.split(":")[:4])


def main():
    lines, path, truth, *codes = sys.argv[1:]
    log = AccessLog(codes)
    log.write(int(lines), path)
    with open(truth, "w", encoding="utf-8") as file:
        json.dump({"codes": codes, "scan_days": len(log.scan_days)}, file)


if __name__ == "__main__":
    main()
