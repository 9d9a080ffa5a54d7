"""Words that are no medicine's name: how people write an amount, a form, a time, a use, a sentence.

All are folded (lower case, no accents). A word that is missing here is at worst "not recognised: please check".
"""

# ruff: noqa: SIM905  (a block of words reads better than hundreds of quoted ones)

from __future__ import annotations

# an amount: beside one of these, or a number, a plain word or short slang is taken for the medicine
UNITS = frozenset(
    """mg mcg ug microgram micrograms gram grams g gr grain grains ml cc l iu units unit mmol meq nanogram ng
    milligram milligrams milligramm mikrogramm percent puff puffs drop drops sachet sachets spoon spoons tsp tbsp
    teaspoon teaspoons tablespoon ampoule ampoules vial vials dose doses hourly hr hrs hour hours h
    tropfen gouttes gotas gocce stk""".split()
)
AMOUNTS = frozenset("half one two three four five six seven eight nine ten quarter couple few several".split())
# how it is used: beside one of these too
USE = frozenset(
    """take takes taking taken took use uses used using user swallow inject injects injecting injected injection smoke
    smoking smoked snort snorting snorted drink drinking drank chew chewing wear wears wearing apply applied put stick
    stuck bought buy buying get getting had have prescribed addicted withdrawal withdrawals detox
    daily day days week weeks weekly month monthly night nightly nightime bedtime morning mornings evening evenings
    noon lunch dinner breakfast once twice thrice bd bid tds tid qds qid od prn nocte mane every needed
    nehme taglich prends jour tomo prendo giorno""".split()
)
PATCH = frozenset(
    "patch patches pflaster parche parches cerotto cerotti plaster plasters transdermal laastari plaster".split()
)
# the medicine keeps acting for long when one of these stands beside an opioid
LASTING = PATCH | frozenset(
    """retard retardtabletten depot implant implants pump pumps pumpe pompe bomba contin continus timed sustained
    modified extended prolonged controlled slow longacting""".split()
)
# so too these endings of a product's name, but not "in the ER"
LASTING_ENDINGS = frozenset("er sr xr cr mr xl lp".split())
PLACES = frozenset("the in at to from an".split())
# skin words beside "oxy": then it is the acne wash of that brand
SKIN = frozenset("acne wash face facial pads cream spot skin scrub cleanser cleansing".split())
# words that stand between two medicines
JOINS = frozenset("and with plus und mit et avec y con e or then also och og en".split())
# after "Tylenol 3": then the number counts tablets or hours and is not part of the name
COUNTING = frozenset("x times mal fois veces volte g gram grams gr mg ml mcg every hourly hours hrs".split())

_FORMS = """tab tablet tablets tabl tabs cap caps capsule capsules pill pills pil tablette tabletten comprime comprimes
    comprimido comprimidos compressa compresse kapsel kapseln gelule gelules capsula capsulas liquid oral solution soln
    susp suspension elixir tincture spray sprays nasal inhaler inhalers nebuliser nebulizer cream creams ointment gel
    lotion drops eye eyes ear ears suppository suppositories powder lozenge lozenges film films wafer wafers gummy
    gummies
    chewable effervescent soluble dispersible enteric coated ec acetic acetate sublingual buccal injection injections
    jab jabs shot
    shots
    pen pens infusion infusions iv im sc subcut po pr sl top topical hcl hydrochloride sodium potassium calcium sulfate
    sulphate phosphate acetate maleate tartrate bitartrate citrate besylate mesylate fumarate succinate hydrobromide
    nitrate bromide chloride hydroxide oxide carbonate dr dose doses dosage strength low high max mini extra forte
    junior adult adults child
    children kids immediate release rapid fast ir odt dt hbr generic brand brandname otc rx prescription med meds
    medicine medicines medication medications drug drugs supplement supplements syrup strip strips box boxes bottle
    bottles packet packets pack linctus mixture sugarfree sf plaster sulf hydrochlor hct"""
_SENTENCE = """i im ive id me my mine myself we he she it its they them you your a an the this that these those some any
    all none no not never nothing without of off on in into at to for from by as per if when while then than until till
    since after before during about around almost nearly approx approximately ca circa maybe perhaps probably sometimes
    often usually always occasionally rarely mostly mainly only just still again now currently today yesterday tomorrow
    recently ago last next first second third past year years yr yrs wk wks mo mth january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday
    wednesday thursday friday saturday sunday mon tue wed thu fri sat sun weekend weekends
    is am are was were be been being do does did done dont doesnt didnt cant can could will would should might must has
    having want need needs try trying tried start started starting stop stopped stopping stops quit finished finish
    change changed changing switch switched increase increased decrease decreased reduce reduced cut cutting down up
    hydroxy months taper tapering tapered qhs hs baby else moment state states stated margin median shorter shorten
    nation
    dollar dollars travel bitter over under more less
    most least few many much several one two three four five six seven eight nine ten
    half quarter
    whole each both other others another same different new old own what which who why how where there here
    because so but however though although also too very really quite bit little lot lots bad badly worse worst better
    best good well severe strong stronger strongest weak mild small large big long short time times
    as when required necessary request demand breakthrough rescue regular regularly
    pain pains painful painkiller painkillers ache aches aching headache headaches migraine migraines back neck knee
    knees hip hips shoulder shoulders hand hands foot feet leg legs arm arms joint joints muscle muscles spasm spasms
    nerve nerves tummy stomach belly bowel bowels chest throat cough coughs cold flu fever allergy allergies allergic
    hayfever sleep sleeping insomnia anxiety depression mood stress panic blood pressure cholesterol sugar diabetes
    heart thyroid asthma copd reflux heartburn acid nausea sickness sick dizziness itch itching rash infection
    infections
    inflammation arthritis osteoarthritis fibromyalgia fibro crps rsd restless epilepsy seizures seizure water fluid
    bladder kidney kidneys liver skin hair nails bone bones menopause hormone hormones contraception period periods
    constipation diarrhoea diarrhea ibs cramp cramps swelling surgery operation op dentist doctor doctors dr gp nurse
    pharmacist pharmacy hospital clinic specialist consultant consultants neurologist rheumatologist prescriber
    husband wife mother father mum mom dad son daughter friend someone else with without food meals meal milk
    drink water empty left right side upper lower white blue red yellow orange green pink purple brown black round
    oval reaction reactions effect effects side helped helps help helping works worked working
    gave give given gives made make makes makes told said says called name named names forgot forget remember know
    think sure unsure dont havent hasnt isnt wasnt wont
    ich wir habe hab und oder bei gegen schmerzen mal am pro tag woche abends morgens mittags nachts halbe eine ein der
    die das den seit bis nicht kein keine bedarf je le la les un une des du de pour contre douleur douleurs par soir
    matin midi nuit avec sans fois au el los las una para dolor dolores por al dia noche manana cada si il lo gli per
    dolore sera mattina notte"""
# the rest of a line: known, and no medicine
FILLER = (
    UNITS | AMOUNTS | USE | LASTING | LASTING_ENDINGS | JOINS | frozenset(_FORMS.split()) | frozenset(_SENTENCE.split())
)
# a whole line of one of these says that there is nothing to list
NOTHING = frozenset(
    """none nothing no nil na nomedicines nomedication nomeds nonetaken noneatall keine aucun aucune ninguno ninguna
    nessuno""".split()
)
# everyday words among the slang that only name the form or the colour when a medicine's name stands beside them
FORM_WORDS = frozenset("tabs syrup strips box boxes linctus juice green brown pink oranges patch patches".split())
