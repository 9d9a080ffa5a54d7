"""Words that say that more is taken than is named, and everyday words that stand beside a medicine in its row.

All are folded (lower case, no accents). The first kinds make a line "please check"; a word that is missing among the
everyday ones is at worst "not recognised: please check".
"""

# ruff: noqa: SIM905  (a block of words reads better than hundreds of quoted ones)

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ldnprep.medicines.words import SKIN, THYROID

# more is taken than is named here, or nobody remembers what
MORE = frozenset(
    """another more several few some different various second similar stuff things something anything other rest
    otra otro otras otros mas unos unas varios varias""".split()
)
# the same, whatever stands behind them
UNSURE = frozenset(
    """others unsure unknown forgot forget forgotten hers stronger strongest combo combination combinations controlled
    mix mixed etc""".split()
)
# behind one of MORE, UNSURE: then it counts days or tablets, or is a way of saying how long a tablet acts
COUNTS_ON = frozenset(
    """time times day days night nights hour hours hrs week weeks month months year years minute minutes morning
    mornings evening evenings a or of at in if when on for often than per after before during every food water milk
    meal dose release delivery pill contraceptive inhaler diet drops puffs pain sleep help energy relief flare flares
    effect severe""".split()
)
PERSONS = frozenset(
    """mother mothers mum mums mom moms dad dads father fathers wife wifes husband husbands sister sisters brother
    brothers friend friends neighbour neighbours neighbor neighbors nan nans gran grans grandma grandmas granny
    grandmother grandfather grandad daughter daughters son sons partner partners boyfriend girlfriend aunt uncle cousin
    colleague her his their""".split()
)
# a known painkiller with one of these may be another product: "Nurofen Plus", "Fioricet C"; counted across boxes
BOX_SUFFIXES = frozenset("plus ultra forte co comp compound compositum ac dac c".split())
# letters that are no part of a name: words, amounts, ways of writing "with", "as needed", "sugar-free"
LOOSE_LETTERS_KNOWN = frozenset("a i q s f w y e o u".split())
# two letters with a slash, or a letter and a short word: enteric coated, modified release, nasal spray ...
LETTERS_OF_A_LABEL = frozenset("ec mr gr sr sf af cr xr ir dr sl nspy pspy espy mspy ndrps edrps".split())
LETTER_UNITS = frozenset("g l h d m x".split())
# beside one of these a name is as likely something else: no more than to be checked
NOT_MEANT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "oxy": SKIN,
        "t3": THYROID | {"mcg", "ug", "microgram", "micrograms", "combo", "combination"},
        "t4": THYROID | {"mcg", "ug", "microgram", "micrograms", "combo", "combination"},
        "tram": frozenset("to work the stop ride line by train bus station home town".split()),
        "trams": frozenset("to work the stop ride line by train bus station home town".split()),
        "perks": frozenset("of job work company staff employee card club".split()),
        "poppyseed": (
            food := frozenset(
                """bagel bagels muffin muffins bread breads cake cakes roll rolls bun buns lemon dressing
                strudel breakfast cracker crackers loaf""".split()
            )
        ),
        "poppyseeds": food,
    }
)
# everyday words for tablets that in a sentence are hardly anything else, where she has or takes them: "my dones"
PILLS = frozenset({"hydros", "dones", "perks"})
# the same name in notes and other sentences, and what tells there that it is a tram
TRAMS = frozenset({"tram", "trams"})
RIDES = frozenset("bus buses train trains bike car walk ride rides stop stops station line lines by work town".split())
# forms that belong to the name before a comma: "cetirizine, syrup 5 ml"
DOSE_FORMS = frozenset("tabs syrup strips box boxes patch patches".split())

# "and", "with" ... : what follows in another box may be one more medicine
BOX_JOINS = frozenset("and plus with und mit et avec y con also".split())
DOSE_UNITS = frozenset("mg mcg ug ml g microgram micrograms milligram milligrams".split())
PAINKILLERS = frozenset("painkiller painkillers analgesic analgesico analgesicos calmante calmantes".split())
STRONG = frozenset("strong stronger strongest pain fuerte fuertes rescue".split())
TAKEN_FORMS = frozenset(
    """tablet tablets tabs tab pill pills capsule capsules caps patch patches shot shots injection injections drops
    lozenge lozenges syrup med meds medicine medicines medication pastilla pastillas parche parches""".split()
)
# patches that are none for pain, and what is called a patch and is none
OTHER_PATCHES = frozenset(
    """hrt hormone hormones oestrogen estrogen menopause nicotine smoking contraceptive heart angina sickness travel
    parkinsons skin eye eyes bald dry rough red itchy sore bad rash vegetable pumpkin test testing heat warming
    lidocaine magnesium vitamin glucose sensor cross good better difficult tough hard worst""".split()
)
TITLES = frozenset("dr doctor mr mrs ms miss prof professor nurse sister by at see".split())
# endings of everyday words and of illnesses, from four letters before them on
ENDINGS = (
    *("ing", "ed", "ly", "ness", "ment", "tion", "tions", "sion", "ache", "aches", "ology", "ologist", "iatrist"),
    *("itis", "osis", "algia", "aemia", "emia", "opathy", "plegia", "ism", "ists", "ability", "ful", "less", "tomy"),
)
EVERYDAY = frozenset(
    """abdomen abscess acid acne adhd age allergies allergy ankle ankles anaemia anemia angina appetite appointment
    arthritic asthma attack attacks autism autoimmune awake balance bedtime bile bite bites bladder bleed blister
    bloated bloating blocked blurred boost bowels brain bread breakfast breast breath breathing brittle bruises build
    bumps burn burns burning cancer candida carer cereal change chilblains choice clots clotting coffee colds colitis
    collagen condition consultant crohns cycle cystitis dandruff deficiency deficient dementia dermatology diet
    digestion dinner dizzy driving dry ds dysautonomia eczema eds ehlers danlos emergency endo endometriosis energy
    ent exercise exercises exhaustion eyesight face fall fat fatigue fibro fibroids fingers fit fits flare flares
    flareup flareups flu flying focus fog foggy fracture fruit gallbladder gallstones gastric general glaucoma glands
    glasses glucose glue gout grass gum gums gut gynae gynaecologist hair hands hay hdl healing health healthy
    heartbeat hernia herniated hives hot flush flushes flashes hpylori hrt hyper hypermobile hypermobility hypo
    hypothyroid hypothyroidism hyperthyroidism immune immunity incontinence indigestion infertility inflamed
    inflammatory injury intestine iron irritable itchy jaw job juice kidneys labour lack lesions levels lichen lift
    ligament ligaments lips lower lowering lump lunch lungs lupus lyme lymph maintenance mcas mecfs memory menstrual
    mental metabolism migrane mind mobility moods mouth mucus nails nasal nausea neural neuralgia neuro neurology
    neuropathic neuropathy nightmares numb numbness nutrition obesity obgyn ocd oedema opinion organs osteopenia
    osteoporosis ovaries pacemaker palpitations pancreas panic parasites parkinsons pcos pelvic pelvis physio
    physiotherapist piles pins plaque pmdd pms pneumonia pollen porridge post posture pots preventative prevention
    preventive problem problems program prostate protein ptsd pulse pump quality rashes raynauds reaction reflux
    refux regulate relax relaxation relief replacement rest restless rhinitis ribs rls rosacea routine sad salad
    salt sandwich scan scar scarring sciatic sciatica scoliosis season seasonal seizures sex shaking shingles shock
    shower sibo sinus sinuses sjogrens skin slipped disc discs snack sneezing soreness sores spine spinal spots sprain
    stairs stamina stent stiff stiffness stones strain strength stroke sugars supper support surgeon surgical sweats
    sweating swollen symptom symptoms tea teeth tendon tendons tendonitis tennis elbow tension test tests therapist
    therapy thin thinner thins thrush thyroiditis tia tiredness tired tmj toast toe toes tonsils tooth travel tremor
    tremors trouble tumour tumor twitching ulcer ulcerative ulcers under unwell upset urge urinary urine uterus uti
    vaginal vein veins vertigo viral virus vision vitamin vomiting walk walking walks warts wearing weather wee weight
    wheeze wheezing wind winter wisdom womb work workout worry wound wounds wrinkles wrist wrists yoghurt yogurt zone
    surgery gp practice centre center hospital clinic private online myself self nhs dermatologist cardiologist
    psychiatrist team ward department walkin urgent care prevent keep low calm quiet long covid hashimotos graves
    hashimoto menieres behcets addisons cushings celiac coeliac ibd mast cell hernias stool stools motility ankylosing
    psoriatic psoriasis sle polymyalgia giant temporal cluster aura light lights noise sound sounds smell smells driving
    christmas holiday holidays spring summer autumn office school gym swim swimming bath bed sofa couch tv phone alarm
    dog cat gardening garden everything alternate alternately alternating dinner tea rice pasta egg eggs toast banana
    butter cheese smoothie shake cold warm ice heat pad cushion pillow stretching stretches physiotherapy acupuncture
    massage yoga pilates meditation plenty lots glass glasses cup
    mondays tuesdays wednesdays thursdays fridays saturdays sundays urgency frequency big small
    empty full stomach
    able accident against ages agony air alive amount angry animal apart apple army asleep away awful bag bags ball bar
    bare bend bending bench best bike bird birthday bit bits body boil book boot boots boss bother bottom bowl boy boys
    brace brave break breaks bright bring bruise brush builder building bus bush business cab call calls calmer camp
    captain car cards careful cars cats cause caused causes ceiling chair chairs chance charity chat child childhood
    chips chop church city class clean cleaner cleaning clear clinicians clothes cloudy club coach coat college come
    comes coming comfort common computer concert cook cooking cooler corner cost costs council country couple course
    cousins cows crash cricket crop cross crowd crutch crutches cry crying curtain dance dancing dark date dead deal
    dear death desk divorce dodgy dogs door doors dose drama dress drive driver drives drops dull dust duty early easier
    easy eat eating edge energy enjoy enough errands exam exams extra fact factory fair fallen falls family farm fast
    father feel feeling feels feet fence fine fire fish fishing flat floor floors flowers fly flying follow football
    forest form fresh frost frozen fun funny game games garage gate gets getting girl girls give goes going golf gone
    grass ground group grow growing guide guitar hall hammer happy hard hate heard heavy heights held hill hills hobby
    hold hole home hope horse horses hospitals hour house housework hurt hurts idea ideas job jobs joke journey jump
    jumps keeps kids kind kitchen kneel kneeling knife knitting knock lad ladder lady late laugh law lazy learn
    leave letter lie life lifting like likes line list live lives load loft lonely look looks lorry loss lost love
    luck machine mad made main man market match matter meet men mess middle mile miles mind mine minute mirror miss
    moan moon mop move moved moves moving music near neat neighbours news nice noise noisy normal number nurses odd
    office oven paint painting paper park parking parks part parts party path pay peace peel people person phone piano
    picture piece place places plan plane plants play playing please pocket point police polish poor post power pram
    pray press pretty price proper puddle pull pulled pulling push pushing quiet race rain rainy reach read reading
    ready real reason retired rich ride rider riding ring river road rock roof room rope rough row rowing rubbish rug
    rugby run running rush safe sail sand save saw say school sea seat see seen send sense serve shape share shirt shoes
    shop shopping shops short shout show shut side sign simple sing singing sink sister sit sitting slept slide slip
    slipped slow smile snap snow social sock socks soft soldier song speak speed spend spill sport stand standing star
    stay steep step steps stick stiffer stone storm story street stretch struggle study stuff suit swing table taken
    talk talking tall teach teacher tear tears tell test thank thick thing think throw tidy tie tight till tip tool top
    torn touch tough tour town train trains tree trees trip truck true turn turning twist twisted typing ugly use
    useless van view visit voice wait waiting wake wall wander wash washing waste watch wave waves way ways wears wet
    wheel wide wife wild win wind window windows wire wish wood word words worker works world worn worst write writing
    wrong yard young""".split()
)
