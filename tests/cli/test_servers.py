"""The settings under servers/, in the hands of the servers themselves: nginx, Caddy and Apache.

Each is taken from the system or from build/servers, where tests/parts/tools.sh unpacks those that
Debian would start as a service. They listen on a free port of 127.0.0.1 and end with this program,
however it ends.
"""

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from support import PAGES, REPOSITORY, Campaign, CliTest, contents, in_memory, page, tip

LIMIT = 10  # seconds, for a server to answer or to end

SECURITY = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".sha256": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml", ".xml": "application/xml", ".json": "application/json",
    ".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".pdf": "application/pdf",
    ".webp": "image/webp", ".avif": "image/avif", ".png": "image/png", ".jpg": "image/jpeg",
}
LONG = "Tel tot twintig, en klop dan zacht. " * 200  # worth compressing
CONTENT = {
    **PAGES,
    "nl/tips/slaap.md": tip("Slaap", LONG, aliases="[/oud/, /map/oud.html, /a.b/]"),
    "en/tips/slaap.md": page("Sleep", "Sleep long.", aliases="[/en/old/]"),
    "nl/literatuur/boek.md": page("Boek", "Samengevat.", form="book", authors='["Peeters, A."]',
                                  year="2020", verified="two_sources", finding="Kloppen helpt."),
    "nl/agenda/avond.md": page("Avond", "Kom.", start="2026-12-05 19:30", place="Gent"),
}
LANDING = """\
---
title: {title}
audience: {audience}
reviewed: 2026-11-01
steps:
  - {{ name: discord, label: Kijk mee }}
  - {{ name: lezen, label: Lees, target: tips/slaap }}
---
Rustig aan.
"""
for audience, title in (("ouders", "Dag ouder"), ("jongeren", "Dag jongere")):
    CONTENT[f"nl/welkom/{audience}.md"] = LANDING.format(audience=audience, title=title)
CONTENT["channels.csv"] = """\
code,kind,name,area,audience,language,landing,invite,opened,closed,status,may_be_named
7FQF,venue,Wijkhuis,,ouders,nl,,,2026-11-01,,active,
0Z83,venue,Wijkhuis,,jongeren,nl,,https://discord.gg/AbC,2026-11-01,,active,
C1SW,venue,Wijkhuis,,ouders,nl,,,2026-01-01,2026-02-01,retired,
"""
CONTENT["codes.ledger"] = "".join(
    f"{code}\t2026-01-01\tissue\t{audience}\tnl\t-\n"
    for code, audience in (("7FQF", "ouders"), ("0Z83", "jongeren"), ("C1SW", "ouders"))
) + "C1SW\t2026-02-01\tretire\n"
SECRET = "Dit staat naast de site."


def program(name):
    """Where a server is: on the path, where Debian puts it, or unpacked for the tests."""
    places = [os.environ.get("PATH", os.defpath), "/usr/sbin",
              REPOSITORY / "build/servers/bin"]
    return shutil.which(name, path=os.pathsep.join(map(str, places)))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answer:
    """What a server said."""

    def __init__(self, answer):
        self.status, self.body = answer.status, answer.read()
        self.names = [name.lower() for name, _ in answer.getheaders()]
        self.headers = answer.headers

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def language(self):
        found = re.search(r'<html lang="(\w+)', self.text)
        return found and found[1]


class Server:
    """A server of `site`, in a folder of its own."""

    def __init__(self, folder, site, base_path, way):
        self.folder, self.site, self.base_path = folder, site, base_path
        self.root = site / "www"
        if base_path:
            self.root = folder / "root"
            shutil.copytree(site / "www", self.root / base_path.strip("/"))
        for _ in range(3):  # another program may take the port first
            self.port = free_port()
            self.process = self.start(way)
            if self.answers():
                return
            self.close()
        raise AssertionError(f"the server does not start; it said:\n{self.said()}")

    def start(self, way):
        (self.folder / "tmp").mkdir(exist_ok=True)
        (self.folder / "tmp").chmod(0o777)
        with open(self.folder / "said", "wb") as said:
            return subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *way(self)], cwd=self.folder,
                stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                env={"PATH": os.defpath, "HOME": str(self.folder / "tmp")})

    def answers(self):
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and self.process.poll() is None:
            try:
                self.ask("/")
                return self.process.poll() is None
            except OSError:
                time.sleep(0.02)
        return False

    def said(self):
        texts = [(self.folder / "said").read_text(errors="replace")]
        log = self.folder / "tmp/error.log"
        return "\n".join(texts + ([log.read_text(errors="replace")] if log.exists() else []))

    def close(self):
        self.process.kill()
        self.process.wait(LIMIT)

    def settings(self, name):
        """The lines that servers/`name` itself tells to write, with this server's folders."""
        text = (self.site / "servers" / name).read_text(encoding="utf-8")
        lines = re.findall(r"^#   (.*)$", text, re.MULTILINE)
        return ("\n".join(lines).replace("/path/to/servers", str(self.site / "servers"))
                .replace("/path/to/www", str(self.site / "www"))
                .replace("/path/to/root", str(self.root)))

    def ask(self, path, method="GET", **headers):
        """The answer to a path that is sent as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers,
                                  skip_accept_encoding=True)
            for name, value in {"Connection": "close", **headers}.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            return Answer(connection.getresponse())
        finally:
            connection.close()


class ServerTests:
    """What holds for every server; a subclass says how its server is started."""

    base_path = ""
    modules = "/"

    @classmethod
    def setUpClass(cls):
        for name in ("setpriv", cls.command):
            if not program(name):
                raise unittest.SkipTest(f"{name} is not installed")
        if not os.path.isdir(cls.modules):
            raise unittest.SkipTest(f"the modules of {cls.command} are not in {cls.modules}")
        place = tempfile.TemporaryDirectory(prefix="kier-servers.", dir=in_memory(),
                                            ignore_cleanup_errors=True)
        cls.addClassCleanup(place.cleanup)
        folder = Path(place.name)
        folder.chmod(0o755)
        campaign = Campaign(folder / "campaign", CONTENT)
        campaign.replace("content/campaign.yaml", "deur.be", "deur.be" + cls.base_path)
        for ending in TYPES:
            if ending not in (".html", ".css", ".js"):
                campaign.write("assets/proef/bestand" + ending, LONG)
        result = campaign.build()
        if result.status != 0:
            raise AssertionError(str(result))
        www = campaign.site / "www"
        campaign.write("site/geheim.txt", SECRET)
        for name in (".geheim", ".git/config", "tips/.geheim", ".well-known/security.txt"):
            (www / name).parent.mkdir(exist_ok=True)
            (www / name).write_text("Contact: mailto:iemand@deur.be\n")
        cls.published = contents(www)
        cls.prepare(www, campaign.site / "servers")
        cls.server = Server(folder, campaign.site, cls.base_path, cls.start)
        cls.addClassCleanup(cls.server.close)

    @classmethod
    def prepare(cls, www, servers):
        """For settings that stand in the site itself."""

    def ask(self, path, method="GET", **headers):
        return self.server.ask(self.base_path + path, method, **headers)

    def assert_headers(self, answer, kept="no-cache"):
        """Every header once, with what `_headers` says too."""
        for name, value in SECURITY.items():
            self.assertEqual(answer.headers.get_all(name), [value], name)
        policy, = answer.headers.get_all("Content-Security-Policy")
        self.assertIn("default-src 'none'; style-src 'self'", policy)
        self.assertIn("browsing-topics=()", answer.headers["Permissions-Policy"])
        self.assertEqual(answer.headers.get_all("Cache-Control"), [kept])

    def assert_not_found(self, path, language="nl", statuses=(404,)):
        answer = self.ask(path)
        self.assertIn(answer.status, statuses, path)
        self.assertEqual(answer.language, language, path)
        self.assertIn("noindex", answer.text, path)
        self.assertEqual(answer.headers["Content-Type"], TYPES[".html"], path)
        self.assert_headers(answer)
        return answer

    def asset(self, pattern):
        """The address of a fingerprinted file."""
        return "/" + next(path for path in self.published if re.match("assets/" + pattern, path))

    def test_every_file_at_its_address(self):
        for path, data in self.published.items():
            if re.search(r"(^|/)\.(?!well-known/)", path):
                continue
            with self.subTest(path=path):
                address = "/" + re.sub(r"(^|/)index\.html$", r"\1", path)
                answer = self.ask(address)
                if path.startswith("k/") and b'http-equiv="refresh"' in data:  # a step
                    self.assertEqual(answer.status, 302)
                    self.assert_headers(answer, "no-store")
                    continue
                if b'http-equiv="refresh"' in data:  # an old address
                    self.assertEqual(answer.status, 301)
                else:
                    self.assertEqual((answer.status, answer.body), (200, data))
                    self.assertEqual(answer.headers["Content-Type"], TYPES[Path(path).suffix])
                    self.assertEqual(int(answer.headers["Content-Length"]), len(data))
                self.assert_headers(answer,
                                    FOR_EVER if address.startswith("/assets/") else "no-cache")

    def test_head(self):
        for path, status in (("/", 200), ("/tips/slaap/", 200), ("/weg/", 404), ("/oud/", 301),
                             (self.asset("css/"), 200)):
            answer, full = self.ask(path, "HEAD"), self.ask(path)
            self.assertEqual((answer.status, answer.body), (status, b""), path)
            self.assertEqual(set(full.names) - set(answer.names) - {"content-length"}, set(), path)

    def test_wrong_addresses(self):
        for path in ("/weg", "/weg/", "/tips/weg/", "/tips/slaap/weg", "/index.html/weg",
                     "/english", "/english/", "/assets/css/weg.css", "/weg.ics", "/weg.svg",
                     "/weg?en=/en/"):
            self.assert_not_found(path)
        for path in ("/en/gone", "/en/gone/", "/en/tips/gone/?x=1", "/en/gone.json",
                     "/en/index.html/gone"):
            self.assert_not_found(path, "en")

    def test_no_listing(self):
        for path in ("/assets/", "/assets/css/", "/search/"):
            answer = self.assert_not_found(path, statuses=(403, 404))
            self.assertNotIn("site.", re.sub(r"<link[^>]*>", "", answer.text), path)

    def test_slash_is_added(self):
        for path, to in (("/tips", "/tips/"), ("/tips/slaap", "/tips/slaap/"), ("/en", "/en/"),
                         ("/en/tips/slaap", "/en/tips/slaap/")):
            self.assert_leads(path, to)
        self.assert_leads("/tips", "/tips/", Host="deur.be")

    def assert_leads(self, path, to, **headers):
        answer = self.ask(path, **headers)
        self.assertIn(answer.status, (301, 308), path)
        host = headers.get("Host", "127.0.0.1")
        place = re.sub(rf"\Ahttp://{host}(:{self.server.port})?/", "/", answer.headers["Location"])
        self.assertEqual(place, self.base_path + to, path)
        self.assert_headers(answer)

    def test_old_addresses(self):
        for path, to in (("/oud/", "/tips/slaap/"), ("/map/oud.html", "/tips/slaap/"),
                         ("/a.b/", "/tips/slaap/"), ("/en/old/", "/en/tips/slaap/")):
            self.assert_leads(path, to)
        self.assert_leads("/oud", "/oud/")
        self.assert_not_found("/map/oudxhtml")
        self.assert_not_found("/axb/")

    def test_codes(self):
        for path, title in (("/k/7FQF/", "Dag ouder"), ("/K/7FQF/", "Dag ouder"),
                            ("/k/0Z83/", "Dag jongere"), ("/K/C1SW/", "Dag ouder")):
            answer = self.ask(path)
            self.assertEqual(answer.status, 200, path)
            self.assertIn(f"<h1>{title}</h1>", answer.text, path)
            self.assertEqual(answer.headers.get_all("X-Robots-Tag"), ["noindex"], path)
            self.assertNotIn("set-cookie", answer.names)
            self.assert_headers(answer)
            again = self.ask(path, If_None_Match=answer.headers["ETag"])
            self.assertEqual(again.status, 304, path)
            self.assert_headers(again)

    def test_codes_as_people_type_them(self):
        for path, to in (("/k/7FQF", "/k/7FQF/"), ("/K/7FQF", "/K/7FQF/"), ("/k/7fqf", "/k/7FQF/"),
                         ("/k/7fqf/", "/k/7FQF/"), ("/K/7fQf/", "/K/7FQF/"), ("/k/oz83/", "/k/0Z83/"),
                         ("/K/Oz83", "/K/0Z83/"), ("/k/cisw", "/k/C1SW/"), ("/k/clSW/", "/k/C1SW/")):
            self.assert_leads_once(path, self.base_path + to)

    def test_steps(self):
        for path in ("/k/7FQF/lezen/", "/k/7FQF/lezen", "/K/7FQF/lezen/", "/k/7fqf/lezen",
                     "/K/oz83/lezen/", "/k/C1SW/lezen/"):
            self.assert_leads_once(path, self.base_path + "/tips/slaap/")
        for path in ("/k/0Z83/discord/", "/k/0z83/discord", "/K/OZ83/discord/"):
            self.assert_leads_once(path, "https://discord.gg/AbC")

    def assert_leads_once(self, path, to):
        answer = self.ask(path)
        self.assertEqual(answer.status, 302, path)
        place = answer.headers["Location"].removeprefix(f"http://127.0.0.1:{self.server.port}")
        self.assertEqual(place, to, path)
        self.assertEqual(answer.headers.get_all("X-Robots-Tag"), ["noindex"], path)
        self.assert_headers(answer, "no-store")

    def test_mistyped_codes(self):
        for path in ("/k/", "/K/", "/k/7FQG/", "/k/7FQG", "/K/7FQG/", "/k/7FQF7/", "/k/7FQF/weg/",
                     "/k/7FQF/discord/", "/K/7FQG/lezen/"):
            answer = self.assert_not_found(path, statuses=(403, 404))
            self.assertIn("<h1>Deze code kennen we niet</h1>", answer.text, path)
            self.assertEqual(answer.headers.get_all("X-Robots-Tag"), ["noindex"], path)
        for path in ("/kast/", "/Kast/", "/x/7FQF/"):
            self.assertNotIn("Deze code kennen we niet", self.assert_not_found(path).text, path)

    def test_hidden_files(self):
        for path in ("/.geheim", "/.git/config", "/.git/", "/tips/.geheim", "/%2egeheim",
                     "/.htaccess"):
            answer = self.assert_not_found(path, statuses=(403, 404))
            self.assertNotIn("Contact", answer.text)
        self.assertEqual(self.ask("/.well-known/security.txt").status, 200)

    def test_paths_that_lead_out(self):
        ways = ("..", "%2e%2e", ".%2e", "..%2f..", "..%5c", "..\\", "....//", "%252e%252e", "..;")
        for way in ways:
            for path in (f"/{way}/geheim.txt", f"/{way}/{way}/geheim.txt",
                         f"/assets/{way}/{way}/geheim.txt", f"/assets{way}/geheim.txt",
                         f"/{way}/servers/nginx.conf", f"/{way}/campaign/content/campaign.yaml",
                         f"//{way}/{way}/{way}/{way}/{way}/{way}/{way}/etc/passwd"):
                answer = self.ask(path)
                self.assertIn(answer.status, (400, 403, 404), path)
                for word in (SECRET, "base_url", "add_header", "root:"):
                    self.assertNotIn(word, answer.text, path)
        for path in ("/tips/../", "/tips/%2e%2e/", "/./", "/%2e/"):
            self.assertIn(self.ask(path).status, (200, 301, 308), path)
        for path in ("/%00", "/tips%00.html", "/%", "/%zz", "/%c0%ae%c0%ae/"):
            self.assertIn(self.ask(path).status, (400, 404, 500), path)

    def test_no_redirect_to_another_host(self):
        for path in ("//deur.example/..", "//deur.example/%2e%2e", "///tips", "//tips", "/\\tips",
                     "//en", "/%2f/tips", "//tips/slaap"):
            answer = self.server.ask(path)
            place = answer.headers["Location"] or "/"
            place = place.removeprefix(f"http://127.0.0.1:{self.server.port}")
            self.assertRegex(place, r"\A/(?![/\\])", path)

    def test_compression(self):
        for path in ("/tips/slaap/", self.asset("css/"), self.asset("js/"),
                     "/search/nl.json", "/feed.xml", "/sitemap.xml", self.asset(r"proef/.*\.svg")):
            plain = self.ask(path)
            self.assertNotIn("Content-Encoding", plain.headers, path)
            answer = self.ask(path, Accept_Encoding="gzip")
            self.assertEqual(answer.headers["Content-Encoding"], "gzip", path)
            self.assertEqual(gzip.decompress(answer.body), plain.body, path)
            self.assertLess(len(answer.body), len(plain.body), path)
            self.assertEqual(answer.headers.get_all("Vary"), ["Accept-Encoding"], path)
            self.assert_headers(answer, FOR_EVER if path.startswith("/assets/") else "no-cache")

    def test_unchanged_files_are_not_sent_again(self):
        for path in ("/tips/slaap/", self.asset("css/")):
            for encoding in ("identity", "gzip"):
                first = self.ask(path, Accept_Encoding=encoding)
                for headers in ({"If_None_Match": first.headers["ETag"]},
                                {"If_Modified_Since": first.headers["Last-Modified"]},
                                {"If_None_Match": first.headers["ETag"],
                                 "If_Modified_Since": first.headers["Last-Modified"]}):
                    again = self.ask(path, Accept_Encoding=encoding, **headers)
                    self.assertEqual((again.status, again.body), (304, b""), (path, headers))
                    self.assert_headers(
                        again, FOR_EVER if path.startswith("/assets/") else "no-cache")
                other = self.ask(path, Accept_Encoding=encoding, If_None_Match='"een andere"')
                self.assertEqual(other.status, 200, path)

    def test_quiet_about_itself(self):
        for path in ("/", "/weg/", "/oud/"):
            answer = self.ask(path)
            self.assertNotRegex(answer.headers["Server"] or "", r"\d", path)


class Nginx(ServerTests, CliTest):
    command = "nginx"

    @staticmethod
    def start(server):
        temporary = "".join(f"{name}_temp_path tmp/{name};\n" for name in
                            ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        settings = (server.site / "servers/nginx.conf").read_text(encoding="utf-8")
        logged = "\n".join(re.findall(r"^#\t(.*)$", settings, re.MULTILINE)).replace(
            "/var/log/nginx/access.log", "tmp/access.log")
        (server.folder / "nginx.conf").write_text(f"""\
daemon off;
master_process off;
pid tmp/nginx.pid;
error_log stderr;
events {{}}
http {{
{temporary}{logged}
default_type application/octet-stream;
server {{
listen 127.0.0.1:{server.port};
{server.settings("nginx.conf")}
}}
}}
""")
        return [program("nginx"), "-e", "stderr", "-p", str(server.folder), "-c", "nginx.conf"]

    def test_log_of_what_is_fetched_ahead(self):
        """The format that the settings advise ends a line in one word more."""
        log = self.server.folder / "tmp/access.log"
        ways = ({}, {"Sec_Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"},
                {"X_Moz": "prefetch"}, {"X_Purpose": "preview"}, {"Sec_Purpose": "iets"})
        for number, headers in enumerate(ways):
            self.ask("/k/7FQF/", User_Agent=f"Proef {number}", **headers)
            end = time.monotonic() + LIMIT  # the line comes after the answer
            while f'"Proef {number}"' not in log.read_text() and time.monotonic() < end:
                time.sleep(0.01)
            line = next(line for line in log.read_text().splitlines() if f"Proef {number}" in line)
            ahead = bool(headers) and "iets" not in headers.values()
            self.assertRegex(line, rf'"GET \S*/k/7FQF/ HTTP/1\.1" 200 \d+ "-" "Proef {number}"'
                             + (" prefetch$" if ahead else "$"))


class NginxBelow(Nginx):
    """A site that stands in a folder of its host."""

    base_path = "/deur"


class Caddy(ServerTests, CliTest):
    command = "caddy"

    @staticmethod
    def start(server):
        (server.folder / "Caddyfile").write_text(f"""\
{{
admin off
auto_https off
}}
http://:{server.port} {{
bind 127.0.0.1
{server.settings("Caddyfile")}
}}
""")
        return [program("caddy"), "run", "--config", "Caddyfile", "--adapter", "caddyfile"]


class CaddyBelow(Caddy):
    base_path = "/deur"


class Apache(ServerTests, CliTest):
    command = "apache2"
    modules = "/usr/lib/apache2/modules"
    override = "None"

    @classmethod
    def start(cls, server):
        modules = "".join(
            f"LoadModule {name}_module {cls.modules}/mod_{name}.so\n" for name in
            ("mpm_event", "authz_core", "mime", "dir", "autoindex", "alias", "headers", "deflate",
             "filter", "setenvif", "negotiation"))
        (server.folder / "apache.conf").write_text(f"""\
ServerRoot {server.folder}
{modules}Listen 127.0.0.1:{server.port}
ServerName deur.be
ServerTokens Prod
PidFile tmp/apache.pid
Mutex file:tmp default
ErrorLog tmp/error.log
TypesConfig /dev/null
StartServers 1
ServerLimit 1
ThreadsPerChild 16
MaxRequestWorkers 16
<Directory />
AllowOverride None
Require all denied
</Directory>
AddOutputFilterByType DEFLATE text/html text/css application/xml
<Directory {server.folder}>
Options Indexes FollowSymLinks
AllowOverride {cls.override}
Require all granted
</Directory>
<VirtualHost 127.0.0.1:{server.port}>
DocumentRoot {server.root}
{cls.included(server)}
</VirtualHost>
""")
        # Root is refused by Apache; a change of user would end the promise that setpriv made.
        nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups",
                  "--pdeathsig", "KILL"] if os.geteuid() == 0 else []
        return [*nobody, program("apache2"), "-X", "-f", str(server.folder / "apache.conf")]

    @staticmethod
    def included(server):
        return server.settings("apache.conf")


class ApacheBelow(Apache):
    base_path = "/deur"


class ApacheWithoutIncluding(Apache):
    """The same settings as www/.htaccess, as on shared hosts."""

    override = "All"

    @classmethod
    def prepare(cls, www, servers):
        shutil.copy(servers / "apache.conf", www / ".htaccess")

    @staticmethod
    def included(server):
        return ""


class ApacheBelowWithoutIncluding(ApacheWithoutIncluding):
    base_path = "/deur"
