from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import markup
from l10n.memory import Standing, Unit
from l10n.memory.tmx import Report, TmxError, read
from l10n.memory.tmx_writer import write
from l10n.model import Span

HEAD = (
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"'
    ' srclang="en" datatype="html"/>'
)


def document(body: str, head: str = HEAD, first: str = '<?xml version="1.0"?>\n') -> str:
    return f'{first}<tmx version="1.4">\n{head}\n<body>\n{body}\n</body>\n</tmx>\n'


def tu(source: str, target: str, languages: tuple[str, str] = ("en", "es"), more: str = "") -> str:
    one, other = languages
    return (
        f'<tu>{more}<tuv xml:lang="{one}"><seg>{source}</seg></tuv>\n'
        f'<tuv xml:lang="{other}"><seg>{target}</seg></tuv></tu>'
    )


def units(
    tmp_path: Path,
    text: str | bytes,
    source: str = "en",
    target: str = "es",
    report: Report | None = None,
) -> list[Unit]:
    path = tmp_path / "m.tmx"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read(path, "m.tmx", source, target, report))


def texts(found: Iterable[Unit]) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in found]


class TestReading:
    def test_gives_units_in_order(self, tmp_path: Path) -> None:
        text = document(tu("One.", "Uno.") + tu("Two &amp; three.", "Dos y <hi>tres</hi>."))
        assert units(tmp_path, text) == [
            Unit("One.", "Uno.", standing=Standing.IMPORTED),
            Unit("Two & three.", "Dos y tres.", standing=Standing.IMPORTED),
        ]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_knows_the_encoding(self, tmp_path: Path, encoding: str) -> None:
        declared = "utf-8" if "8" in encoding.split("-")[1] else "utf-16"
        first = f'<?xml version="1.0" encoding="{declared}"?>\n'
        data = document(tu("Year", "Año 😀"), first=first).encode(encoding)
        assert texts(units(tmp_path, data)) == [("Year", "Año 😀")]

    @pytest.mark.parametrize(
        ("tags", "wanted", "found"),
        [
            (("en", "es"), ("en", "es"), True),
            (("EN-US", "ES-419"), ("en", "es"), True),
            (("en-US", "es"), ("en", "es_MX"), True),
            (("en-US", "es-MX"), ("en", "es_MX"), True),
            (("en-US", "es-ES"), ("en", "es_MX"), False),
            (("es", "en"), ("en", "es"), True),
            (("en", "est"), ("en", "es"), False),
            (("en", "fr"), ("en", "es"), False),
        ],
    )
    def test_knows_languages_by_their_beginning(
        self, tmp_path: Path, tags: tuple[str, str], wanted: tuple[str, str], found: bool
    ) -> None:
        texts_by_tag = ("Hi", "Hola") if tags[0].lower().startswith("en") else ("Hola", "Hi")
        made = texts(units(tmp_path, document(tu(*texts_by_tag, tags)), *wanted))
        assert made == ([("Hi", "Hola")] if found else [])

    def test_takes_the_language_itself_before_a_narrower_one(self, tmp_path: Path) -> None:
        segments = (("en-GB", "Colour"), ("es-ES", "España"), ("en", "Color"), ("es", "Todos"))
        body = "".join(f'<tuv xml:lang="{tag}"><seg>{t}</seg></tuv>' for tag, t in segments)
        assert texts(units(tmp_path, document(f"<tu>{body}</tu>"))) == [("Color", "Todos")]
        found = units(tmp_path, document(f"<tu>{body}</tu>"), "en", "es_ES")
        assert texts(found) == [("Color", "España")]
        old = '<tu><tuv lang="EN"><seg>Old</seg></tuv><tuv lang="ES"><seg>Viejo</seg></tuv></tu>'
        assert texts(units(tmp_path, document(old))) == [("Old", "Viejo")]

    def test_counts_what_it_leaves_out(self, tmp_path: Path) -> None:
        body = (
            tu("Good", "Bueno")
            + tu("Only", "Seul", ("en", "fr"))
            + tu(" ", "x")
            + tu("<ph>&lt;img/></ph>", "x")
            + tu("x" * 100_001, "x")
        )
        report = Report()
        units(tmp_path, document(body), report=report)
        assert report.units == 1
        assert report.left_out == {
            "without both languages": 1,
            "empty": 2,
            "longer than 100,000 characters": 1,
        }
        assert report.languages == {"en": 5, "es": 4, "fr": 1}

    def test_drops_the_line_breaks_of_a_files_layout(self, tmp_path: Path) -> None:
        text = document(tu("\n    Two\n    lines.\n  ", " Dos líneas. ")).replace("\n", "\r\n")
        assert texts(units(tmp_path, text)) == [("Two lines.", "Dos líneas.")]


INLINE = [
    # Two codes that pair up are a pair of tags, by their number, …
    (
        'See <bpt i="1" type="link">&lt;a href="x"></bpt>this<ept i="1">&lt;/a></ept>.',
        'Vea <bpt i="1">&lt;a href="y"></bpt>esto<ept i="1">&lt;/a></ept>.',
        ("See <a1>this</a1>.", "Vea <a1>esto</a1>."),
    ),
    # … whatever their order in the translation, …
    (
        '<bpt i="1" x="1" type="bold"/>a<ept i="1"/> <bpt i="2" x="2" type="bold"/>b<ept i="2"/>',
        '<bpt i="1" x="2" type="bold"/>B<ept i="1"/> <bpt i="2" x="1" type="bold"/>A<ept i="2"/>',
        ("<b1>a</b1> <b2>b</b2>", "<b2>B</b2> <b1>A</b1>"),
    ),
    # … nested, …
    (
        '<bpt i="1">&lt;i></bpt>a <bpt i="2">&lt;i></bpt>b<ept i="2">&lt;/i></ept><ept i="1"/>',
        '<bpt i="1">&lt;i></bpt>A <bpt i="2">&lt;i></bpt>B<ept i="2">&lt;/i></ept><ept i="1"/>',
        ("<i1>a <i2>b</i2></i1>", "<i1>A <i2>B</i2></i1>"),
    ),
    # … or by what they hold.
    (
        'a <ph x="1">&lt;b></ph>bold<ph x="2">&lt;/b></ph> word',
        'palabra <ph x="1">&lt;b></ph>negrita<ph x="2">&lt;/b></ph>',
        ("a <b1>bold</b1> word", "palabra <b1>negrita</b1>"),
    ),
    # A pair that one side lacks goes from both.
    (
        '<bpt i="1" type="bold"/>a<ept i="1"/> b',
        "A B",
        ("a b", "A B"),
    ),
    # A pair of no element that we know goes.
    (
        '<bpt i="1">&lt;blink></bpt>a<ept i="1">&lt;/blink></ept>',
        '<bpt i="1">&lt;blink></bpt>A<ept i="1">&lt;/blink></ept>',
        ("a", "A"),
    ),
    # A code without its other half goes.
    (
        'a <bpt i="1" type="bold"/>b <it pos="end">&lt;/i></it>c<ept i="9"/>',
        'A <bpt i="1" type="bold"/>B C',
        ("a b c", "A B C"),
    ),
    # Codes that cross: the one that closes first stays.
    (
        '<bpt i="1" type="bold"/>a<bpt i="2" type="italic"/>b<ept i="1"/>c<ept i="2"/>',
        '<bpt i="1" type="bold"/>ABC<ept i="1"/>',
        ("<b1>ab</b1>c", "<b1>ABC</b1>"),
    ),
    # A placeholder is text, a line break is one, and any other code alone is nothing.
    (
        "Dear <ph>{name}</ph>,<ph>&lt;br/></ph>see<ut>&lt;img src='x'/></ut> <ph>%1$s</ph>",
        "Estimado <ph>{name}</ph>:<ph>&lt;br></ph>vea <ph>%1$s</ph>",
        ("Dear {name},\nsee %1$s", "Estimado {name}:\nvea %1$s"),
    ),
    # Text within a code is not the segment's.
    (
        'a<ph>&lt;img alt="<sub>A <ph>{x}</ph> dog</sub>"/></ph>.',
        "A.",
        ("a.", "A."),
    ),
    # Text that looks like one of our tags is text.
    ("a &lt;b1&gt; c", "A &lt;b1&gt; C", ("a &lt;b1> c", "A &lt;b1> C")),
]


@pytest.mark.parametrize(("source", "target", "expected"), INLINE)
def test_inline_codes_become_tags(
    tmp_path: Path, source: str, target: str, expected: tuple[str, str]
) -> None:
    assert texts(units(tmp_path, document(tu(source, target)))) == [expected]


class TestRefusal:
    @pytest.mark.parametrize(
        ("text", "line", "reason"),
        [
            (
                document(tu("One", "Uno")).removesuffix("</tmx>\n"),
                8,
                "not well-formed XML: no element found",
            ),
            (document("<tu>\n</tv>"), 6, "not well-formed XML: mismatched tag"),
            (document(tu("a & b", "x")), 5, "not well-formed XML: not well-formed"),
            ("<html>\n</html>", 1, "expected the root element tmx, got html"),
            ("", 1, "not well-formed XML: no element found"),
            ("just text", 1, "not well-formed XML: syntax error"),
            (document(tu("a&nbsp;b", "x")), 5, "not well-formed XML: undefined entity"),
            (
                document(tu("a&nbsp;b", "x"), first='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'),
                4,
                "&nbsp; is not defined in XML; write the character itself",
            ),
        ],
    )
    def test_says_where_and_why(self, tmp_path: Path, text: str, line: int, reason: str) -> None:
        with pytest.raises(TmxError) as caught:
            units(tmp_path, text)
        assert str(caught.value).startswith(f"m.tmx:{line}: ")
        assert reason in str(caught.value)

    def test_refuses_entities_before_they_grow(self, tmp_path: Path) -> None:
        bomb = '<!ENTITY a "ha">' + "".join(
            f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
        )
        text = document(tu("&m;", "x"), first=f"<!DOCTYPE tmx [\n{bomb}]>")
        with pytest.raises(TmxError, match=r"m\.tmx:1: the document type declares something"):
            units(tmp_path, text)

    def test_fetches_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("secret", encoding="utf-8")
        declared = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{tmp_path}/secret">]>\n'
        with pytest.raises(TmxError, match="declares something itself"):
            units(tmp_path, document(tu("&x;", "x"), first=declared))
        named = f'<!DOCTYPE tmx SYSTEM "{tmp_path}/none.dtd">\n'
        assert texts(units(tmp_path, document(tu("a", "b"), first=named))) == [("a", "b")]

    def test_gives_what_came_before_the_damage(self, tmp_path: Path) -> None:
        path = tmp_path / "m.tmx"
        many = "\n".join(tu(f"Sentence {n}.", f"Frase {n}.") for n in range(5_000))
        path.write_text(document(many + "\n<tu></oops>"), encoding="utf-8")
        found: list[Unit] = []
        with pytest.raises(TmxError, match=r"m\.tmx:10005: not well-formed"):
            found.extend(read(path, "m.tmx", "en", "es"))
        assert len(found) > 4_000

    def test_a_missing_file_is_a_clear_error(self, tmp_path: Path) -> None:
        with pytest.raises(TmxError, match=r"m\.tmx: can't be read: No such file"):
            list(read(tmp_path / "m.tmx", "m.tmx", "en", "es"))


TEXT = st.text(
    st.one_of(st.sampled_from("ab <>&'\"/\n\t\r1\u2028\x85é😀"), st.characters(codec="utf-8")),
    max_size=30,
)
SPANS = st.lists(st.tuples(st.sampled_from(sorted(markup.ELEMENTS)), st.integers(0, 9)), max_size=3)


@st.composite
def messages(draw: st.DrawFn) -> tuple[str, str]:
    """A message with nested tags, and a translation with the same ones."""
    source, target = draw(TEXT), draw(TEXT)
    tags = draw(SPANS)

    def written(text: str) -> str:
        spans = []
        start, end = 0, len(text)
        for tag, step in tags:
            start = min(start + step, end - 1)
            spans.append(Span(start, end, tag))
        return markup.write(text, spans)[0]

    return written(f"{source}."), written(f"{target}.")


@st.composite
def unit_lists(draw: st.DrawFn) -> list[Unit]:
    found = draw(st.lists(st.tuples(messages(), st.none() | TEXT, TEXT), max_size=4))
    return [Unit(*texts, msgctxt, role, Standing.IMPORTED) for texts, msgctxt, role in found]


@settings(derandomize=True, deadline=None)
@given(unit_lists())
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, made: list[Unit]
) -> None:
    report = Report()
    data = b"".join(write(((unit, "slug") for unit in made), "en", "es_MX", report))
    found = units(tmp_path_factory.getbasetemp(), data, "en", "es_MX")
    fit = [
        unit
        for unit in made
        if not any(map(_is_control, unit.source + unit.target + (unit.msgctxt or "") + unit.role))
    ]
    assert found == fit
    assert report.units == len(fit)
    assert report.left_out.total() == len(made) - len(fit)


def _is_control(character: str) -> bool:
    return (character < " " and character not in "\t\n\r") or character in "\ufffe\uffff"


def test_the_file_is_the_same_bytes_for_the_same_units() -> None:
    made = [
        (Unit("See <a1>it</a1> & go.", "<a1>Véalo</a1> y vaya.", "menu", "title"), "visit"),
        (Unit("Bell \x07", "Timbre"), "visit"),
        (Unit("Plain.", "Simple."), "old.tmx"),
    ]
    report = Report()
    assert b"".join(write(made, "en", "es_MX", report)).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tmx version="1.4">\n'
        '  <header creationtool="l10n" creationtoolversion="0.1.0" segtype="sentence"'
        ' o-tmf="l10n" adminlang="en" srclang="en" datatype="plaintext"/>\n'
        "  <body>\n"
        "    <tu>\n"
        '      <prop type="x-l10n-msgctxt">menu</prop>\n'
        '      <prop type="x-l10n-role">title</prop>\n'
        '      <prop type="x-l10n-origin">visit</prop>\n'
        '      <tuv xml:lang="en"><seg>See <bpt i="1" x="1" type="link">&lt;a1&gt;</bpt>it'
        '<ept i="1">&lt;/a1&gt;</ept> &amp; go.</seg></tuv>\n'
        '      <tuv xml:lang="es-MX"><seg><bpt i="1" x="1" type="link">&lt;a1&gt;</bpt>Véalo'
        '<ept i="1">&lt;/a1&gt;</ept> y vaya.</seg></tuv>\n'
        "    </tu>\n"
        "    <tu>\n"
        '      <prop type="x-l10n-origin">old.tmx</prop>\n'
        '      <tuv xml:lang="en"><seg>Plain.</seg></tuv>\n'
        '      <tuv xml:lang="es-MX"><seg>Simple.</seg></tuv>\n'
        "    </tu>\n"
        "  </body>\n"
        "</tmx>\n"
    )
    assert report.left_out == {"with a control character": 1}
