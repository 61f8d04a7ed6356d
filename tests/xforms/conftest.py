"""Small forms written by hand, and one that every expression of the conformance table is evaluated in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from html import escape

import pytest

from ltsa_desktop.xforms import Environment, FormDef, FormState, load_form

HEAD = (
    '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms">'
)
Bind = dict[str, str]


def xform(
    instance: str,
    binds: Sequence[Bind] = (),
    body: str = "",
    model: str = "",
    title: str = "t",
) -> bytes:
    """An XForm: the inside of `<data>`, the binds (nodeset without `/data/`), the body and more of the model."""
    lines = "".join(
        "<bind "
        + " ".join(
            f'{name}="{escape("/data/" + value if name == "nodeset" else value)}"' for name, value in bind.items()
        )
        + "/>"
        for bind in binds
    )
    return (
        f"{HEAD}<h:head><h:title>{title}</h:title><model><instance><data id='t' version='1'>{instance}"
        f"<meta><instanceID/></meta></data></instance>{model}{lines}"
        '<bind nodeset="/data/meta/instanceID" jr:preload="uid"/>'
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def question(ref: str, label: str = "L", kind: str = "input", inner: str = "") -> str:
    """One control."""
    return f'<{kind} ref="/data/{ref}"><label>{label}</label>{inner}</{kind}>'


def repeat(ref: str, inner: str, attributes: str = "") -> str:
    """One repeat in its group."""
    return (
        f'<group ref="/data/{ref}"><label>R</label><repeat nodeset="/data/{ref}" {attributes}>{inner}</repeat></group>'
    )


@pytest.fixture
def environment() -> Environment:
    """A world that stands still: 29 September 2022, 14:03:22 in Surabaya."""
    numbers = iter(range(1, 1_000_000))
    return Environment(
        now=lambda: datetime(2022, 9, 29, 14, 3, 22, 123_000, tzinfo=timezone(timedelta(hours=7))),
        random=lambda: 0.25,
        uuid=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
        device_id="laptop-1",
        username="ani",
    )


@pytest.fixture
def build() -> Callable[..., FormDef]:
    """Loads a form written with `xform`."""

    def run(instance: str, binds: Sequence[Bind] = (), body: str = "", model: str = "", **options: bool) -> FormDef:
        return load_form(xform(instance, binds, body, model), **options)

    return run


@pytest.fixture
def start(build: Callable[..., FormDef], environment: Environment) -> Callable[..., FormState]:
    """A new state of a form written with `xform`."""

    def run(instance: str, binds: Sequence[Bind] = (), body: str = "", model: str = "") -> FormState:
        return FormState.new(build(instance, binds, body, model), environment)

    return run
