"""`ectrack schema`: the JSON Schema of the files, for editors and other programs."""


def schema() -> None:
    """Print the JSON Schema of the files of a tracker."""
    import json  # noqa: PLC0415  # start-up

    from ectrack.core.schema import file_schema  # noqa: PLC0415  # start-up

    print(json.dumps(file_schema(), ensure_ascii=False, indent=2))
