from __future__ import annotations

import pytest

from l10n.translate.dates import dates
from l10n.translate.engine import Output
from l10n.translate.target import SPANISH


def checked(source: str, target: str) -> str:
    """The repaired translation."""
    output, problems = dates(source, Output(target, 1.0), SPANISH, "es")
    return f"{output.text} [{'; '.join(problems)}]" if problems else output.text


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("by mid-June", "a mediados de julio", "a mediados de junio"),
        ("in March", "en abril", "en marzo"),
        ("on May 5", "el 5 de marzo", "el 5 de mayo"),
        ("July 10, 2018", "10 de Julio de 2018", "10 de julio de 2018"),
        ("in July, Mr. May", "en julio, Mayo", "en julio, Mayo"),
        ("on January 1.", "en enero 1.", "el 1 de enero."),
        ("by December 1", "hasta diciembre", "hasta el 1 de diciembre"),
        ("the July 10 talks", "las charlas de julio", "las charlas del 10 de julio"),
        (
            "a 20 to 10 vote on June 24",
            "una votación de 20 a 10 de junio",
            "una votación de 20 a 10 del 24 de junio",
        ),
        (
            "June 12, 14 and 19",
            "del 12 de 14 de junio y 19",
            "del 12, 14 y 19 de junio",
        ),
        ("March 3, 10 and 17.", "el 3 de marzo, 10 y 17.", "el 3, 10 y 17 de marzo."),
        (
            "August 29 to September 2",
            "del 29 de septiembre 2 de agosto",
            "del 29 de agosto al 2 de septiembre",
        ),
        (
            "May 1, and later on June 2,",
            "el 1 de junio, y luego el 2 de mayo",
            "el 1 de mayo, y luego el 2 de junio",
        ),
        ("between June 3 and June 7", "entre el 3 de junio y el 7", "entre el 3 de junio y el 7"),
        ("May 3 to May 5", "del 3 al 5 de mayo", "del 3 al 5 de mayo"),
        ("Due by May 1.", "Debido antes del 1 de mayo.", "Debido a más tardar el 1 de mayo."),
        ("Due by May 1.", "Debido para el 1 de mayo.", "Debido para el 1 de mayo."),
        ("Due on May 1.", "Debido el 1 de mayo.", "Debido el 1 de mayo."),
    ],
)
def test_dates_are_those_of_the_source(source: str, target: str, expected: str) -> None:
    assert checked(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "problem"),
    [
        ("on May 5", "el 4 de mayo", "“5 de mayo” is not there"),
        ("on 5 May 2018", "el 2018", "“5 de mayo” is not there"),
        ("On July 4, 12 people left.", "El 12 de julio, 4 salieron.", "“4 de julio” is not there"),
    ],
)
def test_days_that_are_lost_are_told(source: str, target: str, problem: str) -> None:
    assert checked(source, target).endswith(f"[{problem}]")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("On July 4, 12 people left.", "El 4 de julio, 12 personas salieron."),
        ("On June 18, 2019, 15 ships left.", "El 18 de junio de 2019, 15 barcos salieron."),
        ("May 3 and 15 other towns", "3 de mayo y otras 15 ciudades"),
    ],
)
def test_a_number_after_a_date_is_no_day(source: str, target: str) -> None:
    assert checked(source, target) == target
