"""Words that make a name somebody's to protect: English and Spanish, unaccented."""

from typing import Final

from bot.domain.guard.wording import words

# Words of people to protect or suspected, one at a time. Plurals speak of the subject in general.
PERSONS: Final = words("""
    abuela abuelo abuser acusada acusado adolescente aunt baby bebe boy boyfriend brother buyer
    chica chico child client clienta cliente cousin dad daughter defendant detenida detenido esposa
    esposo father fiance fiancee girl girlfriend grandfather grandma grandmother hermana hermano
    hija hijastra hijastro hijo husband imputada imputado infant joven juvenile kid madre mama menor
    minor mom mother muchacha muchacho mum nephew newborn niece nina nino novia novio offender
    paciente papa patient perp perpetrator pimp prima primo proxeneta roommate runaway sibling
    sister sobreviviente sobrina sobrino son sospechosa sospechoso stepdaughter stepfather
    stepmother stepson survivor suspect teen teenager testigo tia tio toddler trafficker tratante
    twin uncle victim victima wife witness
""")

# A word of these after "victim" and the like makes it a subject or an office, no person.
COMPOUNDS: Final = words("""
    abuse act advisor advisors advisory advocacia advocacy advocate advocates assistance base
    blaming breakfast bureau care center centered centers centred changes compensation
    confidentiality consultant consultants coordinator coordinators corrections council counseling
    court courts custody data day details detention development dinner division edits education
    empowerment engagement experience exploitation facility fair festival friendly fun fund funds
    helpline homeless hotline identification impact informed intake interviewing interviews
    intimidation issue issues justice labor labour law leader leaders leadership led liaison
    liaisons line lunch marriage meeting mentor mentors navigator navigators needs network networks
    night officer officers outreach panel panels perspective perspectives planner planning policies
    policy population populations pornography portal preservation prevention privacy probation
    program programs protection protective referral referrals resource resources response
    restitution reunification revisions rights room safety satisfaction scholarship scouts screening
    service services sex shelter shelters speaker speakers specialist specialists standards
    statements stipend stipends stories story studies study summit support survey surveys tampering
    trafficking training trainings unit units updates violence voice voices waiting welfare witness
    witnesses worker workers
""")

# What shows that a line is about one person's care or case.
CASE_WORDS: Final = words("""
    abused albergada assaulted asylum awol bail bed beds custody declarar deported desaparecida
    desaparecido detained detenida detenido detox discharged disclosed embarazada exploited
    explotada foster golpeada guardian hospitalized missing overdose parole pimp placed placement
    pregnant probation raped recovered refugiada relapsed released rescatada rescatado rescued
    runaway sibling suicidal testificar testifies testify testifying testimony trafficker
    unaccompanied violada
""")

KIN: Final = words("""
    baby boy boys brother brothers case child children couple cousins daughter families family
    father girl girls hearing household kid kids matter mom mother parents sibling siblings sister
    sisters son trial twins
""")

KIN_BEFORE: Final = words("""
    caso don dona familia gemelas gemelos hermana hermanas hermano hermanos hijas hijos menores miss
    mister mr mrs ms mz ninas ninos senor senora senorita sr sra srta
""")

COURTESY: Final = words("don dona miss mr mrs ms mx senor senora sr sra srta")

# What a person to protect has: "Brianna's forensic interview", "Megan's mom".
PERSONAL_THINGS: Final = words("""
    abuser address advocate age apartment application appointment asylum attorney aunt baby bag bail
    bed belongings birthday boyfriend brother bruises case caseworker cell certification child
    children counseling counselor court cousin custody dad daughter discharge doctor documents
    employer eval evaluation exam family father file forensic friend girlfriend grandma grandmother
    guardian hearing home house husband id impact injuries intake interview job kid kids landlord
    lawyer medication meds mom mother mum notes number order papers parent parents passport phone
    pimp placement pregnancy protective psych record records restitution room safety school
    sentencing sister son statement story teacher testimony therapist therapy trafficker trial uncle
    visa visit wife
""")

# What a person to protect does or is: "LaKeisha missed her appointment", "Zoe ran again".
PERSONAL_VERBS: Final = words("""
    abused afraid arrested asked asking assaulted awol called contesta cried cries declarara declaro
    deported desaparecio detained dice discharged disclosed duerme escaped escapo esta exploited
    fled got hiding homeless hospitalized huyo left lived lives llora missed missing moved necesita
    needs oded overdosed placed pregnant quiere ran raped recanted recants recovered refused refuses
    regreso relapsed relocated rescued reunited safe scared sigue sleeps stays suicidal surfing teme
    testified testify testifying tiene trafficked turned turns unsafe vive wants
""")

# What staff may do, too: alone they say little of a sure name.
WEAK_VERBS: Final = words("""
    asked called dice esta got moved needs refused refuses sigue tiene turned turns wants
""")

# And these say nothing of a word that may be an agency.
TOO_WEAK_VERBS: Final = words("asked called dice esta got moved sigue tiene turned turns")

# What is given to or kept on a person to protect: "bed for Aaliyah", "cama para Lupita".
CARE: Final = words("""
    referral
    abogada abogado adoption advocate albergue apoyo application appointment arraignment attorney
    audiencia ayuda bed beds cama caso certificate certification cita clothes clothing comida
    counseling custody detox discharge documents entrevista follow-up followup food groceries
    guardian hearing housing intake interprete interpreter interview lawyer litem medication
    passport petition placement plan restitution return ride ropa seguimiento sentencing shelter
    solicitud statement subpoena terapia therapist therapy transport transportation transporte
    traslado trial visa visit visita visitation vivienda
""")

CARE_JOINTS: Final = words("a about con de for of on para re sobre to with")

MOVES: Final = words("drive drives driving escort escorting transporting")

# Where people to protect are taken: "sit with Jordan at arraignment".
ORDEALS: Final = words("""
    albergue arraignment audiencia court detox er foster hearing hospital icu jail juicio placement
    refugio rehab sentencing shelter surgery therapy trial tribunal
""")

# After a name these make it a people or a language: "interpreter for Mam speakers".
PEOPLES: Final = words("""
    communities community families language members men people refugees residents speakers speaking
    staff students women workers
""")
