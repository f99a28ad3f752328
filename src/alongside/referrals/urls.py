"""Addresses of needs and referrals."""

from django.urls import path

from alongside.referrals.views import (
    finding,
    goals,
    loops,
    mine,
    needs,
    partner,
    person,
    routes,
    work,
)

app_name = "referrals"
_ONE = "referrals/<uuid:referral_id>/"
_MINE = "me/referrals/<uuid:referral_id>/"

urlpatterns = [
    path("people/<uuid:person_id>/referrals/", person.listed, name="person"),
    path("people/<uuid:person_id>/refer/", person.refer, name="refer"),
    path("people/<uuid:person_id>/needs/", needs.together, name="needs"),
    path("people/<uuid:person_id>/needs/<uuid:answers_id>/", needs.offers, name="offers"),
    path("needs/<uuid:need_id>/end/", person.end, name="end_need"),
    path("needs/<uuid:need_id>/goal/", goals.together, name="to_goal"),
    path("referrals/", loops.loops, name="open"),
    path("referrals/services/", loops.services_learned, name="learned"),
    path(_ONE, work.referral, name="referral"),
    path(f"{_ONE}link/", work.send, name="send"),
    path(f"{_ONE}close/", work.unsend, name="unsend"),
    path(f"{_ONE}phone/", work.phone, name="phone"),
    path(f"{_ONE}answer/", work.answer, name="answer"),
    path(f"{_ONE}word/", work.word, name="word"),
    path(f"{_ONE}step/", work.step, name="step"),
    path(f"{_ONE}back/", work.take_back, name="take_back"),
    path(f"{_ONE}self/", work.by_self, name="by_self"),
    path(f"{_ONE}route/", routes.choose, name="route"),
    path(f"{_ONE}asked/", routes.asked, name="asked"),
    path(f"{_ONE}later/", work.put_off, name="put_off"),
    path(f"{_ONE}print/", work.paper, name="paper"),
    path("me/needs/", needs.mine, name="my_needs"),
    path("me/needs/<uuid:answers_id>/", needs.my_offers, name="my_offers"),
    path("me/needs/<uuid:need_id>/goal/", goals.mine, name="my_goal"),
    path("me/find/", finding.find, name="my_find"),
    path("me/waiting/", routes.waiting, name="waiting"),
    path("me/referrals/", mine.listed, name="mine"),
    path(_MINE, mine.one, name="my_referral"),
    path(f"{_MINE}self/", mine.by_self, name="my_by_self"),
    path(f"{_MINE}route/", routes.choose_mine, name="my_route"),
    path(f"{_MINE}back/", mine.take_back, name="my_take_back"),
    path("answer/thanks/", partner.thanks, name="link_thanks"),
    path("answer/<slug:token>/", partner.link, name="link"),
    path("answer/<slug:token>/open/", partner.opened, name="link_open"),
    path("answer/<slug:token>/reply/", partner.answered, name="link_reply"),
]
