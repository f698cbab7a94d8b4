"""The command line."""


def main() -> None:
    """Run the command named by the process's arguments."""
