"""What her words tell of: `told_in_words.tsv`, each text with the sign, illness or opioid that it tells of.

Nothing stands before an ordinary sentence that only looks like one of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_whole_texts import told_in

_FILE = Path(__file__).parent / "told_in_words.tsv"
_ROWS = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
_TOLD = frozenset(told for told, _ in _ROWS if told)


@pytest.mark.parametrize(("told", "text"), _ROWS, ids=[text for _, text in _ROWS])
def test_it_is_heard_in_its_wordings_and_not_in_ordinary_sentences(told: str, text: str) -> None:
    found = told_in("notes", text)
    assert (told in found) if told else not [each for each in sorted(_TOLD) if f"{each} " in f"{found} "]


@pytest.mark.parametrize("text", ["I keep falling asleep at my desk", "I slur and slept all day", "I'm rattling"])
def test_what_may_be_many_things_is_a_sign_only_in_one_who_tells_of_an_opioid(text: str) -> None:
    assert "_now" not in told_in("notes", f"{text}.")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("I take tramadol. I keep falling asleep", "opioid_very_sleepy_now"),
        ("On oxycodone. I am so sleepy that I cannot hold a conversation", "opioid_very_sleepy_now"),
        ("Codeine twice a day. Now I'm rattling", "opioid_withdrawal_now"),
        ("I ran out of methadone, cold turkey since Monday", "opioid_withdrawal_now"),
    ],
)
def test_and_in_one_who_does_it_is_heard(text: str, sign: str) -> None:
    assert sign in told_in("notes", text)


@pytest.mark.parametrize("frame", ["In 2012 {}", "I have never had it that {}", "I worry that {}", "I read that {}"])
@pytest.mark.parametrize("sign", ["my throat keeps closing", "my face has swelled up", "my wee is like cola"])
def test_long_ago_denied_feared_or_read_is_no_sign(frame: str, sign: str) -> None:
    assert "_now" not in told_in("notes", frame.format(sign))
