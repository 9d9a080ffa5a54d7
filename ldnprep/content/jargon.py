"""Medical words that a reader of grade 6 may not know: in patient text each needs a line in `terms`, or plain words."""

from __future__ import annotations

_WORDS = """
acute adverse allodynia anaesthetic analgesic analgesics anaphylaxis antagonist antibody anticoagulant
antidepressant antidepressants autoimmune benzodiazepine benzodiazepines biopsy bipolar bolus buprenorphine
cardiovascular chronic cirrhosis compounding comorbid concomitant contraindicated contraindication corticosteroid
crps cytokine cytokines demyelinating dependence dialysis diuretic dosage dysfunction efficacy elimination
endocrine endometriosis endorphin endorphins endoscopy epidural fibromyalgia gastrointestinal glia glial hepatic
hepatitis hypersensitivity hypothyroid ibs immunosuppressant implant inflammatory interaction intrathecal
intravenous ldn libido liver-toxic lupus metabolite methadone microglia mechanism morbidity naloxone naltrexone
neuropathic neuropathy neuropathies nsaid nsaids off-label opiate opioid opioids oedema oral pancreatitis
perioperative pharmacology placebo placebo-controlled precipitated prognosis prophylaxis
psychosis ptsd randomised randomized receptor receptors renal respiratory rheumatic sedation sedative sedatives
serotonin stoma subcutaneous syndrome systemic tachycardia taper tapering titration tolerance topical toxicity
transdermal withdrawal
"""
JARGON = frozenset(_WORDS.split())
