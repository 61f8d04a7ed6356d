"""pyxform's refusals of entities, and its remarks on forms that it takes."""

from __future__ import annotations

from ltsa_desktop.instruments.refusal import Refusal, known

_SPELLING = (
    "Perbaiki ejaannya, atau tambahkan baris untuk daftar itu di sheet entities.",
    "Mend its spelling, or add a row for that list on the entities sheet.",
)

ENTITIES: tuple[Refusal, ...] = (
    known(
        r"add an entities sheet and declare an entity",
        "entity",
        "save_to",
        ("save_to memerlukan sheet entities.", "A save_to needs an entities sheet."),
        ("Tambahkan sheet entities, atau kosongkan save_to.", "Add an entities sheet, or leave save_to blank."),
    ),
    known(
        r"save_to property '(?P<property>[^']*)' is already assigned by row '(?P<other>\d+)'",
        "entity",
        "save_to",
        (
            'Properti "{property}" sudah diisi oleh baris {other}.',
            'Row {other} fills the property "{property}" already.',
        ),
        ("Ganti atau hapus salah satunya.", "Change or delete one of them."),
    ),
    known(
        r"Groups and repeats can't be saved as entity properties",
        "entity",
        "save_to",
        (
            "Kelompok dan repeat tidak dapat disimpan sebagai properti.",
            "Groups and repeats cannot be saved as a property.",
        ),
        ("Kosongkan save_to pada baris ini.", "Leave save_to blank in this row."),
    ),
    known(
        r"The entity list name '(?P<dataset>[^']*)' was not found",
        "entity",
        "save_to",
        ('Sheet entities tidak mempunyai daftar "{dataset}".', 'The entities sheet has no list "{dataset}".'),
        _SPELLING,
    ),
    known(
        r"entity list name '(?P<dataset>[^']*)' does not have a label",
        "entity",
        "label",
        ('Daftar entitas "{dataset}" memerlukan label.', 'The entity list "{dataset}" needs a label.'),
        ("Isi label, atau entity_id bila hanya memperbarui.", "Fill in label, or entity_id when it only updates."),
    ),
    known(
        r"entity list name '(?P<dataset>[^']*)' does not have an 'update_if'",
        "entity",
        "update_if",
        ('Daftar entitas "{dataset}" memerlukan update_if.', 'The entity list "{dataset}" needs an update_if.'),
        (
            "Isi update_if, atau hapus entity_id bila hanya membuat.",
            "Fill in update_if, or drop entity_id when it only creates.",
        ),
    ),
    known(
        r"entity list name '(?P<dataset>[^']*)' does not have an 'entity_id'",
        "entity",
        "entity_id",
        ('Daftar entitas "{dataset}" memerlukan entity_id.', 'The entity list "{dataset}" needs an entity_id.'),
        ("Isi entity_id, atau pindahkan update_if ke create_if.", "Fill in entity_id, or move update_if to create_if."),
    ),
    known(
        r"more than one entity declaration, 'save_to' names must be",
        "entity",
        "save_to",
        (
            "Dengan beberapa daftar entitas, save_to harus menyebut daftarnya.",
            "With several entity lists, save_to names its list.",
        ),
        ("Tulis daftar#properti.", "Write list#property."),
    ),
    known(
        r"may have only one entity declaration.*on row '(?P<other>\d+)'",
        "entity",
        "list_name",
        (
            "Satu formulir, kelompok, atau repeat hanya dapat memuat satu entitas (lihat baris {other}).",
            "A form, group or repeat can hold one entity only (see row {other}).",
        ),
        ("Pindahkan pertanyaannya ke kelompok masing-masing.", "Move their questions to groups of their own."),
    ),
    known(
        r"'(?P<dataset>[^']*)' has a reference in container scope.*'save_to' reference in scope",
        "entity",
        "save_to",
        (
            'Pertanyaan untuk daftar "{dataset}" tersebar di beberapa repeat.',
            'The questions of "{dataset}" lie in several repeats.',
        ),
        ("Salin nilainya dengan calculate ke repeat yang sama.", "Copy the value into the same repeat by a calculate."),
    ),
    known(
        r"'(?P<dataset>[^']*)' has a reference in container scope.*variable reference to '(?P<other>[^']*)'",
        "entity",
        "label",
        (
            'Daftar "{dataset}" merujuk "{other}" dari repeat yang lain.',
            '"{dataset}" refers to "{other}" in another repeat.',
        ),
        ("Salin nilainya dengan calculate ke repeat yang sama.", "Copy the value into the same repeat by a calculate."),
    ),
    known(
        r"at most one '#' delimiter",
        "entity",
        "save_to",
        ("save_to berisi lebih dari satu tanda #.", "The save_to holds more than one #."),
        ("Tulis daftar#properti.", "Write list#property."),
    ),
    known(
        r"must not begin with two underscores",
        "entity",
        "",
        (
            "Nama entitas dan properti tidak boleh diawali dua garis bawah.",
            "Names of entities and properties cannot begin with two underscores.",
        ),
        ("Hapus garis bawah di depan.", "Drop the leading underscores."),
    ),
    known(
        r"must not contain a period",
        "entity",
        "",
        ("Nama daftar entitas tidak boleh berisi titik.", "The name of an entity list cannot hold a point."),
        ("Ganti titik dengan garis bawah.", "Write an underscore instead."),
    ),
    known(
        r"must not be 'name' or 'label'",
        "entity",
        "",
        ('Properti tidak boleh bernama "name" atau "label".', 'A property cannot be called "name" or "label".'),
        ("Beri nama lain.", "Give it another name."),
    ),
    known(
        r"'list_name' column must not have any duplicate",
        "entity",
        "list_name",
        ("Nama daftar entitas ini sudah dipakai.", "This entity list is there already."),
        ("Beri nama lain.", "Give it another name."),
    ),
    known(
        r"Entity lists must have a name",
        "entity",
        "list_name",
        ("Daftar entitas ini tidak bernama.", "This entity list has no name."),
        ("Isi list_name.", "Fill in list_name."),
    ),
)

REMARKS: tuple[Refusal, ...] = (
    known(
        r"name' value '(?P<same>[^']*)' is problematic",
        "name-case",
        "name",
        (
            'Nama "{same}" hanya berbeda huruf besar/kecil dari nama lain.',
            '"{same}" differs from another name by capitals only.',
        ),
        (
            "Beri nama yang jelas berbeda; sebagian alat data tidak membedakannya.",
            "Give it a clearly different name; some data tools cannot tell them apart.",
        ),
    ),
    known(
        r"language declarations do not contain valid machine-readable codes: (?P<languages>.+?)\. Learn more",
        "language-code",
        "",
        ("Bahasa tanpa kode: {languages}.", "Languages without a code: {languages}."),
        ("Tulis mis. Bahasa Indonesia (id), English (en).", "Write e.g. Bahasa Indonesia (id), English (en)."),
    ),
    known(
        r"Use the max-pixels parameter",
        "no-max-pixels",
        "parameters",
        ("Foto dikirim sebesar kamera membuatnya.", "Photos are sent as large as the camera makes them."),
        ("Tulis mis. max-pixels=1600 di kolom parameters.", "Write e.g. max-pixels=1600 in parameters."),
    ),
    known(
        r"\] (?P<kind>[\w ]+) is no longer supported on most devices",
        "old-type",
        "type",
        ("{kind} tidak ada lagi pada sebagian besar perangkat.", "Most devices have no {kind} any more."),
        ("Hapus baris ini bila tidak diperlukan.", "Delete this row if it is not needed."),
    ),
    known(
        r"Row without name, text, or label is being skipped",
        "row-skipped",
        "",
        (
            "Baris ini tidak mempunyai jenis, nama, atau teks, jadi dilewati.",
            "This row has no type, name or text and is skipped.",
        ),
        ("Hapus barisnya atau isi kolom type.", "Delete the row or fill in its type."),
    ),
    known(
        r"\] (?P<kind>Group|Repeat|Loop) has no label",
        "no-label",
        "label",
        ("Kelompok ini tidak mempunyai judul.", "This group has no heading."),
        ("Isi kolom label.", "Fill in the label column."),
    ),
    known(
        r"The 'disabled' column",
        "old-column",
        "disabled",
        ("Kolom disabled tidak dipakai lagi.", "The column disabled is no longer in use."),
        ("Pakai relevant, mis. false().", "Use relevant, e.g. false()."),
    ),
    known(
        r"Column headers must not be empty",
        "bad-header",
        "",
        ("Judul kolom di sheet choices tidak boleh berisi spasi.", "A header on the choices sheet cannot hold spaces."),
        ("Ganti spasi dengan garis bawah.", "Write underscores instead."),
    ),
    known(
        r"looking for a sheet named '(?P<wanted>[^']*)', the following sheets with similar names were found: "
        r"(?P<near>.+?)\.",
        "sheet-name",
        "",
        ("Sheet {wanted} tidak ada; yang mirip: {near}.", "There is no sheet {wanted}; near ones: {near}."),
        (
            "Namai sheet itu {wanted}, atau awali namanya dengan garis bawah bila bukan.",
            "Call that sheet {wanted}, or begin its name with an underscore if it is none.",
        ),
    ),
    known(
        r"select one external is only meant for filtered",
        "external-unfiltered",
        "choice_filter",
        (
            "select_one_external dibuat untuk daftar yang disaring.",
            "A select_one_external is meant for filtered lists.",
        ),
        ("Isi choice_filter, atau pakai select_one.", "Fill in a choice_filter, or use select_one."),
    ),
    known(
        r"Could not export itemsets.csv",
        "list-missing",
        "",
        ("Sheet external_choices tidak ada.", "There is no sheet external_choices."),
        ("Tambahkan sheet itu.", "Add that sheet."),
    ),
    known(
        r"form_id and id_string column headers are both",
        "same-column",
        "",
        ("Sheet settings berisi form_id dan id_string.", "The settings sheet holds form_id and id_string."),
        ("Pakai form_id saja.", "Use form_id only."),
    ),
    known(
        r"or_other",
        "or-other-language",
        "",
        (
            'Teks "lainnya" dari or_other hanya dalam bahasa Inggris ("Other").',
            'The text of or_other is English only ("Other").',
        ),
        (
            'Tambahkan sendiri pilihan "lainnya" dengan semua bahasanya.',
            'Add a choice "other" yourself, in every language.',
        ),
    ),
    known(
        r"Choices should have a label",
        "no-label",
        "label",
        ("Pilihan ini tidak mempunyai teks.", "This choice has no text."),
        ("Isi kolom label.", "Fill in the label column."),
    ),
    known(
        r"Language '(?P<language>[^']*)' is missing the (?P<sheet>survey|choices) (?:columns )?"
        r"(?P<columns>[^.]+?)(?: column)?\.",
        "language-columns",
        "",
        (
            'Bahasa "{language}" tidak mempunyai kolom {columns}.',
            'The language "{language}" has no column {columns}.',
        ),
        ("Tambahkan kolom itu untuk setiap bahasa.", "Add the column for every language."),
    ),
)
