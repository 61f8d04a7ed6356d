"""What the engine says when a form cannot work."""

from __future__ import annotations

from ltsa_desktop.ground.words import Text, UserError


class FormError(UserError):
    """A form that cannot work, with the place of the fault where it is known.

    Attributes:
        ref: the node's path without brackets, e.g. `/data/g/q`, or None.
        attribute: which expression of the node: "calculate", "relevant", "constraint", "required", "readonly",
            "choice_filter", "label", "hint", "repeat_count", "default", "trigger", … or None.
        expression: the expression's text, or None.
        offset: where in the expression the fault is, counted from 0, or None.
        cycle: the refs of a cycle, the first repeated at the end, or ().
    """

    code = "form"

    def __init__(
        self,
        text: Text,
        *,
        code: str | None = None,
        ref: str | None = None,
        attribute: str | None = None,
        expression: str | None = None,
        offset: int | None = None,
        cycle: tuple[str, ...] = (),
    ) -> None:
        super().__init__(text, code=code)
        self.ref = ref
        self.attribute = attribute
        self.expression = expression
        self.offset = offset
        self.cycle = cycle


class ExpressionError(Exception):
    """A fault inside one expression, before its place in the form is known.

    Attributes:
        text: the sentence.
        code: a stable name.
        offset: where in the expression, counted from 0.
    """

    def __init__(self, text: Text, code: str, offset: int) -> None:
        super().__init__(text.en)
        self.text = text
        self.code = code
        self.offset = offset


class EvaluationError(Exception):
    """An expression that compiled but cannot be evaluated with the values at hand."""
