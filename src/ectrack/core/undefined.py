"""A quantity that has no value, with the reason."""


class UndefinedError(ValueError):
    """A quantity that is not defined; it is shown as empty with its reason, never as 0.

    Attributes:
        reason: Slug of the reason.
    """

    def __init__(self, reason: str) -> None:
        """Keep the slug of the reason."""
        super().__init__(reason)
        self.reason = reason
