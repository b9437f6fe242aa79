"""The solids that dice are, as the page turns them: every die lies on the face that it is to show."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

BASE = "/static/campaigns/js/table/dice/solid/"
MODULES = f"""
  const [solids, turning, falling, handfuls, layout, throwing] = await Promise.all(
    ['solids', 'turning', 'falling', 'handfuls', 'layout', 'throwing'].map(name => import(`{BASE}${{name}}.js`)));
  const KINDS = [4, 6, 8, 10, 12, 20, 'F', 'tens', 'ones'];
  const values = kind => [...new Set(solids.solid(kind).marks.map(mark => mark.value))];
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for all of them: only its static files matter here."""
    running = LiveServer(
        tmp_path_factory.mktemp("solids"), extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}
    ).play()
    yield running
    running.close()


@pytest.fixture
def ask(server: LiveServer, person: Callable[..., Page]) -> Callable[[str], object]:
    """Runs the body of a function with the page's own modules at hand and gives what it returns."""
    page = person()
    page.goto(f"{server.url}/about/")
    return lambda body: page.evaluate(f"async () => {{ {MODULES} {body} }}")


def test_the_solids_have_the_corners_and_faces_of_dice(ask: Callable[[str], object]) -> None:
    found = ask("""return Object.fromEntries(KINDS.map(kind => {
      const { corners, faces } = solids.solid(kind);
      return [kind, [corners.length, faces.length, faces[0].corners.length]];
    }))""")
    assert found == {
        "4": [4, 4, 3],
        "6": [8, 6, 4],
        "8": [6, 8, 3],
        "10": [12, 10, 4],
        "12": [20, 12, 5],
        "20": [12, 20, 3],
        "F": [8, 6, 4],
        "tens": [12, 10, 4],
        "ones": [12, 10, 4],
    }


def test_every_value_stands_on_a_die_as_often_as_any_other(ask: Callable[[str], object]) -> None:
    odd = ask("""return KINDS.filter(kind => {
      const marks = solids.solid(kind).marks;
      return new Set(values(kind).map(value => marks.filter(mark => mark.value === value).length)).size !== 1;
    })""")
    assert odd == []


def test_what_lies_opposite_adds_up_to_the_same(ask: Callable[[str], object]) -> None:
    sums = ask("""return Object.fromEntries([6, 8, 10, 12, 20].map(kind => {
      const { marks } = solids.solid(kind);
      const opposite = mark => marks.find(other => turning.dot(other.out, mark.out) < -0.999);
      return [kind, [...new Set(marks.map(mark => mark.value + opposite(mark).value))]];
    }))""")
    assert sums == {"6": [7], "8": [9], "10": [11], "12": [13], "20": [21]}


def test_every_die_comes_to_rest_with_its_face_on_top(ask: Callable[[str], object]) -> None:
    """Measured by the corners alone: the highest face (of a d4: the highest corner) bears the value."""
    wrong = ask("""
      const wrong = [];
      for (const kind of KINDS) for (const value of values(kind)) for (let yaw = -3; yaw <= 3; yaw += 0.75) {
        const lies = turning.followed(solids.lying(kind, value), turning.about([0, 0, 1], yaw));
        const way = falling.fall(kind, {x: yaw, y: -4, lift: 2}, {x: 1, y: yaw / 3, yaw}, lies);
        const { rotation, lift, x, y } = falling.poseAt(way, 1);
        const { faces, corners, marks } = solids.solid(kind);
        const height = corner => turning.turned(rotation, corner)[2];
        const highest = kind === 4
          ? [...corners].sort((one, other) => height(other) - height(one))[0]
          : [...faces].sort((one, other) => height(other.middle) - height(one.middle))[0];
        const bears = mark => (kind === 4 ? mark.corner : mark.face) === highest;
        const worn = marks.filter(bears).map(mark => mark.value);
        const level = Math.abs(lift + Math.min(...corners.map(height))) < 1e-9;
        const even = corner => Math.abs(height(corner) - height(highest.middle)) < 1e-9;
        const there = x === 1 && y === yaw / 3 && level && (kind === 4 || highest.corners.every(even));
        if (!there || !worn.length || worn.some(one => one !== value)) wrong.push([kind, value, yaw]);
        if (solids.shown(kind, rotation) !== value) wrong.push(['shown', kind, value]);
      }
      return wrong;""")
    assert wrong == []


def test_no_die_sinks_into_the_table_or_jumps_at_the_end(ask: Callable[[str], object]) -> None:
    wrong = ask("""
      const wrong = [];
      for (const kind of KINDS) {
        const way = falling.fall(kind, {x: 0, y: -5, lift: 2.5}, {x: 2, y: 0.5}, solids.lying(kind, values(kind)[0]));
        for (let part = -0.1; part <= 1; part += 0.01) {
          const pose = falling.poseAt(way, part);
          const height = corner => turning.turned(pose.rotation, corner)[2];
          const lowest = Math.min(...solids.solid(kind).corners.map(height));
          if (!(pose.lift + lowest > -1e-9)) wrong.push([kind, part]);
        }
        const [late, last] = [falling.poseAt(way, 0.999), falling.poseAt(way, 1)];
        if (Math.hypot(late.x - last.x, late.y - last.y, late.lift - last.lift) > 0.02) wrong.push([kind, 'jumps']);
      }
      return wrong;""")
    assert wrong == []


def test_a_d100_is_two_dice_that_read_as_one(ask: Callable[[str], object]) -> None:
    wrong = ask("""return Array.from({length: 100}, (_, at) => at + 1)
      .filter(face => handfuls.faceOf(100, handfuls.solidsOf(100, face).map(die => die.value)) !== face)""")
    assert wrong == []
    assert ask(
        "const lies = die => solids.shown(die.kind, solids.lying(die.kind, die.value));"
        "return handfuls.solidsOf(100, 100).map(lies)"
    ) == [0, 0]


@pytest.mark.parametrize(
    ("dice", "kept"),
    [
        ("[[6, 30]]", True),
        ("[[6, 31]]", False),
        ("[[100, 16]]", False),
        ("[[7, 1]]", False),
        ("[['F', 4]]", True),
        ("[]", False),
    ],
)
def test_too_many_dice_and_sizes_that_are_no_solid_stay_plain(
    ask: Callable[[str], object], dice: str, kept: bool
) -> None:
    assert (
        ask(f"""
      const specs = {dice}.map(([sides, count]) => ({{ sides, count }}));
      const rolls = specs.map(spec => ({{ spec, faces: Array(spec.count).fill(1) }}));
      const known = handfuls.diceOf({{ rolls }}), awaited = handfuls.awaitedOf({{ dice: specs }});
      return (known !== null) === (awaited !== null) ? known !== null : 'they differ';""")
        is kept
    )


def test_a_face_that_a_die_has_not_is_refused(ask: Callable[[str], object]) -> None:
    refused = ask(
        "try { solids.lying(6, 7); return 'shown'; } catch (error) { return [error.name, error.message]; }"
    )
    assert refused == ["RangeError", "A die of kind 6 cannot show 7."]


@pytest.mark.parametrize(("width", "height"), [(292, 98), (284, 98), (232, 98)])
def test_up_to_thirty_dice_find_room_beside_each_other(
    ask: Callable[[str], object], width: int, height: int
) -> None:
    wrong = ask(f"""
      const wrong = [];
      for (let count = 1; count <= handfuls.MOST_SOLIDS; count += 1) {{
        const {{ unit, places }} = layout.layOut(count, {width}, {height});
        const fits = (place, side) => (Math.abs(place) + 1) * unit <= side / 2 + 6;
        const within = places.every(({{ x, y }}) => fits(x, {width}) && fits(y, {height}));
        const far = (one, other) => Math.hypot(one.x - other.x, one.y - other.y) > 1.8;
        const apart = places.every((one, at) => places.slice(at + 1).every(other => far(one, other)));
        if (!within || !apart || unit < 9 || places.length !== count) wrong.push([count, unit, within, apart]);
      }}
      return wrong;""")
    assert wrong == []


def test_thirty_waves_are_over_in_less_than_two_seconds(ask: Callable[[str], object]) -> None:
    length = ask("""
      const thrown = new throwing.Throwing({ width: 290, height: 98, left: 0, top: 0 }, { own: true });
      const six = (_, wave) => ({ sides: 6, wave, solids: [{ kind: 6, value: 6 }] });
      thrown.release(Array.from({length: 30}, six), 1000);
      return [thrown.length, thrown.over(1000 + 1999), thrown.faces.join('')];""")
    assert length == [1900, True, "6" * 30]
