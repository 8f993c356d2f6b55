"""The words of both languages, spelled as people spell them, accents left out.

Each table maps what a word is to the ways of writing it; a word may stand in several tables.
"""

WEEKDAYS = {
    0: "monday mon lunes lun",
    1: "tuesday tue tues tusday teusday martes",
    2: "wednesday wed weds wensday wednsday wendsday miercoles mie mier",
    3: "thursday thu thur thurs thurday thrusday jueves jue juev",
    4: "friday fri firday viernes vie vier",
    5: "saturday sat saterday sabado sab",
    6: "sunday sun domingo dom",
}
PLURAL_WEEKDAYS = {
    0: "mondays",
    1: "tuesdays",
    2: "wednesdays",
    3: "thursdays",
    4: "fridays",
    5: "saturdays sabados",
    6: "sundays domingos",
}
SPANISH_ONLY_WEEKDAYS = {1: "mar"}  # to an English reader it is March

MONTHS = {
    1: "january jan janurary enero ene",
    2: "february feb febuary febrero",
    3: "march mar marzo mzo",
    4: "april apr abril abr",
    5: "may mayo",
    6: "june jun junio",
    7: "july jul julio",
    8: "august aug agosto ago",
    9: "september sept sep setpember septiembre setiembre",
    10: "october oct octubre",
    11: "november nov noviembre",
    12: "december dec diciembre dic",
}

SMALL_NUMBERS = {
    1: "one uno una",
    2: "two dos",
    3: "three tres",
    4: "four cuatro",
    5: "five cinco",
    6: "six seis",
    7: "seven siete",
    8: "eight ocho",
    9: "nine nueve",
    10: "ten diez",
    11: "eleven once",
    12: "twelve dozen doce",
    13: "thirteen trece",
    14: "fourteen catorce",
    15: "fifteen quince",
    16: "sixteen dieciseis",
    17: "seventeen diecisiete",
    18: "eighteen dieciocho",
    19: "nineteen diecinueve",
    21: "veintiuno veintiun",
    22: "veintidos",
    23: "veintitres",
    24: "veinticuatro",
    25: "veinticinco",
    26: "veintiseis",
    27: "veintisiete",
    28: "veintiocho",
    29: "veintinueve",
    100: "hundred cien",
}
TENS = {
    20: "twenty veinte",
    30: "thirty treinta",
    40: "forty fourty cuarenta",
    50: "fifty cincuenta",
    60: "sixty sesenta",
    70: "seventy setenta",
    80: "eighty ochenta",
    90: "ninety noventa",
}

LAST, LAST_BUT_ONE = -1, -2
ORDINALS = {
    1: "first primer primero primera",
    2: "second segundo segunda",
    3: "third tercer tercero tercera",
    4: "fourth cuarto cuarta",
    5: "fifth quinto quinta",
    6: "sixth sexto",
    7: "seventh septimo",
    8: "eighth octavo",
    9: "ninth noveno",
    10: "tenth decimo",
    11: "eleventh",
    12: "twelfth",
    13: "thirteenth",
    14: "fourteenth",
    15: "fifteenth",
    16: "sixteenth",
    17: "seventeenth",
    18: "eighteenth",
    19: "nineteenth",
    20: "twentieth",
    30: "thirtieth",
    LAST: "last final ultimo ultima",
    LAST_BUT_ONE: "penultimate penultimo",
}

UNITS = {
    "minute": "minute minutes min mins m minuto minutos",
    "hour": "hour hours hr hrs h hora horas",
    "day": "day days d dia dias",
    "week": "week weeks wk wks w semana semanas",
    "fortnight": "fortnight fortnights",
    "month": "month months mo mos mes meses",
    "quarter": "quarter quarters qtr trimestre trimestres",
    "year": "year years yr yrs ano anos",
}

PARTS_OF_DAY = {
    "morning": "morning mornings manana madrugada",
    "afternoon": "afternoon tarde",
    "evening": "evening",
    "night": "night noche",
}

MERIDIEMS = {"am": "am", "pm": "pm"}

FAMILIES = {
    "Eastern": "eastern este",
    "Central": "central centro",
    "Mountain": "mountain montana",
    "Pacific": "pacific pacifico",
    "Arizona": "arizona",
    "Alaska": "alaska",
    "Hawaii": "hawaii hawai",
    "Atlantic": "atlantic atlantico",
    "Chamorro": "chamorro guam",
}
"""Zones of the United States, by their names in `bot.domain.zones`."""

SEASONS = {"standard": "standard estandar", "daylight": "daylight summer"}

CITIES = {
    "America/New_York": (
        "boston, washington, washington dc, philadelphia, miami, atlanta, orlando, tampa, buffalo, "
        "albany, rochester, syracuse, brooklyn, queens, bronx, manhattan, newark, baltimore, "
        "pittsburgh, cleveland, columbus, cincinnati, charlotte, raleigh, richmond, hartford"
    ),
    "America/Chicago": (
        "houston, dallas, austin, san antonio, new orleans, nashville, memphis, st louis, "
        "kansas city, omaha, milwaukee, minneapolis, oklahoma city, tulsa, little rock"
    ),
    "America/Denver": "salt lake city, albuquerque, santa fe, el paso, billings, colorado springs",
    "America/Los_Angeles": (
        "san francisco, san diego, sacramento, seattle, portland, las vegas, oakland, san jose"
    ),
    "America/Phoenix": "tucson",
    "America/Puerto_Rico": "san juan",
    "America/Mexico_City": "mexico, cdmx",
}
"""Large cities that people here name, whose zone is named after another."""

SAME = {
    "the": "the el la los las",
    "el": "el",
    "a": "a an un una",
    "y": "y",
    "of": "of de del",
    "in": "in en",
    "on": "on",
    "at": "at t",
    "and": "and y",
    "to": "to thru through til a",
    "until": "until till hasta",
    "half": "half medio media",
    "quarterhour": "quarter cuarto",
    "past": "past after",
    "next": "next nxt proximo proxima",
    "this": "this current este esta",
    "coming": "coming upcoming following entrante siguiente",
    "gone": "pasado pasada past previous prior",
    "after": "after following despues",
    "before": "before antes",
    "every": "every each cada",
    "other": "other alternate",
    "today": "today hoy",
    "tomorrow": "tomorrow tomorow tommorow tommorrow tomoro tmrw tmr tmrow tmw manana",
    "yesterday": "yesterday ayer anteayer antier anoche",
    "now": "now ahora",
    "from": "from desde",
    "day": "day dia",
    "week": "week semana",
    "weekend": "weekend wkend finde",
    "business": "business working habil habiles laborable laborables",
    "workday": "workday workdays weekday weekdays",
    "between": "between entre",
    "noon": "noon noonish midday mediodia",
    "midnight": "midnight medianoche",
    "end": "end fin fines final finales",
    "start": "start beginning early inicio inicios principio principios comienzo comienzos early",
    "middle": "middle mid mediados mitad",
    "about": "about around approximately approx circa sobre aproximadamente",
    "due": "due vence deadline",
    "by": "by para",
    "oclock": "oclock",
    "minutes": "minute minutes min mins minuto minutos",
    "hours": "hour hours hr hrs hora horas h",
}
"""Words that the rules name: the name in a rule, and the spellings it stands for."""
