from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.translate.argos import Argos
from l10n.translate.calibration import calibrated
from l10n.translate.draft import drafts

SHARE = st.floats(0, 1)


@settings(derandomize=True)
@given(st.lists(SHARE, min_size=2))
def test_a_score_is_a_share_and_keeps_the_order_of_drafts(raw: list[float]) -> None:
    made = [calibrated(score, "translate-en_es", "0.2.1") for score in sorted(raw)]

    assert all(0 < score < 1 for score in made)
    assert all(low <= high for low, high in pairwise(made))


@settings(derandomize=True)
@given(SHARE)
def test_a_package_without_a_curve_keeps_its_own_scores(raw: float) -> None:
    assert calibrated(raw, "translate-en_es", "0.3") == raw


def test_the_score_of_a_draft_is_the_calibrated_one(engine: Argos) -> None:
    sources = [
        "Both sides will meet again in the coming weeks.",
        "The race touched off a slugfest.",
    ]
    outputs = [output for (output,) in engine.translate(sources)]
    made = drafts(sources, engine)

    curve = [calibrated(output.score, engine.package, engine.version) for output in outputs]
    assert [draft.score for draft in made] == [round(score, 2) for score in curve]
    assert any(
        abs(score - output.score) > 0.05 for score, output in zip(curve, outputs, strict=True)
    )


def test_a_doubtful_draft_scores_below_a_plain_one(engine: Argos) -> None:
    plain, odd = drafts(
        ["The victim did not see his attacker.", "Welsh AMs worried about ‘looking like muppets’"],
        engine,
    )

    assert odd.score < 0.3
    assert plain.score > 0.7
