"""The configuration, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.config import find_root, load, parse
from l10n.errors import ConfigError

PATH = Path("pyproject.toml")


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.l10n]\nname = "x"\nlanguages = ["es-MX", "fr"]\nsource-language = "en"\n'
        'segmentation = "paragraph"\nbase-url = "https://x.gov"\nbugs-to = "a@x.gov"\n'
        'team = "t"\nmodels = ["models/a"]\nbeam = 2\nmemory-exact = "draft"\n'
        "memory-threshold = 80\nallow-unreviewed = true\n"
    )
    config = load(tmp_path)
    assert config.languages == ("es_MX", "fr")
    assert (config.segmentation, config.beam, config.memory_threshold) == ("paragraph", 2, 80)
    assert config.model_paths == (tmp_path / "models/a",)
    assert config.allow_unreviewed


BAD = {
    "": "no [tool.l10n] table; run `l10n init`",
    "[tool.l10n]": '[tool.l10n] needs a name, as name = "Press office"',
    "[tool.l10n]\nlanguage = []": "unknown key language in [tool.l10n]; did you mean languages?",
    '[tool.l10n]\nname = "x"\nbeam = "4"': "beam in [tool.l10n] is wrong (expected int, got str)",
    '[tool.l10n]\nname = "x"\nbeam = true': "beam in [tool.l10n] is wrong (expected int, got bool)",
    '[tool.l10n]\nname = "x"\nbeam = 99': "beam is out of range (expected 1 to 16, got 99)",
    '[tool.l10n]\nname = "x"\nsegmentation = "word"': (
        'segmentation is wrong (expected "sentence" or "paragraph", got "word")'
    ),
    '[tool.l10n]\nname = "x"\nlanguages = ["spanish!"]': (
        '"spanish!" is not a locale that Babel knows; write it as "es" or "es-MX"'
    ),
    '[tool.l10n]\nname = "x"\nlanguages = ["en"]': "languages holds the source language; leave",
    '[tool.l10n]\nname = "x"\nlanguages = []': "languages is empty, or names a locale twice",
    '[tool.l10n]\nname = "x"\nlanguages = ["es-MX", "es_MX"]': "languages is empty, or names a",
    '[tool.l10n]\nname = "x"\nmodels = [3]': "models is wrong (expected a list of strings)",
    '[tool.l10n]\nname = "a\\nb: c"': "name holds a line break or a control character",
    "tool = 3": "tool is no table (expected [tool.l10n])",
    "[tool]\nl10n = 3": "l10n is no table (expected [tool.l10n])",
    "[tool.l10n\n": "not valid TOML: ",
}


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_a_wrong_configuration_is_named(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, PATH)
    assert str(caught.value).startswith(f"pyproject.toml: {BAD[text]}")


def test_the_project_is_found_from_a_folder_within(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.l10n]\nname = "x"\n')
    within = tmp_path / "source" / "a"
    within.mkdir(parents=True)
    (tmp_path / "source" / "pyproject.toml").write_text("[tool.other]\n")
    assert find_root(within) == tmp_path
