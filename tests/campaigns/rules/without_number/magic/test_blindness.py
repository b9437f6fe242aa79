"""Magic that blinds takes the sight away, for as long as it holds and in that encounter alone."""

from campaigns.rules.without_number.magic.held import Held
from tests.campaigns.rules.without_number.cast import foe
from tests.campaigns.rules.without_number.magic.coven import mage
from tests.campaigns.rules.without_number.table import RULES, sit_down


def test_the_blinded_have_lost_their_sight_for_as_long_as_it_holds() -> None:
    table = sit_down(mage(), foe())
    sheet = table.people["cleo"].sheet
    assert RULES.lost_senses(sheet, "cleo", table.state) == frozenset()

    table.tweak("cleo", bindings=(Held("curse", "blind", 3, 0, "drowner"),))
    assert RULES.lost_senses(sheet, "cleo", table.state) == {"sight"}
    assert RULES.lost_senses(sheet) == frozenset()
