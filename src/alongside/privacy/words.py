"""
Every audited action in words a person can read.

`YOURS` completes "Dana R., your coach, ..." for the person whose record it is. The other
actions are in `words_office`. A guard keeps both complete.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.privacy.words_office import OFFICE

YOURS: dict[str, str | Promise] = {
    "matching.answer": _("answered a proposal for you"),
    # Opened
    "record.read": _("opened your record"),
    "home.read": _("opened your home page"),
    "plan.read": _("opened your plan"),
    "plan history.read": _("opened the earlier versions of your plan"),
    "plan.exported": _("saved or printed a copy of your plan"),
    "contact.read": _("opened a note about a contact with you"),
    "contact-form.read": _("began to write a note about a contact with you"),
    "contacts.read": _("opened the notes about contacts with you"),
    "check-ins.read": _("opened your check-ins"),
    "counter.read": _("opened your day counter"),
    "cadence.read": _("opened how often you agreed to be in touch"),
    "event.read": _("began to note a change in your life"),
    "status.read": _("opened where you stand in the program"),
    "reaching.read": _("opened how you are called or reached"),
    "transition.read": _("opened a change in your life that was noted"),
    "request.read": _("opened your request for a coach"),
    "proposal.read": _("opened the proposal of a coach for you"),
    "appointment.read": _("opened your appointments"),
    "who-looked.read": _("opened the list of who looked"),
    "who-looked.searched": _("looked up who opened your record"),
    "people.open_in_emergency": _("opened your record for an hour in an emergency, with a reason"),
    "people.see_emergency": _("read that your record was opened in an emergency"),
    "records.limit": _("was stopped after opening too many records in a day, yours the last"),
    # Plan
    "coaching.start_plan": _("started your plan"),
    "coaching.change_plan": _("changed your plan"),
    "coaching.agree_to_plan": _("agreed to your plan"),
    "coaching.add_goal": _("added a goal to your plan"),
    "coaching.change_goal": _("changed a goal of your plan"),
    "coaching.set_goal_state": _("marked a goal of your plan"),
    "coaching.add_step": _("added a step to your plan"),
    "coaching.set_step_state": _("marked a step of your plan"),
    "coaching.change_step": _("changed a step of your plan"),
    # Contacts and check-ins
    "coaching.log_contact": _("wrote a note about a contact with you"),
    "coaching.sign_contact": _("signed a note about a contact with you"),
    "coaching.change_contact": _("changed a note that was not signed yet"),
    "coaching.add_addendum": _("added to a signed note"),
    "coaching.add_own_words": _("added your own words to a note"),
    "coaching.record_check_in": _("sent a check-in"),
    "coaching.ask_for_call": _("asked for a call"),
    "coaching.take_back_call": _("took back the wish for a call"),
    "coaching.close_call": _("closed the wish for a call"),
    "coaching.reopen_call": _("opened the wish for a call again"),
    "coaching.agree_cadence": _("set how often you are in touch"),
    "coaching.note_transition": _("noted a change in your life"),
    "coaching.note_return": _("noted a return to use"),
    "coaching.start_counter": _("started a day counter"),
    "coaching.show_counter": _("chose who sees the day counter"),
    "coaching.change_standing": _("changed where you stand in the program"),
    # People
    "people.add_person": _("added you to the program"),
    "people.change_reaching": _("changed how you are called or reached"),
    "people.give_account": _("gave you an account"),
    "people.close_sign_in": _("closed your sign-in"),
    "people.open_sign_in": _("opened your sign-in again"),
    "people.enrol": _("enrolled you in a program"),
    "people.change_status": _("changed the status of your enrolment"),
    "people.change_pathway": _("changed how much coaching you have"),
    "people.judge_stage": _("noted where recovery stands"),
    "people.assign_coach": _("gave you a coach"),
    "people.cover": _("let another coach cover for yours"),
    "people.end_assignment": _("ended the work with a coach"),
    "people.change_person": _("changed your record from a list"),
    "people.change_enrolment": _("changed your enrolment from a list"),
    "people.import_people": _("brought your record in from a list"),
    # Requests for a coach
    "matching.ask": _("asked for a coach"),
    "matching.ask_for_support": _("asked for a coach"),
    "matching.join": _("made a sign-in from a request for a coach"),
    "matching.withdraw_request": _("took back the request for a coach"),
    "matching.close_request": _("closed the request for a coach"),
    "matching.reopen_request": _("opened the request for a coach again"),
    "matching.change_request": _("changed the request for a coach"),
    "matching.propose": _("proposed a coach to you"),
    "matching.propose_coach": _("proposed a coach to you"),
    "matching.accept": _("said yes to a proposal"),
    "matching.decline": _("said no to a proposal"),
    "matching.answer_proposal": _("answered the proposal of a coach"),
    "matching.withdraw_proposal": _("took back the proposal of a coach"),
    "matching.ask_for_change": _("asked for another coach"),
    "matching.mark_do_not_match": _("kept two people from being matched"),
    "matching.lift_do_not_match": _("lifted a mark not to match two people"),
    # Consents
    "sharing.read": _("opened the list of what you share"),
    "consent.read": _("opened a form on what you share"),
    "consent.copied": _("took a copy of a form you signed"),
    "privacy.draft_consent": _("wrote a form on sharing for you to read"),
    "privacy.sign_consent": _("took your signature"),
    "consent.signed": _("kept the form you signed"),
    "privacy.revoke_consent": _("stopped sharing for you"),
    "privacy.note_consent_event": _("noted that what a form waited for has happened"),
    # Telling somebody outside
    "privacy.disclose": _("told somebody outside something about you"),
    "privacy.queue": _("prepared something to send about you"),
    "privacy.send": _("sent something about you"),
    "privacy.stop_sending": _("stopped something that was to be sent about you"),
    "privacy.ask_restriction": _("asked that something not be told"),
    "privacy.decide_restriction": _("decided on what you asked not to be told"),
    "privacy.end_restriction": _("took back a wish that something not be told"),
    "privacy.take_legal_request": _("wrote down a legal request about you"),
    "privacy.name_person_in_request": _("put you to a legal request"),
    "privacy.move_legal_request": _("moved a legal request about you on"),
    "restrictions.read": _("opened what you asked not to be told"),
    "legal-request.read": _("opened a legal request about you"),
    "legal-paper.read": _("opened a paper of a legal request about you"),
    "privacy.keep_legal_paper": _("kept a paper of a legal request about you"),
    "privacy.prepare_research": _(
        "prepared your record for research; it waits for a second person"
    ),
    "research-record.read": _("opened what was prepared of your record for research"),
    "privacy.receive": _("kept a paper that somebody sent about you"),
    "received.read": _("opened the list of papers that others sent about you"),
    "received-paper.read": _("opened a paper that somebody sent about you"),
    # Rights over the record
    "record.exported": _("took a copy of your whole record"),
    "accounting.read": _("opened the list of who was told"),
    "accounting.exported": _("took a copy of the list of who was told"),
    "asks.read": _("opened what you asked for"),
    "letter.copied": _("took a copy of a letter"),
    "letters.read": _("opened your letters"),
    "contact-rules.read": _("opened how you want to be reached"),
    "privacy.ask": _("asked for something about the record"),
    "privacy.disagree": _("wrote that they do not agree with an answer"),
    "privacy.extend_ask": _("took more time to answer what you asked for"),
    "privacy.answer_ask": _("answered what you asked for"),
    "privacy.see_notice": _("said that the notice was seen"),
    "privacy.set_contact_rules": _("changed how you want to be reached"),
    "privacy.make_letter": _("made a letter"),
    "privacy.opt_out_of_fundraising": _("said not to be asked for money"),
    "privacy.opt_in_to_fundraising": _("took back not to be asked for money"),
    # Needs and referrals
    "needs.read": _("opened what you want help with"),
    "referral.read": _("opened a referral of yours"),
    "referrals.read": _("opened your referrals"),
    "referral-form.read": _("began to make a referral for you"),
    "referrals.answer_questions": _("answered the questions on what would help"),
    "referrals.tell_need": _("wrote down what you want help with"),
    "referrals.make_goal": _("made a goal of what you want help with"),
    "referrals.end_need": _("marked what you wanted help with"),
    "referrals.refer": _("made a referral for you"),
    "referrals.go_by_self": _("noted that you go by yourself"),
    "referrals.take_back": _("took back a referral"),
    "referrals.note_agreed": _("noted that you signed for a referral"),
    "referrals.note_stopped": _("ended a referral because you stopped sharing"),
    "referrals.send_link": _("made a link for a service you chose"),
    "referrals.close_link": _("closed a link for a service"),
    "referrals.tell_by_phone": _("told a service by phone what you agreed to"),
    "referrals.note_answer": _("wrote down what a service answered"),
    "referrals.note_step": _("wrote down a step towards a service"),
    "referrals.see_link": _("let a service read what you agreed to share"),
    "referrals.answer_link": _("took the answer of a service"),
    "referrals.say": _("kept whether you got what you were referred for"),
    "referrals.choose_route": _("kept how you want to be asked whether you got it"),
    "referrals.note_asked": _("asked you by phone whether you got it"),
    "referrals.ask_by_mail": _("asked you by e-mail whether you got it"),
    "referrals.unask": _("took back a question by e-mail that could not be sent"),
    "referrals.remind": _("reminded your coach of an open referral"),
    "referrals.put_off": _("put off the reminder of an open referral"),
    # When somebody is in danger
    "danger-steps.read": _("opened the page with whom to call when you are in danger"),
    "safety.tell_supervisor": _("told the supervisors that you were in danger"),
    "safety.finish_task": _("marked as done what the supervisors were told about you"),
    "safety.begin_quiet": _("stopped what is sent to you and asked of you by itself"),
    "safety.end_quiet": _("let messages and questions to you go out again"),
    "quiet-time.read": _("opened the page that stops messages to you"),
    "safety.write_plan": _("wrote in your safety plan"),
    "safety.share_plan": _("changed whether your coach may read your safety plan"),
    "safety-plan.read": _("read your safety plan"),
    "safety-plan.copied": _("saved your safety plan as a file"),
    "safety.choose_outreach": _("kept what you want if you do not answer"),
    "outreach-plan.read": _("read what you want if you do not answer"),
    # Appointments
    "scheduling.book_free_time": _("chose a free time of the coach"),
    "scheduling.book_appointment": _("made an appointment with you"),
    "scheduling.cancel_appointment": _("cancelled an appointment with you"),
    # Groups
    "groups.invite": _("invited you to a group"),
    "groups.join": _("joined a group"),
    "groups.agree_again": _("agreed to a new version of a group’s agreement"),
    "groups.change_alias": _("changed how they are called in a group"),
    "groups.leave": _("left a group, or ended your place in it"),
    "groups.mark_present": _("noted that you were at a group session"),
    "groups.take_back_presence": _("took back that you were at a group session"),
    "groups.check_in_at_door": _("checked in at the door of a group session"),
    "groups.write_note": _("wrote the short note a payer asks for about a group session"),
    "groups.offer_mentoring": _("offered to be a mentor"),
    "groups.end_offer": _("took back the offer to be a mentor"),
    "groups.ask_mentor": _("asked somebody to be their mentor"),
    "groups.agree_mentoring": _("said yes to being a mentor"),
    "groups.end_mentoring": _("ended it with a mentor"),
    "groups.keep_roles_apart": _("made sure that no coach is your mentor as well"),
    "groups.make_proof": _("made a proof of attendance"),
    "groups.take_back_proof": _("took back a proof of attendance"),
    "groups.read": _("opened your groups"),
    "mentors.read": _("opened your page on mentors"),
    "proofs.read": _("opened your proofs of attendance"),
    "proof.copied": _("took a copy of a proof of attendance"),
}

EVERY: dict[str, str | Promise] = {**YOURS, **OFFICE}

# What an actor says they act for (people.queries.actors, and `purpose=` of the program itself).
PURPOSES: dict[str, str | Promise] = {
    "own record": _("own record"),
    "coaching": _("coaching"),
    "supervision": _("supervision"),
    "hand-off": _("hand-off"),
    "administration": _("administration"),
    "privacy": _("privacy"),
    "evaluation": _("evaluation"),
    "operations": _("operations"),
    "request": _("request"),
    "both said yes": _("both said yes"),
    "follow-up": _("follow-up"),
    "door": _("checking in at the door"),
    "sending": _("sending"),
    "referral link": _("referral link"),
    "import": _("import"),
    "sample": _("sample"),
    "public": _("public"),
}


def did(action: str) -> str:
    """This function will say what was done, to the person it was done about."""
    return str(YOURS.get(action) or OFFICE.get(action) or gettext("used your record"))


def label(action: str) -> str:
    """This function will say what was done, to somebody who reads the log."""
    return str(OFFICE.get(action) or YOURS.get(action) or action)


def purpose(code: str) -> str:
    """This function will say what somebody acted for."""
    return str(PURPOSES.get(code) or code)


def is_known(action: str) -> bool:
    """This function will tell whether there are words for an action."""
    return action in EVERY
