"""Which sentences tell that she takes LDN, or took it, and which only speak of it.

Nearly every sheet holds the word in a question or in the notes: a sentence that does not tell must never be read as if
it did, and one that tells must never be missed.
"""

from __future__ import annotations

import pytest

from ldnprep.medicines.taking import taking
from ldnprep.medicines.taking_words import Taking

NAMES = ("LDN", "naltrexone")

NOW = """
I have been on LDN for a month, can I stay on it?
I am on LDN
I'm on LDN now
I'm already on low dose naltrexone
I've been on LDN since May
I have been taking LDN at night
I am taking LDN from a friend
I take LDN
I still take LDN every night
I take a little LDN at bedtime
I take tramadol and LDN
I take gabapentin, LDN and a vitamin
knee; they know I take low dose naltrexone
My doctor knows that I take LDN.
I use LDN cream
I'm using LDN I bought on the web
We use LDN, both of us
On LDN since May
Taking LDN since June
Currently taking LDN for my pain
Still on LDN
LDN since August
Low dose naltrexone every night
LDN nightly, codeine if bad
The LDN that I take comes from a friend
LDN makes me sick
LDN keeps me awake
I keep taking LDN though it does little
My friend gives me LDN
She is on LDN
I am back on LDN
I went back on LDN and I am on LDN today
Since I am on LDN, I sleep badly.
Been having my wife's LDN
My doctor has me on LDN
LDN hasn't worked so far
on day 3 of LDN
LDN has not helped yet
LDN isn't working
LDN isn't doing much for me
LDN is helping a bit
LDN seems to be helping
LDN doesn't help me
LDN didn't help
LDN works for me
LDN does nothing for me
week two of LDN
I am in my third week of LDN
Three weeks into LDN
My second month on LDN
Day 5 on LDN
I have LDN every night
I have been given LDN capsules by a friend and had one
I have had LDN for a month
I get LDN from a web clinic
my GP has put me on LDN
The clinic has me on low dose naltrexone
They have me on LDN
My LDN makes me shaky.
I buy LDN online
I'm two weeks in on LDN
I do LDN at night
I swallow LDN at ten
doing LDN since May
I am trialling LDN
trying LDN since Monday
So far LDN has done nothing
LDN keeps me up
LDN upsets my stomach
naltrexone for 2 weeks now
LDN: no effect after a month
I can't sleep since LDN
the LDN stopped working
first LDN last night
LDN 1.5 mg at night
popped an LDN last night
husband's LDN, one each night
LDN helps me and my wife
LDN has so far at least done nothing
LDN helps with the pain in my back
LDN hasn't worked so far and it was the same for my friends
LDN really hasn't worked
So far the LDN does nothing
LDN from the web nightly
LDN roughly 3 mg
tiny red LDN nightly
LDN nightly and never late
I sleep badly since my LDN
My LDN dose now should rise
week two of my LDN
Day 3 of LDN and I now sleep, may it last
I get LDN and feel better soon
I take one small white round tablet each day of LDN
I take one small white round tablet each and every day of LDN
LDN came in the post from her and I take it
I take it with LDN
I take one (LDN)
I take one with food (LDN)
The LDN which I take is weak
After taking LDN I was ill
After starting LDN I was ill
She and I take LDN
He or I take LDN
They take LDN
When I have been taking LDN, is it bad?
If so, I take LDN
Take LDN
Using LDN
For the pain I have, I take LDN
If it is bad, I take LDN
When I feel bad I take LDN, is that right?
When ill I take LDN, is that fine?
I take tramadol and LDN nightly please
I never had LDN but I take naltrexone
I take one small white round tablet each evening with LDN
I take one small white round tablet each and every evening with LDN
""".strip().splitlines()

EITHER = """
I have just started LDN
I have taken LDN twice
I have tried low dose naltrexone before
LDN helped my pain a bit
My GP started me on LDN
My doctor put me on LDN
I have been using my cousin's LDN at night
LDN did help me a bit when I took it in spring
I am now on 1.5 of LDN
The pain clinic started me on LDN in November
My friend lets me have her LDN, I take it at bedtime
I ordered LDN online and began taking it yesterday
I take it (LDN) each night
LDN: I take one each evening
Been on LDN since October
Took naltrexone this morning by mistake
I sometimes take LDN
Currently on LDN, no effect yet
I already take LDN from an online doctor
I stopped taking LDN on Friday
LDN has helped me sleep
since starting LDN I have vivid dreams
I am on tramadol and LDN
on LDN 4 weeks now
the LDN makes my dreams wild
I use naltrexone for alcohol
I am taking a break from LDN since Monday
""".strip().splitlines()

BEFORE = """
I started my friend's LDN last week
I started LDN last week
Started LDN on Monday
I took LDN last night
I took one of her naltrexone tablets yesterday
I tried LDN and shook all night
I stopped LDN on Friday
Stopped LDN last week
I quit LDN because of the dreams
I used LDN for some weeks
I used to take LDN
I was on LDN until last week
I was taking LDN in the summer
LDN gave me a rash yesterday
LDN made me very sick
My friend gave me LDN
They gave me naltrexone at the clinic
I was prescribed LDN by a web doctor
My doctor prescribed LDN last week
I switched to naltrexone and then I took LDN
I got LDN from a friend and took it last night
The LDN I took made me dizzy
My LDN was stopped, and before that I took LDN for weeks
LDN was started in June
I swallowed my husband's naltrexone
She started LDN last week
I began LDN a few days ago
What should I do? I took LDN last night.
Is it bad that I took LDN yesterday?
Then I took LDN and was ill
I've taken low dose naltrexone since March and it's fine
I had LDN for two weeks and stopped it on Monday
We tried LDN last month
I was given naltrexone in rehab last week
Just came off LDN
I came off LDN two weeks ago
I accidentally took my son's naltrexone
Since I started LDN my sleep is bad
I only took LDN once, last Sunday
I've started LDN
my husband gave me his naltrexone last night
I skipped my LDN last night
My LDN runs out on Friday
My LDN dose is low
I need my LDN at night
LDN stopped on Friday
I increased my LDN last week
They doubled my LDN
my last LDN was yesterday
Had my first LDN last night
Got LDN from the internet, had two
I had LDN this morning
I ran out of LDN
I bought LDN online and use it
I've got LDN at home and take half
I was put on LDN
LDN at first gave me a rash
I heard LDN made me calmer
LDN stopped
My LDN dose is low, should I worry
I took LDN three days before treatment
I never skip my LDN
I bought LDN and use it
LDN was prescribed
LDN is prescribed
LDN has been stopped
We used to take LDN
I was having LDN
We were taking LDN
I sleep but took LDN
I slept and took LDN
He slept and took LDN
My friend and I took LDN
They took LDN
They gave me LDN
Was prescribed LDN
The clinic prescribed LDN
The clinic prescribed me LDN
I am prescribed LDN
was given LDN
Gave me LDN
My friend bought me LDN
Slept badly and took LDN
I saw my friend and took LDN
I need to up my LDN
""".strip().splitlines()

NOT_TOLD = """
My husband and I have discussed LDN
I have no problem with LDN
I have two friends on LDN
I got the idea of LDN from a forum
I have tried everything except LDN
my LDN appointment is in May
I'm on an LDN Facebook group
I'm on an LDN support group
LDN made my friend ill
LDN made my sister very ill
I read LDN helps
I read that LDN has helped people
should I take LDN
want to try LDN
I hear LDN hasn't worked in trials
LDN hasn't worked for my friend
LDN has not been proven
LDN does not work for everyone
LDN works by blocking receptors
How many weeks of LDN before it works?
Would three months of LDN be enough?
I would like three months of LDN
LDN isn't for everyone
Is LDN helping people?
Does LDN help?
I take it LDN is off-label?
I get LDN newsletters
I have LDN questions
I have no LDN
I have been offered LDN
I have not got LDN
I haven't had LDN
I have never had LDN
I had hoped for LDN
I had a talk about LDN
My doctor has heard of LDN
My doctor has never used LDN
My doctor has patients on LDN
My friend has LDN
My sister has been having LDN
I ordered LDN online. It lies in the drawer, unopened.
I got LDN but have not opened it
Got a leaflet on LDN
I am getting LDN next week
I will get LDN
I hope to get LDN
I started reading about LDN last month
I used to think LDN was a fad
What if LDN doesn't help?
If LDN hasn't worked by May, what then?
LDN might help me
LDN did not exist then
Dr Obi said he has never prescribed LDN. The pharmacist has LDN in stock.
I have been on a waiting list for LDN since May.
Could LDN have helped my mother?
Can I stop LDN at once if it doesn't work?
What if LDN gave me bad dreams?
I am not on LDN yet. No one gave me LDN.
My GP has not put me on LDN
Do people get better in week two of LDN?
A day of LDN talks
The study gave 12 weeks of LDN
12 weeks of LDN in the trial
I need LDN
I need to know about LDN
Please put me on LDN
I want my doctor to put me on LDN
LDN is not licensed
LDN has side effects
LDN has few risks
LDN helped my friend a lot
LDN
Could LDN help me?
Should I take LDN?
I want to take LDN
I would like to try LDN
I never took LDN
I have never taken LDN
I have not yet started LDN
I haven't started LDN
I am not on LDN
I'm not taking LDN
I don't take LDN
I do not take naltrexone
I have never been on LDN.
Could I start LDN next month?
Can I take LDN with tramadol?
When can I start taking LDN?
When I take LDN, must I stop codeine?
How do I take LDN?
If I take LDN, can I still drink wine?
What if I started LDN and it made me worse?
What happens if I am on LDN and need an operation?
I have read about LDN
I read that LDN helps people like me
I heard that LDN made some people sick
My sister takes LDN
My sister has been on LDN for years and says it helped her
My friend started LDN last year
My mother is on LDN
People on LDN say that they sleep badly
I stopped tramadol so that I can take LDN
I stopped tramadol for LDN
I stopped codeine to be ready for LDN
I take paracetamol and would like LDN
I take tramadol, can I take LDN?
I take amitriptyline. LDN is what I want to ask about.
I take pregabalin, LDN is my question
I started a diary before LDN
I am on a waiting list for LDN
I took notes on LDN
I took a leaflet about LDN home
My doctor gave me a leaflet about LDN
I joined an LDN group and took part
I am thinking of taking LDN
I am afraid of taking LDN
LDN makes me nervous
Would LDN make me sleepy?
Is taking LDN safe with my pills?
Does LDN clash with codeine?
I hope to use LDN soon
I wish I took LDN
Please give me LDN
Will you give me LDN?
My doctor prescribed LDN but I have not taken it
I was prescribed LDN and never started
Not LDN but tramadol is what I take
No LDN so far
LDN every night or in the morning?
Does LDN since it is off label cost more?
Is it fair for me to try LDN?
I told my doctor about LDN
I am keen on LDN
What is it like to be on LDN?
My husband thinks that I should take LDN
I used the LDN forum
I would love to be on LDN
Nobody told me about LDN
My doctor has never prescribed LDN
I am scared of LDN
Please tell me about LDN and codeine
Do many of your patients take LDN?
Have you ever prescribed LDN?
I was told LDN could help
I'd like LDN instead of tramadol
I read on a forum that people who take LDN feel better
What would happen if I took LDN by accident?
Can LDN be taken with gabapentin?
I am taking tramadol. Is LDN possible?
I have been on tramadol for years and want to change to LDN
I took tramadol last night so LDN is not for me now
I stopped oxycodone last month because I hope to get LDN
My neighbour started LDN and now she walks again
I have been asking for LDN for years
How soon could I start LDN after I stop codeine?
I am ready to try LDN
I am hoping to start LDN
My sister-in-law takes naltrexone for drinking
I will take LDN if you agree
Is it true that LDN made patients worse?
My first question is about LDN
I use a heat pad and have heard good things about LDN
I tried everything but LDN
I have tried everything except LDN
LDN is what I want to try
I have used the LDN website
Would you take LDN in my place?
I am on the LDN Research Trust list
I am not on anything like LDN
I don't want LDN
Someone I know is on LDN
I have not taken LDN or naltrexone ever
the doctor who gave me codeine said LDN clashes
I was on fentanyl until May, when can LDN start?
I take sertraline, is LDN ok?
Why did nobody give me LDN?
Never had LDN
I take amitriptyline and I am thinking of LDN
I want to come off tramadol and use LDN
I started reading about naltrexone last week
LDN gave a friend and me a rash
LDN makes me very nervous
LDN never made me sick
I wish LDN made me calmer
LDN helps with the pain in all my joints
LDN hasn't worked so far and it was the same for friends
LDN for pain has an effect
LDN at most 3 mg
the tiny red LDN nightly
husband LDN nightly
LDN and not nightly
I cope without pills but LDN tempts
My doctor, the LDN man
my husband LDN
I would like my LDN
Would my LDN help?
Day 3 of LDN?
Day 3 for LDN
Weeks of talk with LDN
I am on an LDN online chat group
I am getting LDN some time soon
not my LDN
LDN came in the post from my friend and I take it
I take it - LDN
I take tramadol on LDN days
I take tramadol and LDN scares me
I take tramadol, LDN scares me
I take tramadol and low dose naltrexone next
I buy LDN if I can
I bought LDN, still sealed in its box
The LDN she and I take is weak
If LDN was stopped
Was it bad that LDN was stopped?
the GP has got me on LDN
the GP has not got me on LDN
the GP should have me on LDN
Nobody has me on LDN
I came right off LDN
I go off LDN
I used to like LDN
He is used to LDN
After I read, taking LDN
After taking LDN will I be ill?
I wish, after taking LDN, to sleep
LDN starting soon
I sleep and take LDN
My friend slept and took LDN
I and my friend took LDN
I would sleep and took LDN
I never sleep and took LDN
I never sleep but am taking LDN
My friends say they took LDN
When do I take LDN?
Must I take LDN
If it hurts I take LDN
Taking LDN
Taking LDN since May?
taking LDN at times
Takes LDN
Uses LDN
Using LDN?
is taking LDN since May
My friend gives me LDN?
My boss gives me LDN
They never gave me LDN
If they gave me LDN
You put me on LDN
You gave me LDN
prescribed LDN
The bank prescribed LDN
I prescribed LDN
I gave LDN away
The nurse gave LDN
They would give me LDN
No doctor has me on LDN
If the GP has me on LDN
Until the GP has me on LDN I wait
It would be good when the GP has me on LDN
I think my friend is fine, she took LDN
I am starting LDN
Starting LDN
I take no more LDN
I wish for week two of LDN
never past week two of LDN
my friend is on week two of LDN
people on week two of LDN
I read week two of LDN is best
they said week two of LDN is rough
I would ache without LDN
my wife and I sleep badly since LDN
I know people with LDN
I read on with LDN
I know, it is said, with LDN
My LDN dose really should rise
Does my LDN clash?
wish LDN nightly
LDN never nightly
about LDN nightly
I wish LDN worked for me
my friend says LDN works for me
I read LDN works for me
LDN makes all my plans moot
""".strip().splitlines()


@pytest.mark.parametrize("text", NOW)
def test_she_takes_it_now(text: str) -> None:
    assert taking(text, *NAMES) is Taking.NOW


@pytest.mark.parametrize("text", BEFORE)
def test_she_took_it(text: str) -> None:
    assert taking(text, *NAMES) is Taking.BEFORE


@pytest.mark.parametrize("text", EITHER)
def test_she_took_it_or_takes_it(text: str) -> None:
    assert taking(text, *NAMES) is not Taking.NOT_TOLD


@pytest.mark.parametrize("text", NOT_TOLD)
def test_it_is_only_spoken_of(text: str) -> None:
    assert taking(text, *NAMES) is Taking.NOT_TOLD


def test_there_are_examples_enough_each_way() -> None:
    assert len(set(NOW + BEFORE + EITHER)) >= 40
    assert len(set(NOT_TOLD)) >= 40


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("codeine makes me itch, so I take oxycodone instead", "oxycodone", Taking.NOW),
        ("codeine makes me itch, so I take oxycodone instead", "codeine", Taking.NOT_TOLD),
        ("Morphine makes me sick, so they give me Dilaudid in the ER", "Dilaudid", Taking.NOW),
        ("Morphine makes me sick, so they give me Dilaudid in the ER", "Morphine", Taking.NOT_TOLD),
        ("codeine (itch, 2009)", "codeine", Taking.NOT_TOLD),
    ],
)
def test_a_reaction_to_a_medicine_is_not_its_use(text: str, name: str, told: Taking) -> None:
    assert taking(text, name, effects=False) is told


def test_any_text_is_taken() -> None:
    for text in ("", "LDN" * 500, "\x00 LDN ?", "LDN\nLDN\n" * 200, "(((LDN", "took " * 300 + "LDN"):
        assert taking(text, *NAMES) in tuple(Taking)
