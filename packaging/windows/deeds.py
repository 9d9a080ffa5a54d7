"""What she does beside going through the pages, by keys in the real window: a kill, another window, mail, the end."""

from __future__ import annotations

import email
import email.policy
import re
import shutil
import subprocess
import time
from pathlib import Path

import bundle
import parts
import release_check
import yaml

from ldnprep import pipeline
from ldnprep.outputs.pdf.raster import page_count
from windows import machine
from windows.hands import START_SECONDS, STEP_SECONDS, Hands, wait
from windows.printing import job, print_queue
from windows.wine import Wine, compile_library, new_windows

SHEET = bundle.ROOT / "resources" / "examples" / "nothing-to-flag.yaml"
TO_THE_NAME = ("Tab", "Tab", "Tab")  # the country, who fills this in, the name
# on Start, with one sheet: what Tab comes by, behind "Go on where you left off"
TO_WHAT_IS_KEPT = ("new", "new from the last", "open", "example", "empty", "open it", "more", "what is kept here")
ADDRESS = "clinic@example.org"
MAIL = r"HKLM\Software\Clients\Mail"
CLASSES = r"HKLM\Software\Classes"  # Wine 8 does not look into the person's own ones
LAST = "(step 13 of 13)"


def all_of_them(program: Path, work: Path) -> None:
    """Raises WineError or DiffersError at the first that does not hold."""
    screen = machine.invisible_screen("1440x900")
    with print_queue() as spool, screen as display, new_windows(work, display) as wine:
        hands = Hands(display, work / "pictures")
        kept = keep(wine)
        set_up_mail(wine)
        first = kill_and_go_on(wine, hands, program, kept)
        second_window(wine, hands, program)
        to_the_sheet(hands)
        by_mapi(wine, hands, kept)
        by_eml(wine, hands, kept)
        if spool is None:
            print("  nothing was printed: a print service needs root", flush=True)
        else:
            by_printer(hands, kept, spool)
        delete_everything(wine, hands)
        hands.close(first)


def keep(wine: Wine) -> Path:
    """A saved sheet from last time."""
    kept = wine.user / "AppData" / "Local" / parts.PROGRAM / "data" / "sheets" / "sheet-of-last-time.yaml"
    kept.parent.mkdir(parents=True)
    shutil.copy(SHEET, kept)
    return kept


def set_up_mail(wine: Wine) -> None:
    """A mail program for Simple MAPI, and one that opens drafts: both only note what they were given."""
    library = wine.prefix / "drive_c" / "mapi_client.dll"
    compile_library("mapi_client", library)
    wine.run("reg", "add", MAIL, "/ve", "/d", "Test Mail", "/f")
    wine.run("reg", "add", rf"{MAIL}\Test Mail", "/v", "DLLPath", "/d", wine.path(library), "/f")
    wine.run("reg", "add", rf"{CLASSES}\.eml", "/ve", "/d", "TestDraft", "/f")
    command = r'C:\windows\system32\cmd.exe /c copy "%1" C:\opened.eml'
    wine.run("reg", "add", rf"{CLASSES}\TestDraft\shell\open\command", "/ve", "/d", command, "/f")


def kill_and_go_on(wine: Wine, hands: Hands, program: Path, kept: Path) -> subprocess.Popen[str]:
    """What was typed three seconds before the program was killed is there when it is started again."""
    process = opened(wine, hands, program)
    hands.keys(*TO_THE_NAME)
    hands.words("Karen Again")
    time.sleep(3)
    process.kill()
    wait("the window to vanish", lambda: not hands.title(), STEP_SECONDS, hands)
    release_check.same("the name after a kill", name_in(kept), "Karen Again")
    process = opened(wine, hands, program)
    hands.picture("deeds-1-after-kill")
    hands.keys(*TO_THE_NAME)
    hands.words("Karen Whitfield")
    wait("the name to be saved", lambda: name_in(kept) == "Karen Whitfield", STEP_SECONDS, hands)
    print("  killed and started again: nothing typed is lost", flush=True)
    return process


def opened(wine: Wine, hands: Hands, program: Path) -> subprocess.Popen[str]:
    """The program on its first page of questions, with the sheet of last time."""
    process = wine.start(program)
    hands.step_into(f"{parts.NAME}$", START_SECONDS)
    time.sleep(3)
    hands.keys("alt+n")
    wait("the first questions", lambda: "(step 1 of" in hands.title(), STEP_SECONDS, hands)
    time.sleep(2)
    return process


def name_in(kept: Path) -> object:
    """Whose sheet it is."""
    return yaml.safe_load(kept.read_text("utf-8"))["answers"]["patient_name"]


def second_window(wine: Wine, hands: Hands, program: Path) -> None:
    """It does not open the sheet that the first has open, and says so; the first goes on."""
    first = hands.windows(f"{parts.NAME}$")
    process = wine.start(program)
    wait("the second window", lambda: len(hands.windows(f"{parts.NAME}$")) > len(first), START_SECONDS, hands)
    time.sleep(3)
    (second,) = set(hands.windows(f"{parts.NAME}$")) - set(first)
    hands.picture("deeds-2-second-window")
    release_check.same("the second window", hands.xdotool("getwindowname", second).startswith("Start"), True)
    hands.xdotool("windowactivate", "--sync", second)
    hands.keys("alt+F4")
    wait("the second window to close", lambda: process.poll() is not None, STEP_SECONDS, hands)
    hands.step_into(f"{parts.NAME}$")
    print("  a second window leaves the sheet alone", flush=True)


def to_the_sheet(hands: Hands) -> None:
    """Next to the last page, and the sheet."""
    for _ in range(60):
        if LAST in hands.title():
            break
        hands.keys("alt+n")
        time.sleep(1)
    hands.keys("alt+m")
    wait("the sheet", lambda: hands.title().startswith("Your sheet"), STEP_SECONDS, hands)
    time.sleep(5)


def by_mapi(wine: Wine, hands: Hands, kept: Path) -> None:
    """The mail program gets subject, text, address and the very sheet; the picture shows what is told afterwards."""
    noted, attached = (wine.prefix / "drive_c" / name for name in ("mapi.txt", "mapi-attached.pdf"))
    hands.keys("alt+m")
    time.sleep(3)
    hands.words(ADDRESS)
    hands.picture("deeds-3-mail")
    hands.keys("Tab", "Tab", "space")  # the programs, of which the first is chosen; "Open a draft"
    hands.step_into("Save as PDF")  # what is sent is saved first
    hands.keys("Return")
    wait("the draft", attached.exists, STEP_SECONDS, hands)
    time.sleep(4)
    hands.picture("deeds-4-mail-taken")
    said = noted.read_text("utf-8")
    release_check.same("the address", f"to: SMTP:{ADDRESS}" in said, True)
    release_check.same("the sheet in the draft", attached.read_bytes() == sheet_here(kept), True)
    print("  a draft through Simple MAPI has the address, the text and the sheet", flush=True)


def by_eml(wine: Wine, hands: Hands, kept: Path) -> None:
    """The program that opens drafts gets one that is not sent yet, with the sheet."""
    got = wine.prefix / "drive_c" / "opened.eml"
    hands.step_into(f"{parts.NAME}$")  # under openbox it has not got the keys back from the window to save in
    hands.keys("alt+m")  # to the address again
    time.sleep(2)
    for key in ("Tab", "Down", "space", "Tab"):  # the second program, "Open a draft"
        hands.keys(key)
        time.sleep(0.5)
    hands.picture("deeds-4-second-way")
    hands.keys("space")
    wait("the draft as a file", got.exists, STEP_SECONDS, hands)
    time.sleep(2)
    hands.picture("deeds-5-eml")
    draft = email.message_from_bytes(got.read_bytes(), policy=email.policy.default)
    (attached,) = draft.iter_attachments()
    release_check.same("whom the draft is for", (draft["To"], draft["X-Unsent"]), (ADDRESS, "1"))
    release_check.same("the sheet in the draft", attached.get_content() == sheet_here(kept), True)
    print("  a draft as a file has the same", flush=True)


def by_printer(hands: Hands, kept: Path, spool: Path) -> None:
    """The usual printer gets every page as outlines, on the paper chosen, under a name that says nothing of her."""
    hands.keys("alt+r")
    time.sleep(4)
    for key in ("Tab", "Tab", "Tab", "Tab"):  # copies, which Wine ignores; paper; both sides; "Print now"
        hands.keys(key)
        time.sleep(0.5)
    hands.picture("deeds-6-print")
    hands.keys("space")
    given = job(spool)
    time.sleep(2)
    hands.picture("deeds-6-printed")
    pages = page_count(sheet_here(kept))
    release_check.same("the pages printed", f"%%Pages: {pages}".encode() in given, True)
    release_check.same("the paper", b"/PageSize[612 792]" in given, True)
    release_check.same("pictures in place of letters", len(re.findall(rb"colorimage|imagemask|\bimage\b", given)), 0)
    release_check.same("the name of the job", b"%%Title: visit-notes.pdf" in given, True)
    print(f"  printed into a queue: {pages} pages on Letter, all outlines, {len(given) / 1e6:.1f} MB", flush=True)


def sheet_here(kept: Path) -> bytes:
    """What this computer makes of the answers that are kept now."""
    checklist = pipeline.load_checklist()
    answers = pipeline.load_answers(kept, checklist)
    return pipeline.make_pdf(checklist, answers, pipeline.options_for(answers.settings))


def delete_everything(wine: Wine, hands: Hands) -> None:
    """From Start; the safe button has the focus first. Afterwards no file of ours is left."""
    for _ in range(30):
        if hands.title().startswith("Start"):
            break
        hands.keys("alt+b")
        time.sleep(1)
    time.sleep(1)
    for _ in TO_WHAT_IS_KEPT:
        hands.keys("Tab")
        time.sleep(0.3)
    hands.keys("space")
    time.sleep(1)
    hands.picture("deeds-7-start")
    hands.keys("alt+d")
    hands.step_into("Delete everything this program kept")
    hands.picture("deeds-8-delete")
    hands.keys("Tab", "space")
    hands.step_into("Delete everything")
    hands.picture("deeds-9-deleted")
    hands.keys("space")
    time.sleep(1)
    left = [path for path in (wine.user / "AppData" / "Local" / parts.PROGRAM).rglob("*") if path.is_file()]
    release_check.same("files left after 'Delete everything'", left, [])
    print("  'Delete everything' leaves no file", flush=True)
