"""The preview: the real program, asked as a browser asks."""

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time

from support import PROGRAM, SLOWEST, TODAY, CliTest, contents, environment, run

TIP = "content/nl/tips/slaap.md"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Preview:
    """`kier serve` on a campaign, and requests to it."""

    def __init__(self, campaign, *arguments):
        self.port = free_port()
        self.said = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "-C", str(campaign.folder), "--today", TODAY, "--port",
             str(self.port), *arguments],
            stdin=subprocess.DEVNULL, stdout=self.said, stderr=subprocess.STDOUT,
            env=environment())
        self.wait_for(lambda: " pages in " in self.output() or "browser shows" in self.output())

    def output(self):
        self.said.seek(0)
        return self.said.read().decode("utf-8")

    def wait_for(self, condition):
        end = time.monotonic() + SLOWEST
        while not condition():
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"waited in vain; the preview said:\n{self.output()}")
            time.sleep(0.02)

    def ask(self, path, method="GET", **headers):
        """Status, headers and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SLOWEST)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def page(self, path):
        return self.ask(path)[2]

    def events(self):
        """The texts of the events, as they come."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SLOWEST) as stream:
            stream.sendall(b"GET /.kier/events HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % self.port)
            for line in stream.makefile("rb"):
                if line.startswith(b"data: "):
                    yield line[6:].strip().decode()

    def end(self, how=signal.SIGINT):
        """The program's exit status, once it has ended."""
        self.process.send_signal(how)
        return self.process.wait(SLOWEST)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.said.close()


class Serve(CliTest):
    def preview(self, campaign, *arguments):
        preview = Preview(campaign, *arguments)
        self.addCleanup(preview.close)
        return preview

    def test_serves_what_build_publishes(self):
        """Every file of the site, with the published headers; nothing on disk is touched."""
        campaign = self.published_campaign()
        before = contents(campaign.folder)
        preview = self.preview(campaign)
        for path in sorted(contents(campaign.site / "www")):
            if path == "manifest.sha256":
                continue
            status, _, text = preview.ask("/" + path)
            self.assertEqual(status, 200, path)
            published = (campaign.site / "www" / path).read_bytes().decode("utf-8", "replace")
            if path.endswith(".html"):
                self.assertIn('<script src="/.kier/preview.js" data-build="', text, path)
                published = published[:published.rindex("</body>")]
                text = text[:len(published)]
            self.assertEqual(text, published, path)
        rules = (campaign.site / "servers/_headers").read_text(encoding="utf-8")
        _, headers, _ = preview.ask("/")
        for line in rules.split("/assets/*")[0].splitlines():
            name, colon, value = line.strip().partition(": ")
            if colon and line.startswith("  ") and name != "Cache-Control":
                self.assertEqual(headers.get(name), value, name)
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertEqual(preview.end(), 0)
        self.assertEqual(contents(campaign.folder), before)

    def test_says_its_address_and_how_to_end(self):
        preview = self.preview(self.campaign())
        self.assertIn(f"preview at http://127.0.0.1:{preview.port}/ - Ctrl+C ends it\n",
                      preview.output())
        self.assertEqual(preview.end(), 0)
        self.assertTrue(preview.output().endswith("the preview has ended; nothing was written\n"))

    def test_a_change_is_seen_at_once(self):
        campaign = self.campaign()
        preview = self.preview(campaign)
        events = preview.events()
        first = next(events)
        self.assertIn(f'data-build="{first}"', preview.page("/tips/slaap/"))
        campaign.replace(TIP, "Slaap lang.", "Slaap kort.")
        second = next(events)
        self.assertNotEqual(first, second)
        text = preview.page("/tips/slaap/")
        self.assertIn("Slaap kort.", text)
        self.assertIn(f'data-build="{second}"', text)
        events.close()

    def test_mistakes_stand_in_the_browser_until_they_are_mended(self):
        campaign = self.campaign()
        preview = self.preview(campaign)
        events = preview.events()
        next(events)
        campaign.replace(TIP, "Slaap lang.", "Lees [dit](klopen.md).")
        next(events)
        said = "content/nl/tips/slaap.md:9:6: error: there is no page 'klopen.md'"
        self.assertIn(said, preview.output())
        text = preview.page("/tips/slaap/")
        self.assertIn("Slaap lang.", text)
        self.assertIn('<a href="/.kier/mistakes">1 mistake</a>; this is the last good version', text)
        status, _, text = preview.ask("/.kier/mistakes")
        self.assertEqual(status, 200)
        self.assertIn("<code>content/nl/tips/slaap.md:9:6</code>", text)
        self.assertIn("there is no page &#39;klopen.md&#39;", text)
        campaign.replace(TIP, "klopen.md", "kloppen.md")
        next(events)
        self.assertNotIn("/.kier/mistakes", preview.page("/tips/slaap/"))
        self.assertIn("<h1>No mistakes</h1>", preview.page("/.kier/mistakes"))
        events.close()

    def test_it_begins_with_mistakes_too(self):
        campaign = self.campaign()
        good = campaign.read(TIP)
        campaign.write(TIP, good + "\n[x](weg.md)\n")
        preview = self.preview(campaign)
        status, _, text = preview.ask("/")
        self.assertEqual(status, 500)
        self.assertIn("<h1>1 mistake</h1>", text)
        campaign.write(TIP, good)
        preview.wait_for(lambda: preview.ask("/")[0] == 200)

    def test_a_folder_that_is_not_there_for_a_while(self):
        campaign = self.campaign()
        preview = self.preview(campaign)
        os.rename(campaign.folder / "content", campaign.folder / "away")
        preview.wait_for(lambda: "io/no-content-folder" in preview.page("/.kier/mistakes"))
        os.rename(campaign.folder / "away", campaign.folder / "content")
        preview.wait_for(lambda: "No mistakes" in preview.page("/.kier/mistakes"))

    def test_other_names_and_other_sites_get_nothing(self):
        preview = self.preview(self.campaign())
        self.assertEqual(preview.ask("/", Host="deur.be")[0], 421)
        self.assertEqual(preview.ask("/", Host=f"deur.be:{preview.port}")[0], 421)
        self.assertEqual(preview.ask("/", Host=f"localhost:{preview.port}")[0], 200)
        self.assertEqual(preview.ask("/.kier/mistakes", Sec_Fetch_Site="cross-site")[0], 403)
        self.assertEqual(preview.ask("/", method="POST")[0], 405)
        self.assertEqual(preview.ask("/../campaign.yaml")[0], 404)
        self.assertEqual(preview.ask("/%2e%2e/content/campaign.yaml")[0], 404)

    def test_wrong_and_incomplete_addresses(self):
        preview = self.preview(self.campaign())
        status, _, text = preview.ask("/weg/")
        self.assertEqual(status, 404)
        self.assertIn('lang="nl', text)
        status, _, text = preview.ask("/en/gone/")
        self.assertEqual(status, 404)
        self.assertIn('lang="en', text)
        status, headers, _ = preview.ask("/tips")
        self.assertEqual((status, headers["Location"]), (301, "/tips/"))

    def test_a_busy_port_is_not_taken(self):
        campaign = self.campaign()
        preview = self.preview(campaign)
        second = campaign.run("serve", "--port", preview.port)
        self.assertEqual(second.status, 2, second)
        self.assertEqual(second.err.splitlines()[0],
                         f"127.0.0.1:{preview.port}: error: another program uses this port of this "
                         "computer; end that program (perhaps another 'kier serve'), or choose "
                         f"another port with --port {preview.port + 1} [io/port-busy]")
        self.assertEqual(preview.ask("/")[0], 200)

    def test_no_campaign(self):
        result = run("serve", "-C", self.folder())
        self.assertEqual(result.status, 2, result)
        self.assertIn("[io/no-content-folder]", result.err)

    def test_ends_at_once_whoever_is_connected(self):
        for how in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            preview = self.preview(self.campaign())
            events = preview.events()
            next(events)
            idle = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(60)]
            began = time.monotonic()
            self.assertEqual(preview.end(how), 0)
            self.assertLess(time.monotonic() - began, 5)
            for connection in idle:
                connection.close()
            events.close()
            with self.assertRaises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", preview.port))
