"""From assessments to text: no arithmetic, no files of a tracker; one module per form."""
