"""A small cast to read about: Ida and Tam play, Berit keeps an inn, Piet is elsewhere."""

from __future__ import annotations

from narrator.accounting.cast import Being, Cast, Thing

IDA = Being("ida", ("Ida Marsh", "Ida"), "she/her", player=True)
TAM = Being("tam", ("Tam Reed", "Tam"), "he/him", player=True)
BERIT = Being("berit", ("Berit Holm", "Berit", "the innkeeper", "The innkeeper"), "she/her")
PIET = Being("piet", ("Old Piet", "Piet"), "he/him", here=False)
CAST = Cast(
    (IDA, TAM, BERIT, PIET),
    (
        Thing("gaff-1", ("Gaff hook", "gaff"), "ida"),
        Thing("oil-1", ("oil can",), "the_inn"),
        Thing("hook-1", ("boat hook",), "berit"),
    ),
    (("quay", "Quay"), ("mill", "Old Mill")),
    ("shilling", "shillings"),
)
ALONE = Cast(CAST.beings, CAST.things, CAST.places, CAST.coins, you="ida")
