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
    # Appointments
    "scheduling.book_appointment": _("made an appointment with you"),
    "scheduling.cancel_appointment": _("cancelled an appointment with you"),
}

OFFICE: dict[str, str | Promise] = {
    # The privacy officer's desk
    "privacy-desk.searched": _("opened the privacy desk"),
    "outliers.searched": _("read the report of views with no work behind them"),
    "emergency.searched": _("looked for somebody by name in an emergency"),
    "affected.listed": _("opened the list of people an incident touched"),
    "letter.drawn": _("drew the letter about an incident"),
    "privacy.add_vendor": _("added a vendor"),
    "privacy.change_vendor": _("changed a vendor"),
    "privacy.end_vendor": _("ended the work with a vendor"),
    "privacy.enable_integration": _("turned a way out on"),
    "privacy.disable_integration": _("turned a way out off"),
    "privacy.answer_rule": _("said whether a rule applies"),
    "privacy.open_incident": _("opened an incident"),
    "privacy.list_affected": _("listed whom an incident touched"),
    "privacy.assess_incident": _("weighed the four factors of an incident"),
    "privacy.note_told": _("noted that people were told of an incident"),
    "privacy.close_incident": _("closed an incident"),
    "privacy.ask_export": _("asked for a file to take along"),
    "privacy.approve_export": _("agreed to a large file"),
    "privacy.refuse_export": _("said no to a large file"),
    "privacy.make_export": _("made a file to take along"),
    "privacy.erase_export": _("erased a file whose time was over"),
    "retention.deleted": _("deleted what is kept no longer"),
    "exports.fetched": _("fetched a locked file"),
    "privacy.close_organisation": _("closed the organisation and destroyed its keys"),
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


def did(action: str) -> str:
    """This function will say what was done, to the person it was done about."""
    return str(YOURS.get(action) or OFFICE.get(action) or gettext("used your record"))


def label(action: str) -> str:
    """This function will say what was done, to somebody who reads the log."""
    return str(OFFICE.get(action) or YOURS.get(action) or action)


def is_known(action: str) -> bool:
    """This function will tell whether there are words for an action."""
    return action in YOURS or action in OFFICE
