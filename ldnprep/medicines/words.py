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
    daily day days week weeks weekly month monthly night nightly nights nightime bedtime morning mornings evening
    evenings mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday thursday friday
    saturday sunday noon lunch dinner breakfast once twice thrice bd bid tds tid qds qid od prn nocte mane every needed
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
# beside paracetamol and its like these may hide an opioid: "plus", "co", "forte"
SUFFIXES = frozenset("plus co comp compound compositum forte major ultra duo combi".split())
# beside one of these T3 is a hormone of the thyroid, or its blood test
THYROID = frozenset("thyroid liothyronine cytomel levothyroxine tsh t4 ft3 hormone blood test".split())
# words that stand between two medicines
JOINS = frozenset("and with plus und mit et avec y con e or then also och og en".split())
# after "Tylenol 3": then the number counts tablets or hours and is not part of the name
COUNTING = frozenset("x times mal fois veces volte g gram grams gr mg ml mcg every hourly hours hrs".split())

# a form of medicine: an item of these and no name may be a medicine of its own ("and a nasal spray")
FORMS = frozenset(
    """tab tablet tablets tabl tabs cap caps capsule capsules caplet caplets pill pills pil pils tablette tabletten
    comprime comprimes comprimido comprimidos pastilla pastillas capsula capsulas compressa compresse kapsel kapseln
    gelule gelules liquid solution soln susp suspension elixir tincture spray sprays inhaler inhalers cream creams
    ointment gel lotion drops suppository suppositories powder lozenge lozenges film films wafer wafers gummy gummies
    injection injections inyeccion inyecciones jab jabs shot shots pen pens infusion infusions syrup syrups linctus
    mixture patch patches parche parches pflaster plaster plasters implant implants depot pump pumps jarabe sirop saft
    gotas tropfen gouttes strip strips sachet sachets vial vials ampoule ampoules puffer drip""".split()
)
# words for medicine as such, for pain relief, and for where it came from
MEDICINE = frozenset(
    """generic brand med meds medicine medicines medication medications drug drugs prescription rescue painkiller
    painkillers analgesic analgesics analgesia remedy stuff something anything thing things supplement supplements
    medicina medicinas medicamento medicamentos remedio calmante calmantes analgesico analgesicos algo medicament
    medicaments antidouleur antidouleurs schmerzmittel medikament medikamente mittel narcotic sedative sedation
    sleeping nerve nerves hospital chemist pharmacy clinic dentist friend husband wife mother father mum mom dad son
    daughter neighbour neighbor someone somebody other another new old strong stronger strongest fuerte fuertes stark
    starke fort forts""".split()
)
# how a tablet looks: never a name, and never slang by itself
LOOKS = frozenset(
    """white blue red yellow orange green pink purple brown black grey gray gold golden silver round oval square small
    large big little tiny blanca blanco azul roja rojo amarilla amarillo verde rosa redonda redondo
    pequena pequeno grande blanc blanche bleu bleue rouge jaune vert rose weisse weiss blaue rote gelbe grune""".split()
)
# a form in which she may count what she takes, or which she may add after a comma
COUNTED_FORMS = frozenset(
    """tab tablet tablets tabs cap caps capsule capsules caplet caplets pill pills puff puffs drops sachet sachets
    spray sprays patch patches lozenge lozenges inhaler inhalers cream ointment gel liquid solution tabletten kapseln
    comprimidos capsulas comprimes gelules gotas tropfen gouttes pen pens injection injections vial vials strip strips
    pastillas""".split()
)

_FORMS = """acetate acetic adult adults besylate bitartrate bottle bottles box boxes brand brandname bromide buccal
    calcium cap caps capsula capsulas capsule capsules carbonate chewable child children chloride citrate
    coated compressa compresse comprime comprimes comprimido comprimidos cream creams dispersible dosage dose
    doses dr drops drug drugs dt ear ears ec effervescent elixir enteric extra eye eyes fast film films forte
    fumarate gel gelule gelules generic gummies gummy hbr hcl hct high hydrobromide hydrochlor hydrochloride
    hydroxide im immediate infusion infusions inhaler inhalers injection injections ir iv jab jabs junior
    kapsel kapseln kids linctus liquid lotion low lozenge lozenges maleate max med medication medications
    medicine medicines meds mesylate mini mixture nasal nebuliser nebulizer nitrate odt ointment oral otc
    oxide pack packet packets pen pens phosphate pil pill pills plaster po potassium powder pr prescription
    rapid release rx sc sf shot shots sl sodium soln soluble solution spray sprays strength strip strips
    subcut sublingual succinate sugarfree sulf sulfate sulphate supplement supplements suppositories
    suppository susp suspension syrup tab tabl tablet tablets tablette tabletten tabs tartrate tincture top
    topical wafer wafers"""
_LABEL = """accord accuhaler ace acet acetate actavis acting action active adsorbed adult advance advanced alafenamide
    am amazon amp amps anhydrous apotex aq aqueous arginine asda aspartate attenuated aurobindo auto autohaler
    autoinjector axetil ba banana barrett bath bed benzoate berry besilate besylate bicarbonate bisglycinate
    bisulfate bitartrate blackcurrant boots bottle brand breathe breezhaler bromide butyrate c calc calcium carb
    carbonate cart cartridge cartridges cfc cff chble chemist cherry chew childrens chlor chloride chocolate
    cilexetil cit citrate cleanser cleansing clickhaler co coated combination combined combo comp complete
    compound compounded congestion conjugate contact contraceptive costco cr crm cvs cypionate day daytime db decanoate
    delayed deodorized dev device dha diethylamine diethylammonium digihaler dihydrate dihydrochloride
    dimeglumine diphosphate dipropionate disint diskus disodium disoproxil disp disper dispers dm dose dosepak
    double dp dps dr drop dry e ear easi easyhaler ebay ec eff ellipta embonate emollient enantate enanthate
    enteric equate er erbumine estolate etexilate ethylsuccinate evohaler extra eye eyes f fast fat fe flav
    flavor flavored flavour flavoured flexhaler flexpen flextouch foam formula formulation formulations free
    fruit fum fumar fumarate fur furoate gargle gastro genuair gf gluconate gluten glycinate gr gran granules
    hair handihaler hcl hemihydrate hexal hfa hikma holland human hyclate hydrate hydrob hydrobrom hydrobromide
    hydroch hydrochl hydrochlorid hydrochloride hydrox hydroxide hypromellose improved inact inactivated infant
    infants inh inha inhal inj injector intense intensive internet intraarticular intramuscular intravenous
    junior kids kirkland kit kwikpen la lactate lancets lauryl lem lemon lens lf liq live lloyds lot lotion
    lysine m mag magnesium mal malate maleate max maximum medicated medoxomil meglumine men mens menthol
    mesilate mesylate mild mint modified mofetil moisturiser moisturising moisturizer moisturizing monohyd
    monohydrate monohydrochloride mousse mouthwash mr multi mylan nas nasal neb nebs nebules nebuliser nebulizer
    needle needles new nexthaler night nighttime nit nitrate nose novolizer od oint old online oral orange
    original orodisper orodispersible orotate other own oxalate oxide pack packs paediatric palmitate pamoate
    parenteral pdr pediatric penfill peppermint pess pessary pfd pfs pharmacy phos phosphate picolinate pivoxil
    plain plus pm polyvalent pot potass potassium prefilled prenatal prep preparation preparations preps
    preservative preservatives prolonged prop propionate proxetil pump pushtronex pwd quadrivalent r ratiopharm
    reagent recombinant rectal redihaler regular release relief reliever resistant respiclick respimat respules
    retard s sach sachet sainsburys salicylate sandoz scalp scented senior sensitive severe sf shamp shampoo
    shop shower skin slow sod sodium sol soln solostar spacer spy sr stada starter stearate store strawberry
    strength strips sub subcutaneous succ succinate sugar sulf sulfate sulph sulphate superdrug supp suppos
    sureclick susp syr syringe system systemic tabl tablets target tart tartrate tesco test testing teva top
    tosilate total transdermal trihydrate triple trisodium trivalent trometamol tromethamine turbohaler
    turbuhaler twisthaler ultra undecanoate unscented vac vaccine vaccines vag vaginal valent valerate vanilla
    viatris virus vl walgreens walmart wash women womens wrap xinafoate xl xr zentiva zinc"""
_SENTENCE = """a abends about ache aches aching acid after again ago al all allergic allergies allergy almost also
    although always am an another anxiety any approx approximately apr april are arm arms around arthritis as ask
    asked asking asthma at au aug august avec await awaiting baby back bad badly be because bedarf been before begin
    begun bei being belly best better big bis bit black bladder blood blue bone bones both bowel bowels breakthrough
    brown but by ca cada called can cant change changed changing chest cholesterol circa clinic cold constipation
    consultant consultants contraception contre copd cough coughs could cramp cramps crps currently cut cutting dad
    das daughter de dec december decrease decreased demand den dentist depression der des dia diabetes diarrhea
    diarrhoea did didnt die different dizziness do doctor doctors does doesnt dolor dolore dolores done dont douleur
    douleurs down dr drink du during each effect effects eight ein eine el else empty epilepsy father feb february
    feet fever few fibro fibromyalgia finish finished first five flu fluid fois food foot for forget forgot four fri
    friday friend from gave gegen give given gives gli good gp green hab habe hair halbe half hand hands has hasnt
    havent having hayfever he headache headaches heart heartburn help helped helping helps here hip hips hope hoped
    hoping hormone hormones hospital how however hs husband hydroxy i ibs ich id if il im in increase increased
    infection infections inflammation insomnia into is isnt it itch itching its ive jan january je joint joints jul
    july jun june just kein keine kidney kidneys knee knees know la large las last le least left leg legs les less
    little liver lo long los lot lots lower made mainly make makes mal manana many mar march matin mattina may maybe
    me meal meals menopause midi might migraine migraines mild milk mine mittags mo mom moment mon monday months mood
    more morgens most mostly mother mth much mum muscle muscles must my myself nachts nails name named names nausea
    nearly necessary neck need needs nerve nerves neurologist never new next nicht nine no noche none not nothing
    notte nov november now nuit nurse occasionally oct october oder of off often old on one only op operation orange
    ordered osteoarthritis other others oval over own pain painful painkiller painkillers pains panic par para past
    per perhaps period periods pharmacist pharmacy pink planned planning por pour prescriber pressure pro probably
    purple qhs quarter quit quite rarely rash reaction reactions really recently red reduce reduced reflux regular
    regularly remember request requested required rescue restless rheumatologist right round rsd said same sans sat
    saturday says schmerzen second seit seizure seizures sep sept september sera seven several severe she short should
    shoulder shoulders si sick sickness side since six skin sleep sleeping small so soir some someone sometimes son
    spasm spasms specialist start started starting starts still stomach stop stopped stopping stops stress strong
    stronger strongest sugar sun sunday sure surgery swelling switch switched tag taper tapered tapering ten than that
    the them then there these they think third this those though three throat thu thursday thyroid till time times to
    today told tomorrow too tried try trying tue tuesday tummy two un una und under une unsure until up upper usually
    very wait waited waiting want wanted was wasnt water we weak wed wednesday weekend weekends well were what when
    where which while white who whole why wife will wir wish with without wk wks woche wont worked working works worse
    worst would year years yellow yesterday yet you your yr yrs"""
# the rest of a line: known, and no medicine
FILLER = UNITS.union(
    AMOUNTS, USE, LASTING, LASTING_ENDINGS, JOINS, FORMS, _FORMS.split(), _LABEL.split(), _SENTENCE.split()
)
# an item of such words, without a name, may be a medicine of its own
SUSPECT = FORMS | MEDICINE | LOOKS
# words near an opioid's name that have nothing to do with it: no guess is made of them, and they stay unknown
NOT_GUESSED = frozenset(
    """ultra ultras analgesic analgesics analgesia hydro hydros hydrox hydroxide hydrous hydrob hydrobrom hydrate
    hydration comfort comforts comfortable nation national margin median shorter shorten dollar dollars travel bitter
    acetato acetate oxide methyl ethyl patrol optimal optimum option options formal medical metal capsule sodium
    vitamin vitamins mineral minerals caffeine cocaine cannabis quinine opinion opinions normal dolphin dolphins
    heron morning morphing orphan""".split()
)
# pain relief or a cough, in the everyday words of the languages that are shipped and of their neighbours
PAIN_OR_COUGH = frozenset(
    """pain pains painful painkiller painkillers ache aches aching headache headaches migraine migraines backache sore
    agony analgesic analgesics analgesia cough coughs coughing linctus syrup syrups patch patches injection injections
    injectable shot shots implant depot pump drip lozenge narcotic strong stronger strongest breakthrough rescue
    dolor dolores duele tos jarabe parche parches inyeccion inyecciones analgesico analgesicos calmante calmantes fuerte
    fuertes migrana jaqueca bomba
    douleur douleurs toux sirop antidouleur antidouleurs piqure schmerz schmerzen schmerzmittel husten hustensaft saft
    pflaster spritze starke starkes dolore tosse sciroppo cerotto iniezione dor dores xarope adesivo""".split()
)
# a whole line of one of these says that there is nothing to list
NOTHING = frozenset(
    """none nothing no nil na nomedicines nomedication nomeds nonetaken noneatall keine aucun aucune ninguno ninguna
    nessuno""".split()
)
# everyday words among the slang that only name the form or the colour when a medicine's name stands beside them
FORM_WORDS = frozenset("tabs syrup strips box boxes linctus juice oranges patch patches hydro hydros".split())
# slang that beside words of a sentence is far likelier an animal, a name, a food: "I fell off a horse"
THINGS = frozenset(
    """horse blues pandas vikings apache kickers dollies dreamer cody tilly dilly schoolboy lopes ultras drank perks
    dones tia lean oranges juice box boxes""".split()
)
