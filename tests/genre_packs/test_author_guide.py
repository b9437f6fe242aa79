"""What the pack author's guide shows is what the loader reads."""

import re
from pathlib import Path

import pytest

from genre_packs.loading.documents import parse

GUIDE = Path(__file__).parents[2] / "docs" / "packs.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.splitlines()[0] for example in EXAMPLES])
def test_an_example_in_the_guide_can_be_read(example: str):
    document = parse(example, "docs/packs.md")
    assert not document.flaws
    assert isinstance(document.data, dict)
