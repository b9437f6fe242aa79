"""Small scenes of two or three sentences for a quieter turn: they belong together and settle nothing."""

from __future__ import annotations

from collections.abc import Mapping

VIGNETTES: Mapping[str, tuple[str, ...]] = {
    "vignette_person": (
        "{npc} has something small between two fingers, a button or a seed, and turns it over and "
        "over. Noticing that it is noticed, {they} {v:puts} it away. The hand stays in the pocket.",
        "For a while {npc} watches the way people watch weather. Then {they} {v:remarks}, to no one, "
        "that it was quieter before. Before what, {they} {v:does} not say.",
        "There is a space beside {npc} that {they} {v:keeps} free without seeming to. Twice {they} "
        "{v:glances} at it. Whoever ought to be standing there is late.",
        "{npc} begins a tune under {their} breath and breaks off in the same bar each time. It wants "
        "only one more note. Perhaps that is the note {they} {v:is} avoiding.",
        "Somebody must once have taught {npc} never to stand with {their} back to an opening. It "
        "shows in the way {they} {v:moves}: half a step, a look, half a step.",
        "{npc} asks, of nobody in particular, what the hour is. Nobody knows exactly. {They} {v:nods}"
        " as if that had been the right answer.",
        "A thread has come loose at {npc}'s cuff, and {they} {v:winds} it round a finger until the "
        "tip goes white. Then it snaps, and {they} {v:looks} at it as at bad news.",
        "It is hard to tell whether {npc} is listening to what is said here or to something behind "
        "it. {Their} head is a little on one side. Whatever it is, it does not please {them}.",
        "{npc} has begun three times to say something. The first time a noise got in the way, the "
        "second time a look. The third time there was nothing in the way at all.",
        "When {npc} believes {they} {v:is} not being watched, {their} face changes: it does not "
        "soften, it only gets older. It changes back quickly enough. One would have to be looking.",
        "{npc} counts something off on {their} fingers, gets to four, and goes back to two. The sum "
        "will not come out. {They} {v:seems} to have known it would not.",
        "Without a word {npc} has drawn a little nearer to the light. So, it turns out, has everyone.",
    ),
    "vignette_feature": (
        "People walk round {feature} here. There is room enough to go straight; they walk round it "
        "all the same, and do not seem to know that they do.",
        "Whoever comes by looks first at {feature}, and then quickly at something else. It is an odd "
        "habit for so many people to share.",
        "The light gets to {feature} later than to the rest, and leaves it sooner. That is only the "
        "angle. It would be a comfort to have it explained by somebody who was sure.",
        "It would be easy to take {feature} for part of the furniture of the place. But the furniture"
        " of a place does not usually make one lower one's voice.",
        "Somebody has been near {feature} not long ago. There is nothing so plain as a print or a "
        "smear; it is only that things near it are set a little too straight.",
        "Among so much that is merely old, {feature} looks looked after. Or perhaps just waited for.",
        "One could draw a line from {feature} to where everyone is standing, and nobody would be on it.",
    ),
    "vignette_exit": (
        "From the direction of {exit} comes the sort of quiet that has somebody in it. One waits for "
        "the step that would explain it. The step does not come.",
        "A little air moves in from {exit}, enough to lift a hair. It carries a smell that was not "
        "here before, and takes it away again before it has a name.",
        "Twice now a shadow has gone by {exit}. The first might have been a bird. The second was "
        "slower than a bird.",
        "It is strange how often the eye goes to {exit}. Nothing is there. Nothing has been there each time.",
        "If one had to leave in a hurry it would be by {exit}. It is the kind of thing one works out "
        "in a place like this, quite early, and then keeps to oneself.",
        "Something has been dropped near {exit}, small and pale. A leaf, a scrap of paper. It turns "
        "over once by itself and lies still.",
    ),
    "vignette_quiet": (
        "There is a moment at which people notice together that they have stopped talking. This is "
        "that moment. It goes on a little too long.",
        "Two sounds, one near and one far, have fallen into step. It is chance. One listens all the "
        "same until they "
        "part again.",
        "Somewhere a door is opened, and one waits to hear it shut. One waits for quite a time.",
        "The light does a thing it has not done before: it flattens, as though a hand had been laid "
        "on it. Faces look like drawings of faces. Then it is an ordinary light again.",
        "Far away somebody is knocking, evenly, without hope of being let in. It stops. After a while"
        " one is not sure there was any knocking.",
        "A small thing falls and rolls, and everyone listens to it roll. It has further to go than "
        "one would have "
        "thought.",
        "For the length of three breaths nothing here asks anything of anyone. They are good breaths."
        " There are only "
        "three.",
        "It is the hour when things look closer than they are, and sounds come from the wrong side. "
        "Nobody mentions it. Everybody stands a little differently.",
        "Something has been bothering the ear for some time, and now it stops, and one knows what it "
        "was only by the hole it leaves.",
        "What was said here a moment ago seems to hang about, as smoke does in a room where no one "
        "has opened a window. No one opens anything.",
    ),
    "vignette_low": (
        "Nothing has happened; one keeps having to remind oneself. It is only that things have begun "
        "to arrange themselves as if something were going to.",
        "Twice in an hour somebody has stopped in the middle of a sentence to listen, and then gone "
        "on with a different one. It is not a thing one could report to anybody.",
        "An animal somewhere makes the noise it makes when it wants to be inside. It is early for "
        "that. Another one "
        "takes it up.",
        "There is a word people here are taking care not to use. One hears them come up to it and go round.",
        "It could all still be nothing: a change in the weather, a run of bad nights. One could make "
        "a list of what it could be. The list would be longer than one would like.",
    ),
    "vignette_high": (
        "There is no pretending any more. People who would have argued this morning only look at each"
        " other now, and then at the way out, and then at their hands.",
        "It is in everything by this time, in the way a cup is set down, in who stands next to whom. "
        "Somebody laughs and it is the wrong noise entirely.",
        "What was far off is not far off. It has the patience of things that know the way.",
        "Somebody has begun to gather up what is theirs, quietly, a little at a time, as one does "
        "before a tide. Nobody tells them to stop.",
        "The moments have got shorter. There used to be room in them for a second thought, and now "
        "there is room for one, and not a long one.",
        "If there was a good time to be doing this, it is over. There remains the time there is.",
    ),
}
