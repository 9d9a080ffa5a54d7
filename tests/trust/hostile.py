"""Hostile files, each read in a process of its own with bounds on time and memory: `python -m tests.trust.hostile`.

Small ones stand in corpus/ (what fuzzing and thinking found); big ones are made here. Each must end in a made sheet or
in a typed refusal with a place: no traceback, no "did not expect", no kill by the bounds. `--small` leaves out what
takes more than a moment.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ldnprep import cli, pipeline
from ldnprep.outputs.pdf import sheet

CORPUS = Path(__file__).resolve().parent / "corpus"
MOST_CPU_SECONDS = 30
LONG_SECONDS = 5  # such a file is named in what is printed
MOST_BYTES = 1_500_000_000
MOST_LINES = 3 * 202  # 200 problems, the file itself, "more problems"; an answers file is read by three commands
LONGEST_LINE = 2000
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Hostile:
    """One input. kind: which command reads it (a folder of the corpus). data: its bytes. big: not with --small."""

    kind: str
    name: str
    data: Callable[[], bytes]
    big: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: exit code (None: killed by a bound or a crash), what was said, CPU seconds, peak memory in MB."""

    hostile: Hostile
    code: int | None
    said: str
    seconds: float
    megabytes: float

    def complaints(self) -> list[str]:
        """What is wrong with how it ended; nothing for a made sheet or a plain refusal."""
        lines = self.said.splitlines()
        wrong = []
        if self.code not in (0, 1):
            wrong.append(f"ended with {self.code}")
        if "did not expect" in self.said or "Traceback" in self.said:
            wrong.append("an error that nobody foresaw")
        if self.code == 1 and not lines:
            wrong.append("refused without a word")
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            wrong.append(f"{len(lines)} lines, the longest of {max(map(len, lines))} letters")
        if self.code == 1 and not all(_PLACES[self.hostile.kind] in line for line in lines):
            wrong.append("a refusal without a place")
        return [f"{self.hostile.kind}/{self.hostile.name}: {words}: {self.said[:300]}" for words in wrong]


def inputs(*, small: bool) -> Iterator[Hostile]:
    """The corpus, then what is made here."""
    for path in sorted(CORPUS.glob("*/*")):
        yield Hostile(path.parent.name, path.name, path.read_bytes)
    yield from (each for each in _MADE if not (small and each.big))


def run(hostile: Hostile, folder: Path) -> Outcome:
    """In a fork of this process, which has everything loaded."""
    ending = ".json" if hostile.name.endswith(".json") else ".yaml"
    source, said = folder / f"hostile{ending}", folder / "said"
    source.write_bytes(hostile.data())
    child = os.fork()
    if not child:
        _work(hostile.kind, source, said)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    words = said.read_text("utf-8", "replace")
    memory = usage.ru_maxrss / 1000
    return Outcome(hostile, code if code >= 0 else None, words, usage.ru_utime + usage.ru_stime, memory)


def _work(kind: str, source: Path, said: Path) -> None:
    code = 99
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        os.environ["LDNPREP_HOME"] = str(source.parent / "home")
        os.dup2(os.open(said, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(source, os.O_RDONLY), 0)
        codes = [cli.main(arguments) for arguments in _COMMANDS[kind](source)]
        sys.stderr.flush()
        code = max(codes)
    finally:
        os._exit(code)


def _make(path: Path) -> list[list[str]]:
    return [["make", str(path), "-o", str(path.with_name(f"out.{ending}"))] for ending in ("pdf", "txt", "json")]


_PLACES = {"answers": "hostile", "content": "hostile", "medicines": "standard input:"}
_COMMANDS: dict[str, Callable[[Path], list[list[str]]]] = {
    "answers": _make,
    "content": lambda path: [["check", str(path)]],
    "medicines": lambda _: [["medicines"]],
}


# --- big ones ---------------------------------------------------------------------------------------------------------


def _answers(inside: str) -> bytes:
    return f"format: 1\nanswers:\n{inside}\n".encode()


def _rows(count: int, name: str) -> bytes:
    return _answers("  medicines:\n" + f"    - {{name: {name}, amount: 5}}\n" * count)


def _questions(key: str, text: str, count: int) -> bytes:
    return json.dumps({"format": 1, "questions": {key: [text.format(n=n) for n in range(count)]}}).encode()


def _same_own(count: int) -> bytes:
    own = [{"id": "own_1", "text": f"why {n}"} for n in range(count)]
    return json.dumps({"format": 1, "answers": {}, "questions": {"own": own}}).encode()


def _laughs() -> bytes:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    return ("\n".join(lines) + "\nformat: 1\nanswers: {notes: *a59}\n").encode()


def _unknown_lines() -> bytes:
    letters = str.maketrans("0123456789", "ghijklmnop")
    return "".join(f"xq{n}zthing\n".translate(letters) for n in range(10_000)).encode()


def _everywhere(
    name: str, data: Callable[[], bytes], *, big: bool = True, typed: Callable[[], bytes] | None = None
) -> Iterator[Hostile]:
    """typed: in place of `data` where each line is answered for itself: more of them are only more of the same."""
    for kind, ending in (("answers", "yaml"), ("answers", "json"), ("content", "yaml"), ("medicines", "txt")):
        lines = kind == "medicines"
        yield Hostile(kind, f"{name}.{ending}", typed if typed and lines else data, big or lines)


def _keys(count: int) -> bytes:
    return b"".join(b"k%d: v\n" % n for n in range(count))


_MADE: tuple[Hostile, ...] = (
    *_everywhere("50-MB-of-letters", lambda: b"a" * (50 * _MB)),
    *_everywhere("50-MB-of-lines", lambda: b"- tramadol\n" * (50 * _MB // 11)),
    *_everywhere("50-MB-of-zeros", lambda: b"\0" * (50 * _MB)),
    *_everywhere("a-million-brackets", lambda: b"[" * _MB, big=False),
    *_everywhere("a-million-maps", lambda: b"{a: " * (_MB // 4), big=False),
    *_everywhere("a-million-entries", lambda: b"[" + b"a," * _MB + b"a]"),
    *_everywhere("a-million-keys", lambda: _keys(_MB), typed=lambda: _keys(_MB // 10)),
    *_everywhere("a-million-open-quotes", lambda: b'"' * _MB, big=False),
    *_everywhere("a-million-question-marks", lambda: b"? " * (_MB // 2)),
    *_everywhere("a-million-colons", lambda: b": " * (_MB // 2)),
    *_everywhere("a-million-tabs", lambda: b"\t" * _MB),
    *_everywhere("a-million-spaces-then-a-letter", lambda: b" " * _MB + b"x", big=False),
    *_everywhere("a-million-new-lines", lambda: b"\n" * _MB),
    *_everywhere("a-million-aliases", lambda: b"a: &a 1\nb: [" + b"*a," * (_MB // 3) + b"]"),
    *_everywhere("a-million-documents", lambda: b"---\n" * (_MB // 4)),
    *_everywhere("a-million-comments", lambda: b"# x\n" * (_MB // 4)),
    *_everywhere("laughs", _laughs, big=False),
    *_everywhere("half-of-utf-8", lambda: "answers: {notes: ż}".encode()[:-2], big=False),
    Hostile("answers", "a-number-of-a-million-digits.json", lambda: b'{"answers":{"pain_now":' + b"9" * _MB + b"}}"),
    Hostile("answers", "a-million-digits.yaml", lambda: _answers("  pain_now: " + "9" * _MB)),
    Hostile("answers", "900-kB-of-notes.yaml", lambda: _answers("  notes: " + "pain " * 180_000), big=True),
    Hostile("answers", "900-kB-of-notes-in-one-word.yaml", lambda: _answers("  notes: " + "x" * 900_000), big=True),
    Hostile("answers", "100-kB-of-notes.yaml", lambda: _answers("  notes: " + "ból głowy " * 10_000)),
    Hostile("answers", "a-name-of-100-kB.yaml", lambda: _answers("  patient_name: " + "Ż" * 50_000)),
    Hostile("answers", "2000-medicines.yaml", lambda: _rows(2000, "duloxetine"), big=True),
    Hostile("answers", "2000-unknown-medicines.yaml", lambda: _rows(2000, "xqzthing"), big=True),
    Hostile("answers", "2000-opioids.yaml", lambda: _rows(2000, "tramadol"), big=True),
    Hostile("answers", "combining-signs.yaml", lambda: _answers("  notes: a" + "\u0301" * 50_000)),
    Hostile("answers", "right-to-left-nested.yaml", lambda: _answers("  notes: " + "(א[ב{a1" * 10_000)),
    Hostile("answers", "unknown-ids.yaml", lambda: _answers("\n".join(f"  u{n}: x" for n in range(9_000))), big=True),
    Hostile(
        "answers",
        "unknown-keys.yaml",
        lambda: b"format: 1\n" + b"".join(b"answer%d: x\n" % n for n in range(9_000)),
        big=True,
    ),
    Hostile("answers", "unknown-questions.json", lambda: _questions("chosen", "q{n}", 15_000), big=True),
    Hostile("answers", "unknown-dismissed.json", lambda: _questions("dismissed", "q{n}", 15_000), big=True),
    Hostile("answers", "own-questions.json", lambda: _questions("own", "why {n}", 15_000), big=True),
    Hostile("answers", "own-questions-of-one-id.json", lambda: _same_own(3_000), big=True),
    Hostile("answers", "own-opioid-questions.yaml", lambda: _questions("own", "tramadol {n}", 2_000), big=True),
    Hostile(
        "answers",
        "therapies.yaml",
        lambda: _answers("  therapies:\n" + "    - {name: tramadol yoga}\n" * 2000),
        big=True,
    ),
    Hostile("answers", "notes-of-slips.yaml", lambda: _answers("  notes: " + "tramodol nurfoen " * 50_000), big=True),
    Hostile(
        "answers",
        "medicine-of-slips.yaml",
        lambda: _answers("  medicines: [" + "tramodol nurfoen " * 50_000 + "]"),
        big=True,
    ),
    Hostile("answers", "notes-of-new-lines.yaml", lambda: _answers('  notes: "' + "\\n" * 19_000 + '"'), big=True),
    Hostile("medicines", "one-line-of-1-MB.txt", lambda: b"tramodol " * (_MB // 9), big=True),
    Hostile("medicines", "one-word-of-1-MB.txt", lambda: b"tramadol" * (_MB // 8)),
    Hostile("medicines", "20000-slips.txt", lambda: b"trmadol 50mg 2x\n" * 20_000, big=True),
    Hostile("medicines", "different-slips.txt", lambda: b" ".join(b"tram%dol" % n for n in range(20_000))),
    Hostile("medicines", "lines-of-unknown-words.txt", _unknown_lines, big=True),
    Hostile("medicines", "hyphens.txt", lambda: b"tram-" * 100_000),
    Hostile("medicines", "brackets.txt", lambda: b"(" * 100_000 + b"morphine" + b")" * 100_000),
    Hostile("medicines", "a-b-a-b.txt", lambda: b"a b " * 100_000),
)


def main(arguments: list[str]) -> int:
    """Reads them all and prints the worst; 1 when there is a complaint."""
    small = "--small" in arguments
    pipeline.load_checklist()
    pipeline.make_blank(pipeline.load_checklist(), pipeline.SheetOptions())
    cli.main(["medicines", "trmadol"])
    assert sheet
    outcomes = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="ldnprep-hostile-") as folder:
        for hostile in inputs(small=small):
            outcomes.append(run(hostile, Path(folder)))
            if outcomes[-1].seconds > LONG_SECONDS or outcomes[-1].complaints():
                last = outcomes[-1]
                print(f"  {hostile.kind}/{hostile.name}: {last.code}, {last.seconds:.1f} s, {last.megabytes:.0f} MB")
    complaints = [words for outcome in outcomes for words in outcome.complaints()]
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    biggest = max(outcomes, key=lambda outcome: outcome.megabytes)
    refused = sum(outcome.code == 1 for outcome in outcomes)
    print(f"hostile input: {len(outcomes)} files, {refused} refused with a place, {len(complaints)} complaints")
    print(f"  slowest {slowest.hostile.name}: {slowest.seconds:.1f} s of CPU (bound {MOST_CPU_SECONDS})")
    print(f"  biggest {biggest.hostile.name}: {biggest.megabytes:.0f} MB (bound {MOST_BYTES // _MB})")
    print(f"  {time.monotonic() - start:.0f} s in all", file=sys.stderr)
    for words in complaints:
        print(f"  {words}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
