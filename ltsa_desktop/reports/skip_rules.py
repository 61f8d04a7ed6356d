"""Skip rules in words: the `relevant` expression of a question as a sentence for a person with a pen."""

from __future__ import annotations

from collections.abc import Callable

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.errors import ExpressionError
from ltsa_desktop.xforms.parser import parse
from ltsa_desktop.xforms.syntax import Binary, Call, Expression, Literal, Negate, Number, Path

IS = Text("{left} dijawab {right}", "{left} is answered {right}")
IS_NOT = Text("{left} bukan {right}", "{left} is not {right}")
ANSWERED = Text("{left} dijawab", "{left} is answered")
UNANSWERED = Text("{left} tidak dijawab", "{left} is not answered")
CONTAINS = Text("{left} memuat {right}", "{left} includes {right}")
COUNT = Text("banyaknya {left}", "the number of {left}")
NOT = Text("tidak benar bahwa {left}", "it is not true that {left}")
PARTS = {
    "ends-with": Text("kode jawaban {left} berakhir dengan {right}", "the code of {left} ends with {right}"),
    "starts-with": Text("kode jawaban {left} berawal dengan {right}", "the code of {left} begins with {right}"),
    "contains": Text("{left} memuat {right}", "{left} contains {right}"),
}
JOIN = {"and": Text("{left} dan {right}", "{left} and {right}"), "or": Text("{left} atau {right}", "{left} or {right}")}
COMPARE = {
    "<": Text("{left} kurang dari {right}", "{left} is less than {right}"),
    "<=": Text("{left} paling banyak {right}", "{left} is at most {right}"),
    ">": Text("{left} lebih dari {right}", "{left} is more than {right}"),
    ">=": Text("{left} paling sedikit {right}", "{left} is at least {right}"),
}
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_SIGNS = {"+": "+", "-": "–", "*": "×", "div": "÷"}

Naming = Callable[[str], str]
Choosing = Callable[[str, str], str]


class _NotSayable(Exception):
    """The expression is not one of those that people write as a rule."""


def skip_rule(
    expression: str, at: str, name: Naming, choice: Choosing, calculated: Naming, language: str
) -> str | None:
    """`expression` in words, None when it is too much for a sentence.

    Args:
        expression: an XPath expression as in a bind.
        at: ref of the node it stands on, for relative paths.
        name: what a question (by its ref) is called on the form.
        choice: the label of a question's choice, by ref and value.
        calculated: the expression of a calculation nobody sees, by its ref; "" for a question.
        language: "id" or "en".
    """
    try:
        return _Rule(at, name, choice, calculated, language).said(parse(expression))
    except (_NotSayable, ExpressionError, KeyError):
        return None


class _Rule:
    def __init__(self, at: str, name: Naming, choice: Choosing, calculated: Naming, language: str) -> None:
        self.at = at
        self.name = name
        self.choice = choice
        self.calculated = calculated
        self.language = language

    def _fill(self, text: Text, left: str, right: str = "") -> str:
        return text.to(self.language).format(left=left, right=right)

    def said(self, node: Expression) -> str:
        """A condition as a clause."""
        if isinstance(node, Binary) and node.op in JOIN:
            return self._fill(JOIN[node.op], self._inside(node.left, node.op), self._inside(node.right, node.op))
        if isinstance(node, Binary) and node.op in ("=", "!="):
            return self._equal(node)
        if isinstance(node, Binary) and node.op in COMPARE:
            return self._fill(COMPARE[node.op], self._value(node.left), self._value(node.right))
        if isinstance(node, Call) and node.name == "selected" and len(node.args) == 2:
            ref, value = self._ref(node.args[0]), node.args[1]
            if isinstance(value, Literal):
                return self._fill(CONTAINS, self.name(ref), self._quoted(ref, value.value))
        if isinstance(node, Call) and node.name in PARTS and len(node.args) == 2:
            return self._fill(PARTS[node.name], self._value(node.args[0]), self._value(node.args[1]))
        if isinstance(node, Call) and node.name == "not" and len(node.args) == 1:
            return self._fill(NOT, self.said(node.args[0]))
        raise _NotSayable

    def _inside(self, node: Expression, op: str) -> str:
        clause = self.said(node)
        mixed = isinstance(node, Binary) and node.op in JOIN and node.op != op
        return f"({clause})" if mixed else clause

    def _equal(self, node: Binary) -> str:
        left, right = node.left, node.right
        if isinstance(left, Literal):
            left, right = right, left
        if isinstance(right, Literal) and isinstance(left, Path):
            ref = self._ref(left)
            hidden = self._unfolded(ref, right.value, node.op == "=")
            if hidden is not None:
                return hidden
            if not right.value:
                return self._fill(UNANSWERED if node.op == "=" else ANSWERED, self.name(ref))
            return self._fill(IS if node.op == "=" else IS_NOT, self.name(ref), self._quoted(ref, right.value))
        return self._fill(IS if node.op == "=" else IS_NOT, self._value(left), self._value(right))

    def _unfolded(self, ref: str, value: str, equal: bool) -> str | None:
        """`hidden = 'yes'`, where hidden is `if(condition, 'yes', 'no')`, said as the condition; else None."""
        expression = self.calculated(ref)
        if not expression:
            return None
        inner = parse(expression)
        if not isinstance(inner, Call) or inner.name != "if" or len(inner.args) != 3:
            raise _NotSayable
        condition, then, other = inner.args
        if not isinstance(then, Literal) or not isinstance(other, Literal) or value not in (then.value, other.value):
            raise _NotSayable
        if (value == then.value) == equal:
            return self.said(condition)
        if isinstance(condition, Binary) and condition.op in _OPPOSITE:
            return self.said(Binary(_OPPOSITE[condition.op], condition.left, condition.right, condition.at))
        return self._fill(NOT, self.said(condition))

    def _quoted(self, ref: str, value: str) -> str:
        return f"“{self.choice(ref, value)}”"

    def _value(self, node: Expression) -> str:
        if isinstance(node, Number):
            return f"{node.value:g}".replace(".", "," if self.language == "id" else ".")
        if isinstance(node, Literal):
            return f"“{node.value}”"
        if isinstance(node, Path):
            return self.name(self._ref(node))
        if isinstance(node, Negate):
            return f"–{self._value(node.operand)}"
        if isinstance(node, Binary) and node.op in _SIGNS:
            return f"{self._value(node.left)} {_SIGNS[node.op]} {self._value(node.right)}"
        if isinstance(node, Call) and node.name == "count" and len(node.args) == 1:
            return self._fill(COUNT, self.name(self._ref(node.args[0])))
        raise _NotSayable

    def _ref(self, node: Expression) -> str:
        if not isinstance(node, Path) or node.start is not None:
            raise _NotSayable
        here = [] if node.absolute else self.at.strip("/").split("/")
        for step in node.steps:
            if step.predicates:
                raise _NotSayable
            if step.axis == "parent":
                here = here[:-1]
            elif step.axis == "child":
                here.append(step.test)
            elif step.axis != "self":
                raise _NotSayable
        return "/" + "/".join(here)
