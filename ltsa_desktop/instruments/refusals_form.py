"""pyxform's refusals of sheets, rows and references."""

from __future__ import annotations

from ltsa_desktop.instruments.refusal import Refusal, known

_WRITE_REFERENCE = ("Tulis rujukan sebagai ${{nama}}.", "Write a reference as ${{name}}.")
_TRUE_FALSE = ("Tulis {key}=true atau {key}=false.", "Write {key}=true or {key}=false.")
_WHOLE = ("Tulis bilangan bulat, mis. {key}=60.", "Write a whole number, e.g. {key}=60.")
_RANGE = ("Perbaiki kolom parameters, mis. start=1 end=10 step=1.", "Mend the parameters, e.g. start=1 end=10 step=1.")
_TICKS = (
    "Hapus {key} dari parameters atau perbaiki daftar itu.",
    "Take {key} out of the parameters or mend that list.",
)

FORM: tuple[Refusal, ...] = (
    known(
        r"Unmatched 'end_(?P<kind>\w+)'",
        "unmatched-end",
        "type",
        ("Baris ini menutup {kind} yang tidak dibuka.", "This row ends a {kind} that was never begun."),
        ("Hapus baris ini atau tambahkan begin_{kind}.", "Delete the row or add the begin_{kind}."),
    ),
    known(
        r"Unmatched 'begin_(?P<kind>\w+)'",
        "unmatched-begin",
        "type",
        ("Pembuka {kind} ini tidak pernah ditutup.", "This {kind} is never ended."),
        ("Tambahkan end_{kind}.", "Add the end_{kind}."),
    ),
    known(
        r"must have a sheet named",
        "no-survey-sheet",
        "",
        ("Buku kerja ini tidak mempunyai sheet survey.", "This workbook has no survey sheet."),
        ("Namai sheet pertanyaan: survey.", "Call the sheet of questions survey."),
    ),
    known(
        r"Headers that are different names for the same column were found: '(?P<other>[^']*)', '(?P<header>[^']*)'",
        "same-column",
        "",
        ('Kolom "{header}" sama artinya dengan "{other}".', 'The column "{header}" means the same as "{other}".'),
        ("Gabungkan keduanya menjadi satu kolom.", "Make one column of both."),
    ),
    known(
        r"Duplicate column header: (?P<header>.+)",
        "duplicate-column",
        "",
        ('Kolom "{header}" ada dua kali.', 'The column "{header}" is there twice.'),
        ("Hapus atau ganti nama salah satunya.", "Delete or rename one of them."),
    ),
    known(
        r"required column headers were not found: (?P<missing>[^.]+)\.",
        "header-missing",
        "",
        ("Kolom wajib tidak ada: {missing}.", "Required columns are missing: {missing}."),
        ("Tulis judul kolom itu di baris pertama.", "Write those headers in the first row."),
    ),
    known(
        r"missing header row",
        "header-missing",
        "",
        ("Baris pertama sheet ini tidak berisi judul kolom.", "The first row of this sheet holds no headers."),
        ("Tulis judul kolom di baris pertama.", "Write the headers in the first row."),
    ),
    known(
        r"column\(s\) are not supported by this version of pyxform: (?P<columns>.+?)\. Please",
        "unknown-column",
        "",
        ("Sheet entities tidak mengenal kolom ini: {columns}.", "The entities sheet has no such columns: {columns}."),
        ("Perbaiki ejaannya atau hapus kolomnya.", "Mend the spelling or delete the column."),
    ),
    known(
        r"Could not find the name '(?P<missing>[^']*)'|There is no survey element named '(?P<absent>[^']*)'",
        "unknown-reference",
        "",
        ("Rujukan ini menunjuk pertanyaan yang tidak ada.", "This refers to a question that is not there."),
        _WRITE_REFERENCE,
    ),
    known(
        r"The name '(?P<twice>[^']*)' appears more than once|multiple survey elements named '(?P<many>[^']*)'",
        "ambiguous-reference",
        "",
        ("Nama yang dirujuk dipakai beberapa pertanyaan.", "Several questions have the name referred to."),
        ("Beri nama yang berbeda.", "Give them different names."),
    ),
    known(
        r"must have a comma between each variable",
        "reference-form",
        "",
        ("Beberapa rujukan ditulis tanpa koma.", "Several references stand without commas."),
        ("Tulis ${{a}}, ${{b}}.", "Write ${{a}}, ${{b}}."),
    ),
    known(
        r"Reference variables must start with|PyXForm reference - parsing",
        "reference-form",
        "",
        ("Rujukan ini tidak lengkap.", "This reference is not complete."),
        _WRITE_REFERENCE,
    ),
    known(
        r"survey element named '(?P<name>[^']+)' has no label or hint",
        "no-label",
        "label",
        ("Pertanyaan ini tidak mempunyai teks.", "This question has no text."),
        ("Isi kolom label.", "Fill in the label column."),
    ),
    known(
        r"use big-image, you must also specify an image for the survey element named (?P<name>[^.]+)",
        "big-image",
        "big-image",
        ("big-image memerlukan image.", "A big-image needs an image."),
        ("Isi juga kolom image.", "Fill in the image column too."),
    ),
    known(
        r"Choice filter not supported with or_other",
        "or-other-filter",
        "choice_filter",
        ("or_other tidak dapat dipakai bersama choice_filter.", "or_other does not go with a choice_filter."),
        ('Tambahkan sendiri pilihan "lainnya" ke daftar.', 'Add a choice "other" to the list yourself.'),
    ),
    known(
        r"Please specify choices for this 'or other'",
        "or-other-list",
        "type",
        ("or_other memerlukan daftar pada sheet choices.", "or_other needs a list on the choices sheet."),
        ("Hapus or_other atau pakai daftar biasa.", "Take or_other out or use a plain list."),
    ),
    known(
        r"Choice filter not supported for table-list",
        "table-list-filter",
        "choice_filter",
        ("Kelompok table-list tidak mengenal choice_filter.", "A table-list group knows no choice_filter."),
        ("Hapus choice_filter atau tampilan table-list.", "Take out the choice_filter or the table-list."),
    ),
    known(
        r"list names don't match: (?P<one>\S+) vs\. (?P<other>\S+)",
        "table-list",
        "type",
        (
            'Dalam satu table-list semua pertanyaan memakai daftar yang sama: "{one}", bukan "{other}".',
            'All questions of a table-list use one list: "{one}", not "{other}".',
        ),
        ("Pindahkan pertanyaan ini ke kelompok lain.", "Move this question to another group."),
    ),
    known(
        r"(?P<code>\w*)Audits must always be named",
        "audit-name",
        "name",
        ("Baris audit tidak boleh bernama lain.", "An audit row can have no other name."),
        ('Kosongkan kolom name atau tulis "audit".', 'Leave the name blank or write "audit".'),
    ),
    known(
        r"Question with no type",
        "question-without-type",
        "type",
        ("Baris ini tidak mempunyai jenis pertanyaan.", "This row has no question type."),
        ("Isi kolom type, mis. text.", "Fill in the type column, e.g. text."),
    ),
    known(
        r"Question or group with no name",
        "question-without-name",
        "name",
        ("Baris ini tidak mempunyai nama.", "This row has no name."),
        ("Isi kolom name, tanpa spasi.", "Fill in the name column, without spaces."),
    ),
    known(
        r"Missing calculation",
        "calculation-missing",
        "calculation",
        ("Hitungan ini belum mempunyai rumus.", "This calculation has no formula."),
        ("Isi kolom calculation.", "Fill in the calculation column."),
    ),
    known(
        r"Unknown question type '(?P<kind>[^']*)'",
        "unknown-type",
        "type",
        ('Jenis pertanyaan "{kind}" tidak dikenal.', 'The question type "{kind}" is not known.'),
        ("Pakai jenis XLSForm, mis. text atau integer.", "Use a type of XLSForm, e.g. text or integer."),
    ),
    known(
        r"^KeyError: ['\"](?P<list>.+)['\"]$",
        "not-found",
        "type",
        ('"{list}" tidak ditemukan dalam buku kerja ini.', '"{list}" was not found in this workbook.'),
        ("Periksa ejaannya.", "Look at its spelling."),
    ),
)
