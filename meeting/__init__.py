"""The domain: how a dialogue conference behaves. Knows no web library and no other folder."""
