"""Whether JSON has the shape that the published schema gives, and if not, where and why.

The schema is compiled once into functions. The keywords of JSON Schema 2020-12 that it uses are known here;
any other is a KeyError at the first call, so that a schema that grows is never half checked. Beyond the
schema, numbers are those that every reader of JSON takes without loss (RFC 7493: whole numbers within 2**53,
none that isn't finite, no 1.0 for 1), and no text holds NUL.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

__all__ = ["At", "Misfit", "check", "shown"]

Check = Callable[[Any], None]
Test = Callable[[Any], bool]
Schema = Mapping[str, Any]

_LARGEST = 2**53 - 1
_FINITE = sys.float_info.max
_INFINITE = float("inf")
_LONGEST_SHOWN = 40
_WORDS = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


class Misfit(Exception):
    """What doesn't fit, and the steps to it, innermost first (each level adds its own as it unwinds)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.steps: list[str | int] = []

    @property
    def path(self) -> str:
        """Where, as JSONPath (RFC 9535): ``$.attributions[3].content.spans[0]``."""
        return "$" + "".join(_step(step) for step in reversed(self.steps))


class At:
    """``with At(step):`` what doesn't fit in here is at this step."""

    def __init__(self, *steps: str | int) -> None:
        self._steps = steps

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, Misfit):
            error.steps.extend(reversed(self._steps))


def check(value: Any) -> None:
    """Raises Misfit where the value (as ``json.loads`` gives it) is no document of the contract."""
    _contract()(value)


def shown(value: Any) -> str:
    """A value in a message: short, on one line, without control characters."""
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, (str, int, float)):
        text = json.dumps(value[: _LONGEST_SHOWN + 1] if isinstance(value, str) else value)
        return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    return f"a {type(value).__name__}"


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,40}", step) else f"[{shown(step)}]"


@cache
def _contract() -> Check:
    from reportedly.schema import schema

    root = schema()
    return _compiled(root, root)


def _compiled(schema: Schema | bool, root: Schema) -> Check:
    if isinstance(schema, bool):
        return _anything if schema else _nothing
    keywords = sorted(schema, key=lambda keyword: keyword != "type")  # first a value's type, then the rest
    checks = [found for keyword in keywords if (found := _KEYWORDS[keyword](schema[keyword], schema, root))]
    return checks[0] if len(checks) == 1 else _all(checks)


def _all(checks: Sequence[Check]) -> Check:
    def every(value: Any) -> None:
        for one in checks:
            one(value)

    return every


def _anything(value: Any) -> None:
    pass


def _nothing(value: Any) -> None:
    raise Misfit("doesn't belong here")


def _number(value: Any) -> bool:
    """Not NaN, not infinite, no whole number that is too large for a float."""
    return type(value) in (int, float) and abs(value) <= _FINITE


_IS: Mapping[str, Test] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: type(value) is int and -_LARGEST <= value <= _LARGEST,
    "number": _number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}


def _type(kinds: str | list[str], *_: Any) -> Check:
    names = [kinds] if isinstance(kinds, str) else kinds
    tests = [_IS[name] for name in names]

    def of_type(value: Any) -> None:
        for test in tests:
            if test(value):
                break
        else:
            raise Misfit(f"{shown(value)} is not {' or '.join(_WORDS[name] for name in names)}")
        if isinstance(value, str) and "\0" in value:
            raise Misfit("holds NUL, which no text may")

    return of_type


def _enum(allowed: Sequence[Any], *_: Any) -> Check:
    strings = frozenset(value for value in allowed if isinstance(value, str))
    none = None in allowed

    def of_these(value: Any) -> None:
        if not (value in strings if isinstance(value, str) else none and value is None):
            raise Misfit(f"{shown(value)} is none of {', '.join(map(shown, allowed))}")

    return of_these


def _pattern(pattern: str, *_: Any) -> Check:
    # "$" is the text's very end in JSON Schema (ECMA-262), but also before a last line feed in Python.
    match = re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern).search

    def matching(value: Any) -> None:
        if isinstance(value, str) and not match(value):
            raise Misfit(f"{shown(value)} is not of the form {shown(pattern)}")

    return matching


def _bound(least: float, most: float) -> Check:
    def within(value: Any) -> None:
        if isinstance(value, (int, float)) and not least <= value <= most:
            raise Misfit(
                f"{shown(value)} is {f'less than {least}' if value < least else f'more than {most}'}"
            )

    return within


def _length(kind: type[Any], least: int, most: float) -> Check:
    def long_enough(value: Any) -> None:
        if isinstance(value, kind) and not least <= len(value) <= most:
            raise Misfit("is empty" if not value else f"has {len(value)} items; that is the wrong number")

    return long_enough


def _items(items: Schema | bool, schema: Schema, root: Schema) -> Check:
    first = [_compiled(one, root) for one in schema.get("prefixItems", ())]
    rest = _compiled(items, root)

    def each(value: Any) -> None:
        for number, item in enumerate(value if isinstance(value, list) else ()):
            try:
                (first[number] if number < len(first) else rest)(item)
            except Misfit as misfit:
                misfit.steps.append(number)
                raise

    return each


def _unique(wanted: bool, *_: Any) -> Check | None:
    def once(value: Any) -> None:
        seen = set()
        for number, item in enumerate(value if isinstance(value, list) else ()):
            key = tuple(item) if isinstance(item, list) else item  # of text or spans, checked by then
            if key in seen:
                with At(number):
                    raise Misfit("is there twice")
            seen.add(key)

    return once if wanted else None


def _properties(properties: Mapping[str, Schema], schema: Schema, root: Schema) -> Check:
    known = {name: _compiled(one, root) for name, one in properties.items()}
    closed = schema.get("additionalProperties") is False

    def each(value: Any) -> None:
        for name, item in value.items() if isinstance(value, dict) else ():
            try:
                if name in known:
                    known[name](item)
                elif closed:
                    raise Misfit("is no part of the contract")
            except Misfit as misfit:
                misfit.steps.append(name if isinstance(name, str) else shown(name))
                raise

    return each


def _required(names: Iterable[str], *_: Any) -> Check:
    def there(value: Any) -> None:
        for name in names if isinstance(value, dict) else ():
            if name not in value:
                with At(name):
                    raise Misfit("is missing")

    return there


def _any_of(schemas: Sequence[Schema], _: Schema, root: Schema) -> Check:
    first, *others = [_compiled(one, root) for one in schemas]

    def one_of(value: Any) -> None:
        try:
            first(value)
        except Misfit:  # the first says best what was meant: the other is null
            if not any(_fits(other, value) for other in others):
                raise

    return one_of


def _condition(condition: Schema, schema: Schema, root: Schema) -> Check:
    if_so, if_not = (_compiled(schema.get(name, True), root) for name in ("then", "else"))
    holds = _compiled(condition, root)
    return lambda value: (if_so if _fits(holds, value) else if_not)(value)


def _fits(one: Check, value: Any) -> bool:
    try:
        one(value)
    except Misfit:
        return False
    return True


def _note(*_: Any) -> None:
    """A keyword that checks nothing, or one that another takes with it."""


_KEYWORDS: Mapping[str, Callable[[Any, Schema, Schema], Check | None]] = {
    "$ref": lambda name, _, root: _compiled(root["$defs"][name.removeprefix("#/$defs/")], root),
    "anyOf": _any_of,
    "const": lambda value, *_: _enum([value]),
    "enum": _enum,
    "if": _condition,
    "items": _items,
    "maxItems": lambda most, schema, _: _length(list, schema.get("minItems", 0), most),
    "maximum": lambda most, *_: _bound(-_INFINITE, most),
    "minItems": lambda least, schema, _: _length(list, least, schema.get("maxItems", _INFINITE)),
    "minLength": lambda least, *_: _length(str, least, _INFINITE),
    "minimum": lambda least, *_: _bound(least, _INFINITE),
    "pattern": _pattern,
    "properties": _properties,
    "required": _required,
    "type": _type,
    "uniqueItems": _unique,
    **dict.fromkeys(("$schema", "$id", "$defs", "title", "description"), _note),
    **dict.fromkeys(("additionalProperties", "else", "prefixItems", "then"), _note),
}
