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
LETTER_UNITS = frozenset("g l h d m x".split())
# beside one of these a name is as likely something else: no more than to be checked
NOT_MEANT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "oxy": SKIN,
        "t3": THYROID | {"mcg", "ug", "microgram", "micrograms", "combo", "combination"},
        "t4": THYROID | {"mcg", "ug", "microgram", "micrograms", "combo", "combination"},
        "tram": frozenset("to work the stop ride line by train bus station home town".split()),
        "trams": frozenset("to work the stop ride line by train bus station home town".split()),
        "poppyseed": (
            food := frozenset(
                """bagel bagels muffin muffins bread breads cake cakes roll rolls bun buns lemon dressing
                strudel breakfast cracker crackers loaf""".split()
            )
        ),
        "poppyseeds": food,
    }
)
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
    empty full stomach""".split()
)
