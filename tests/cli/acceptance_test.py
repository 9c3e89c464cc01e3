#!/usr/bin/env python3
"""Runs all tests of this folder: the same as `python3 -m unittest discover -s tests/cli`."""

import sys
import unittest
from pathlib import Path

folder = Path(__file__).resolve().parent
program = unittest.main(module=None, exit=False, argv=["", "discover", "-s", str(folder),
                                                       *sys.argv[1:]])
sys.exit(0 if program.result.wasSuccessful() and program.result.testsRun > 0 else 1)
