"""Addresses of contacts, check-ins, cadence and the record."""

from django.urls import path

from alongside.coaching.views import checkins, contacts, notes, own, record, standing

PERSON = "people/<uuid:person_id>/"
CONTACT = f"{PERSON}contact/<uuid:contact_id>/"

urlpatterns = [
    path("people/", record.people, name="people"),
    path(PERSON, record.record, name="record"),
    path(f"{PERSON}contact/", contacts.log, name="contact-log"),
    path(f"{PERSON}text-sent/", contacts.text_sent, name="text-sent"),
    path(f"{PERSON}text-answered/", contacts.answered, name="text-answered"),
    path(CONTACT, notes.contact, name="contact"),
    path(f"{CONTACT}sign/", notes.sign, name="contact-sign"),
    path(f"{CONTACT}add/", notes.addendum, name="contact-add"),
    path(f"{PERSON}cadence/", standing.cadence, name="cadence"),
    path(f"{PERSON}event/", standing.event, name="event"),
    path(f"{PERSON}status/", standing.status, name="status"),
    path(f"{PERSON}reaching/", standing.reaching, name="reaching"),
    path("me/check-in/", checkins.check_in, name="check-in"),
    path("me/call-me/", checkins.call_me, name="call-me"),
    path("me/contacts/", own.contacts, name="own-contacts"),
    path("me/contacts/<uuid:contact_id>/words/", own.words, name="own-words"),
    path("me/counter/", own.counter, name="counter"),
    path("me/counter/shown/", own.counter_shown, name="counter-shown"),
    path("me/counter/note/", own.note_return, name="counter-note"),
]
