"""Names and sentences the sample is made from."""

GIVEN = ["June", "Ray", "Luis", "Kim", "Tasha", "Omar", "Ines", "Malik", "Priya", "Dwayne", "Rosa", "Andre", "Mei", "Caleb", "Yolanda", "Viktor", "Aaliyah", "Sam", "Noor", "Hector", "Bea", "Terrence", "Lucia", "Ian", "Fatima", "Reggie", "Alma", "Josiah", "Wanda", "Teo", "Keisha", "Darnell", "Grace", "Emil", "Paola", "Curtis", "Leah", "Mateo", "Nia", "Walt", "Soraya", "Ben", "Carmen", "Jamal", "Ruth", "Diego", "Tam", "Shanice", "Peter", "Ximena", "Abel", "Denise", "Kofi", "Marisol", "Lee", "Opal", "Rafael", "Gwen", "Tyrone", "Anika", "Sal", "Vera"]
FAMILY = ["Abbott", "Baptiste", "Cruz", "Dominguez", "Evers", "Fontaine", "Green", "Hassan", "Ibarra", "Jefferson", "Kowalski", "Lopez", "Moreno", "Nguyen", "Okafor", "Pierce", "Quinones", "Rossi", "Santos", "Tate", "Underwood", "Vargas", "Washington", "Xu", "Young", "Zamora", "Alvarez", "Boone", "Castillo", "Drummond", "Ellis", "Farah", "Gutierrez", "Holt", "Irizarry", "Joseph", "Khan", "Lam", "Mendez", "Novak", "Ortiz", "Patel", "Rivera", "Simms", "Thao", "Velez", "Walker", "Yazzie", "Ziegler", "Bright"]
ZIPS = ["06106", "06105", "06112", "06114", "06120", "06103", "06108", "06118", "06040", "06042", "06051", "06053", "06010", "06450", "06457", "06002", "06095", "06082", "06066", "06226"]

GOALS = {
    "housing": ("A place of my own by spring", "Keep my room at the house", "My name on a lease"),
    "work": ("A job with steady hours", "My forklift license", "Work that lets me sleep"),
    "legal": ("Clear up the old warrant", "Finish drug court", "My record sealed"),
    "money": ("Pay down the light bill", "A bank account again"),
    "medication": ("Stay steady on my medication", "A clinic I can get to by bus"),
    "health": ("See a dentist", "Walk every morning", "Get my eyes checked"),
    "support": ("Saturday meetings with my sister", "Two people I can call at night"),
    "family": ("See my kids every other week", "Write to my mother"),
    "transport": ("A bus pass that lasts", "My license back"),
    "learning": ("Finish my GED", "Start at the community college"),
    "papers": ("A state ID", "My birth certificate"),
    "fun": ("Fish again on Sundays", "Play in the softball league"),
}
STEPS = {
    "housing": (("Bring ID to Bayview Housing", "Call Bayview Housing about the list"),
                ("Fill in the voucher form", "Ask Elm House when a room opens")),
    "work": (("Write down past jobs", "Find a bus pass for the interview"),
             ("Go to the job center Tuesday", "Ask Rosa at the job center about night shifts")),
    "legal": (("Find the court letter", "Call legal aid about the warrant"),),
    "money": (("Bring the bill", "Ask the utility for a payment plan"),),
    "medication": (("Ask about the early clinic hours", "Find which bus goes to the clinic"),),
    "health": (("Call the dental school", "Look up the free eye clinic"),),
    "support": (("Ask my sister about Saturday", "Send the Saturday meeting list"),),
    "family": (("Call on Sunday", "Find out about the visiting room"),),
    "transport": (("Ask at the front desk", "Check the reduced fare form"),),
    "learning": (("Visit the learning center", "Ask about free classes"),),
    "papers": (("Look for the old ID", "Get the form for a birth certificate"),),
    "fun": (("Ask a cousin to come along", "Find the league's sign-up day"),),
}  # fmt: skip
STRENGTHS = (
    "I show up when I say I will.", "I can fix nearly anything.", "I make people laugh.",
    "I have been through worse.", "My faith.", "I am a good cook.", "I listen.", "I am patient with kids.",
)  # fmt: skip
SUPPORTS = (
    "My sister", "Uncle Ed", "The Saturday group", "My neighbor Mrs. Bell", "My sponsor",
    "The pastor at Grace", "My old boss", "My daughter", "The people at the library",
)  # fmt: skip
HARD_DAYS = (
    "Call somebody before noon.", "Walk to the river and back.", "Eat first, then decide.",
    "Music on, phone in the other room.", "Go where people are.",
)  # fmt: skip
NOTES = {
    "housing": (
        "Third on the list now. Wants to call them together on Friday.",
        "Went over the lease line by line. Has the deposit letter.",
    ),
    "work": (
        "Interview went well, hears back this week.",
        "Likes the early shift. Bus is the question.",
    ),
    "legal": ("Court date is set. Asked me to come along.", "Found the old papers in a drawer."),
    "money": ("The payment plan came through.", "Wants to look at the budget next time."),
    "medication": ("Says the new clinic hours fit better.", "Steady on it and glad of that."),
    "health": ("Dental school has a chair next month.", "Walked four mornings this week."),
    "support": ("Sister came on Saturday.", "Tried the Tuesday group and will go back."),
    "family": ("Sunday call was good, kids asked for another.", "Wrote the letter. Not sent yet."),
    "transport": ("Bus pass runs out on the 30th.", "Form for the reduced fare is in."),
    "learning": ("Passed the reading test.", "Wants to visit the campus."),
    "papers": ("Birth certificate is on its way.", "ID office asked for one more paper."),
    "fun": ("Caught nothing and loved it.", "The league starts in May."),
}
RESPONSES = ("Felt heard, they said.", "Glad for the ride.", "Wants to keep Tuesdays.", "")
ABOUT = (
    "I know what the first weeks out feel like. We start where you are.",
    "I keep it simple: one thing this week, then the next.",
    "Medication saved my life and I am not shy about it. Your path is yours.",
    "I raised two kids while I found my feet. Ask me anything.",
    "I served, came home and lost my way for a while. I walk with people now.",
)
