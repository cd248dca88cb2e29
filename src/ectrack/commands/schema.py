"""`ectrack schema`: the JSON Schema of the files, for editors and other programs."""

from ectrack.core.schema import Role


def schema(role: Role = "tables") -> None:
    """Print the JSON Schema of the files of a tracker."""
    from ectrack.locale.schema import schema_text

    print(schema_text(role), end="")
