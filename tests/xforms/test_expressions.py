"""Each function and operator, by a table whose rows name their source.

Sources: XP = XPath 1.0 (w3.org/TR/1999/REC-xpath-19991116) section; ODK = ODK XForms specification
(getodk.github.io/xforms-spec), the named part; JR = behaviour of JavaRosa / ODK Collect, the reference of the
specification where it is silent.
"""

from __future__ import annotations

from html import escape

import pytest

from ltsa_desktop.xforms import Environment, FormState, load_form

HEAD = (
    '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa">'
)
INSTANCE = (
    "<i>5</i><d>2.5</d><s>abc</s><blank/><date>2022-09-29</date><date2>2023-10-01</date2>"
    "<dt>2022-09-29T13:30:00.000+07:00</dt><sm>x y</sm><s1>b</s1><hidden>kept</hidden>"
    "<rep><q>1</q><qb/></rep><rep><q>2</q><qb>7</qb></rep><rep><q>3</q><qb/></rep><out/>"
)
TABLE = "".join(
    f"<item><name>{name}</name><label>L{name.upper()}</label><k>{k}</k><n>{n}</n></item>"
    for name, k, n in (("a", "zzz", 1), ("b", "abc", 5), ("c", "abc", 7), ("x", "q", 9), ("y", "q", 11))
)
CASES = """
XP 3.5        | 1 + 1                                               | 2
XP 3.5        | 10 div 4                                            | 2.5
XP 3.5        | 5 mod -3                                            | 2
XP 3.5        | -5 mod 3                                            | -2
XP 3.5        | 1 div 0                                             | Infinity
XP 3.5        | -1 div 0                                            | -Infinity
XP 3.5        | 1 + 2 * 3                                           | 7
XP 3.5        | (1 + 2) * 3                                         | 9
XP 3.5        | 10 - 2 - 3                                          | 5
XP 3.5        | - /data/i                                           | -5
JR operators  | 4 div2                                              | 2
JR operators  | 5mod3                                               | 2
JR operators  | 1or0 and /data/i                                    | true
XP 3.4        | /data/i = 5                                         | true
XP 3.4        | /data/i = '5'                                       | true
XP 3.4        | /data/s != 'abc'                                    | false
XP 3.4        | /data/i > 4 and /data/d < 3                         | true
XP 3.4        | false() or /data/i >= 5                             | true
XP 3.4        | /data/rep/q = 3                                     | true
XP 3.4        | /data/rep/q != 3                                    | true
XP 3.4        | /data/rep/q > 3                                     | false
XP 3.4        | 1 < 2 < 3                                           | true
XP 3.4        | '10' < '9'                                          | false
XP 3.4        | 'a' < 'b'                                           | false
XP 3.3        | count(/data/i | /data/s)                            | 2
XP 2.1        | /data/rep[2]/q                                      | 2
XP 2.4        | /data/rep[position() = 3]/q                         | 3
XP 2.4        | /data/rep[last()]/q                                 | 3
XP 2.4        | /data/rep[q > 1][1]/q                               | 2
XP 2.4        | count(/data/rep[q > 1])                             | 2
XP 2.4        | /data/rep[q = 99]/q                                 |
XP 2.2        | count(/data/rep[1]/following-sibling::rep)          | 2
XP 2.2        | count(/data/descendant::q)                          | 3
XP 2.5        | count(//q)                                          | 3
XP 2.5        | /data/@version                                      | 1
XP 2.5        | ../i                                                | 5
XP 2.5        | current()/../i                                      | 5
XP 4.2        | string(1 div 3)                                     | 0.3333333333333333
XP 4.2        | string(0.1 + 0.2)                                   | 0.30000000000000004
XP 4.2        | string(1000000 * 1000000)                           | 1000000000000
XP 4.2        | 0.0000001 * 1                                       | 0.0000001
XP 4.2        | string(-0)                                          | 0
XP 4.2        | string(true())                                      | true
XP 4.2        | concat('a', 'b', /data/i)                           | ab5
ODK concat    | concat('x', /data/rep/q, 'y')                       | x123y
ODK join      | join(', ', /data/rep/q)                             | 1, 2, 3
ODK join      | join('-', 'a', 'b', /data/i)                        | a-b-5
XP 4.2        | contains('abc', 'b')                                | true
XP 4.2        | starts-with('abc', '')                              | true
ODK ends-with | ends-with('abc', 'bc')                              | true
XP 4.2        | substring-before('1999/04/01', '/')                 | 1999
XP 4.2        | substring-after('1999/04/01', '/')                  | 04/01
XP 4.2        | substring-after('a--b', '--')                       | b
XP 4.2        | substring('12345', 1.5, 2.6)                        | 234
XP 4.2        | substring('12345', 0, 3)                            | 12
XP 4.2        | substring('12345', 0 div 0, 3)                      |
XP 4.2        | substring('12345', -42, 1 div 0)                    | 12345
XP 4.2        | substring('12345', -1 div 0)                        | 12345
XP 4.2        | substring('12345', -1 div 0, 1 div 0)               |
XP 4.2        | string-length('hello')                              | 5
XP 4.2        | normalize-space('  a   b ')                         | a b
XP 4.2        | translate('--aaa--', 'abc-', 'ABC')                 | AAA
ODK substr    | substr('hello', 0, 2)                               | he
ODK substr    | substr('hello', -3, -1)                             | ll
ODK substr    | substr('hello', 4, 2)                               |
ODK coalesce  | coalesce(/data/blank, 'b')                          | b
ODK regex     | regex('abc1', '^[a-z]+$')                           | false
ODK regex     | regex(/data/i, '^\\d+$')                             | true
ODK regex     | regex('٣', '^\\d+$')                                | false
ODK regex     | regex('é', '^\\w$')                                 | false
ODK regex     | regex('1a', '^[\\d\\w]+$')                           | true
ODK regex     | regex('a$', '[$]$')                                 | true
ODK digest    | digest('abc', 'MD5', 'hex')                         | 900150983cd24fb0d6963f7d28e17f72
ODK digest    | digest('abc', 'SHA-1', 'hex')                       | a9993e364706816aba3e25717850c26c9cd0d89d
ODK digest    | digest('abc', 'SHA-256')                            | ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
ODK base64    | base64-decode('aGVsbG8=')                           | hello
ODK base64    | base64-decode('!!')                                 |
XP 4.3        | boolean('false')                                    | true
XP 4.3        | boolean(0)                                          | false
XP 4.3        | boolean(/data/rep[5])                               | false
XP 4.3        | not(/data/i = 5)                                    | false
ODK bool-str  | boolean-from-string('1')                            | true
ODK bool-str  | boolean-from-string('yes')                          | false
XP 4.4        | number(' 5 ')                                       | 5
XP 4.4        | number('abc')                                       |
XP 4.4        | number(true())                                      | 1
XP 4.4        | sum(/data/rep/q)                                    | 6
XP 4.4        | sum(/data/rep/qb)                                   |
XP 4.4        | floor(-2.7)                                         | -3
XP 4.4        | ceiling(2.1)                                        | 3
XP 4.4        | round(2.5)                                          | 3
JR round      | round(-2.5)                                         | -3
ODK round     | round(2.345, 2)                                     | 2.35
ODK round     | round(1234.567, -2)                                 | 1200
ODK int       | int(-5.7)                                           | -5
ODK int       | int('')                                             |
ODK abs       | abs(-5)                                             | 5
ODK pow       | pow(2, 10)                                          | 1024
ODK sqrt      | sqrt(-1)                                            |
ODK log10     | log10(1000)                                         | 3
ODK exp10     | exp10(2)                                            | 100
ODK sin       | sin(1)                                              | 0.8414709848078965
ODK atan2     | atan2(1, 2)                                         | 0.4636476090008061
ODK pi        | pi()                                                | 3.141592653589793
ODK max       | max(/data/rep/q)                                    | 3
ODK max       | max('', 5)                                          |
ODK min       | min(4, 2, 3)                                        | 2
ODK random    | random()                                            | 0.25
ODK uuid      | string-length(uuid())                               | 36
ODK uuid      | string-length(uuid(6))                              | 6
XP 4.1        | count(/data/rep)                                    | 3
ODK cne       | count-non-empty(/data/rep/qb)                       | 1
ODK position  | position(/data/rep[2])                              | 2
ODK indexed   | indexed-repeat(/data/rep/q, /data/rep, 2)           | 2
ODK indexed   | indexed-repeat(/data/rep/q, /data/rep, 9)           |
ODK selected  | selected(/data/sm, 'x')                             | true
ODK selected  | selected('a b', 'c')                                | false
ODK sel-at    | selected-at(/data/sm, 1)                            | y
ODK sel-at    | selected-at(/data/sm, 5)                            |
ODK count-sel | count-selected(/data/sm)                            | 2
ODK count-sel | count-selected('')                                  | 0
ODK checklist | checklist(1, 2, true(), false())                    | true
ODK checklist | checklist(2, -1, 'a', '', 'b')                      | true
ODK weighted  | weighted-checklist(3, 5, true(), 2, false(), 9)     | false
ODK if        | if(/data/i > 3, 'much', 'little')                   | much
ODK if        | if(/data/i = 1, 1, if(/data/i = 5, 'five', 'six'))  | five
ODK once      | once('first')                                       | first
ODK today     | today()                                             | 2022-09-29
ODK now       | now()                                               | 2022-09-29T14:03:22.123+07:00
ODK date      | date('2022-1-5')                                    | 2022-01-05
ODK date      | date('')                                            |
ODK date      | date(18992)                                         | 2021-12-31
JR date       | date(/data/date + 7)                                | 2022-10-06
JR date       | /data/date2 - /data/date                            | 367
JR date       | /data/date > '2022-01-01'                           | true
JR date       | /data/date = date('2022-09-29')                     | true
JR date       | today() - /data/date                                | 0
JR date       | /data/date + 0                                      | 19264
JR date       | int((today() - date('1990-09-30')) div 365.25)      | 31
ODK ddt       | decimal-date-time('1970-01-02')                     | 1
ODK ddt       | decimal-date-time('2022-01-01T12:00:00')            | 18993.5
ODK dtime     | decimal-time('06:00:00.000')                        | 0.25
ODK dtime     | decimal-time('06:00:00.000+07:00')                  | 0.25
ODK dtime     | decimal-time('25:00')                               |
ODK fdate     | format-date('2022-01-05', '%e/%n/%y')               | 5/1/22
ODK fdate     | format-date(/data/date, '%d-%m-%Y')                 | 29-09-2022
ODK fdate     | format-date('2022-09-29', '%a %b')                  | Thu Sep
ODK fdate     | format-date('', '%Y')                               |
JR fdate      | format-date(today() + 1, '%Y-%m-%d')                | 2022-09-30
ODK fdt       | format-date-time(/data/dt, '%H:%M:%S.%3')           | 13:30:00.000
ODK fdt       | format-date-time('2022-01-05T03:05:09.123', '%h')   | 3
ODK area      | area('0 1;0 2;1 2;0 1')                             | 6195628067.9
ODK distance  | distance('0 0 0 0;0 1 0 0')                         | 111318.85
ODK distance  | distance('0 0', '0 1')                              | 111318.85
ODK geofence  | geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')          | true
ODK geofence  | geofence('5 5', '0 0;0 1;1 1;1 0;0 0')              | false
ODK instance  | instance('tab')/root/item[name = 'b']/label         | LB
ODK instance  | count(instance('tab')/root/item[k = 'abc'])         | 2
ODK instance  | instance('tab')/root/item[k = 'abc' and n > 5]/name | c
ODK instance  | instance('tab')/root/item[n = 5]/name               | b
ODK instance  | instance('tab')/root/item[2]/name                   | b
ODK instance  | instance('tab')/root/item[selected(/data/sm, name)][2]/name | y
ODK pulldata  | pulldata('tab', 'label', 'name', 'c')               | LC
ODK pulldata  | pulldata('tab', 'label', 'name', 'none')            |
ODK randomize | join(' ', randomize(instance('tab')/root/item/name, 42)) | a y c b x
ODK randomize | join(' ', randomize(instance('tab')/root/item/name, 'seed')) | x y a c b
ODK randomize | join(' ', randomize(instance('tab')/root/item/name, -7)) | a x c y b
ODK choice    | jr:choice-name(/data/s1, '/data/s1')                | LB
ODK choice    | jr:choice-name('none', '/data/s1')                  |
ODK itext     | jr:itext('hello')                                   | Hello!
JR blank      | /data/blank + 1                                     |
JR blank      | concat(/data/blank + 1, '!')                        | !
JR relevance  | concat('[', /data/hidden, ']')                      | []
"""


def rows() -> list[tuple[str, str, str]]:
    """(source, expression, result) of the table; the last bar parts the result."""
    found = []
    for line in CASES.strip().splitlines():
        source, _, rest = line.partition("|")
        expression, _, result = rest.rpartition("|")
        found.append((source.strip(), expression.strip().replace("\\\\", "\\"), result.strip()))
    return found


def evaluate(expression: str, environment: Environment) -> str:
    """The text a calculation with this expression has in a new form."""
    form = load_form(
        (
            f"{HEAD}<h:head><h:title>t</h:title><model><itext><translation lang='en'><text id='hello'><value>Hello!"
            f"</value></text></translation></itext><instance><data id='t' version='1'>{INSTANCE}</data></instance>"
            f"<instance id='tab'><root>{TABLE}</root></instance>"
            "<bind nodeset='/data/hidden' relevant='false()'/><bind nodeset='/data/i' type='int'/>"
            f'<bind nodeset="/data/out" calculate="{escape(expression)}"/></model></h:head><h:body>'
            "<select1 ref='/data/s1'><label>S</label><itemset nodeset=\"instance('tab')/root/item\"><value ref='name'/>"
            "<label ref='label'/></itemset></select1><repeat nodeset='/data/rep'><input ref='/data/rep/q'><label>Q"
            "</label></input></repeat></h:body></h:html>"
        ).encode()
    )
    return FormState.new(form, environment).node("/data/out").value


@pytest.mark.parametrize(("source", "expression", "result"), rows(), ids=[row[1] for row in rows()])
def test_expression_has_the_value_of_its_source(
    source: str, expression: str, result: str, environment: Environment
) -> None:
    assert evaluate(expression, environment) == result, source
