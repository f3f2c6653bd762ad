"""JSON-LD read by pyld and rdflib, offline, with the contexts in the package and no other."""

import json
import warnings
from typing import Any

import rdflib
from pyld import jsonld

from reportedly.export.jsonld import CONTEXTS, context

BASE = "https://relative.example/"  # what begins with it had no meaning of its own


def load(url: str, _: Any) -> dict[str, Any]:
    """A document loader for pyld that knows the contexts in the package and goes nowhere else."""
    assert url.rstrip("/") in CONTEXTS, f"{url} is not in the package"
    found = context(url.rstrip("/"))
    return {"contextUrl": None, "documentUrl": url, "document": found, "contentType": "application/ld+json"}


def expanded(data: bytes) -> list[dict[str, Any]]:
    """What pyld makes of it, with a failure where a key was dropped or a name isn't absolute."""
    plain = json.loads(data)
    found = jsonld.expand(plain, {"documentLoader": load, "base": BASE})
    plain.pop("@context")
    assert _values(plain) == _values(found), "a term was dropped"
    _check_absolute(found)
    return found


def graph(data: bytes) -> rdflib.Graph:
    """What rdflib makes of it; the context's address is replaced by the context, to stay offline."""
    plain = json.loads(data)
    if isinstance(plain["@context"], str):
        plain["@context"] = context(plain["@context"])["@context"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own parser uses a class of its past
        return rdflib.Graph().parse(data=json.dumps(plain), format="json-ld")


def _values(node: Any, key: str = "") -> int:
    """How many values the properties of a tree of nodes have, its ids and types left out."""
    if isinstance(node, list):
        return sum(_values(one, key) for one in node)
    if isinstance(node, dict):
        if "@value" in node:
            return 1
        if set(node) <= {"@id", "id"}:
            return 1 if key else 0
        return sum(
            _values(value, name) for name, value in node.items() if name not in ("@id", "@type", "id", "type")
        )
    return 1


def _check_absolute(node: Any) -> None:
    for one in node if isinstance(node, list) else [node]:
        if isinstance(one, dict):
            types = one.get("@type", [])
            names = [one.get("@id", "a:"), *([types] if isinstance(types, str) else types)]
            names += [key for key in one if not key.startswith("@")]
            assert not [name for name in names if ":" not in name or name.startswith(BASE)], names
            for value in one.values():
                _check_absolute(value)
