"""
Every audited action in words a person can read.

`YOURS` completes "Dana R., your coach, ..." for the person whose record it is. `OFFICE` names the
other actions, which are about the program and not about one person. A guard keeps both complete.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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
    # Appointments
    "scheduling.book_free_time": _("chose a free time of the coach"),
    "scheduling.book_appointment": _("made an appointment with you"),
    "scheduling.cancel_appointment": _("cancelled an appointment with you"),
}

OFFICE: dict[str, str | Promise] = {
    "restrictions.listed": _("opened the list of what people asked not to be told"),
    "legal-requests.searched": _("opened the list of legal requests"),
    "persons.searched": _("looked for somebody by their whole name"),
    "asks.listed": _("opened what people ask for"),
    "privacy.set_notice_contact": _("said whom the privacy notice names"),
    "letter.checked": _("checked whether a letter is genuine"),
    "recipients.searched": _("opened the list of those who may be told"),
    "privacy.add_recipient": _("added somebody who may be told"),
    "privacy.end_recipient": _("ended somebody who may be told"),
    "privacy.add_member": _("let a partner see what their office was given"),
    "privacy.set_minor_rule": _("wrote down from which age somebody signs alone"),
    # Keys and backups
    "privacy.destroy_keys": _("destroyed the keys of the organisation: its text is erased"),
    "backup.made": _("made a backup of everything"),
    "backup.restored": _("restored everything from a backup"),
    "people.set_part2": _("said whether 42 CFR Part 2 applies"),
    "people.listed": _("opened a list of people"),
    "today.listed": _("opened the page of today"),
    "caseload.listed": _("opened a caseload"),
    "requests.listed": _("opened the list of requests"),
    "hand-offs.listed": _("opened the list of own hand-offs"),
    "overview.listed": _("opened the overview"),
    "proposals.listed": _("opened the list of proposals"),
    "team.listed": _("opened the page of the coaches"),
    "figures.searched": _("looked at the figures"),
    "audit.searched": _("searched the audit log"),
    "accounts.role_changed": _("chose the role to act in"),
    "accounts.change_password": _("changed their own password"),
    "accounts.reset_password": _("chose a new password with a reset link"),
    "accounts.renew_factor": _("made new backup codes"),
    "accounts.sign_in": _("signed in"),
    "accounts.sign_out": _("signed out"),
    "accounts.end_session": _("ended a session on another device"),
    "accounts.end_sessions": _("ended sessions on other devices"),
    "accounts.use_factor": _("used the second step of signing in"),
    "accounts.add_factor": _("added a second step of signing in"),
    "accounts.remove_factor": _("removed a second step of signing in"),
    "accounts.ask_for_new_password": _("asked for a new password"),
    "accounts.open_account": _("opened an account"),
    "accounts.open_account_without_password": _("opened an account with a first code"),
    "accounts.issue_first_code": _("made a code for a first sign-in"),
    "accounts.use_first_code": _("used the code for a first sign-in"),
    "accounts.deactivate": _("closed an account"),
    "accounts.set_password": _("changed a password"),
    "accounts.set_language": _("chose a language"),
    "accounts.set_idle_minutes": _("chose when to be signed out"),
    "coaching.set_follow_up_rule": _("changed a rule of follow-up"),
    "people.found_organisation": _("founded an organisation"),
    "people.add_site": _("added a site"),
    "people.change_site": _("changed a site"),
    "people.add_program": _("added a program"),
    "people.change_program": _("changed a program"),
    "people.add_member": _("gave somebody a role"),
    "people.take_on": _("took on somebody who works here"),
    "people.give_first_code": _("gave somebody who works here a code for the first sign-in"),
    "people.let_go": _("ended somebody's work here"),
    "people.change_programs_of_member": _("changed the programs somebody works in"),
    "people.end_membership": _("ended somebody's role"),
    "scheduling.set_weekly_hours": _("set the usual hours"),
    "workforce.add_credential": _("added a credential"),
    "workforce.change_credential": _("changed a credential"),
    "workforce.check_credential": _("checked a credential"),
    "workforce.remove_credential": _("removed a credential"),
    "workforce.change_profile": _("changed a coach profile"),
    "workforce.publish": _("chose whether a coach profile is public"),
}

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
    "sending": _("sending"),
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
    return action in YOURS or action in OFFICE
