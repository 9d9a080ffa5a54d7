"""Random typed text in every script that the sheet promises to print; the same strings on every run.

Hebrew and Arabic strings have no vulgar fractions: pdfium itself, not the file, gives ½ back as 1/2 in such lines.
"""

from __future__ import annotations

import random


def _letters(*ranges: tuple[int, int]) -> str:
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


_MIXED = "0123456789.,:;!?()[]{}<>&\"'/\\-+*=%#@_|~^$€"
_WORDS = {
    "hebrew": ("שלום", "כאב", "תרופה", "לילה", "בוקר", "כדור", "אני", "לוקחת", "מרשם", "רופאה", "שָׁלוֹם", "נלטרקסון"),
    "arabic": (
        "السلام",
        "ألم",
        "دواء",
        "ليلاً",
        "صباحاً",
        "حبة",
        "الطبيب",
        "لا",
        "آخذ",
        "مسكّن",
        "الأفيون",
        "يؤلمني",
        "ركبة",
    ),
    "devanagari": (
        "नमस्ते",
        "दर्द",
        "क्षत्रिय",
        "दवा",
        "रात्रि",
        "श्री",
        "प्रतिदिन",
        "स्त्री",
        "कृपया",
        "हिन्दी",
        "ज्ञान",
        "ड्यूटी",
        "र्‍क",
    ),
    "urdu": (
        "درد",
        "دوا",
        "ہے",
        "میں",
        "نہیں",
        "گولی",
        "ڈاکٹر",
        "صبح",
        "رات",
        "کو",
        "لیتا",
        "ہوں",
        "لئے",
        "ےؤ",
        "چھ",
        "ٹھیک",
    ),
    "thai": ("ปวด", "ยา", "กินยา", "ทุกคืน", "เม็ด", "หมอ", "ไม่", "ได้", "นอนไม่หลับ", "ที่", "เข่า", "น้ำ"),
    "tamil": ("வலி", "மருந்து", "இரவில்", "மாத்திரை", "ஸ்ரீ", "மருத்துவர்", "இல்லை", "கொஞ்சம்"),
    "bengali": ("ব্যথা", "ওষুধ", "রাতে", "ডাক্তার", "ক্ষত", "হ্যাঁ", "না", "প্রতিদিন", "ঘুম"),
    "khmer": ("ឈឺ", "ថ្នាំ", "យប់", "គ្រូពេទ្យ", "ខ្ញុំ", "ទេ", "ជង្គង់", "ប្រចាំថ្ងៃ"),
    "burmese": ("နာကျင်", "ဆေး", "ညတိုင်း", "ဆရာဝန်", "မဟုတ်", "ဒူး", "တစ်ပြား", "အိပ်မပျော်", "သမ္မာ"),
    "sinhala": ("වේදනාව", "බෙහෙත්", "රාත්‍රී", "වෛද්‍ය", "නැත", "ශ්‍රී", "දණහිස", "ප්‍රතිකාර"),
    "ethiopic": ("ሕመም", "መድሃኒት", "ማታ", "ሐኪም", "አይደለም", "ጉልበት", "ክኒን", "እንቅልፍ"),
    "vietnamese": (
        "đau",
        "thuốc",
        "mỗi",
        "ngày",
        "buổi",
        "tối",
        "Nguyễn",
        "uống",
        "một",
        "viên",
        "trước",
        "khi",
        "ngủ",
        "được",
    ),
}
_ALPHABETS = {
    "latin": _letters((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x17F), (0x218, 0x21B)),
    "greek": _letters((0x391, 0x3A1), (0x3A3, 0x3CE), (0x1F00, 0x1F15)),
    "cyrillic": _letters((0x401, 0x45F), (0x490, 0x4FF)),
    "chinese": _letters((0x4E00, 0x4FFF), (0x7500, 0x76FF)) + "，。、（）《》",
    "japanese": _letters((0x3042, 0x3093), (0x30A2, 0x30F3), (0x65E5, 0x6600)) + "ー「」。、々",
    "korean": _letters((0xAC00, 0xAE00), (0xD000, 0xD7A3)),
    "symbols": "≥≤±µ°→✓½¼¾×÷≈≠←↑↓•…–—“”‘’«»™©®€£§¶✗★☆♥☺☹⚠😀😢👍💊🏥🙂❤",
}
_WORDS["loose marks"] = (
    "x\u0323\u0302",
    "q\u0303",
    "e\u0301",
    "n\u0308a",
    "Ae\u0323\u0302",
    "к\u0301",
    "ω\u0302\u0323",
    "z\u0327",
)
SCRIPTS = (*_ALPHABETS, *_WORDS)


def typed(script: str, count: int = 200) -> tuple[str, ...]:
    """Strings as a person might type them in that script, mixed with digits, punctuation, markup and English words."""
    chance = random.Random(f"ldn-{script}")  # noqa: S311 - a seed, no secret
    return tuple(_string(script, chance) for _ in range(count))


def _string(script: str, chance: random.Random) -> str:
    parts = [_part(script, chance) for _ in range(chance.randint(1, 9))]
    return "".join(part + chance.choice((" ", " ", " ", "", ", ", "-", "/")) for part in parts).strip()


def _part(script: str, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.12:
        return "".join(chance.choices(_MIXED, k=chance.randint(1, 5)))
    if kind < 0.2:
        return str(chance.randint(0, 5000))
    if kind < 0.28:
        return chance.choice(("mg", "LDN", "naltrexone", "<b>x</b>", "&amp;", "R&D", "(5 mg)", "10%"))
    if kind < 0.31 and script != "symbols":
        return chance.choice("≥≤±µ°→✓" if script in ("hebrew", "arabic", "urdu") else "≥≤±µ°→✓½")
    if script in _WORDS:
        return chance.choice(_WORDS[script])
    return "".join(chance.choices(_ALPHABETS[script], k=chance.randint(1, 12)))
