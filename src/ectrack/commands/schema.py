"""`ectrack schema`: the JSON Schema of the files, for editors and other programs."""


def schema() -> None:
    """Print the JSON Schema of the files of a tracker."""
    import json  # start-up

    from ectrack.core.schema import file_schema  # start-up

    print(json.dumps(file_schema(), ensure_ascii=False, indent=2))
