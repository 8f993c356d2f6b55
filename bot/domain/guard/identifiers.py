"""Hard identifiers that no one but their owner has: they are refused wherever they stand."""

from typing import Final

from bot.domain.guard.reading import numbers
from bot.domain.guard.wording import words

# Between a label and its number: "No.", "# is", "ending in", "de la víctima es".
_TO: Final = (
    r"[\s:#.=()-]{0,4}(?:(?:is|are|was|es|no|nos|num|number|numbers|numero|nro|id|card|tarjeta"
    r"|ending|in|last|four|de|del|la|el)\b[\s:#.=()-]{0,4}){0,4}"
)
_NUMBERED: Final = r"(?:\s*#|\s+(?:no|num|nos|nro|number|numero|id)\b)[\s:#.]{0,4}"
_NO_PHONE: Final = r"(?!1?[-. ]?\(?\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}\b)"
_NO_YEARS: Final = r"(?!(?:19|20)\d\d(?:-(?:20)?\d\d)?\b(?![-/]\d))"
_ID: Final = rf"{_NO_PHONE}(?=(?:[a-z-]{{0,3}}\d){{5}})[a-z\d][a-z\d-]{{4,19}}\b"

_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july"
    r"|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre)\b\.?"
)
_FULL_DATE: Final = (
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:del?\s+)?\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:del?\s+)?\d{{2,4}})"
)
_PART_DATE: Final = (
    rf"(?:{_FULL_DATE}|\d{{1,2}}[/-]\d{{1,4}}|{_MONTH}\s+\d{{1,4}}|\d{{1,2}}\s+(?:de\s+)?{_MONTH}"
    r"|(?:19|20)\d\d|\d{6,8})"
)
_BIRTH: Final = (
    r"\b(?:d\W?o\W?b|date\s+of\s+birth|birth\s?date|fdn|f\.?\s?nac"
    r"|fecha\s+(?:de\s+)?nac(?:imiento)?)\b"
)
_BORN: Final = r"\b(?:born|birthday|b-?day|nacid[oa]s?|nacio|nac|cumpleanos)\b"
# A day of these years is a party's or a meeting's, and nobody's birth.
_NO_PARTY: Final = r"(?![^\d]{0,24}\d{1,2}\D{1,4}\d{1,2}\D{1,4}20(?:2[5-9]|[3-9]\d))"

SOCIAL_SECURITY: Final = numbers(
    r"(?<![\d-])\d{3}(?P<dash>[-. ])\d{2}(?P=dash)\d{4}(?![\d-])",
    rf"\b(?:ssns?|ss\s?#|itin|nss)(?!\w){_TO}[x*-]{{0,8}}\d(?:[ -]?\d){{3,8}}(?!\d)",
    rf"\b(?:social\s+sec(?:urity)?|seguro\s+social|social\s*(?:#|number|no\b)){_TO}"
    r"\d(?:[ .-]?\d){8}(?![\d-])",
    r"\b(?:social\s+security|seguro\s+social|social)\b[^\d]{0,20}"
    r"(?:ending|last\s+(?:four|4)|termina\w*|ultimos)[^\d]{0,15}\d{4}\b",
    r"\blast\s+(?:four|4)\s+of\s+(?:\w+\s+)?social(?:\s+security)?[^\d]{0,8}\d{4}\b",
)
BIRTH_DATE: Final = numbers(
    rf"{_BIRTH}(?:[^\d]{{0,16}}{_FULL_DATE}"
    rf"|[^\d]{{0,3}}(?:(?:is|was|on|of|es|el)\s+)?[^\w]{{0,3}}{_PART_DATE})",
    rf"{_BORN}{_NO_PARTY}[^\d\w]{{0,3}}(?:(?:is|was|on|of|in|es|el|en|dia|this|the)\s+){{0,2}}{_FULL_DATE}",
    rf"\b(?:born|nacid[oa]|nacio)\s+(?:(?:on|el|in|en)\s+)?(?:{_MONTH}\s+\d{{1,4}}"
    rf"|\d{{1,2}}\s+de\s+{_MONTH})",
    rf"\b{_FULL_DATE}\s*\(?(?:dob|date\s+of\s+birth)\b",
    beside=words("""
        dob d.o. d.o.b. d birth birthdate birthday born bday b-day b fdn f f.nac nac nacimiento
        nacido nacida nacidos nacidas nacio cumpleanos
    """),
)
ALIEN_NUMBER: Final = numbers(
    r"(?-i:\bA)(?:[-#:]\s?|\s)?(?:\d{8,9}|\d{2,3}[ -]\d{3}[ -]\d{3})\b(?![ -]?\d)",
    r"\ba\s?-?\s?(?:#|number\b|num\b|no\b\.?)[\s:#-]{0,3}a?-?\d(?:[ -]?\d){7,8}\b(?![ -]?\d)",
    r"\b(?:alien|uscis|extranjero|immigration|inmigracion|ead|eoir|i-?94|visa)\b"
    r"(?:\s+(?:registration|registro|file|case|account|admission|receipt|record))?"
    rf"{_TO}{_NO_PHONE}a?[-#]?\d(?:[ -]?\d){{6,10}}\b",
    r"\b(?:eac|wac|lin|src|msc|ioe|nbc|ysc)[- ]?\d{10}\b",
)
MEDICAL_RECORD: Final = numbers(
    rf"\b(?:mrn|m\.r\.n)\b{_TO}{_NO_YEARS}[a-z]{{0,3}}-?\d[\d-]{{2,}}",
    r"\b(?:med(?:ical)?\s+rec(?:ord)?s?|chart|patient|hospital|historia\s+clinica|medicaid"
    r"|medicare|expediente\s+(?:clinico|medico)|insurance|health\s+plan|cin)"
    rf"{_NUMBERED}{_NO_YEARS}{_ID}",
    rf"\b(?:medical\s+record|medicaid|medicare|cin|historia\s+clinica)\s+{_NO_YEARS}{_ID}",
    beside=words("mrn m.r. m.r.n. med medical chart patient hospital historia medicaid medicare")
    | words("expediente insurance plan cin"),
)
PASSPORT: Final = numbers(
    rf"\b(?:passport|pasaporte)s?\b[^\d\n]{{0,25}}?{_NO_PHONE}[a-z]{{0,2}}-?\d{{6,9}}[a-z]?\b",
    beside=words("passport passports pasaporte pasaportes"),
)
LICENCE: Final = numbers(
    r"\b(?:driver'?s?'?\s+lic(?:en[cs]e)?|driving\s+licen[cs]e|state\s+id|cedula|dni|dpi|curp"
    r"|licencia(?:\s+de\s+(?:conducir|manejar))?|matricula\s+consular|(?-i:DL|NYSID|DIN|SID))"
    rf"{_TO}{_NO_YEARS}(?:{_ID}|{_NO_PHONE}\d{{3,4}}(?:[ -]\d{{3,4}}){{1,3}})",
    r"\b(?:fbi|ncic|inmate|booking|identificacion|id\s+card|credencial)" + _NUMBERED + _ID,
    r"\b(?-i:[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d)\b",
)
_PLATE_SHAPE: Final = (
    r"(?:(?-i:(?=[A-Z\d -]{0,6}\d)(?=[A-Z\d -]{0,6}[A-Z])[A-Z\d]{2,4}[- ]?[A-Z\d]{2,5}"
    r"(?:-[A-Z\d]{2,3})?)|(?=[a-z]{0,5}\d)(?=\d{0,5}[a-z])[a-z\d]{5,8}|[a-z]{2,3}-?\d{3,4}|\d{5,7})\b"
)
_VEHICLES: Final = (
    r"\b(?:car|van|truck|suv|sedan|pickup|vehicle|honda|toyota|ford|chevy|chevrolet|nissan|bmw|jeep"
    r"|dodge|kia|hyundai|camioneta|carro|coche|vehiculo|troca)\b"
)
PLATE: Final = numbers(
    rf"\b(?:plates?|placas?|matricula|lic(?:ense)?\s+tag|tag(?=\s*#)){_TO}(?:[a-z]{{2}}\s+)?{_PLATE_SHAPE}",
    rf"{_VEHICLES}[^\d]{{0,20}}(?<![A-Za-z])(?-i:[A-Z]{{3}})[- ]?(?!(?:19|20)\d\d\b)\d{{3,4}}\b",
    r"(?-i:\b[A-Z]{3})[- ]?\d{3,4}\b[^\d]{0,12}\b(?:plates?|placas?)\b",
    r"\bvin\b[\s:#]{0,3}[a-z\d]{11,17}\b",
    beside=words("""
        plate plates placa placas matricula tag vin car van truck suv sedan pickup vehicle honda
        toyota ford chevy chevrolet nissan bmw jeep dodge kia hyundai camioneta carro coche vehiculo
        troca
    """),
)
ACCOUNT: Final = numbers(
    r"(?<!zoom )\b(?:debit|credit|ebt|snap|bank|routing|account|acct|cuenta|tarjeta)\b"
    rf"(?:\s+(?:card|account|de\s+\w+))?{_NUMBERED}{_NO_PHONE}\d(?:[ -]?\d){{6,18}}\b",
    r"(?<![\d-])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?![\d-])",
)
