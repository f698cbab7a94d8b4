"""Translation packages as things that come and go: fetched, checked, installed, removed.

`index` says what a server offers and `download` fetches it; `archive` looks a file over before it
unpacks it; `install` puts a package in its place and takes it away; `verify` proves that it
translates; `listing` says which are here and which one wins.
"""
