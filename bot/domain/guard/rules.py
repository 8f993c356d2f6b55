"""The table of rules: what the guard looks for, how sternly, and a line on either side of each."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.guard import (
    ages,
    case_numbers,
    contacts,
    counts,
    descriptions,
    identifiers,
    initials,
    people,
    plans,
)
from bot.domain.guard.reading import Finder
from bot.text import _


class Level(StrEnum):
    """What a rule that fires leads to."""

    REFUSED = "refused"
    ASKED = "asked"


class Spares(StrEnum):
    """What of the allow-list a rule falls silent on."""

    NOTHING = "nothing"
    PHRASES = "phrases"
    FAMILIAR = "phrases and single names of the roster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`find` finds what `fires` holds and `passes` does not; `told` tells a person what it is."""

    name: str
    meaning: str
    level: Level
    find: Finder
    fires: str
    passes: str
    told: Callable[[], str] = lambda: _("something that points to a person")
    spares: Spares = Spares.NOTHING


HARD: Final = (
    Rule(
        name="social-security",
        meaning="A Social Security or taxpayer number, whole or its last four digits",
        level=Level.REFUSED,
        find=identifiers.SOCIAL_SECURITY,
        told=lambda: _("a Social Security number"),
        fires="Client SSN 219-09-9999 needs a new card",
        passes="Social Security office hours, 9 to 4",
    ),
    Rule(
        name="birth-date",
        meaning='A day, month or year of birth by its label, or a whole date after "born"',
        level=Level.REFUSED,
        find=identifiers.BIRTH_DATE,
        told=lambda: _("a date of birth"),
        fires="Bed for DOB 03/14/2009",
        passes="Minutes of 03/14/2026",
    ),
    Rule(
        name="alien-number",
        meaning="An A-number, an I-94, visa or receipt number",
        level=Level.REFUSED,
        find=identifiers.ALIEN_NUMBER,
        told=lambda: _("an A-number or immigration file number"),
        fires="Work permit, A# 203-456-789",
        passes="Bill A.4412 on vacatur",
    ),
    Rule(
        name="medical-record",
        meaning="A medical record, patient, Medicaid or insurance number",
        level=Level.REFUSED,
        find=identifiers.MEDICAL_RECORD,
        told=lambda: _("a medical record or insurance number"),
        fires="Records request, MRN 00482913",
        passes="Medicaid 1115 waiver for clinics",
    ),
    Rule(
        name="passport",
        meaning="A passport number by its label",
        level=Level.REFUSED,
        find=identifiers.PASSPORT,
        told=lambda: _("a passport number"),
        fires="Passport no. X4471902 was kept by the employer",
        passes="Passport fair on 5/3 at the library",
    ),
    Rule(
        name="license",
        meaning="A driver's license, identity card, CURP or inmate number",
        level=Level.REFUSED,
        find=identifiers.LICENCE,
        told=lambda: _("a license or identity card number"),
        fires="Driver license 412 889 301",
        passes="License renewal for 12 social workers",
    ),
    Rule(
        name="plate",
        meaning="A license plate by its label or beside a vehicle, a VIN",
        level=Level.REFUSED,
        find=identifiers.PLATE,
        told=lambda: _("a license plate"),
        fires="Placas XYZ-90-12 del tratante",
        passes="License plate readers, 20 minutes",
    ),
    Rule(
        name="account",
        meaning="A bank, benefit or payment card number",
        level=Level.REFUSED,
        find=identifiers.ACCOUNT,
        told=lambda: _("an account or card number"),
        fires="EBT card # 5077 0012 3456 7890",
        passes="Account for 2026 grant spending",
    ),
    Rule(
        name="case-number",
        meaning="A docket, case, police report or agency file number",
        level=Level.REFUSED,
        find=case_numbers.case_numbers,
        told=lambda: _("a case or docket number"),
        fires="Docket No. 1:23-cr-00451, status",
        passes="Case review: 3 cases",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="telephone",
        meaning='A telephone number beside a word for one person, or "her cell"; no public line',
        level=Level.REFUSED,
        find=contacts.telephones,
        told=lambda: _("a person's telephone number"),
        fires="Call victim's mother at (585) 555-0142",
        passes="Hotline for victims: 585-555-0100",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="address",
        meaning="A street address where somebody lives, or beside one person; no venue",
        level=Level.REFUSED,
        find=contacts.addresses,
        told=lambda: _("a person's address"),
        fires="Pick up victim from 19 Birch Lane",
        passes="Next meeting: 200 Main Street, Room 204",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="e-mail",
        meaning='A private mail address beside one person, or "her e-mail"',
        level=Level.REFUSED,
        find=contacts.mail_addresses,
        told=lambda: _("a person's e-mail address"),
        fires="Contact survivor at hope4me2010@yahoo.com",
        passes="Contact coordinator@countytaskforce.org to RSVP",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="social-account",
        meaning="An account on a social network beside one person",
        level=Level.REFUSED,
        find=contacts.handles,
        told=lambda: _("a person's account name"),
        fires="Her Snapchat is @lil_star09",
        passes="Follow us on Instagram @countytaskforce",
        spares=Spares.PHRASES,
    ),
)

SOFT: Final = (
    Rule(
        name="name-in-case",
        meaning="A name beside a victim word, an age, a family, somebody's care or case",
        level=Level.ASKED,
        find=people.names_in_cases,
        fires="My client Rosa needs an interpreter",
        passes="Client intake form",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="name",
        meaning="A common name without title, role or agency",
        level=Level.ASKED,
        find=people.names,
        fires="Maria Gonzalez is back in town",
        passes="Judge Gonzalez to present",
        spares=Spares.FAMILIAR,
    ),
    Rule(
        name="initials",
        meaning="Initials of a person",
        level=Level.ASKED,
        find=initials.initials,
        fires="Housing for K.R.",
        passes="22 U.S.C. 7102",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="age",
        meaning="One person's age; no age band, no limit",
        level=Level.ASKED,
        find=ages.ages,
        fires="A 15 year old from East High",
        passes="Youth council, ages 16-24",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="description",
        meaning="One person told by traits, whereabouts or kin",
        level=Level.ASKED,
        find=descriptions.descriptions,
        fires="The girl from Franklin High",
        passes="Girls at risk in rural schools",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="small-count",
        meaning="Fewer than five victims, minors or family members",
        level=Level.ASKED,
        find=counts.small_counts,
        fires="3 victims from the farm",
        passes="14 victims served this quarter",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="one-person",
        meaning="A she or a he whom no official or speaker explains",
        level=Level.ASKED,
        find=descriptions.one_person,
        fires="She ran again on Friday",
        passes="Dr. Cole and her slides",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="alias",
        meaning='A nickname, a street name, "initials LM"',
        level=Level.ASKED,
        find=descriptions.aliases,
        fires="Driver goes by Smoke",
        passes="Known as the blue form",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="number",
        meaning="A long number without a label in a line about a case",
        level=Level.ASKED,
        find=case_numbers.loose_numbers,
        fires="Oficio de la menor, 1182/2026",
        passes="Grant 2026-114 for the survivor fund",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="private-e-mail",
        meaning="A mail address that could be anybody's",
        level=Level.ASKED,
        find=contacts.private_mail,
        fires="Write to luna.2008@gmail.com",
        passes="RSVP to dana.lee@gmail.com",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="operation",
        meaning="A raid, sting, warrant or watch to come, anything covert",
        level=Level.ASKED,
        find=plans.operations,
        fires="Search warrant on Tuesday",
        passes="Training on search warrants, Tuesday",
        spares=Spares.PHRASES,
    ),
)

RULES: Final = HARD + SOFT
