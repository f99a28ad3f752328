"""What the sample's services give, in their own made-up words."""

from typing import NamedTuple


class Given(NamedTuple):
    """One service: `term` is a code of Open Eligibility, `also` more of them, `cost` in cents."""

    place: str
    name: str
    term: str
    what: str
    who: str = "Adults"
    how: str = "Walk in."
    hours: str = "MO-FR 9:00-17:00"
    fees: str = "Free"
    cost: int = 0
    bring: tuple[str, ...] = ()
    tongues: str = "English"
    ages: tuple[int, int] | None = None
    also: tuple[str, ...] = ()
    wait: str = ""


BOTH = "English, Spanish"
ALL_DAY = "MO-SU 0:00-0:00"
ID = "Photo ID, if you have one"

# Terms of Open Eligibility (Aunt Bertha, Inc., CC BY-SA 3.0) by their codes.
TERMS = {
    "101-04": "Emergency Shelter",
    "101-06-01": "Help Escape Violence",
    "102-01": "Community Gardens",
    "102-04": "Food Pantry",
    "102-05": "Free Meals",
    "102-06-02": "Food Benefits",
    "103-02": "Help Find Housing",
    "103-03": "Help Pay for Housing",
    "103-03-02": "Help Pay for Utilities",
    "103-04": "Housing Advice",
    "103-05-04-02": "Sober Living",
    "104-01-02": "Diapers & Formula",
    "104-02": "Clothing",
    "104-03-03": "Furniture",
    "104-03-04": "Personal Care Items",
    "105-01-01": "Bus Passes",
    "105-02-01": "Transportation for Healthcare",
    "106-01-02": "Detox",
    "106-01-04": "Outpatient Treatment",
    "106-01-05": "Residential Treatment",
    "106-02": "Dental Care",
    "106-04-05": "Parenting Education",
    "106-05-03": "Discounted Healthcare",
    "106-05-06": "Prescription Assistance",
    "106-06-04-02": "Disease Screening",
    "106-06-04-06": "Vision Tests",
    "106-06-05": "Maternity Care",
    "106-06-06": "Personal Hygiene",
    "106-06-07": "Prevent & Treat",
    "106-06-07-01": "Counseling",
    "106-06-09": "Primary Care",
    "107-02": "Financial Assistance",
    "107-03-01": "Disability Benefits",
    "107-03-02": "Food Benefits",
    "107-03-04": "Understand Government Programs",
    "107-05": "Financial Education",
    "107-06-01": "Health Insurance",
    "107-07": "Tax Preparation",
    "108-03-03": "Childcare",
    "108-03-03-04": "Help Pay for Childcare",
    "108-05": "Navigating the System",
    "108-05-01": "Help Fill out Forms",
    "108-07": "Support Network",
    "108-07-02": "Help Hotlines",
    "108-07-07": "Peer Support",
    "108-07-09": "Support Groups",
    "108-07-10": "Virtual Support",
    "109-03-03": "English as a Second Language (ESL)",
    "109-03-06": "GED/High-School Equivalency",
    "110-01": "Help Find Work",
    "110-02-01": "Clothes for Work",
    "110-03-02": "Computer Class",
    "110-03-05": "Resume Development",
    "110-03-07": "Specialized Training",
    "110-05": "Workplace Rights",
    "111-01": "Advocacy & Legal Aid",
    "111-01-02": "Citizenship & Immigration",
    "111-01-05": "Identification Recovery",
    "111-04": "Representation",
    "111-05": "Translation & Interpretation",
}

SERVICES = (
    Given("elm-main", "Beds tonight", "101-04", "Thirty beds for adults. Supper, a shower and a locker. Come as you are.", "Adults of any gender, 18 and older", "Walk in at 5 pm. First come, first served.", "MO-SU 17:00-8:00", tongues=BOTH, ages=(18, 120)),
    Given("elm-main", "Showers and laundry", "106-06-06", "A hot shower, a towel and a washing machine.", hours="MO-FR 8:30-12:00; SA 9:00-11:00", also=("104-03-04",)),
    Given("elm-women", "Elm House", "101-04", "Twelve beds in a quiet house for women and their children.", "Women, and families with children", "Call at any hour. A bed is held for two hours.", ALL_DAY, tongues=BOTH, wait="Mostly one to three days"),
    Given("elm-warm", "Warming center", "101-04", "A warm, dry place with chairs, coffee and soup in the cold months.", "Anybody", hours="MO-SU 20:00-7:00"),
    Given("open-kitchen", "Hot lunch", "102-05", "A hot meal at noon, every day. No sign-in, no sermon.", "Anybody", hours="MO-SU 11:30-13:00", tongues=BOTH),
    Given("open-kitchen", "Cena caliente", "102-05", "Una cena caliente, tres noches a la semana. A hot supper, three nights a week.", "Para todos", "Sin cita.", "TU,TH,SA 17:00-18:30", "Gratis", tongues="Spanish, English"),
    Given("open-pantry", "Groceries to take home", "102-04", "Choose food for a week: fresh vegetables, bread, rice, baby food.", "Anybody in Hartford, once a week", hours="TU,TH 10:00-14:00; SA 9:00-12:00", bring=("Bags to carry food",), tongues=BOTH),
    Given("open-east", "East Hartford pantry", "102-04", "Groceries for three days, and pet food.", "People who live in East Hartford", hours="WE 13:00-18:00", bring=("A letter with your address",)),
    Given("open-east", "Food benefits (SNAP) help", "102-06-02", "Somebody sits with you and fills in the SNAP form.", how="Call for a time.", hours="MO,WE 10:00-15:00", bring=(ID, "Last pay stub, if you work"), tongues=BOTH),
    Given("right-down", "Warrants and court dates", "111-04", "A lawyer looks up what is open, calls the court with you, and goes along.", "Adults with a low income", "Walk in before 11 am, or call.", "MO-FR 8:30-16:30", bring=("Any letter from the court",), tongues=BOTH),
    Given("right-down", "Record clearing", "111-01", "Help with asking that an old conviction is taken off your record.", "People three years or more after a conviction", "Call for a time.", "WE 13:00-17:00", bring=(ID,), wait="About two weeks"),
    Given("right-down", "Eviction defense", "111-04", "A lawyer for people who got a notice to quit.", "Renters with a low income", "Come the day you get the notice.", "MO-FR 9:00-12:00", bring=("The notice", "Your lease"), tongues=BOTH, also=("103-04",)),
    Given("right-east", "Immigration help", "111-01-02", "Ayuda con papeles, permisos de trabajo y audiencias.", "Immigrants and refugees", "Call for a time. Llame para una cita.", "TU,TH 10:00-16:00", tongues="Spanish, English, Portuguese"),
    Given("right-east", "Family law clinic", "111-01", "Custody, visits and child support: what to file and how.", "Parents with a low income", hours="FR 9:00-13:00", bring=("Court papers",)),
    Given("city-dmv", "Birth certificate and state ID", "111-01-05", "Help with ordering a birth certificate and a state ID. The desk pays the fee once a year.", "Anybody without papers", hours="MO-TH 10:00-16:00", bring=("Any paper with your name on it",), tongues=BOTH),
    Given("city-dmv", "Mail address for people without one", "108-05", "Use the desk as your address for letters, cards and benefits.", "People without a home", hours="MO-FR 9:00-16:00"),
    Given("city-hall", "Emergency rent fund", "103-03", "Pays up to one month of rent that is owed, to the landlord.", "Renters in Hartford, once in twelve months", "Call for a time.", "MO-FR 9:00-16:00", bring=("Lease", "Letter from the landlord", ID), tongues=BOTH, wait="One week"),
    Given("city-hall", "Heat and light bills", "103-03-02", "Help with a bill before the power is shut off.", "Households with a low income", hours="MO-FR 9:00-16:00", bring=("The bill",), tongues=BOTH),
    Given("city-hall", "Benefits check", "107-03-04", "Find out in half an hour which benefits you may have.", hours="MO-FR 9:00-16:00", tongues=BOTH, also=("107-03-02", "107-06-01")),
    Given("city-east", "Disability benefits (SSI) help", "107-03-01", "Help with SSI and SSDI forms and appeals.", how="Call for a time.", hours="MO,TH 9:00-15:00", bring=("Names of your doctors",), wait="Three weeks"),
    Given("city-bloom", "Tax help", "107-07", "Free tax returns by trained volunteers.", "Income under $64,000", "Call for a time.", "SA 10:00-14:00", bring=(ID, "Social Security card", "W-2 forms")),
    Given("city-bloom", "Money coaching", "107-05", "Make a plan for bills, debt and a bank account.", hours="WE 12:00-18:00"),
    Given("river-clinic", "Doctor without insurance", "106-06-09", "A doctor or nurse for adults and children. What you pay depends on what you earn.", "Anybody", "Walk in for urgent care; call for a visit.", "MO-FR 8:00-18:00; SA 9:00-13:00", "Sliding scale from $0", tongues=BOTH + ", Portuguese", also=("106-05-03",)),
    Given("river-clinic", "HIV and hepatitis testing", "106-06-04-02", "A private test with an answer in twenty minutes.", "Anybody, 13 and older", hours="TU,TH 12:00-18:00", tongues=BOTH, ages=(13, 120)),
    Given("river-clinic", "Counseling", "106-06-07-01", "Talk with a counselor, alone or in a group.", how="Call for a time.", hours="MO-FR 9:00-19:00", fees="Sliding scale from $0", tongues=BOTH, wait="Two to four weeks"),
    Given("river-dental", "Dentist", "106-02", "Toothache, fillings and cleanings. Emergency chair each morning.", "Anybody", "Line up at 7:30 am for the emergency chair.", "MO-FR 8:00-16:00", "$25 a visit, less if that is too much", 2500, tongues=BOTH),
    Given("river-pharm", "Low-cost medications", "106-05-06", "Fills prescriptions at cost and signs you up for free medicine programs.", "Anybody with a prescription", hours="MO-FR 9:00-18:00; SA 9:00-13:00", fees="From $4", cost=400, bring=("Prescription",), tongues=BOTH),
    Given("river-pharm", "Naloxone to take along", "106-06-07", "Two doses and five minutes of teaching. No name asked.", "Anybody", hours="MO-FR 9:00-18:00; SA 9:00-13:00", tongues=BOTH),
    Given("river-van", "Health van", "106-06-07", "Wound care, tests, naloxone and somebody to talk to, on the street.", "Anybody", hours="MO,WE,FR 18:00-21:00", tongues=BOTH),
    Given("river-west", "Care before and after birth", "106-06-05", "Visits for people who are pregnant or just had a baby, with care for substance use disorder.", "People who are pregnant, and new parents", "Call. You are seen the same week.", "MO-FR 8:00-17:00", "Sliding scale from $0", tongues=BOTH),
    Given("river-west", "Eye tests and glasses", "106-06-04-06", "An eye test and one pair of glasses.", how="Call for a time.", hours="TH 9:00-16:00", fees="$15", cost=1500),
    Given("still-clinic", "Buprenorphine the same day", "106-01-04", "See a prescriber and leave with a prescription. Come back in three days.", "Adults who use opioids", "Walk in before 2 pm.", "MO-FR 8:00-16:00", "Medicaid, or sliding scale from $0", tongues=BOTH, also=("106-05-06",)),
    Given("still-clinic", "Methadone program", "106-01-04", "Daily medicine, counseling and a nurse.", "Adults who use opioids", "Intake on weekdays at 6 am.", "MO-SA 5:30-11:00", "Medicaid, or $12 a day", 1200, bring=(ID,), tongues=BOTH),
    Given("still-house", "Detox beds", "106-01-02", "Medical care while you stop. Three to seven days.", "Adults", "Call at any hour; beds open at 10 am.", ALL_DAY, "Medicaid and most insurance; some free beds", wait="Mostly the same day"),
    Given("still-house", "28-day program", "106-01-05", "Live in, with groups, counseling and medications if you take them.", "Adults", "Call. Your coach may call with you.", ALL_DAY, "Medicaid and most insurance", wait="About ten days"),
    Given("still-center", "Recovery community center", "108-07-07", "Drop in: coffee, meetings, computers, people who have been there.", "Anybody in recovery or thinking about it", hours="MO-SA 10:00-20:00; SU 12:00-17:00", tongues=BOTH),
    Given("still-center", "Family support group", "108-07-09", "For parents, partners and friends of somebody who uses.", "Families", hours="WE 18:30-20:00"),
    Given("still-center", "Telephone recovery support", "108-07-10", "A call each week from somebody in recovery.", "Adults", "Sign up by phone or online.", "MO-SU 9:00-21:00"),
    Given("still-new", "Evening treatment program", "106-01-04", "Groups three evenings a week, for people who work.", how="Call for a time.", hours="MO,TU,TH 17:30-20:30", fees="Medicaid and most insurance", tongues=BOTH + ", Polish"),
    Given("root-office", "Find a room", "103-02", "Help with finding a landlord who rents to people with a record.", hours="MO-FR 10:00-16:00", bring=(ID,), tongues=BOTH),
    Given("root-office", "Move-in fund", "103-03", "Pays a deposit or first week at a recovery home.", "People entering a recovery home", "Ask your coach to call.", "MO-FR 10:00-16:00"),
    Given("root-men", "Cedar House", "103-05-04-02", "Recovery home for men. Medications are welcome.", "Men, 18 and older", "Call for an interview.", "MO-SU 9:00-20:00", "$165 a week; help for the first two", 16500, wait="One to two weeks", ages=(18, 120)),
    Given("root-women", "Willow House", "103-05-04-02", "Recovery home for women, and children up to 5. Medications are welcome.", "Women, and mothers with young children", "Call for an interview.", "MO-SU 9:00-20:00", "$165 a week; help for the first two", 16500, tongues=BOTH, wait="Two to three weeks"),
    Given("bridge-center", "Job search with a coach", "110-01", "Resume, practice interviews and employers who hire people with a record.", hours="MO-TH 9:00-17:00; FR 9:00-12:00", tongues=BOTH, also=("110-03-05",)),
    Given("bridge-center", "Work clothes and tools", "110-02-01", "Boots, uniforms and tools for a new job.", "People with a job offer", hours="TU,TH 13:00-16:00", bring=("The job offer",)),
    Given("bridge-center", "Forklift and food safety courses", "110-03-07", "Two-week courses with a certificate at the end.", how="Sign up in the office.", hours="MO-FR 9:00-15:00"),
    Given("bridge-new", "Clases de inglés y GED", "109-03-06", "Clases por la noche, en persona o en línea. Evening classes, also online.", "Adultos", "Llame o venga.", "MO-TH 18:00-20:30", "Gratis", tongues="Spanish, English, Polish", also=("109-03-03",)),
    Given("bridge-west", "Rights at work", "110-05", "Unpaid wages, unfair firing, time off for treatment: what the law says.", how="Call for a time.", hours="TH 14:00-18:00", tongues=BOTH),
    Given("nido-casa", "Ayuda para familias", "108-05-01", "Ayuda con formularios, citas y traducción. Help with forms, visits and translation.", "Familias", "Sin cita.", "MO-FR 9:00-17:00", "Gratis", tongues="Spanish, English", also=("111-05",)),
    Given("nido-casa", "Despensa de alimentos", "102-04", "Comida para la semana. Groceries for the week.", "Todos", "Sin cita.", "FR 13:00-17:00", "Gratis", tongues="Spanish, English"),
    Given("nido-sur", "Grupo de apoyo en español", "108-07-09", "Grupo de apoyo para personas en recuperación.", "Adultos", "Sin cita.", "TU 18:00-19:30", "Gratis", tongues="Spanish"),
    Given("valley-main", "Diapers and baby food", "104-01-02", "Diapers, formula and wipes, once a month.", "Parents of children under 3", hours="MO,WE,FR 9:00-12:00", bring=("Something that shows the child's age",), tongues=BOTH),
    Given("valley-main", "Parenting group", "106-04-05", "Supper, child care and a group for parents in recovery.", "Parents", "Call the first time.", "TH 17:30-19:30", tongues=BOTH),
    Given("valley-man", "Supervised visits", "108-07", "A calm place to see your children, with somebody there.", "Parents with a court order", "Call for a time.", "SA-SU 10:00-16:00", "$10 a visit", 1000),
    Given("valley-play", "Child care, full day", "108-03-03", "For children from six weeks to five years.", "Families; vouchers are taken", "Call to join the list.", "MO-FR 7:00-17:30", "With a voucher from $0", tongues=BOTH, wait="One to two months", also=("108-03-03-04",)),
    Given("north-center", "Free phone and minutes", "107-02", "Sign up for a free phone with minutes (Lifeline), and charge it here.", "People with Medicaid, SNAP or a low income", hours="MO-FR 10:00-18:00", bring=(ID, "Medicaid or SNAP card")),
    Given("north-center", "Computer room", "110-03-02", "Computers, printing and somebody who helps.", "Anybody", hours="MO-FR 10:00-18:00; SA 10:00-14:00"),
    Given("north-garden", "Community garden", "102-01", "Grow vegetables; tools and seeds are there.", "Neighbors", hours="SA 9:00-12:00"),
    Given("wheels-depot", "Rides to care and court", "105-02-01", "A driver takes you there and back, within Hartford County.", "People without a car", "Call two days before.", "MO-FR 7:00-18:00", tongues=BOTH),
    Given("wheels-depot", "Bus passes", "105-01-01", "A ten-ride pass for a job, a doctor or court.", hours="MO-FR 9:00-12:00", bring=("Proof of the appointment",)),
    Given("grace-shop", "Clothes for all seasons", "104-02", "Choose two outfits, a coat and shoes.", "Anybody, once in three months", hours="TU,TH 10:00-15:00; SA 10:00-13:00", tongues=BOTH),
    Given("grace-home", "Furniture for a first home", "104-03-03", "A bed, a table, pots and blankets for people who move in.", "People moving out of a shelter or recovery home", "Your coach calls for a day.", "SA 9:00-13:00"),
    Given("grace-man", "Winter coats", "104-02", "Coats, gloves and boots for adults and children.", "Anybody", hours="WE 15:00-18:00"),
    Given("safe-line", "Safe Harbor Line", "101-06-01", "Somebody listens, and helps you plan how to be safe. Day and night.", "Anybody", "Call or text. No name needed.", ALL_DAY, tongues=BOTH, also=("108-07-02",)),
    Given("safe-office", "Restraining order help", "101-06-01", "An advocate goes with you to ask for an order of protection.", "Anybody who is not safe at home", "Walk in on court days.", "MO-FR 8:30-15:00", tongues=BOTH),
)  # fmt: skip
