"""The manual page and the completion, which come from the same table as --help."""

import re
import shutil
import subprocess
import unittest

from support import CliTest, run

COMMANDS = ["build", "check", "serve", "new", "init", "channel", "print", "reach"]


def complete(*words):
    """What bash would offer for the last of these words."""
    script = run("--completion").out + (
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kier; printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "-c", script, "bash", *words], capture_output=True, text=True,
                          timeout=20, check=True)
    return done.stdout.split()


class Manual(CliTest):

    def test_names_what_help_names(self):
        page = run("--man")
        self.assertEqual(page.status, 0, page)
        plain = page.out.replace("\\-", "-")
        known = set(re.findall(r"--[a-z]+", run("--help").out))
        for command in COMMANDS:
            self.assertIn(f"\n.SS {command}\n", plain)
            known |= set(re.findall(r"--[a-z]+", run(command, "--help").out))
        self.assertGreater(len(known), 8)
        self.assertEqual({name for name in known if name not in plain}, set())

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_is_clean_for_groff(self):
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8"], input=run("--man").out,
                              capture_output=True, text=True, timeout=20, check=True)
        self.assertEqual(done.stderr, "")
        self.assertIn("SYNOPSIS", re.sub(r".\x08", "", done.stdout))


class Completion(CliTest):

    def test_offers_commands_options_and_values(self):
        self.assertEqual(complete("kier", "bu"), ["build"])
        self.assertEqual(set(COMMANDS) - set(complete("kier", "")), set())
        self.assertEqual(complete("kier", "build", "--ro"), ["--rollback"])
        self.assertEqual(complete("kier", "serve", "--p"), ["--port"])
        self.assertEqual(complete("kier", "check", "--ro"), [])
        self.assertEqual(complete("kier", "--format", "j"), ["json"])
        folder = str(self.folder())
        self.assertEqual(complete("kier", "-C", folder[:-1]), [folder])
