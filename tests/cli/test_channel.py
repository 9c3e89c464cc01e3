"""kier channel: the register of channels, its ledger, and the lists that it takes in."""

import fcntl
import os
import pty
import random
import re
import shlex
import signal
import subprocess
import time

from support import PROGRAM, REPOSITORY, SLOWEST, TODAY, CliTest, environment, page, run

HEADER = ("\ufeffcode;kind;name;area;audience;language;landing;invite;opened;closed;status;"
          "may_be_named\n")
# The first codes of https://deur.be.
FIRST, SECOND = "4N6Q", "MNSR"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_of(number):
    """The code of a number, reckoned once more: a^3 d1 + a^2 d2 + a d3 + c = 0 in GF(32)."""
    digits = [number >> 10 & 31, number >> 5 & 31, number & 31]
    check = 0
    for digit in digits:
        check = (check ^ digit) << 1
        check ^= 0b100101 if check & 32 else 0
    return "".join(ALPHABET[d] for d in [*digits, check])


class ChannelTest(CliTest):

    def setUp(self):
        super().setUp()
        self.here = self.campaign()

    def add(self, name="WGC Ledeberg", *more, **options):
        return self.here.run("channel", "add", "--kind", "venue", "--name", name, "--audience",
                             "ouders", "--language", "nl", *more, **options)

    def added(self, *arguments):
        result = self.add(*arguments)
        self.assertEqual(result.status, 0, result)
        return result.out.split()[0]

    def refused(self, result, *messages, status=2):
        self.assertEqual((result.status, result.errors), (status, list(messages)), result)

    def rows(self):
        return self.here.read("content/channels.csv").splitlines()


class Add(ChannelTest):

    def test_prints_code_and_address_and_writes_both_files(self):
        result = self.add("WGC Ledeberg", "--area", "Ledeberg")
        self.assertEqual(result.status, 0, result)
        self.assertEqual(result.out, f"{FIRST}  https://deur.be/k/{FIRST}/  WGC Ledeberg\n")
        self.assertEqual(self.here.read("content/channels.csv"), HEADER +
                         f"{FIRST};venue;WGC Ledeberg;Ledeberg;ouders;nl;;;{TODAY};;active;no\n")
        ledger = self.here.read("content/codes.ledger").splitlines()
        self.assertTrue(ledger[0].startswith("# "))
        self.assertEqual(ledger[1:], [f"{FIRST}\t{TODAY}\tissue\touders\tnl\t-"])
        self.assertEqual(self.added("Bib Zuid"), SECOND)

    def test_says_the_same_to_programs(self):
        result = self.add("Bib", "--format", "json")
        self.assertEqual(result.json, [{"code": FIRST, "address": f"https://deur.be/k/{FIRST}/",
                                        "name": "Bib"}])

    def test_a_dry_run_changes_nothing(self):
        result = self.add("Bib", "--dry-run")
        self.assertEqual(result.status, 0, result)
        self.assertIn(FIRST, result.out)
        self.assertEqual([n for n in os.listdir(self.here.folder / "content")
                          if "ledger" in n or "csv" in n], [])

    def test_keeps_every_byte_of_the_team(self):
        mine = ("\ufeffCode,Wie belt,Kind,NAME,audience,Language,arae\r\n"
                f"{FIRST},\"An, of \"\"Bo\"\"\",venue,\"A\r\nB\",ouders,nl,x\r\n,,,,,,\r\n")
        self.here.write("content/channels.csv", mine)
        self.here.write("content/codes.ledger", f"{FIRST}\t2026-11-01\tissue\touders\tnl\t-\n")
        self.assertEqual(self.added("Café, Zuid"), SECOND)
        self.assertEqual((self.here.folder / "content/channels.csv").read_bytes().decode(),
                         mine + f"{SECOND},,venue,\"Café, Zuid\",ouders,nl,\r\n")

    def test_what_is_wrong_is_said_at_once(self):
        self.refused(
            self.here.run("channel", "add", "--kind", "venu", "--audience", "ouder", "--landing",
                          "welkom/x", "--invite", "discord.gg/x"),
            "kier channel: error: --name is missing; write --name \"...\" [channel/missing]",
            "kier channel: error: --kind cannot be 'venu'; did you mean 'venue'? [channel/word]",
            "kier channel: error: --audience cannot be 'ouder'; did you mean 'ouders'? "
            "[channel/word]",
            "kier channel: error: --language is missing; write --language and a word: nl, en "
            "[channel/missing]",
            "kier channel: error: --landing cannot be 'welkom/x'; leave it out [channel/word]",
            "kier channel: error: --invite cannot be 'discord.gg/x'; choose one of: an address "
            "that begins with https:// [channel/word]")
        self.refused(self.add(os.fsdecode(b"caf\xe9")),
                     "kier channel: error: --name is no UTF-8; type it again in a terminal that is "
                     "set to UTF-8 [channel/not-text]")

    def test_a_place_is_there_once(self):
        self.added("WGC Ledeberg")
        self.refused(self.add(" wgc  LEDEBERG"),
                     f"kier channel: error: 'wgc LEDEBERG' is in the register already, with the "
                     f"code {FIRST}; print with that code; for a second spot at the same place add "
                     "it to the name, such as \"wgc LEDEBERG, balie\" [channel/same-place]")
        self.assertEqual(self.added("WGC Ledeberg, balie"), SECOND)

    def test_a_formula_is_guarded(self):
        result = self.add("=1+1")
        self.assertIn("kier channel: note: '=1+1' begins like a formula, so it is written with an "
                      "apostrophe in front; spreadsheets show the apostrophe; kier leaves it out "
                      "[channel/formula]", result.err)
        self.assertIn(";'=1+1;", self.rows()[1])
        self.assertEqual(self.here.run("channel", "list", "--format", "json").json[0]["name"],
                         "=1+1")

    def test_a_column_that_is_missing(self):
        self.here.write("content/channels.csv", "code;kind;name;audience;language\n")
        self.refused(self.add("Bib", "--area", "Zuid"),
                     "kier channel: error: content/channels.csv has no column 'area' to write "
                     "'Zuid' in; add the column to its first row [channel/no-column]")

    def test_a_code_is_never_given_out_twice(self):
        self.here.write("content/codes.ledger",
                        f"{FIRST}\t2026-11-01\tissue\touders\tnl\t-\n{FIRST}\t2026-11-02\tretire\n")
        self.assertEqual(self.added(), SECOND)

    def test_when_all_codes_are_gone(self):
        codes = [code_of(number) for number in range(32768)]
        self.assertEqual((codes[1000], codes[12345]), ("0Z83", "C1SW"))
        self.here.write("content/codes.ledger", "".join(
            f"{code}\t2026-11-01\tissue\touders\tnl\t-\n" for code in codes))
        self.refused(self.add(), "kier channel: error: all 32088 codes have been given out; begin "
                     "a campaign of its own for new channels [channel/no-code-left]")

    def test_mistakes_in_the_files_come_first(self):
        self.here.write("content/channels.csv", "code;kind;name;audience;language\n7FQ4;x\n")
        result = self.add()
        self.assertEqual(result.status, 1, result)
        self.assertIn("content/channels.csv:2:1: error: '7FQ4' is no code", result.err)

    def test_outside_a_campaign(self):
        folder = self.folder()
        (folder / "content").mkdir()
        self.here.folder = folder
        self.refused(self.add(),
                     *[f"content/{name}.yaml: error: this file is not there; go to the campaign's "
                       "folder, name it with -C, or begin a campaign with 'kier init' "
                       "[register/no-campaign]" for name in ("campaign", "types")])


class World(ChannelTest):

    def test_many_at_once_lose_nothing(self):
        runs = [subprocess.Popen([PROGRAM, "channel", "add", "-C", self.here.folder, "--today",
                                  TODAY, "--kind", "venue", "--name", f"Bib {n}", "--audience",
                                  "ouders", "--language", "nl"], env=environment(),
                                 stdout=subprocess.PIPE) for n in range(6)]
        codes = {run.communicate(timeout=SLOWEST)[0].split()[0].decode() for run in runs}
        self.assertEqual(len(codes), 6)
        self.assertEqual({row[:4] for row in self.rows()[1:]}, codes)
        self.assertEqual(len(self.here.read("content/codes.ledger").splitlines()), 7)

    def test_killed_at_any_moment(self):
        chance = random.Random(1)
        began = time.monotonic()
        self.added("Eerst")
        duration = time.monotonic() - began
        for number in range(25):
            before = self.rows()
            one = subprocess.Popen([PROGRAM, "channel", "add", "-C", self.here.folder, "--kind",
                                    "venue", "--name", f"Bib {number}", "--audience", "ouders",
                                    "--language", "nl"], env=environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(duration * chance.uniform(0.3, 1.1))
            one.send_signal(signal.SIGKILL)
            one.wait(SLOWEST)
            self.assertEqual(self.rows()[:len(before)], before)
            self.assertEqual(self.here.run("channel", "enter").status, 0)
            self.assertEqual(self.here.run("channel", "list").status, 0)

    def test_a_row_without_a_line_in_the_ledger(self):
        self.added()
        ledger = self.here.folder / "content/codes.ledger"
        ledger.write_text("", encoding="utf-8")
        listing = self.here.run("channel", "list")
        self.refused(listing, f"content/channels.csv:2:1: error: the code {FIRST} is not in "
                     "content/codes.ledger; 'kier channel enter' enters it; new channels come from "
                     "'kier channel add' [register/not-issued]", status=1)
        entered = self.here.run("channel", "enter")
        self.assertIn(f"content/channels.csv:2:1: note: the code {FIRST} was in "
                      "content/channels.csv and not in the ledger; it is entered "
                      "[channel/entered]", entered.err)
        self.assertEqual(self.here.run("channel", "list").status, 0)

    def test_waits_for_others_and_not_for_ever(self):
        self.added()
        with open(self.here.folder / "content/codes.ledger", "r+b") as ledger:
            fcntl.flock(ledger, fcntl.LOCK_EX)
            self.refused(self.add("Bib"), "content: error: somebody else is changing this folder, "
                         "and still is after 5 seconds; wait until that has ended, and try again; "
                         "nothing was changed [io/in-use]")
        self.assertEqual(self.added("Bib"), SECOND)

    def test_a_file_that_is_open_in_libreoffice(self):
        self.added()
        self.here.write("content/.~lock.channels.csv#", "x")
        self.refused(self.add("Bib"), "content/channels.csv: error: this file is open in "
                     "LibreOffice, which would write over the change; close it there and try "
                     "again; if it is not open any more, remove 'content/.~lock.channels.csv#' "
                     "[io/open-elsewhere]")

    def test_a_folder_that_is_not_there(self):
        self.here.folder = self.folder()
        self.refused(self.add(), "content: error: this cannot be changed: No such file or "
                     "directory; mend that and try again; the file is as it was "
                     "[io/cannot-change]")

    def test_permissions_stay(self):
        self.added()
        path = self.here.folder / "content/channels.csv"
        path.chmod(0o640)
        self.added("Bib")
        self.assertEqual(path.stat().st_mode & 0o777, 0o640)


class ListAndShow(ChannelTest):

    def test_an_empty_register(self):
        self.assertEqual(self.here.run("channel", "list").out,
                         "there are no channels yet: 'kier channel add' adds one\n")
        self.assertEqual(self.here.run("channel", "list", "--format", "json").json, [])

    def test_a_table_that_lines_up(self):
        self.added("Café Zuid", "--area", "Één")
        self.added("Bib")
        self.assertEqual(self.here.run("channel", "list").out.splitlines(), [
            "CODE  STATUS  OPENED      KIND   AUDIENCE  LANG  AREA  NAME",
            f"{FIRST}  active  {TODAY}  venue  ouders    nl    Één   Café Zuid",
            f"{SECOND}  active  {TODAY}  venue  ouders    nl          Bib"])

    def test_one_with_what_belongs_to_it(self):
        self.added()
        self.here.write("content/placements.csv", "id;code;date;action;qty;item;print_version;note\n"
                        f"1;{FIRST.lower()};20/11/2026;deliver;20;a6-flyer;;balie\n")
        self.here.write("content/counts.csv", f"month;code;step;count;source\n2026-11;{FIRST};"
                        "discord;3;telling\n")
        for typed in (FIRST, FIRST.lower(), "4n-6q", " 4 n 6 q "):
            shown = self.here.run("channel", "show", typed)
            self.assertEqual(shown.status, 0, shown)
            self.assertIn("name       WGC Ledeberg\n", shown.out)
            self.assertIn("placement  2026-11-20  deliver 20 a6-flyer  balie\n", shown.out)
            self.assertIn("count      2026-11  discord 3  telling\n", shown.out)
        told = self.here.run("channel", "show", FIRST, "--format", "json").json
        self.assertEqual((told["channel"]["code"], told["placements"][0]["qty"],
                          told["counts"][0]["count"]), (FIRST, 20, 3))

    def test_a_wrong_code_names_no_other_channel(self):
        self.added()
        for typed, why in (("4N6R", "a character was mistyped, or two changed places"),
                           ("N46Q", "a character was mistyped, or two changed places"),
                           ("4N6", "a code has four letters and digits, and no U"),
                           ("4U6Q", "a code has four letters and digits, and no U")):
            self.refused(self.here.run("channel", "show", typed),
                         f"kier channel: error: '{typed}' is no code: {why}; look at the print "
                         "again; 'kier channel list' shows all codes [channel/code]")
        self.refused(self.here.run("channel", "show", "zzzb"),
                     "kier channel: error: the code ZZZB was not given out by this campaign; 'kier "
                     "channel list' shows all codes [channel/unknown-code]")

    def test_wrong_usage(self):
        self.refused(self.here.run("channel", "lst"),
                     "kier channel: error: there is no action 'lst'; did you mean 'list'? "
                     "[channel/action]")
        self.refused(self.here.run("channel", "show"),
                     "kier channel: error: the code is missing; write: kier channel show 7FQF "
                     "[channel/subject]")
        self.refused(self.here.run("channel", "list", "--kind", "venue"),
                     "kier channel: error: '--kind' means nothing to 'list'; leave it out; 'kier "
                     "channel --help' says what belongs to what [channel/needless]")


class RetireAndMove(ChannelTest):

    def test_a_retired_channel_stays_in_the_register(self):
        self.added()
        for _ in range(2):
            result = self.here.run("channel", "retire", FIRST.lower(), "--date", "2026-12-01")
            self.assertEqual(result.status, 0, result)
        self.assertTrue(self.rows()[1].endswith(f";{TODAY};2026-12-01;retired;no"))
        ledger = self.here.read("content/codes.ledger").splitlines()
        self.assertEqual(ledger[2:], [f"{FIRST}\t{TODAY}\tretire"])
        self.assertEqual(self.here.run("channel", "list").status, 0)
        self.here.replace("content/channels.csv", "retired", "active")
        self.assertIn("[ledger/reopened]", self.here.run("channel", "list").err)
        self.here.replace("content/channels.csv", "active", "retired")
        self.refused(self.here.run("channel", "move", FIRST, "--audience", "jongeren"),
                     f"kier channel: error: the channel {FIRST} is retired; add a new channel, "
                     "with a code of its own [channel/retired]")

    def test_a_code_leads_elsewhere_only_when_it_is_said(self):
        self.added()
        self.here.write("content/nl/welkom/oma.md",
                        page("Welkom", audience="ouders",
                             steps="[{ label: Hulp, target: hulp/noodnummer }]"))
        self.here.replace("content/channels.csv", ";ouders;", ";jongeren;")
        expected = (f"content/channels.csv:2:1: error: the code {FIRST} leads elsewhere than what "
                    "is printed: its audience was 'ouders' in line 2 of content/codes.ledger, and "
                    f"is 'jongeren' here; put that back; or, if it is meant, 'kier channel move "
                    f"{FIRST} --audience jongeren' [ledger/moved]")
        self.assertIn(expected, self.here.run("check").errors)
        moved = self.here.run("channel", "move", FIRST, "--audience", "jongeren")
        self.assertEqual(moved.status, 0, moved)
        self.assertEqual(self.here.run("channel", "list").status, 0)
        moved = self.here.run("channel", "move", FIRST, "--audience", "ouders", "--landing",
                              "welkom/oma")
        self.assertEqual(moved.status, 0, moved)
        self.assertEqual(self.here.read("content/codes.ledger").splitlines()[3],
                         f"{FIRST}\t{TODAY}\tmove\touders\tnl\twelkom/oma")
        self.assertEqual(self.here.run("channel", "list").status, 0)


class Import(ChannelTest):

    LIST = ("Plaats;Gemeente;Soort;Contact;Sinds\r\nWGC Ledeberg;Ledeberg;venue;An;01/11/2026\r\n"
            "\"Bib; Zuid\";Gent;;Bo;25/11/2026\r\nWGC Ledeberg;Ledeberg;VENUE;An;\r\n")

    def import_list(self, text, *more, **options):
        path = self.here.folder / "lijst.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.here.run("channel", "import", path, "--audience", "ouders", "--language", "nl",
                             *more, **options)

    def test_takes_a_list_remembers_its_columns_and_adds_nothing_twice(self):
        result = self.import_list(self.LIST, "--kind", "venue", "--map",
                                  "name=Plaats,area=Gemeente,kind=Soort")
        self.assertEqual(result.status, 0, result)
        self.assertIn("2 new channels; 1 rows were in the register already\n", result.out)
        self.assertEqual([row.split(";")[:4] for row in self.rows()[1:]],
                         [[FIRST, "venue", "WGC Ledeberg", "Ledeberg"],
                          [SECOND, "venue", '"Bib', ' Zuid"']])
        self.assertIn('  name: "Plaats"\n', self.here.read("content/channels-import.yaml"))
        again = self.import_list(self.LIST + "Kiosk;Gent;event;;\r\n", "--kind", "venue")
        self.assertIn("1 new channels; 3 rows were in the register already\n", again.out)
        self.assertEqual(len(self.rows()), 4)
        self.assertNotIn("stray-file", self.here.run("check").err)

    def test_columns_with_our_own_names_need_no_map(self):
        result = self.import_list("name,kind\nBib,venue\n")
        self.assertEqual(result.status, 0, result)
        self.assertIn(f"{FIRST}  https://deur.be/k/{FIRST}/  Bib\n", result.out)

    def test_mistakes_name_the_cell_and_add_nothing(self):
        where = self.here.folder / "lijst.csv"
        self.refused(
            self.import_list("Plaats;Soort;Sinds\nA;venue;2026-11-01\nB;winkel;03/04/2026\n"
                             "C;venue;2026-02-30\n",
                             "--map", "name=Plaats,kind=Soort,opened=Sinds"),
            f"{where}:3:10: error: '03/04/2026' is no date; write 2026-04-03 or 2026-03-04 "
            "[channel/map-date]",
            f"{where}:3:1: error: --kind cannot be 'winkel'; choose one of: venue, event, post, "
            "newsletter, press, announcement, download, person-group [channel/word]",
            f"{where}:4:9: error: '2026-02-30' is no date; the last day of that month is "
            "2026-02-28 [channel/map-date]")
        self.assertFalse((self.here.folder / "content/channels.csv").exists())

    def test_wrong_maps(self):
        where = self.here.folder / "lijst.csv"
        self.refused(self.import_list(self.LIST, "--map", "Plaats"),
                     "kier channel: error: 'Plaats' does not say which column is which; write it "
                     "such as --map name=Plaats,area=Gemeente [channel/map]")
        self.refused(self.import_list(self.LIST, "--map", "naam=Plaats"),
                     "kier channel: error: a channel has no 'naam'; did you mean 'name'? "
                     "[channel/map-fact]")
        self.refused(self.import_list(self.LIST, "--map", "name=Plaatsen"),
                     f"{where}:1:1: error: this list has no column 'Plaatsen'; did you mean "
                     "'Plaats'? Say so with --map [channel/map-column]")
        self.refused(self.import_list(self.LIST),
                     f"{where}:1:1: error: nothing says which column holds the names of the places; "
                     "write --map name=COLUMN; the columns are: Plaats, Gemeente, Soort, Contact, "
                     "Sinds [channel/map-name]")

    def test_files_that_cannot_be_read(self):
        where = self.here.folder / "lijst.csv"
        self.refused(self.import_list("Plaats\nCafé\n".encode("latin-1")),
                     f"{where}:2:4: error: byte 10 of this table is not UTF-8; save it in Excel as "
                     "'CSV UTF-8', in LibreOffice as 'Text CSV' with the character set UTF-8 "
                     "[csv/utf-8]")
        where.unlink()
        self.refused(self.here.run("channel", "import", where),
                     f"{where}: error: this cannot be read: No such file or directory; look "
                     "whether the name is right, and the file there [io/cannot-read]")

    def test_asks_on_a_terminal_once(self):
        path = self.here.folder / "lijst.csv"
        path.write_text(self.LIST, encoding="utf-8")
        keyboard, terminal = pty.openpty()
        command = [PROGRAM, "channel", "import", path, "-C", self.here.folder, "--kind", "venue",
                   "--audience", "ouders", "--language", "nl"]
        one = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal,
                               env=environment())
        os.write(keyboard, b"9\n1\n2\n")  # 9 is no column: it asks again
        self.assertEqual(one.wait(SLOWEST), 0)
        os.close(terminal)
        said = os.read(keyboard, 100_000).decode()
        os.close(keyboard)
        self.assertIn("Which column holds the name?", said)
        self.assertIn("  2 Gemeente", said)
        again = self.import_list(self.LIST, "--kind", "venue")
        self.assertIn("0 new channels; 3 rows", again.out)


class Manual(ChannelTest):
    """docs/outreach.md: its commands print what it says."""

    def test_the_examples(self):
        blocks = re.findall(r"^```(\S+)\n(.*?)^```$",
                            (REPOSITORY / "docs/outreach.md").read_text(encoding="utf-8"),
                            flags=re.M | re.S)
        ran, tables = 0, set()
        for kind, text in blocks:
            if kind.endswith((".csv", ".yaml")):
                self.here.write(("" if kind == "lijst.csv" else "content/") + kind, text)
                tables.add("content/" + kind)
                continue
            self.assertEqual(kind, "console")
            for command, said in re.findall(r"^\$ kier (.*)\n((?:[^$].*\n)*)", text, flags=re.M):
                result = run(*shlex.split(command), "--today", TODAY, cwd=self.here.folder)
                self.assertEqual((result.status, result.out), (0, said), result)
                ran += 1
        self.assertEqual((ran, len(tables)), (5, 7))  # with lijst.csv
        checked = run("check", "--today", TODAY, "--format", "json", cwd=self.here.folder)
        self.assertEqual([one for one in checked.json if one["file"] in tables], [])
