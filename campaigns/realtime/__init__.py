"""The native socket: consumers parse a command, call one service and answer."""
