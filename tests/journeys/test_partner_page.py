"""The partner sees what June shares, June stops it, and the partner's next look finds nothing."""

from tests.journeys.conftest import DESK, PHONE, Opens

OFFICE = "Mercy Hospital, outpatient clinic"


def test_p2_29_what_june_stops_is_gone_at_the_partners_next_look(opens: Opens) -> None:
    partner, june = opens(DESK), opens(PHONE)
    partner.signs_in("mercy@example.org")
    partner.goes_to("/shared/")
    partner.presses("June Abbott", within="main")
    partner.sees("Days of contact", "42 CFR part 2", "as HIPAA allows")
    address = partner.page.url.removeprefix(partner.origin)
    june.signs_in("june@example.org")
    june.goes_to("/me/sharing/")
    june.presses(OFFICE, within="main")
    june.presses("Stop sharing", within="main")
    june.sees("Stopped")
    again = partner.page.goto(partner.origin + address)
    assert again is not None
    assert again.status == 404
    partner.goes_to("/shared/")
    partner.does_not_see("June Abbott")
