"""Words that make a name staff's, a speaker's, an official's: English and Spanish, unaccented."""

from typing import Final

from bot.domain.guard.wording import words

TITLES: Final = words("""
    abogada abogado ada administrator advocate advocates agent agente alcalde alcaldesa alternate
    analyst assemblyman assemblymember assemblywoman attorney atty ausa bishop candidata candidato
    candidatos capitan capitana capt captain caseworker chair chief cmdr co-chair co-chairs cochair
    comisaria comisario commander commissioner congressman congresswoman constable consul consulesa
    consultant coordinador coordinadora coordinator copresidenta copresidente corporal councilman
    councilmember councilwoman counsel counselor da defender defensor defensora deputy designee det
    detective diputada diputado director directora doctor doctora dr dra enfermera enfermero enlace
    esq facilitador facilitadora facilitator fiscal fiscales fr governor guest hon honorable host
    imam ing inspector inspectora instructor integrante integrantes intern inv investigator jefa
    jefe judge juez jueza justice leader liaison lic licda licenciada licenciado lieutenant lt
    magistrada magistrado magistrate major manager marshal mayor ministro moderador moderadora
    moderator nominee nominees nurse ofc officer oficial padre panelist panelists paralegal pastor
    pastora ponente ponentes presentador presentadora presenter presenters president presidenta
    presidente principal prof profa profesor profesora professor prosecutor rabbi rep representative
    rev reverend sargenta sargento secretaria secretario secretary sen senadora senator sergeant sgt
    sgto sheriff speaker speakers specialist superintendent supervisor suplente teniente therapist
    trabajadora trainer trainers treasurer trooper undersheriff vice-chair
""")

# What staff own and people to protect rarely do: "Ben's slides".
# Also titles of clergy, in capitals before a full name: "Sister Grace Miller".
VOCATIONS: Final = words("brother father hermana hermano madre mother padre sister")

ROLES: Final = TITLES | words("""
    acta appoint appointed assistant assistants bienvenida bienvenido briefing capacitacion charla
    comite committee demo despedida elect elected elects elegir encargada encargado equipo
    facilitates facilitating farewell introduce introduces introducing introduction introductions
    jubilacion keynote lead member members miembro miembros minutes nominar nominate nominated
    nominates notas notes organizer organizers overview owner panel presenta presentacion presentar
    presentation presentations presenting presents primary reappoint replaces replacing responsable
    retirement retiring roster rsvp slide slides staff subcomite subcommittee succeeding succeeds
    taller team training trainings volunteer volunteers votar vote votes webinar welcome welcomes
    workgroup workshop
""")

# Words before a name that make it staff's: "RSVP to Linda Chen", "nominees Ben and Lucia".
STAFF_LEADS: Final = words("""
    appoint bienvenida bienvenido chair chaired chairs colleague colleagues congratulate
    congratulations elect elected elegir encargada encargado expone facilitated facilitator
    facilitators host hosted hosts introduce introduces introducing keynote lead leads member
    members modera moved nominar nominate nominated nominee nominees owner ponente presenta
    presentador presentadora presentan presented presenter presenters reappoint regrets replaces
    replacing responsable rsvp scribe seconded speaker succeeds suplente taught timekeeper trainer
    volunteer volunteers votar welcome welcomes welcoming
""")

# The same where nothing in the line speaks of a case: "exploited by" is one.
WEAK_LEADS: Final = words("""
    absent agradecer agradecimiento ask assign assigned briefing by call capacitacion charla check
    confirmar contact contactar contacts correo email feedback gracias guest invitar invite invites
    inviting minutes notes per por preguntar presentacion presentation presentations remind report
    reports slides taller thank thanking thanks training update updates workshop
""")

# Small words that may stand between such a lead and the name.
JOINTS: Final = words("a al are by de el from is la new our por the to with you")

STAFF_VERBS: Final = words("""
    brief briefs chair chairs circulate circulates coordina coordinate coordinates demo demonstrate
    demos dirige dirigir explain explains explica explican explicar explicara expone facilita
    facilitate facilitates host hosts imparte impartira informa informan informar informara
    introduce introduces keynote keynotes lead leads modera moderate moderates present presenta
    presentan presentar presentara presenting presents recap recaps seconded summarize summarizes
    train trains
""")

WEAK_STAFF_VERBS: Final = words("""
    abre agreed apoya attend attends book books bring brings check cierra collect collects comparte
    compartira compile compiles convoca cover covers discuss discusses draft drafts draw draws envia
    enviar enviara follow forward forwards give gives habla hablar hablara invita invite invites
    join joins lleva llevara manda mandara moved offered offers ofrece order orders organiza
    organize organizes prepara preparara prepare prepares print prints propone propose proposed
    proposes redacta report reports retires review reviews revisara run runs schedule schedules send
    sends set sets share shares speak speaks suggested suggests take takes talk talks teach teaches
    trae traera update updates volunteer volunteered walk write writes
""")

# What stands between a name and such a verb: "Carter to report", "Vargas will explain".
VERB_LEADS: Final = words("a also can could has have quien shall to va who will would")

# What "will" announces of people to protect: "Brianna will need a ride".
FATES: Final = words("""
    age be get go have leave live lose move need never not return stay testify turn
""")

AWAY: Final = words("""
    away chairing hosting joining leaving out presenting retiring traveling unavailable
""")

SENDING: Final = words("bring email entregar enviar forward give mandar return send submit")

STANDING_IN: Final = words("""
    badge badges cover covering covers fill filling in kudos mileage parking reimbursement sub
    subbing travel
""")

STAFF_THINGS: Final = words("""
    class students
    agency agenda budget deck department desk draft email equipo idea ideas keynote memo minutes
    office oficina presentacion presentation promotion proposal question questions request
    retirement slide slides suggestion suggestions talk team training unit webinar workshop
""")

AGENCIES: Final = words("""
    ada advocacy advocate advocates agency aid alliance army atf attorney's ayuntamiento bureau cac
    camara center centre charities clinic coalition college comision commission consejo consulado
    consulate council council's county court courts cps da dcjs dea defender defender's defensoria
    departamento department dept dhs district division doj dss embassy fbi fbi's fiscalia foundation
    fundacion government health hhs hospital hsi ice institute instituto lapd legal ministerio
    ministry ncmec network nonprofit nypd ocfs office oficina ovc parole pd polaris police policia
    probation project prosecutor salvation secretaria services sheriff society state unit
    universidad university usao ymca ywca
""")

# Capitals that are no agency: "Daniela from the ER".
NO_AGENCIES: Final = words("aka am er gt hn icu mx nicu ny nyc ok pm sv tv uk us usa")
