"""Catalogues: one folder a language, ``messages.po``. Vietnamese is the source and needs none."""
