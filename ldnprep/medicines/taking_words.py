"""The words by which `taking` judges a sentence that names a medicine."""

from __future__ import annotations

from enum import IntEnum


class Taking(IntEnum):
    """What a text tells of one medicine, the least first."""

    NOT_TOLD = 0
    BEFORE = 1
    NOW = 2


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---------------------------------------------------------------- the table

# verbs that have the medicine as their object, and the time they tell of
NOW = _set("take takes taking use uses using on starting")
BEFORE = _set(
    """took taken used started restarted began begun stopped quit tried finished switched swallowed resumed skipped
    missed off"""
)
GIVEN = _set("prescribed given gave put give gives")  # by somebody else, to her
# what stands between such a verb and the person who does it
BETWEEN = _set(
    """am m im was were been be is s have had has ve just already recently now only also still then again actually
    currently briefly once even did yet always usually often sometimes normally back me it accidentally lately stayed
    kept keep been started stopped began tried day daily regularly secretly came weaned"""
)
BEFORE_OFF = _set("came weaned")
BEFORE_ON = _set("am m im was were been is s back me still now currently stayed started restarted put switched")
DENIED = _set("never not t no nor without cannot cant dont havent didnt haven don didn wont neither hardly")
WISHED = _set("to should could can may might must would will shall ll d wish imagine suppose want if unless whether")
ASKED = _set("do does did should could can may might must will shall would am have")  # "do I take it?"
IF = _set("if unless whether until till wish imagine suppose should")
WHEN = _set("when while once before after")  # of what is still to come, in a question
HERSELF = _set("i we")
OTHER_SUBJECTS = _set("and then but also so or she he they")
CARERS = _set(
    """doctor doctors dr gp clinic consultant specialist rheumatologist nurse physician hospital pharmacist they she he
    neurologist prescriber friend sister mother brother husband wife partner neighbour neighbor son daughter"""
)
KIN = _set(
    """mother mum mom father dad sister brother aunt uncle cousin husband wife partner son daughter friend friends
    neighbour neighbor colleague niece nephew grandmother people patients others someone somebody"""
)
# between the verb and the name: what follows is no longer its object
BREAKS = _set(
    """to for so because before about instead not never no but until than if i whether since without read reading heard
    hear saw seen wonder think thinking know ask asking told said hope hoping want wanting wish like liked plan planning
    consider considering research looking can could should may might would will do does is am are was what how when why
    leaflet paper book booklet article articles information info advice link website talk idea hope choice warning news
    notes forum except everything list questions question next who that via"""
)
# behind the name: it is not the medicine itself that is meant
NO_MEDICINE = _set(
    """forum group book article articles website leaflet study studies trial trials research page pages video videos
    podcast information info clinic clinics doctor doctors appointment question questions sheet visit talk app diary
    trust community prescriber prescribers prescription consultation specialist treatment therapy notes journey"""
)
# behind "and LDN", ", LDN": the name begins a sentence of its own
GOES_ON = _set(
    """is was would could can may might will seems seem sounds sound looks has does helps scares worries interests next
    maybe perhaps i please question"""
)
DOES_TO_HER = {"gave": Taking.BEFORE, "made": Taking.BEFORE, "kept": Taking.BEFORE, "helped": Taking.BEFORE} | {
    "upset": Taking.BEFORE, "gives": Taking.NOW, "makes": Taking.NOW, "keeps": Taking.NOW, "helps": Taking.NOW,
}  # fmt: skip
HER = _set("me my")
FEELINGS = _set("nervous afraid anxious worried hopeful hope curious wonder think scared uneasy excited pause unsure")
IT = _set("it them one some both")
OFTEN = _set("since nightly yesterday daily")
NIGHTS = frozenset({("last", "night"), ("every", "night"), ("each", "night"), ("this", "morning"), ("every", "day")})
TIMES = OFTEN | _set("for now every still currently months weeks years days night morning evening already again")
