"""Words in capitals that are no names: places, agencies and how lines begin."""

from typing import Final

from bot.domain.guard.wording import words

ORGANIZATIONS: Final = words("""
    academy act agency airport alert alliance apartments arena army association authority ave
    avenida avenue award ayuntamiento bank bar beach biblioteca blvd borough boulevard building
    bureau cafe calle casa casino center centre centro charities church city clause clinic clinica
    club coalition colegio college commission company condado conference consulado consulate
    corporation council county county's court creek day departamento department dept diner district
    division drive elementary embassy escuela falls farm farms festival fiscalia force form
    foundation fund fundacion gallery group hall health heights high hills home homes hospital hotel
    house iglesia inc initiative inn institute instituto island islands lake lane law library llc
    mall market medical memorial method middle ministerio ministries ministry mission model month
    motel municipio museum nation network office oficina operation parade parish park parroquia pd
    plaza police policia program project protocol rd refugio rescue reservation resort restaurant
    river road route salon scale school schools secretaria service services shelter society spa
    springs square st stadium state station store street suites summit task terminal theater theatre
    town tribe trust union unit universitario university valley village ymca ywca
""")

# Organizations whose kind comes first: "Hospital General", "Operation Cross Country".
ORGANIZATION_LEADS: Final = words("""
    albergue avenida bar barrio calle camp casa centro ciudad clinica club colegio college colonia
    condado consulado east el escuela finca fort fundacion hospital hotel iglesia instituto isla la
    lake las ley los motel mount mt new norte north nueva nuevo operacion operation parque parroquia
    plaza point port project proyecto radio refugio restaurante rio saint san santa santo secretaria
    south st sur universidad university west
""")

# The same in small letters: "avenida Juarez 120".
STREETS: Final = words("""
    avenida barrio calle carretera colegio colonia condado consulado escuela hospital hotel iglesia
    operacion operation parque parroquia plaza saint san santa st universidad
""")

PLACES: Final = words("""
    abril agosto alabama alaska albany america american april arabic argentina arizona arkansas
    atlanta august backpage bolivia boston brazil bronx brooklyn buffalo burmese california canada
    carolina chicago chile china chinese christmas colombia colorado connecticut creole cuba dakota
    dallas december delaware denver detroit diciembre domingo dominican easter ecuador enero english
    espanol facebook febrero february florida french friday geneva georgia ghana google guatemala
    guatemalan haiti haitian hampshire hawaii hmong honduran honduras houston idaho illinois india
    indiana ingles instagram iowa ithaca jamaica january jersey jueves julio july june juneteenth
    junio kansas kentucky kenya louisiana lunes lyell maine mandarin manhattan march martes maryland
    marzo massachusetts may mayo mexican mexico miami michigan microsoft miercoles minnesota
    mississippi missouri monday montana nebraska nepal nepali nevada nicaragua nigeria november
    noviembre october octubre ohio oklahoma oregon pennsylvania peru philippines phoenix portuguese
    puerto queens rhode rico rochester russia russian sabado salvador salvadoran saturday seattle
    september septiembre slack somali spain spanish sunday syracuse teams tennessee texas thai
    thailand thanksgiving thursday tiktok tuesday ukraine ukrainian utah utica venezuela vermont
    viernes vietnam vietnamese virginia washington wednesday wisconsin wyoming york zoom
""")

# Words that begin lines or stand in titles in capitals, and are no names.
ORDINARY: Final = words("""
    a a.m about abrir acta action actualizacion actualizar acuerdo add adopt after agencies
    agency agenda agregar al algo alguien all alliance also an and announce announcement annual
    ano anonymous any anybody anyone anything apoyo approval approve aprobacion aprobar are art
    article articles as asistencia ask assign at attendance avisar ayuda back back-up background
    be bed before best between board borrador brainstorm bring budget buscar by cada calendar
    call cambio camino campaign can cancel capacitacion capacity care carpool carteles case
    cases catholic change chapter charter check child childcare children choose church cierre
    city clarify client clinic close closing coalition community como compartir comunidad con
    confidential confidentiality confirm confirmar contact contract convenio correo could county
    court crear create cross cuando curso data date datos de debrief decide decidir decision
    define del derechos development dia did discuss discussion district do documents does donde
    dr draft drop due education el elect ella email emergency en encuesta end enviar es esta
    este ethics evaluation event evento every everybody everyone everything expand explain faith
    family fecha federal feedback final finance find firma first fiscal flyer follow follow-up
    fondos for form forum foster from fund funding general get give goal goals grant great group
    guardian guide guidelines hacer hand handout has have hay he health hear help her hers him
    his hold holiday hora hospital host hotline hour housing how hoy hr human i identify idioma
    if impact in information informe intake interpreter interview introduce introduction
    introductions invitar invite is issue it january join joint juvenile keep la labor landlord
    language las last late launch lead legal legislative let letter ley like linea link list
    lista llamar llevar local location look los management mapping materiales materials meet
    meeting member members menor menores mental mesa met mi minor minors minutes miss mission
    model move mr mrs ms mucho mx my nada nadie national necesita necesitamos need needs network
    new next no nobody none nonprofit north nos not notes nothing nuestra nuestro nueva nuevo of
    office officers ok on one online only open opening or order other otra otro our outcome
    outreach overview p.m padres para parent parking partner partners patient patrol payroll
    pedir people person phone pick plan planning please poco policy poster posters pregunta
    preguntas preparation prepare present presentacion presentation press presupuesto prevention
    print private programa progress project proposal protect protocol protocolo proxima proximo
    public q que question questions quick quien raise read recap recordar recruit referral
    referrals regional register remind reminder report report-back reports request reschedule
    research resource resources response return reunion review revisar revise revision role
    round rules rural safe safety salud save schedule school screening se search second section
    sections seguimiento semana send service services set share she sheriff should si sign
    sign-in sin sobre social somebody someone something speaker special sr sra srta staff start
    state statewide status still strategic strategy street su subcomite subcommittee subpoena
    suggest summary support survey survivor survivors system taller tarea task team tell tema
    text thank thanks that the their these they this three title to today todo todos tomorrow
    tonight topic tour toward town trabajo training transport transportation transporte trata
    trauma travel trends tribal trip two un una unidad union unit upcoming update updates urgent
    us use vendor victim victim's victima victimas victims video visit visita vivienda volunteer
    volunteers vota votar vote walk walkthrough was we website welcome what when where which who
    whoever why wifi will with witness women work worker workers workgroup working workshop
    would y year yearly you young your youth zero
""")

ORDINARY_ENDINGS: Final = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ship",
    "ology",
    "cion",
    "idad",
)
