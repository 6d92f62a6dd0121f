"""The command line's rooms: what it says, how it asks a running server, and the commands on meetings' files."""
