#!/usr/bin/env python3
"""Prints "N passed, N failed, N skipped" for the JUnit file of a CTest run.

A Catch2 program or a Python unittest counts for its cases, any other test for one. A program that fails without
a failed case (it crashed, or a sanitizer spoke at its end) counts as one failure more.
"""

import re
import sys
import xml.etree.ElementTree as xml

ALL_PASSED = re.compile(r"All tests passed \(\d+ assertions? in (\d+) test cases?\)")
SOME_FAILED = re.compile(r"^test cases: .*$", re.MULTILINE)
SHARE = re.compile(r"(\d+) (passed|failed|skipped)\b(?! as)")
UNITTEST = re.compile(r"^Ran (\d+) tests? in [\d.]+s\s+(?:OK|FAILED)(?: \((.*)\))?$", re.MULTILINE)
UNITTEST_SHARE = re.compile(r"(failures|errors|skipped)=(\d+)")


def counts_of_unittest(ran, details):
    shares = {name: int(number) for name, number in UNITTEST_SHARE.findall(details)}
    failed = shares.get("failures", 0) + shares.get("errors", 0)
    skipped = shares.get("skipped", 0)
    return {"passed": max(0, int(ran) - failed - skipped), "failed": failed, "skipped": skipped}


def counts_of(test):
    """Passed, failed and skipped of one <testcase>."""
    status, output = test.get("status"), test.findtext("system-out") or ""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    if all_passed := ALL_PASSED.findall(output):
        counts["passed"] = int(all_passed[-1])
    elif some_failed := SOME_FAILED.findall(output):
        for number, share in SHARE.findall(some_failed[-1]):
            counts[share] = int(number)
    elif unittest := UNITTEST.findall(output):
        counts = counts_of_unittest(*unittest[-1])
    else:
        counts[{"run": "passed", "fail": "failed"}.get(status, "skipped")] = 1
    if status == "fail" and counts["failed"] == 0:
        counts["failed"] = 1
    return counts


def main():
    try:
        tests = list(xml.parse(sys.argv[1]).iter("testcase"))
    except (OSError, xml.ParseError) as error:
        print(f"count.py: {error}", file=sys.stderr)
        print("0 passed, 1 failed, 0 skipped")
        return
    totals = [sum(counts_of(test)[share] for test in tests) for share in
              ("passed", "failed", "skipped")]
    print("{} passed, {} failed, {} skipped".format(*totals))


main()
