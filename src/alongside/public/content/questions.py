"""What people ask who think about having a coach, answered in plain words (grade 6)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is its place on the page."""

    key: str
    question: str | Promise
    answer: str | Promise


QUESTIONS = (
    Question(
        "what",
        _("What does a coach do?"),
        _(
            "A coach walks with you. They listen, help you say what you want, and make a plan"
            " with you. They help you find a place to live, work, legal help, money, health care"
            " and people who are good for you."
        ),
    ),
    Question(
        "who",
        _("Who are the coaches?"),
        _(
            "People who have been through it and are trained for this. Each coach chooses what to"
            " tell about their own life. You can see who certified them and when we checked."
        ),
    ),
    Question(
        "cost",
        _("What does it cost?"),
        _("Many coaches are free. Some ask for a fee that fits your pay. Each page says which."),
    ),
    Question(
        "stop",
        _("Do I have to stop using first?"),
        _("No. You can start on any day, in any state. If you use again, your coach stays."),
    ),
    Question(
        "treatment",
        _("Do I have to be in treatment?"),
        _(
            "No. You can have a coach before, during or after treatment, or with none at all."
            " A coach has nothing against medications."
        ),
    ),
    Question(
        "choose",
        _("Can I choose my coach?"),
        _(
            "Yes. Pick one you like or let us choose. You can say no. You can change later and"
            " nobody will ask you why."
        ),
    ),
    Question(
        "often",
        _("How often do we talk?"),
        _(
            "You two decide. Once a week is common at the start. By phone, text, video"
            " or in person."
        ),
    ),
    Question(
        "private",
        _("Who finds out?"),
        _(
            "Nobody, unless you say so. A federal law, 42 CFR Part 2, protects your record. There"
            " are a few limits, such as an emergency or a report that a child is in danger. You"
            " can see who opened your record, and read what your coach wrote."
        ),
    ),
    Question(
        "court",
        _("I was sent by a court. Is that fine?"),
        _("Yes. Your coach works for you. The court gets only what you sign for."),
    ),
    Question(
        "leave",
        _("How do I stop?"),
        _("Tell your coach, or just say it on your page. Leaving is as easy as starting."),
    ),
    Question(
        "family",
        _("I ask for somebody else."),
        _("You can ask with them, while they are with you. They decide what happens next."),
    ),
    Question(
        "night",
        _("Is somebody there at night?"),
        _(
            "Your coach has set hours and nobody watches messages all night. For that, use"
            " Get help now."
        ),
    ),
)

# What a coach does and a therapist does, side by side.
COMPARED = (
    (
        _("Has been there"),
        _("Yes, and is trained to use it to help"),
        _("Maybe. It is not part of the job"),
    ),
    (_("Talks about"), _("Your goals and the next steps"), _("Feelings, causes, how you think")),
    (
        _("Finds out what is wrong"),
        _("No. A coach does not judge or name it"),
        _("Yes, if they are licensed"),
    ),
    (_("Goes with you"), _("Yes: to court, a clinic, a meeting"), _("No, you go to their office")),
    (_("Helps with housing and work"), _("Yes"), _("Seldom")),
    (_("Cost"), _("Often free"), _("Insurance or a fee")),
    (_("Can you have both?"), _("Yes, many people do"), _("Yes")),
)
