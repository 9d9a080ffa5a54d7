"""The words by which `taking` judges a sentence that names a medicine."""

from __future__ import annotations

from enum import IntEnum


class Taking(IntEnum):
    """What a text tells of one medicine, the least first."""

    NOT_TOLD = 0
    BEFORE = 1
    NOW = 2


def word_set(text: str) -> frozenset[str]:
    """The words of a text that are divided by spaces."""
    return frozenset(text.split())


# "haven't", "havent"; not "lent", "went" and "patient"
NEGATED = r"(?:\w+n['’]t|(?:ca|wo|do|does|did|is|are|was|were|have|has|had|could|would|should)nt)"

# ---------------------------------------------------------------- the table

# verbs that have the medicine as their object, and the time they tell of
NOW = word_set(
    """take takes taking use uses using on starting have having get getting buy buying do doing swallow trying
    trialling"""
)
BEFORE = word_set(
    """took taken used started restarted began begun stopped quit tried finished switched swallowed resumed skipped
    missed off had got bought popped ran increased raised upped lowered halved doubled"""
)
GIVEN = word_set("prescribed given gave put give gives")  # by somebody else, to her
# what stands between such a verb and the person who does it
BETWEEN = word_set(
    """am m im was were been be is s have had has ve just already recently now only also still then again actually
    currently briefly once even did yet always usually often sometimes normally back me it accidentally lately stayed
    kept keep put been started stopped began tried day daily regularly secretly came weaned"""
)
# verbs of now that may speak of what is to come
AHEAD = word_set("get getting have having buy buying do doing trying trialling got bought")
LATER = word_set("next tomorrow soon later someday if")
UNOPENED = word_set("opened unopened sealed yet")
BEFORE_OFF = word_set("came weaned")
BEFORE_ON = word_set("am m im was were been is s back me still now currently stayed started restarted put switched")
DENIED = word_set("never not t no nor without cannot cant dont havent didnt haven don didn wont neither hardly")
WISHED = word_set(
    "to should could can may might must would will shall ll d wish imagine suppose want if unless whether"
)
ASKED = word_set("do does did should could can may might must will shall would am have")  # "do I take it?"
IF = word_set("if unless whether until till wish imagine suppose should")
WHEN = word_set("when while once before after")  # of what is still to come, in a question
HERSELF = word_set("i we")
OTHER_SUBJECTS = word_set("and then but also so or she he they")
CARERS = word_set(
    """doctor doctors dr gp clinic consultant specialist rheumatologist nurse physician hospital pharmacist they she he
    neurologist prescriber friend sister mother brother husband wife partner neighbour neighbor son daughter"""
)
KIN = word_set(
    """mother mum mom father dad sister brother aunt uncle cousin husband wife partner son daughter friend friends
    neighbour neighbor colleague niece nephew grandmother grandma gran granny nan nana grandfather grandad grandpa
    auntie boyfriend girlfriend fiance fiancee flatmate roommate stepmum stepmom stepdad people patients others someone
    somebody"""
)
# behind "never": it was taken all the same, or something else was never so
NEVER_QUITE = word_set(
    """but except only just other than apart until till since more most enough without unless again now today prescribed
    every often always much many that which when so for because still too well problem trouble"""
)
# between the verb and the name: what follows is no longer its object
BREAKS = word_set(
    """to for so because before about instead not never no but until than if i whether since without read reading heard
    hear saw seen wonder think thinking know ask asking told said hope hoping want wanting wish like liked plan planning
    consider considering research looking can could should may might would will do does is am are was what how when why
    leaflet paper book booklet article articles information info advice link website talk idea hope choice warning news
    notes forum except everything list questions question next who that via offered refused promised denied
    recommended suggested seen hopes interest side effects trouble discussed say explained clash
    clashes"""
)
# behind the name: it is not the medicine itself that is meant
NO_MEDICINE = word_set(
    """forum group book article articles website leaflet study studies trial trials research page pages video videos
    podcast information info clinic clinics doctor doctors appointment question questions sheet visit talk app diary
    trust community prescriber prescribers prescription consultation specialist treatment therapy notes journey talks
    newsletter newsletters emails news advert adverts charity websites forums groups explained"""
)
# behind "and LDN", ", LDN": the name begins a sentence of its own
GOES_ON = word_set(
    """is was would could can may might will seems seem sounds sound looks has does helps scares worries interests next
    maybe perhaps i please question"""
)
DOES_TO_HER = {"gave": Taking.BEFORE, "made": Taking.BEFORE, "kept": Taking.BEFORE, "helped": Taking.BEFORE} | {
    "upset": Taking.BEFORE, "gives": Taking.NOW, "makes": Taking.NOW, "keeps": Taking.NOW, "helps": Taking.NOW,
}  # fmt: skip
HER = word_set("me my")
FEELINGS = word_set(
    "nervous afraid anxious worried hopeful hope curious wonder think scared uneasy excited pause unsure"
)
# what ends a name: "LDN Facebook group" is one thing, "LDN from a group" is not
PARTS_IT = word_set(
    "and since for at in from every each nightly because but by to now last so is was has made gave after when"
)
# what LDN did, in which time, and of whom else that is said
WORKED = word_set(
    "worked working work works helped helping help helps done doing nothing difference kicked suits upsets effect"
)
TENSE = word_set("no has hasn have is isn did didn seems was wasn stopped never far")
ALL_PEOPLE = word_set(
    """everyone everybody anyone people patients trial trials study studies some many most others women men shown proven
    found known supposed said thought licensed approved"""
)
LATELY = word_set("now bedtime stopped weeks months")
BESIDE = word_set("since with without")
SPANS = word_set("day days night nights week weeks month months year years dose doses capsule capsules")
INTO = word_set("of on into in with my the")
COUNTED = word_set("mg ml mcg milligram milligrams")
IT = word_set("it them one some both")
OFTEN = word_set("since nightly yesterday daily")
NIGHTS = frozenset({("last", "night"), ("every", "night"), ("each", "night"), ("this", "morning"), ("every", "day")})
TIMES = OFTEN | word_set("for now every still currently months weeks years days night morning evening already again")
