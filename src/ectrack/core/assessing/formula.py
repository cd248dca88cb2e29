"""A formula of the quantity list, read by its syntax: its names and its value, without ever running it as a program."""

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from functools import lru_cache, reduce

from ectrack.core.assessing.growth import logarithm, power
from ectrack.core.values.quantities import CONTEXT

Number = Decimal | tuple[Decimal, ...]
"""A number, or several that are added up or multiplied."""

_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: power,
}
_FUNCTIONS: Mapping[str, Callable[..., Decimal]] = {"max": max, "min": min, "ln": logarithm}


def symbols(text: str) -> tuple[str, ...]:
    """Return the names of the numbers in a formula, each once."""
    names = dict.fromkeys(node.id for node in ast.walk(_parsed(text)) if isinstance(node, ast.Name))
    return tuple(name for name in names if name not in {*_FUNCTIONS, "sum", "product"})


def evaluated(text: str, numbers: Mapping[str, Number]) -> Decimal:
    """Return the value of a formula.

    Args:
        text: Numbers, names, `+ - * / **`, brackets, `min`, `max`, `ln`, and `sum` or `product` of a name that stands for several numbers.
        numbers: By their names.

    Raises:
        ValueError: For any other syntax.
        KeyError: For a name without a number.
    """
    with localcontext(CONTEXT):
        return _value(_parsed(text), numbers)


@lru_cache
def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _value(node: ast.expr, numbers: Mapping[str, Number]) -> Decimal:
    match node:
        case ast.Constant(value=int() as value):
            return Decimal(value)
        case ast.Name(id=name) if isinstance(number := numbers[name], Decimal):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, numbers)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            return _OPERATORS[type(sign)](_value(left, numbers), _value(right, numbers))
        case ast.Call(func=ast.Name(id="sum" | "product" as join), args=[ast.Name(id=name)], keywords=[]) if isinstance(
            several := numbers[name], tuple
        ):
            return sum(several, Decimal(0)) if join == "sum" else reduce(Decimal.__mul__, several, Decimal(1))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(arg, numbers) for arg in args))
        case _:
            raise ValueError(ast.unparse(node))
