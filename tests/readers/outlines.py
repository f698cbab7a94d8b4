"""A readout as an outline that people can read and compare."""

from __future__ import annotations

from l10n.model import Block, Readout


def outline(readout: Readout) -> str:
    """One line a block, indented below its container, then what was left out."""
    lines = [line for block in readout.blocks for line in _block(block, 0)]
    lines += ["---", f"encoding: {readout.encoding}"]
    lines += [f"{out.line}: {out.rule}: {out.text}" for out in readout.left_out]
    return "\n".join(lines) + "\n"


def _block(block: Block, depth: int) -> list[str]:
    level = f" {block.level}" if block.level else ""
    date = f" [{block.date}]" if block.date else ""
    text = f": {_marked(block)}" if block.text else ""
    lines = [f"{'  ' * depth}{block.line} {block.kind}{level}{date}{text}"]
    for child in block.children:
        lines += _block(child, depth + 1)
    return lines


def _marked(block: Block) -> str:
    """The text with its spans as `{em ...}`."""
    marks: list[tuple[int, int, int, str]] = []
    for order, span in enumerate(block.spans):
        attributes = "".join(f" {name}={value}" for name, value in span.attributes)
        marks.append((span.start, 1, order, "{" + span.tag + attributes + "|"))
        marks.append((span.end, 0, -order, "}"))
    text, position = "", 0
    for at, _, _, mark in sorted(marks):
        text += block.text[position:at] + mark
        position = at
    return (text + block.text[position:]).replace("\n", "⏎")
