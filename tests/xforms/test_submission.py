"""Filled forms as ODK submissions, and back."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.xforms import FormDef, FormError, FormState, load_form
from ltsa_desktop.xforms.submission import (
    MAX_SUBMISSION,
    content_of,
    identities,
    is_submission,
    parse_submission,
    read_submission,
    root_namespace,
    write_submission,
)

XFORM = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
  <h:head><h:title>Uji</h:title><model>
    <instance><data id="uji" version="7">
      <nama peran="centre.name"/><umur/><biaya/><tanggal/><pilih/><banyak/><rahasia/><jumlah/><foto/>
      <g><alasan/></g>
      <anggota jr:template=""><nama/><hobi jr:template=""><apa/></hobi></anggota>
      <meta><instanceID/><instanceName/></meta>
    </data></instance>
    <bind nodeset="/data/umur" type="int" constraint=". &lt; 150"/>
    <bind nodeset="/data/biaya" type="decimal"/>
    <bind nodeset="/data/tanggal" type="date"/>
    <bind nodeset="/data/foto" type="binary"/>
    <bind nodeset="/data/jumlah" type="int" calculate="count(/data/anggota)"/>
    <bind nodeset="/data/g" relevant="/data/pilih = 'ya'"/>
    <bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
    <bind nodeset="/data/meta/instanceName" type="string" calculate="/data/nama"/>
  </model></h:head>
  <h:body>
    <input ref="/data/nama"/><input ref="/data/umur"/><input ref="/data/biaya"/><input ref="/data/tanggal"/>
    <select1 ref="/data/pilih"><item><label>Ya</label><value>ya</value></item>
      <item><label>Tidak</label><value>tidak</value></item></select1>
    <select ref="/data/banyak"><item><label>A</label><value>a</value></item>
      <item><label>B</label><value>b</value></item></select>
    <upload ref="/data/foto" mediatype="image/*"/>
    <group ref="/data/g"><input ref="/data/g/alasan"/></group>
    <group ref="/data/anggota"><label>Anggota</label><repeat nodeset="/data/anggota">
      <input ref="/data/anggota/nama"/>
      <group ref="/data/anggota/hobi"><label>Hobi</label><repeat nodeset="/data/anggota/hobi">
        <input ref="/data/anggota/hobi/apa"/></repeat></group>
    </repeat></group>
  </h:body></h:html>"""


@pytest.fixture(scope="module")
def form() -> FormDef:
    return load_form(XFORM)


@pytest.fixture(scope="module")
def ltsa() -> tuple[FormDef, list[Any]]:
    from ltsa_desktop.instruments import compile_workbook

    instrument = compile_workbook(resource("instruments/ltsa-pmi.xlsx"))
    ops = json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8"))
    return load_form(instrument.xform, instrument.attachments), ops


def record(inner: str, attributes: str = 'id="uji" version="7"') -> bytes:
    return f"<?xml version='1.0' ?><data {attributes}>{inner}</data>".encode()


def flat(state: FormState) -> dict[str, str]:
    """Everything that is asked and answered, by the paths that ODK writes."""
    return {
        node.ref: node.value
        for node in state.walk()
        if node.relevant and (node.kind == "instance" or (node.kind == "value" and node.value))
    }


def answered(form: FormDef, answers: Mapping[str, str]) -> FormState:
    state = FormState.new(form)
    for path, text in answers.items():
        state.set(path, text)
    return state


def test_the_example_visit_comes_back_with_the_same_content(ltsa: tuple[FormDef, list[Any]]) -> None:
    form, ops = ltsa
    state = FormState.new(form)
    for op in ops:
        state.set(op["set"], op["value"]) if "set" in op else state.add_repeat(op["add"])
    data = write_submission(state)
    reading = read_submission(data, form)
    back = FormState.restore(form, reading.content)
    assert flat(back) == flat(state)
    assert reading.unknown == ()
    assert reading.unreadable == ()
    assert write_submission(back) == data
    root = Xml.fromstring(data)
    assert (root.tag, root.get("id"), root.get("version")) == ("data", "ltsa-pmi", form.version)
    assert len(root.findall("a/a3/team")) == 3


def test_only_what_is_relevant_is_written_and_blanks_are_empty_elements(form: FormDef) -> None:
    state = answered(form, {"/data/nama": "Siti", "/data/pilih": "ya", "/data/g/alasan": "jauh"})
    assert b"<g><alasan>jauh</alasan></g>" in write_submission(state)
    state.set("/data/pilih", "tidak")
    data = write_submission(state)
    assert b"alasan" not in data
    assert b"<umur/>" in data
    assert b"<jumlah>0</jumlah>" in data
    assert b'<nama peran="centre.name">Siti</nama>' in data


def test_templates_are_never_written_and_never_read(form: FormDef) -> None:
    state = FormState.new(form)
    for node in [node.path for node in state.walk() if node.kind == "instance"]:
        if node.count("[") == 1:
            state.remove_repeat(node)
    assert b"anggota" not in write_submission(state)
    data = record(
        '<anggota xmlns:jr="http://openrosa.org/javarosa" jr:template=""><nama>T</nama></anggota>'
        '<anggota template=""><nama>T</nama></anggota><anggota><nama>A</nama></anggota>'
    )
    state = FormState.restore(form, read_submission(data, form).content)
    assert [node.value for node in state.walk() if node.definition.ref == "/data/anggota/nama"] == ["A"]


def test_numbers_of_the_record_and_of_the_one_it_replaces(form: FormDef) -> None:
    state = answered(form, {"/data/nama": "Siti"})
    own = state.node("/data/meta/instanceID").value
    told = parse_submission(write_submission(state))
    assert (told.instance_id, told.deprecated_id) == (own, "")
    data = write_submission(state, instance_id="uuid:baru", deprecated_id="uuid:lama", instance_name="Nama lain")
    meta = Xml.fromstring(data).find("meta")
    assert meta is not None
    assert [(e.tag, e.text) for e in meta] == [
        ("instanceID", "uuid:baru"),
        ("deprecatedID", "uuid:lama"),
        ("instanceName", "Nama lain"),
    ]
    again = FormState.restore(form, read_submission(data, form).content)
    told = parse_submission(write_submission(again))
    assert (told.instance_id, told.deprecated_id) == ("uuid:baru", "uuid:lama")
    assert parse_submission(write_submission(again, deprecated_id="")).deprecated_id == ""


def test_meta_in_the_openrosa_namespace_stays_there() -> None:
    xform = XFORM.replace(b"<meta><instanceID/><instanceName/></meta>", b"<orx:meta><orx:instanceID/></orx:meta>")
    xform = xform.replace(b"/data/meta/instanceID", b"/data/orx:meta/orx:instanceID")
    xform = xform.replace(b'<bind nodeset="/data/meta/instanceName" type="string" calculate="/data/nama"/>', b"")
    form = load_form(xform)
    data = write_submission(FormState.new(form), instance_id="uuid:satu", deprecated_id="uuid:nol")
    space = "{http://openrosa.org/xforms}"
    meta = Xml.fromstring(data).find(f"{space}meta")
    assert meta is not None
    assert [e.tag for e in meta] == [f"{space}instanceID", f"{space}deprecatedID"]
    bare = record("<meta><instanceID>uuid:dua</instanceID></meta>")
    assert read_submission(bare, form).content["/data/orx:meta/orx:instanceID"] == "uuid:dua"


def test_a_form_with_a_namespace_of_its_own_writes_into_it(form: FormDef) -> None:
    assert root_namespace(XFORM) == ""
    own = XFORM.replace(b'<data id="uji"', b'<data xmlns="http://contoh.id/uji" id="uji"')
    assert root_namespace(own) == "http://contoh.id/uji"
    data = write_submission(answered(form, {"/data/nama": "Siti"}), namespace=root_namespace(own))
    assert Xml.fromstring(data).tag == "{http://contoh.id/uji}data"
    assert read_submission(data, form).content["/data/nama"] == "Siti"


def test_instances_get_fresh_identities_or_those_of_the_record_replaced(form: FormDef) -> None:
    data = record("<anggota><nama>A</nama><hobi><apa>x</apa></hobi></anggota><anggota><nama>B</nama></anggota>")
    one, two = read_submission(data, form).content, read_submission(data, form).content
    assert set(one) & set(two) == set()
    kept = content_of(form, parse_submission(data).answers(form), one)
    assert kept.content == one
    more = record("<anggota><nama>A</nama></anggota><anggota><nama>B</nama></anggota><anggota><nama>C</nama></anggota>")
    longer = content_of(form, parse_submission(more).answers(form), one).content
    assert identities(longer)["/data/anggota"][:2] == identities(one)["/data/anggota"]
    assert len(identities(longer)["/data/anggota"]) == 3


def test_what_the_form_does_not_know_is_kept_told_and_written_again(form: FormDef) -> None:
    data = record(
        "<nama>Siti</nama><lama>dulu</lama><blok><isi>1</isi></blok><blok><isi>2</isi></blok>"
        "<anggota><nama>A</nama><tambahan>t</tambahan></anggota><nama>dua kali</nama><kata>x</kata><kata>y</kata>"
        "<formhub><uuid>abc</uuid></formhub><__version__>v9</__version__>"
    )
    reading = read_submission(data, form)
    assert sorted(text for _, text in reading.unknown) == ["1", "2", "dua kali", "dulu", "t", "x", "y"]
    state = FormState.restore(form, reading.content)
    assert state.node("/data/nama").value == "Siti"
    assert state.content() == {**reading.content}
    root = Xml.fromstring(write_submission(state))
    assert [e.text for e in root.findall("nama")] == ["Siti", "dua kali"]
    assert [e.text for e in root.findall("blok/isi")] == ["1", "2"]
    assert [e.text for e in root.findall("kata")] == ["x", "y"]
    assert root.findtext("anggota/tambahan") == "t"
    assert root.findtext("formhub/uuid") == "abc"
    again = read_submission(write_submission(state), form)
    assert sorted(text for _, text in again.unknown) == sorted(text for _, text in reading.unknown)


def test_answers_that_are_not_of_their_type_are_told_and_calculations_left_to_the_form(form: FormDef) -> None:
    data = record("<umur>tua</umur><biaya>1e3</biaya><tanggal>2026-02-31</tanggal><jumlah>99</jumlah>")
    reading = read_submission(data, form)
    assert reading.unreadable == (("/data/umur", "tua"), ("/data/tanggal", "2026-02-31"))
    assert reading.calculated == (("/data/jumlah", "99"),)
    assert reading.content == {"/data/biaya": "1000.0"}


def test_texts_survive_whatever_they_hold(form: FormDef) -> None:
    text = ' <a href="x">&amp;</a> ]]> \' " \r\n\ttab é 😀 𝔸 '
    state = answered(form, {"/data/nama": text})
    back = FormState.restore(form, read_submission(write_submission(state), form).content)
    assert back.node("/data/nama").value == text
    state.set("/data/nama", "a\x00b\x0bc\ufffe")
    assert Xml.fromstring(write_submission(state)).findtext("nama") == "abc"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xml"),
        (b"bukan xml", "xml"),
        (record("<nama>")[:-7], "xml"),
        (XFORM, "not-a-submission"),
        (b'<manifest xmlns="http://openrosa.org/xforms/xformsManifest"/>', "not-a-submission"),
        (record("<base64EncryptedKey>x</base64EncryptedKey>", 'id="uji" encrypted="yes"'), "submission-encrypted"),
        (b'<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><data id="uji"><nama>&b;</nama></data>', "xml-entities"),
        (
            b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><data id="uji"><nama>&a;</nama></data>',
            "xml-entities",
        ),
        (b"<data>" + b"<a>" * 10_000, "xml-too-deep"),
        (b"<data>" + b" " * MAX_SUBMISSION + b"</data>", "submission-too-large"),
    ],
)
def test_other_files_and_hostile_ones_are_refused_with_a_sentence(data: bytes, code: str, form: FormDef) -> None:
    with pytest.raises(FormError) as refused:
        read_submission(data, form)
    assert refused.value.code == code
    assert refused.value.text.id
    assert refused.value.text.en


def test_a_flood_of_instances_is_refused(form: FormDef) -> None:
    with pytest.raises(FormError) as refused:
        read_submission(record("<anggota/>" * 20_000), form)
    assert refused.value.code == "submission-too-large"


def test_is_submission_tells_records_from_forms() -> None:
    assert is_submission(record(""))
    assert is_submission(b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><aXyz id='aXyz'/>")
    assert not is_submission(XFORM)
    assert not is_submission(b"<manifest/>")
    assert not is_submission(b"\x89PNG")


def test_damaged_records_end_in_a_sentence_or_in_content(form: FormDef) -> None:
    state = answered(form, {"/data/nama": "Siti", "/data/banyak": "a b", "/data/pilih": "ya", "/data/g/alasan": "x"})
    whole = write_submission(state)
    chance = random.Random(7)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 3)))
        try:
            reading = read_submission(bytes(data), form)
        except FormError:
            continue
        FormState.restore(form, reading.content)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), max_size=12)
OPS = st.lists(
    st.one_of(
        st.tuples(st.just("/data/nama"), TEXTS),
        st.tuples(st.just("/data/umur"), st.integers(-5, 200).map(str)),
        st.tuples(st.just("/data/biaya"), st.floats(-1e6, 1e6).map(str)),
        st.tuples(st.just("/data/pilih"), st.sampled_from(["ya", "tidak", ""])),
        st.tuples(st.just("/data/banyak"), st.sampled_from(["a", "b", "a b", ""])),
        st.tuples(st.just("/data/g/alasan"), TEXTS),
        st.tuples(st.just("add"), st.sampled_from(["/data/anggota", "/data/anggota[1]/hobi", "/data/anggota[2]/hobi"])),
        st.tuples(st.just("remove"), st.sampled_from(["/data/anggota[1]", "/data/anggota[2]/hobi[1]"])),
        st.tuples(st.sampled_from(["/data/anggota[1]/nama", "/data/anggota[2]/hobi[1]/apa"]), TEXTS),
    ),
    max_size=25,
)


@given(OPS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_filled_form_comes_back_the_same(form: FormDef, ops: list[tuple[str, str]]) -> None:
    from ltsa_desktop.xforms import UnknownPath

    state = FormState.new(form)
    for what, value in ops:
        try:
            if what == "add":
                state.add_repeat(value)
            elif what == "remove":
                state.remove_repeat(value)
            else:
                state.set(what, value)
        except UnknownPath:
            continue
    data = write_submission(state)
    reading = read_submission(data, form)
    back = FormState.restore(form, reading.content)
    blank = {ref: text for ref, text in flat(state).items() if text.strip() or ref.endswith("]")}
    assert flat(back) == blank
    if blank == flat(state):
        assert write_submission(back) == data
