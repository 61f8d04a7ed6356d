"""Forms made for the benchmarks, and how times are taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Bench</h:title><model>'
)


def questions(count: int, languages: int = 0, letters: int = 0) -> bytes:
    """A form of `count` integer questions and as many calculations; each question reads the one before.

    With `languages`, labels and hints of about `letters` letters stand in that many languages.
    """
    instance = "".join(f"<q{n}/><c{n}/>" for n in range(count))
    binds = "".join(
        f'<bind nodeset="/data/q{n}" type="int" relevant=" /data/q{max(0, n - 1)}  &gt; 0 or  /data/q0  = \'\'" '
        f'constraint=". &gt; 0 and . &lt; 100"/>'
        f'<bind nodeset="/data/c{n}" type="string" calculate="if( /data/q{n}  != \'\',  /data/q{n}  * 2 + 1, 0)"/>'
        for n in range(1, count)
    )
    binds += '<bind nodeset="/data/q0" type="int"/><bind nodeset="/data/c0" calculate=" /data/q0  + 1"/>'
    itext = "".join(
        f'<translation lang="L{language}">'
        + "".join(
            f'<text id="/data/q{n}:label"><value>Label {n} {"x" * letters}</value></text>'
            f'<text id="/data/q{n}:hint"><value>Hint {n} {"y" * letters}</value></text>'
            for n in range(count)
        )
        + "</translation>"
        for language in range(languages)
    )
    if languages:
        itext = f"<itext>{itext}</itext>"
        labels = [
            f"<label ref=\"jr:itext('/data/q{n}:label')\"/><hint ref=\"jr:itext('/data/q{n}:hint')\"/>"
            for n in range(count)
        ]
    else:
        labels = [f'<label>Q{n} <output value=" /data/c{n} "/></label>' for n in range(count)]
    body = "".join(f'<input ref="/data/q{n}">{label}</input>' for n, label in enumerate(labels))
    return (
        f'{HEAD}{itext}<instance><data id="bench">{instance}<meta><instanceID/></meta></data></instance>{binds}'
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def rows(names: Sequence[str]) -> bytes:
    """A form with one repeat of the questions `names` and the sum of each."""
    inner = "".join(f"<{name}/>" for name in names)
    sums = "".join(f"<s{at}/>" for at in range(len(names)))
    binds = "".join(f'<bind nodeset="/data/r/{name}" type="int"/>' for name in names)
    binds += "".join(
        f'<bind nodeset="/data/s{at}" calculate="sum( /data/r/{name} )"/>' for at, name in enumerate(names)
    )
    controls = "".join(f'<input ref="/data/r/{name}"><label>{name}</label></input>' for name in names)
    return (
        f"{HEAD}<instance><data id='bench'><r jr:template=''>{inner}</r><r>{inner}</r>{sums}</data></instance>{binds}"
        f"</model></h:head><h:body><group ref='/data/r'><label>R</label><repeat nodeset='/data/r'>{controls}</repeat>"
        "</group></h:body></h:html>"
    ).encode()


def answers(count: int, questions_: int) -> list[tuple[str, str]]:
    """`count` random answers to a form of `questions`, the same at each call."""
    random = Random(1)
    return [(f"/data/q{random.randrange(questions_)}", str(random.randint(1, 9))) for _ in range(count)]


def seconds(work: Callable[[], Any], times: int) -> float:
    """The median time of `work`."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def p99(taken: list[float]) -> float:
    """The 99th percentile."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def row(name: str, median: float, floor: float, goal: float, ok: bool = True) -> dict[str, Any]:
    """One line of the runner."""
    ratio = median / floor
    return {"name": name, "median": median, "floor": floor, "ratio": ratio, "goal": goal, "ok": ok and ratio <= goal}
