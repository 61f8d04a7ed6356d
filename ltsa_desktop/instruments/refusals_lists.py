"""pyxform's refusals of lists, files, names and settings."""

from __future__ import annotations

from ltsa_desktop.instruments.refusal import Refusal, known

_NAME_RULE = (
    "Nama diawali huruf atau garis bawah, lalu huruf, angka, garis bawah, tanda hubung, atau titik.",
    "A name begins with a letter or underscore; letters, digits, underscores, hyphens or points follow.",
)

LISTS: tuple[Refusal, ...] = (
    known(
        r"(?:List name not in external choices sheet|not in external choices sheet): (?P<list>\S+)",
        "list-missing",
        "type",
        (
            'Daftar "{list}" tidak ada di sheet external_choices.',
            'The external_choices sheet has no list "{list}".',
        ),
        ("Tambahkan daftar itu atau perbaiki namanya.", "Add that list or mend its name."),
    ),
    known(
        r"There should be an external_choices sheet",
        "list-missing",
        "type",
        (
            "select_one_external memerlukan sheet external_choices.",
            "select_one_external needs a sheet external_choices.",
        ),
        (
            "Tambahkan sheet itu dengan kolom list_name dan name.",
            "Add that sheet with the columns list_name and name.",
        ),
    ),
    known(
        r"List name not in (?:choices|columns) sheet: (?P<list>\S+)",
        "list-missing",
        "type",
        ('Daftar pilihan "{list}" tidak ada di sheet choices.', 'The choices sheet has no list "{list}".'),
        ("Tambahkan daftar itu atau perbaiki namanya.", "Add that list or mend its name."),
    ),
    known(
        r"There should be a choices sheet in this xlsform",
        "list-missing",
        "type",
        ("Buku kerja ini tidak mempunyai sheet choices.", "This workbook has no choices sheet."),
        (
            "Tambahkan sheet choices dengan kolom list_name, name, label.",
            "Add a choices sheet with the columns list_name, name, label.",
        ),
    ),
    known(
        r"There should be choices for this question",
        "list-missing",
        "type",
        ("Pertanyaan pilihan ini tidak mempunyai pilihan.", "This select question has no choices."),
        ("Isi daftarnya di sheet choices.", "Fill in its list on the choices sheet."),
    ),
    known(
        r"Repeat loop without list name",
        "list-missing",
        "type",
        ("begin_loop memerlukan nama daftar.", "A begin_loop needs the name of a list."),
        ("Tulis begin_loop over DAFTAR.", "Write begin_loop over LIST."),
    ),
    known(
        r"Choice names with spaces cannot be added to multiple choice selects\. See \[(?P<choice>.*?)\]"
        r" in \[(?P<list>.*?)\]",
        "choice-space",
        "name",
        (
            'Nama pilihan "{choice}" (daftar "{list}") untuk select_multiple tidak boleh berisi spasi.',
            'The choice "{choice}" (list "{list}") of a select_multiple cannot hold spaces.',
        ),
        ("Ganti spasi dengan garis bawah.", "Write underscores instead of spaces."),
    ),
    known(
        r"File name for '(?P<kind>\S+) (?P<file>\S+)' should end with one of the supported",
        "file-extension",
        "type",
        (
            'Berkas "{file}" bukan .csv, .xml, atau .geojson.',
            'The file "{file}" is no .csv, .xml or .geojson.',
        ),
        ("Pakai berkas CSV, mis. {kind} daftar.csv.", "Use a CSV file, e.g. {kind} list.csv."),
    ),
    known(
        r"Question '(?P<name>[^']+)' is a select from file type, using 'search\(\)'",
        "search-file",
        "appearance",
        ("search() tidak dapat dipakai pada pilihan dari berkas.", "search() does not go with choices from a file."),
        ("Hapus search() dari appearance.", "Take search() out of the appearance."),
    ),
    known(
        r"Question '(?P<name>[^']+)' uses 'search\(\)', and its select type references",
        "search-shared",
        "appearance",
        (
            "Daftar pertanyaan search() ini dipakai juga oleh pertanyaan lain tanpa search().",
            "The list of this search() question is used by another question without search().",
        ),
        ("Beri pertanyaan ini daftar sendiri.", "Give this question a list of its own."),
    ),
    known(
        r"Instance names must be unique within a form\. The name '(?P<name>[^']+)'",
        "duplicate-instance",
        "name",
        ('Dua berkas tambahan bernama sama: "{name}".', 'Two attached files have the same name: "{name}".'),
        ("Beri nama yang berbeda.", "Give them different names."),
    ),
    known(
        r"same instance id will be generated for different external instance.*Instance name: '(?P<instance>[^']+)'",
        "duplicate-instance",
        "type",
        (
            'Dua berkas berbeda akan memakai nama yang sama, "{instance}".',
            'Two different files would have the same name, "{instance}".',
        ),
        (
            "Ganti nama salah satu berkas (mis. daftar.csv dan daftar.xml).",
            "Rename one of the files (e.g. list.csv and list.xml).",
        ),
    ),
    known(
        r"The question \$\{(?P<other>[^}]+)\} is not user-visible so it can't be used as a calculation trigger for "
        r"question \$\{(?P<name>[^}]+)\}",
        "trigger-hidden",
        "trigger",
        (
            'Pemicu "{other}" tidak tampil bagi pengisi, jadi tidak dapat memicu.',
            'The trigger "{other}" is not shown to anyone, so it cannot trigger.',
        ),
        ("Pilih pertanyaan yang tampil.", "Choose a question that is shown."),
    ),
    known(
        r"'background-geopoint' questions, the 'calculation' column must be empty",
        "background-geopoint",
        "calculation",
        (
            "background-geopoint tidak boleh mempunyai rumus.",
            "A background-geopoint cannot have a formula.",
        ),
        ("Kosongkan kolom calculation.", "Leave the calculation blank."),
    ),
    known(
        r"'background-geopoint' questions, the 'trigger' column must not be empty",
        "background-geopoint",
        "trigger",
        ("background-geopoint memerlukan pemicu.", "A background-geopoint needs a trigger."),
        ("Isi kolom trigger, mis. ${{nama}}.", "Fill in the trigger, e.g. ${{name}}."),
    ),
    known(
        r"must be unique within their nearest parent",
        "duplicate-name",
        "name",
        (
            "Nama ini sudah dipakai dalam kelompok yang sama.",
            "The same group uses this name already.",
        ),
        ("Beri salah satunya nama lain.", "Give one of them another name."),
    ),
    known(
        r"Repeat names must not be the same as the survey root",
        "reserved-name",
        "name",
        (
            "Repeat tidak boleh bernama sama dengan formulirnya (biasanya data).",
            "A repeat cannot have the name of the form itself (usually data).",
        ),
        ("Beri repeat ini nama lain.", "Give this repeat another name."),
    ),
    known(
        r"Repeat names must unique anywhere",
        "duplicate-name",
        "name",
        ("Dua repeat tidak boleh bernama sama.", "Two repeats cannot have the same name."),
        ("Beri salah satunya nama lain.", "Give one of them another name."),
    ),
    known(
        r"The name 'meta' is reserved",
        "reserved-name",
        "name",
        ('Nama "meta" dipakai oleh formulir itu sendiri.', 'The form itself uses the name "meta".'),
        ("Beri nama lain.", "Give it another name."),
    ),
    known(
        r"Choices must have a name",
        "choice-without-name",
        "name",
        ("Pilihan ini tidak mempunyai nama.", "This choice has no name."),
        ("Isi kolom name.", "Fill in the name column."),
    ),
    known(
        r"Choice names must be unique for each choice list",
        "duplicate-choice",
        "name",
        ("Nama pilihan ini sudah ada dalam daftar yang sama.", "The same list has this choice already."),
        (
            "Beri nama lain, atau tulis allow_choice_duplicates = yes di sheet settings bila disengaja.",
            "Give it another name, or write allow_choice_duplicates = yes on the settings sheet if it is meant so.",
        ),
    ),
    known(
        r"Names must begin with a letter or underscore",
        "bad-name",
        "",
        ("Nama ini tidak sah.", "This is not a valid name."),
        _NAME_RULE,
    ),
    known(
        r"Survey cannot have an empty id_string",
        "no-form-id",
        "",
        ("form_id kosong.", "The form_id is blank."),
        ("Isi form_id di sheet settings.", "Fill in form_id on the settings sheet."),
    ),
    known(
        r"Cannot omit instanceID, it is required for encryption",
        "omit-instance-id",
        "",
        (
            "Formulir tersandi memerlukan instanceID, tetapi omit_instanceID diisi.",
            "An encrypted form needs its instanceID, yet omit_instanceID is set.",
        ),
        ("Hapus omit_instanceID.", "Take omit_instanceID out."),
    ),
    known(
        r"cascading_select (?P<kind>\S+), but could not find",
        "unknown-type",
        "type",
        ("cascading_select tidak dipakai lagi.", "A cascading_select is no longer in use."),
        ("Pakai select_one dengan choice_filter.", "Use select_one with a choice_filter."),
    ),
    known(
        r"Media type: (?P<kind>\S+) not supported",
        "media-type",
        "",
        ('Media "{kind}" tidak dikenal.', 'There is no media "{kind}".'),
        ("Pakai media::image, media::audio, atau media::video.", "Use media::image, media::audio or media::video."),
    ),
    known(
        r"Control not implemented|Invalid value for|Internal error|must not both be None|has not been included",
        "pyxform",
        "",
        ("XLSForm ini tidak dapat diubah menjadi formulir.", "This XLSForm cannot be turned into a form."),
        (
            "Hapus baris yang terakhir diubah satu per satu sampai berkasnya lolos.",
            "Take out the rows changed last, one by one, until the file passes.",
        ),
    ),
)
