"""The meeting pack: everything that goes on the table about all centres, in chosen sections; see `making.pack`."""
