"""Organizations and sectors: their forms, and who is at the table."""

from bot.domain.roster import Agency, Roster, Sector
from bot.domain.taskforce import TaskForce
from bot.text import _, listed
from handlers.views import kit
from handlers.views.kit import Block, View
from handlers.views.roster import GOVERNMENTS, Spot, at, back
from handlers.views.roster_forms import sector_options, several

AGENCY = "agency.edit"
REMOVE_AGENCY = "agency.remove"
TURN, TURN_PRESENCE = "sector.turn", "sector.turn_presence"
OPEN_ADD, OPEN_RENAME, ADD, RENAME = (
    "sector.open_add",
    "sector.open_rename",
    "sector.add",
    "sector.rename",
)


def agency_form(known: Roster, agency: Agency, spot: Spot) -> View:
    governments = [(_(name), government.value) for government, name in GOVERNMENTS.items()]
    key = kit.key(agency.id, agency.revision)
    buttons = [back(spot)]
    if not any(entry.agency_id == agency.id for entry in known.entries):
        buttons.append(kit.button(_("Remove organization"), REMOVE_AGENCY, key))
    blocks = [
        kit.input_block("name", _("Name"), kit.text_input(agency.name)),
        kit.input_block(
            "government", _("Government"), kit.select(governments, agency.government.value)
        ),
        kit.input_block(
            "sectors",
            _("Sectors"),
            several(sector_options(known.sectors), agency.sector_ids),
            hint=_("An organization may be of several."),
            optional=True,
        ),
        kit.actions(*buttons),
    ]
    return kit.modal(
        _("Edit organization"),
        blocks,
        form=AGENCY,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=at(key, spot),
    )


def sectors(taskforce: TaskForce, known: Roster, spot: Spot) -> View:
    """Every sector with who stands for it; the gaps are for the coordinator alone."""
    head = _("*Sectors at the table of {taskforce}*", taskforce=kit.escape(taskforce.name))
    buttons = kit.actions(kit.button(_("Add a sector"), OPEN_ADD), back(spot))
    blocks = [kit.section(head), buttons, *(_sector(known, each) for each in known.sectors)]
    return kit.modal(_("Sectors"), blocks, close=_("Close"), metadata=str(spot))


def _sector(known: Roster, sector: Sector) -> Block:
    key = kit.key(sector.id, sector.revision)
    line = f"{sector.position}. {kit.escape(_(sector.name))}"
    menu = [(_("Rename"), OPEN_RENAME, key)]
    if not sector.applies:
        menu.insert(0, (_("Applies here"), TURN, key))
        return kit.section(f"{line}\n{_('Not applicable here')}", accessory=kit.overflow(menu))
    if sector.of_group:
        here = _("Yes, at the table") if sector.present else _("*Not said to be at the table*")
        told = _("{answer}. Said of the whole group, never of a person.", answer=here)
        turned = _("Say: not at the table") if sector.present else _("Say: at the table")
        menu.insert(0, (turned, TURN_PRESENCE, key))
    else:
        names = listed(agency.name for agency in known.of_sector(sector))
        told = kit.escape(names) if names else _("*Nobody yet*")
    menu.append((_("Not applicable here"), TURN, key))
    return kit.section(f"{line}\n{told}", accessory=kit.overflow(menu))


def add_form(spot: Spot) -> View:
    title, submit = _("Add a sector"), _("Add")
    return _form(spot, title=title, form=ADD, submit=submit, name="", metadata=str(spot))


def rename_form(sector: Sector, spot: Spot) -> View:
    title, submit, name = _("Rename a sector"), _("Save"), _(sector.name)
    metadata = at(kit.key(sector.id, sector.revision), spot)
    return _form(spot, title=title, form=RENAME, submit=submit, name=name, metadata=metadata)


def _form(spot: Spot, *, title: str, form: str, submit: str, name: str, metadata: str) -> View:
    field = kit.input_block("name", _("Name"), kit.text_input(name))
    return kit.modal(
        title,
        [field, kit.actions(back(spot))],
        form=form,
        submit=submit,
        close=_("Cancel"),
        metadata=metadata,
    )
