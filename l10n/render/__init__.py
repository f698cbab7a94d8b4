"""Pages: a readout and its translations as HTML, with no program needed to read them.

`pages.render_readout` gives the pages of one readout, `pages.render_index` the list of all,
`pages.assets` the files they share.
"""
