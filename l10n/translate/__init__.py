"""Machine translation: packages, the engine on top of them, and drafts made with it.

`fill` asks `draft` for drafts. A draft's source is rewritten (`rewriting`, `phrases`), masked
(`mask`, with `tokens`, `people` and `standins`), parted from its label or dateline (`openings`) and
carried (`variants`, with `capitals` and `readings`); an engine (`engine`, `argos`) translates it;
`making` makes the draft of it: the translation is repaired (`repair`, `quantities`, `agreement`,
with what `target` knows of its language), and its tags are put back by alignment (`project`). Where
it lacks terms of the glossary (`terms`), `glossed` tries again; `nouns` makes them fit their
sentence.
"""
