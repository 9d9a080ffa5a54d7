"""Coverage-guided fuzzing with atheris: `python -m benchmarks.fuzz TARGET [SECONDS] [FOLDER]`; needs the extra `soak`.

TARGET: content, answers, recogniser or sheet. Starts from the corpus of tests/trust and the examples; FOLDER keeps
what was found from run to run. Anything but a typed refusal with a place is a crash: atheris prints the input and
leaves with another code than 0. More than 10 s for one input or 1 GB count as a crash too.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "trust" / "corpus"
SECONDS = 60
_SECONDS_AN_INPUT = 10
_MEGABYTES = 1000
_LONGEST = 20_000

with atheris.instrument_imports(include=["ldnprep"]):
    from ldnprep import medicines, pipeline, shipped
    from ldnprep.answers.file import FORMATS, _answers_in, answers_bytes, root_of
    from ldnprep.content.load import checklist_from, shipped_groups
    from ldnprep.content.nodes import Problems
    from ldnprep.errors import AnswersError, ContentError, LdnPrepError

Target = Callable[[bytes], None]


def content() -> Target:
    """The loader of content files, with all its checks."""
    groups = shipped_groups()

    def target(data: bytes) -> None:
        problems = Problems("fuzz.yaml", ContentError)
        try:
            checklist_from(data, problems, builtin=False, groups=groups)
        except ContentError as refusal:
            _has_places(refusal)

    return target


def answers() -> Target:
    """The loader of answers files; what it takes is written and read back the same."""
    checklist = pipeline.load_checklist()

    def read(data: bytes) -> object:
        problems = Problems("fuzz.yaml", AnswersError)
        found = _answers_in(root_of(data, Path("fuzz.yaml"), problems), checklist, problems, FORMATS)
        problems.raise_if_any()
        return found

    def target(data: bytes) -> None:
        try:
            found = read(data)
        except AnswersError as refusal:
            _has_places(refusal)
            return
        again = read(answers_bytes(found))  # type: ignore[arg-type]  # Answers, as read gives
        assert again == found  # noqa: S101  # this is the test

    return target


def recogniser() -> Target:
    """The recogniser of typed medicines, in all its ways of reading."""

    def target(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        found = medicines.recognise(text)
        assert found.text == text  # noqa: S101  # this is the test
        medicines.recognise(text[:200], context=text[200:], opioid_field=True)
        medicines.mentions(text)
        medicines.suggestions(text[:20])

    return target


def sheet() -> Target:
    """From an answers file to page 1 and to the text."""
    checklist = pipeline.load_checklist()

    def target(data: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=".yaml", dir=_memory()) as file:
            file.write(data)
            file.flush()
            try:
                found = pipeline.load_answers(Path(file.name), checklist)
            except LdnPrepError:
                return
        options = pipeline.options_for(found.settings)
        assert pipeline.make_first_page(checklist, found, options).startswith(b"%PDF")  # noqa: S101  # this is the test
        pipeline.make_text(checklist, found, options)
        pipeline.make_fhir(checklist, found, options)

    return target


def _has_places(refusal: LdnPrepError) -> None:
    assert refusal.problems  # noqa: S101  # this is the test
    assert all(problem.place is not None for problem in refusal.problems)  # noqa: S101  # this too


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # a file of its own in it


TARGETS: dict[str, tuple[Callable[[], Target], str]] = {
    "content": (content, "content"),
    "answers": (answers, "answers"),
    "recogniser": (recogniser, "medicines"),
    "sheet": (sheet, "answers"),
}


def main(arguments: list[str]) -> None:
    """Runs one target; atheris ends the process."""
    make, folder = TARGETS[arguments[0]]
    seconds = int(arguments[1]) if len(arguments) > 1 else SECONDS
    found = Path(arguments[2] if len(arguments) > 2 else tempfile.mkdtemp(prefix="ldnprep-fuzz-"))
    found.mkdir(exist_ok=True, parents=True)
    seeds = [str(CORPUS / folder)] + ([str(shipped.resource("examples"))] if folder == "answers" else [])
    bounds = [f"-max_total_time={seconds}", f"-timeout={_SECONDS_AN_INPUT}", f"-rss_limit_mb={_MEGABYTES}",
              f"-max_len={_LONGEST}", "-print_final_stats=1", f"-artifact_prefix={found}/crash-"]  # fmt: skip
    atheris.Setup(["fuzz", *bounds, str(found), *seeds], make())
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
