"""Machine translation: packages, the engine on top of them, and drafts made with it.

`fill` asks for drafts (`draft`), which masks what must survive (`mask`), lets an engine translate
(`engine`, `argos`), puts tags back by alignment (`project`) and repairs what is left (`repair`).
"""
