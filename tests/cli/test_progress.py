"""The bar that shows how much of a long build is done: on a terminal, after a second, and nowhere
else."""

import os
import pty
import re
import signal
import subprocess
import time

from support import PROGRAM, SLOWEST, TODAY, CliTest, environment, tip

BAR = r"\r\x1b\[K%s \[#* *\] \d+ of \d+ files"
PATIENCE = 1.2  # seconds; the bar comes after one


class Progress(CliTest):
    def setUp(self):
        super().setUp()
        self.campaign_ = self.campaign()
        for number in range(1000):
            self.campaign_.write(f"content/nl/tips/tip-{number:04}.md",
                                 tip(f"Tip {number:04}", "Een alinea.\n\n" * 10))

    def paused(self, arguments, delay, error):
        """What the run says on standard error when it is stopped for a while after `delay`."""
        reader, writer = pty.openpty() if error == "terminal" else os.pipe()
        child = subprocess.Popen([PROGRAM, *arguments, "-C", self.campaign_.folder, "--threads",
                                  "1", "--today", TODAY], env=environment(), stderr=writer,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        os.close(writer)
        time.sleep(delay)
        child.send_signal(signal.SIGSTOP)
        time.sleep(PATIENCE)
        child.send_signal(signal.SIGCONT)
        text = b""
        try:
            while data := os.read(reader, 65536):
                text += data
        except OSError:  # the other end of a terminal was closed
            pass
        os.close(reader)
        self.assertEqual(child.wait(SLOWEST), 0, text)
        return text.decode("utf-8")

    def assert_bar(self, word, *arguments):
        """Some pause falls into the work on the pages; then there is a bar, gone at the end."""
        seconds = self.campaign_.run(*arguments, "--threads", "1").seconds
        for part in (0.5, 0.35, 0.65, 0.2, 0.8):
            text = self.paused(arguments, seconds * part, "terminal")
            if re.search(BAR % word, text):
                lines = text.split("\r\x1b[K")
                self.assertEqual(lines[-1].strip(), "", text)
                return seconds * part
        self.fail(f"no bar in {text!r}")

    def test_bar_on_a_terminal_only(self):
        """A bar on work that lasts: on a terminal only; nothing in a pipe, nor for a program."""
        delay = self.assert_bar("building", "build")
        self.assertEqual(self.paused(["build"], delay, "pipe"), "")
        self.assertEqual(self.paused(["build", "--format", "json"], delay, "terminal"), "")
        self.assert_bar("checking", "check")
