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
    level: Level
    find: Finder
    fires: str
    passes: str
    told: Callable[[], str] = lambda: _("something that points to a person")
    spares: Spares = Spares.NOTHING


HARD: Final = (
    Rule(
        name="social-security",
        level=Level.REFUSED,
        find=identifiers.SOCIAL_SECURITY,
        told=lambda: _("a Social Security number"),
        fires="Client SSN 219-09-9999 needs a new card",
        passes="Social Security office hours, 9 to 4",
    ),
    Rule(
        name="birth-date",
        level=Level.REFUSED,
        find=identifiers.BIRTH_DATE,
        told=lambda: _("a date of birth"),
        fires="Bed for DOB 03/14/2009",
        passes="Minutes of 03/14/2026",
    ),
    Rule(
        name="alien-number",
        level=Level.REFUSED,
        find=identifiers.ALIEN_NUMBER,
        told=lambda: _("an A-number or immigration file number"),
        fires="Work permit, A# 203-456-789",
        passes="Bill A.4412 on vacatur",
    ),
    Rule(
        name="medical-record",
        level=Level.REFUSED,
        find=identifiers.MEDICAL_RECORD,
        told=lambda: _("a medical record or insurance number"),
        fires="Records request, MRN 00482913",
        passes="Medicaid 1115 waiver for clinics",
    ),
    Rule(
        name="passport",
        level=Level.REFUSED,
        find=identifiers.PASSPORT,
        told=lambda: _("a passport number"),
        fires="Passport no. X4471902 was kept by the employer",
        passes="Passport fair on 5/3 at the library",
    ),
    Rule(
        name="license",
        level=Level.REFUSED,
        find=identifiers.LICENCE,
        told=lambda: _("a license or identity card number"),
        fires="Driver license 412 889 301",
        passes="License renewal for 12 social workers",
    ),
    Rule(
        name="plate",
        level=Level.REFUSED,
        find=identifiers.PLATE,
        told=lambda: _("a license plate"),
        fires="Placas XYZ-90-12 del tratante",
        passes="License plate readers, 20 minutes",
    ),
    Rule(
        name="account",
        level=Level.REFUSED,
        find=identifiers.ACCOUNT,
        told=lambda: _("an account or card number"),
        fires="EBT card # 5077 0012 3456 7890",
        passes="Account for 2026 grant spending",
    ),
    Rule(
        name="case-number",
        level=Level.REFUSED,
        find=case_numbers.case_numbers,
        told=lambda: _("a case or docket number"),
        fires="Docket No. 1:23-cr-00451, status",
        passes="Case review: 3 cases",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="telephone",
        level=Level.REFUSED,
        find=contacts.telephones,
        told=lambda: _("a person's telephone number"),
        fires="Call victim's mother at (585) 555-0142",
        passes="Hotline for victims: 585-555-0100",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="address",
        level=Level.REFUSED,
        find=contacts.addresses,
        told=lambda: _("a person's address"),
        fires="Pick up victim from 19 Birch Lane",
        passes="Next meeting: 200 Main Street, Room 204",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="e-mail",
        level=Level.REFUSED,
        find=contacts.mail_addresses,
        told=lambda: _("a person's e-mail address"),
        fires="Contact survivor at hope4me2010@yahoo.com",
        passes="Contact coordinator@countytaskforce.org to RSVP",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="social-account",
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
        level=Level.ASKED,
        find=people.names_in_cases,
        fires="My client Rosa needs an interpreter",
        passes="Client intake form",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="name",
        level=Level.ASKED,
        find=people.names,
        fires="Maria Gonzalez is back in town",
        passes="Judge Gonzalez to present",
        spares=Spares.FAMILIAR,
    ),
    Rule(
        name="initials",
        level=Level.ASKED,
        find=initials.initials,
        fires="Housing for K.R.",
        passes="22 U.S.C. 7102",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="age",
        level=Level.ASKED,
        find=ages.ages,
        fires="A 15 year old from East High",
        passes="Youth council, ages 16-24",
    ),
    Rule(
        name="description",
        level=Level.ASKED,
        find=descriptions.descriptions,
        fires="The girl from Franklin High",
        passes="Girls at risk in rural schools",
    ),
    Rule(
        name="small-count",
        level=Level.ASKED,
        find=counts.small_counts,
        fires="3 victims from the farm",
        passes="14 victims served this quarter",
    ),
    Rule(
        name="one-person",
        level=Level.ASKED,
        find=descriptions.one_person,
        fires="She ran again on Friday",
        passes="Dr. Cole and her slides",
    ),
    Rule(
        name="alias",
        level=Level.ASKED,
        find=descriptions.aliases,
        fires="Driver goes by Smoke",
        passes="Known as the blue form",
    ),
    Rule(
        name="number",
        level=Level.ASKED,
        find=case_numbers.loose_numbers,
        fires="Oficio de la menor, 1182/2026",
        passes="Grant 2026-114 for the survivor fund",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="private-e-mail",
        level=Level.ASKED,
        find=contacts.private_mail,
        fires="Write to luna.2008@gmail.com",
        passes="RSVP to dana.lee@gmail.com",
        spares=Spares.PHRASES,
    ),
    Rule(
        name="operation",
        level=Level.ASKED,
        find=plans.operations,
        fires="Search warrant on Tuesday",
        passes="Training on search warrants, Tuesday",
    ),
)

RULES: Final = HARD + SOFT
