"""The guard on lines as people type them: what it must catch and what it must leave alone.

The blind lines were written before any rule, the fresh ones after each round of rules, the unseen
ones after the last: only the fresh ones and `identifiers.tsv` shaped the rules.
"""

from pathlib import Path

import pytest

from bot.domain.guard.rules import Level
from bot.domain.guard.trials import HARD, INNOCUOUS, PASSED, POINTING, Trial, judge, trial

DATA = Path(__file__).parent.parent / "data"
CAUGHT = {  # the least share of lines that point to a person, by file
    "identifiers.tsv": 1.0,
    "identifiers_blind.tsv": 1.0,
    "identifiers_fresh.tsv": 0.98,
    "identifiers_unseen.tsv": 0.93,
}


def tried(name: str) -> Trial:
    return trial((DATA / name).read_text("utf-8").splitlines())


def share(found: Trial, flags: tuple[str, ...], *outcomes: str) -> float:
    return found.count(flags, outcomes) / found.count(flags, (*Level, PASSED))


@pytest.mark.parametrize("name", CAUGHT)
def test_nothing_innocuous_is_refused_and_little_is_asked(name: str) -> None:
    found = tried(name)

    assert share(found, (INNOCUOUS,), Level.REFUSED) == 0
    assert share(found, (INNOCUOUS,), Level.ASKED) <= 0.05


@pytest.mark.parametrize(("name", "least"), CAUGHT.items())
def test_nearly_all_that_points_to_a_person_is_caught(name: str, least: float) -> None:
    assert share(tried(name), (POINTING, HARD), *Level) >= least


@pytest.mark.parametrize("name", [name for name in CAUGHT if name != "identifiers.tsv"])
def test_nearly_all_identifiers_are_refused(name: str) -> None:
    assert share(tried(name), (HARD,), Level.REFUSED) >= 0.95


PUBLIC = """
Zoom meeting ID 845 112 0339, passcode 552211
Dial-in 646-558-8656, conference code 812 334 5992
Client services office, 585-555-0100
Talk to a victim advocate at 585-555-0100
Families: call 1-800-342-3720
Grant 15POVC-23-GG-00123-HT and 2026-VT-BX-0041
RFP 2026-114, invoice INV-2026-0114
22 U.S.C. 7102(11), 34 CFR 99.31, HR 2671 and S. 1234
Resolution No. 12-2026 adopted
Docket call at 9am-11:30am
Case review moves to 10:30-11:15
Case management software quote: $12,500
Report 2026-27 due 07/30/2026
Police reports up 12.5% since 2024-2025
Passport fair May 3-4, 10:00-14:00
Hospital: 10am-12pm tour, 601 Elmwood Ave
DUI checkpoints, 2025-2026 data
License plate readers: 24 sites
Medicaid 1115 waiver, Medicare part D
Social Security Act, title IV-E
T visa questions? 585-555-0100 (Legal Aid)
Immigration clinic 585-555-0100
Booking: 10-12 on Thursdays
Dr. Cole can be reached at 585-555-0100, her assistant is Ben Ortiz
Hiding in plain sight: training at 45 Court Street
Independent living center, 497 State Street
Outreach van: TAT 2026 demo
Formation date 02/10/2020, next meeting 3/14/2027
Coordinator's birthday cake 3/14/2026
Ages 12-14, 15-17 and 18+; grades 6-12
Under 18, over 65, 21 and older
A 10-year-old protocol
Taller para jóvenes de 16 a 24 años
Menores de 18 años: qué dice la ley
Convenio vigente por 3 años
Teléfono de la oficina: 951 555 0100
Sala 204, avenida Juárez 120
Ley 30364, artículo 8
Reunión el 14/03/2027 a las 10:00
1 in 4 girls, 3 in 10 victims (2024 survey)
One victim advocate per precinct
Goal 2 victims' housing, step 3 client intake
"""


@pytest.mark.parametrize("text", PUBLIC.strip().splitlines())
def test_public_numbers_pass(text: str) -> None:
    assert judge(text).outcome == PASSED


PRIVATE = """
social-security\tSSN: 219099999
social-security\tssn# 219 09 9999
social-security\tsocial ending in 4471
social-security\tlast 4 of social security 4471
social-security\tS.S. 219.09.9999
social-security\tnúmero de seguro social 219 09 9999
birth-date\tD.O.B.: 3-14-09
birth-date\tdob 031409
birth-date\tDOB March 14, 2009
birth-date\tborn 14 March 2009 in Albany
birth-date\tbirthday is 3/14/2009
birth-date\tfecha de nacimiento 14 de marzo de 2009
birth-date\tnació el 14 de marzo
alien-number\tA203456789
alien-number\tAlien registration number 203456789
alien-number\tA-file A 203 456 789
alien-number\tI-94 number 55512093412
alien-number\tEAC2190012345
medical-record\tMRN #00482913
medical-record\tpatient id 4829134
medical-record\tMedicaid AB12345C
medical-record\texpediente clínico no. 448120
passport\tpassport number: 548912376
passport\tpasaporte G12345678
license\tdriver's license no. 412889301
license\tCURP GOML080415MDFRRS09
license\tinmate # 1902201
plate\tplate ABC-1234
plate\tplates KLR 4821
plate\tblue van, HFB-7718
plate\tplacas abc1234
account\tbank account no. 4455667788
account\t5077 0012 3456 7890
case-number\tDocket 1:23-cr-00451
case-number\tCase #2024-01873
case-number\t24-CR-118
case-number\tpolice report 24-118822
case-number\tFBI case 305A-BF-1234567
case-number\tNCMEC case 1398221
case-number\tcarpeta de investigación 1182/2025
case-number\tcausa penal 114/2025
telephone\tvictim (585) 555-0142
telephone\ther cell 315.555.0199
telephone\tllamarla al 951 555 0123
telephone\tclient's mom +52 951 555 0199
address\tsurvivor lives at 482 Maple Street
address\tshe is staying at 88 lake view terrace
address\tvíctima en Calle Hudson 415
address\tclient at 43.15660, -77.60880
e-mail\thope4me2010@yahoo.com is the victim
e-mail\ther e-mail: kd@school.example.org
"""


@pytest.mark.parametrize("line", PRIVATE.strip().splitlines())
def test_identifiers_are_refused_however_they_are_written(line: str) -> None:
    rule, _, text = line.partition("\t")

    verdict = judge(text)

    assert (verdict.outcome, verdict.rule) == (Level.REFUSED, rule)
