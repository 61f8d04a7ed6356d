"""pyxform's refusals of the parameters column."""

from __future__ import annotations

from ltsa_desktop.instruments.refusal import Refusal, known

_TRUE_FALSE = ("Tulis {key}=true atau {key}=false.", "Write {key}=true or {key}=false.")
_WHOLE = ("Tulis bilangan bulat, mis. {key}=60.", "Write a whole number, e.g. {key}=60.")
_RANGE = ("Perbaiki kolom parameters, mis. start=1 end=10 step=1.", "Mend the parameters, e.g. start=1 end=10 step=1.")
_TICKS = (
    "Hapus {key} dari parameters atau perbaiki daftar itu.",
    "Take {key} out of the parameters or mend that list.",
)
_WHOLE = ("Tulis bilangan bulat, mis. {key}=60.", "Write a whole number, e.g. {key}=60.")
_RANGE = ("Perbaiki kolom parameters, mis. start=1 end=10 step=1.", "Mend the parameters, e.g. start=1 end=10 step=1.")
_TICKS = (
    "Hapus {key} dari parameters atau perbaiki daftar itu.",
    "Take {key} out of the parameters or mend that list.",
)
_RANGE = ("Perbaiki kolom parameters, mis. start=1 end=10 step=1.", "Mend the parameters, e.g. start=1 end=10 step=1.")
_TICKS = (
    "Hapus {key} dari parameters atau perbaiki daftar itu.",
    "Take {key} out of the parameters or mend that list.",
)
_TICKS = (
    "Hapus {key} dari parameters atau perbaiki daftar itu.",
    "Take {key} out of the parameters or mend that list.",
)

PARAMETERS: tuple[Refusal, ...] = (
    known(
        r"Parameters must be in the form",
        "parameters",
        "parameters",
        ("Isi kolom parameters tidak terbaca.", "The parameters cannot be read."),
        ("Tulis seperti: start=1 end=10 step=1", "Write them as: start=1 end=10 step=1"),
    ),
    known(
        r"accepted parameter keys for this question type are '(?P<accepted>[^']*)'.*key\(s\): '(?P<rejected>[^']*)'",
        "parameters",
        "parameters",
        (
            'Jenis pertanyaan ini tidak mempunyai parameter "{rejected}".',
            'This type of question has no parameter "{rejected}".',
        ),
        ("Yang ada: {accepted}.", "There are: {accepted}."),
    ),
    known(
        r"For the 'range' question type, the parameter '(?P<key>\w+)' must be a number",
        "parameters",
        "parameters",
        ("Parameter {key} harus berupa angka.", "The parameter {key} must be a number."),
        _RANGE,
    ),
    known(
        r"the parameter '(?P<key>\w+)' must not be '0'",
        "parameters",
        "parameters",
        ("Parameter {key} tidak boleh nol.", "The parameter {key} must not be nought."),
        _RANGE,
    ),
    known(
        r"the parameter '(?P<key>\w+)' must not be larger than the range",
        "parameters",
        "parameters",
        (
            "Parameter {key} lebih besar daripada jarak start sampai end.",
            "The parameter {key} is larger than the way from start to end.",
        ),
        _RANGE,
    ),
    known(
        r"the parameter '(?P<key>\w+)' must be a multiple of",
        "parameters",
        "parameters",
        ("Parameter {key} harus kelipatan step.", "The parameter {key} must be a multiple of step."),
        _RANGE,
    ),
    known(
        r"the parameter '(?P<key>\w+)' must be between the 'start' and 'end'",
        "parameters",
        "parameters",
        ("Parameter {key} harus di antara start dan end.", "The parameter {key} must lie between start and end."),
        _RANGE,
    ),
    known(
        r"the parameter '(?P<key>tick_labelset)' must be a choice list name",
        "parameters",
        "parameters",
        ("Sheet choices tidak mempunyai daftar pada {key}.", "The choices sheet has no list of the name in {key}."),
        ("Tulis nama daftar yang ada pada kolom list_name.", "Write a name from the list_name column."),
    ),
    known(
        r"the parameter '(?P<key>tick_labelset)' choice list must have only 2 items",
        "parameters",
        "parameters",
        ("Dengan tampilan no-ticks, daftar {key} harus dua pilihan.", "With no-ticks, the list {key} has two choices."),
        _TICKS,
    ),
    known(
        r"only supported for the appearances 'vertical'",
        "parameters",
        "parameters",
        (
            "tick_interval, placeholder, dan tick_labelset tidak berlaku pada tampilan (appearance) ini.",
            "tick_interval, placeholder and tick_labelset do not go with this appearance.",
        ),
        ("Pakai tampilan vertical, no-ticks, atau kosong.", "Use the appearance vertical, no-ticks or none."),
    ),
    known(
        r"the parameter '[^']*' choice values must all be numbers",
        "parameters",
        "parameters",
        ("Nama pilihan pada daftar tick_labelset harus angka.", "The choices of tick_labelset must be numbers."),
        ("Perbaiki kolom name daftar itu di sheet choices.", "Mend the name column of that list on choices."),
    ),
    known(
        r"the parameter '(?P<key>tick_labelset)' choices must be between",
        "parameters",
        "parameters",
        ("Pilihan daftar {key} harus di antara start dan end.", "The choices of {key} must lie between start and end."),
        _TICKS,
    ),
    known(
        r"the parameter '(?P<key>tick_labelset)' choices' values must be equal to the start",
        "parameters",
        "parameters",
        (
            "Pilihan daftar {key} harus jatuh pada langkah yang ada.",
            "The choices of {key} must fall on one of the steps.",
        ),
        _TICKS,
    ),
    known(
        r"the parameter '(?P<key>tick_labelset)' choice list values may only",
        "parameters",
        "parameters",
        (
            "Dengan tampilan no-ticks, pilihan daftar {key} hanya start dan end.",
            "With no-ticks, the choices of {key} are start and end only.",
        ),
        _TICKS,
    ),
    known(
        r"(?:Parameter )?(?P<key>location-(?:min-interval|max-age)|rows|max-pixels) must have an integer value",
        "parameters",
        "parameters",
        ("Parameter {key} harus bilangan bulat.", "The parameter {key} must be a whole number."),
        _WHOLE,
    ),
    known(
        r"Parameter (?P<key>location-(?:min-interval|max-age)) must be greater +than or equal to zero",
        "parameters",
        "parameters",
        ("Parameter {key} tidak boleh kurang dari nol.", "The parameter {key} cannot be less than nought."),
        _WHOLE,
    ),
    known(
        r"Parameter (?P<key>location-max-age) must be greater than or equal to location-min-interval",
        "parameters",
        "parameters",
        (
            "Parameter {key} tidak boleh kurang dari location-min-interval.",
            "The parameter {key} cannot be less than location-min-interval.",
        ),
        ("Perbesar {key}.", "Make {key} larger."),
    ),
    known(
        r"Parameter (?P<key>location-priority) must be set to",
        "parameters",
        "parameters",
        ("Isi parameter {key} tidak dikenal.", "The parameter {key} has no such value."),
        (
            "Pakai no-power, low-power, balanced, atau high-accuracy.",
            "Use no-power, low-power, balanced or high-accuracy.",
        ),
    ),
    known(
        r"include location information in the audit, '(?P<key>location-)",
        "parameters",
        "parameters",
        (
            "Lokasi dalam audit memerlukan location-priority, location-min-interval, dan location-max-age.",
            "Location in the audit needs location-priority, location-min-interval and location-max-age.",
        ),
        ("Tulis ketiganya, atau hapus semuanya.", "Write all three of them or none."),
    ),
    known(
        r"(?P<key>track-changes-reasons) must be set to on-form-edit",
        "parameters",
        "parameters",
        ("Isi parameter {key} tidak dikenal.", "The parameter {key} has no such value."),
        ("Tulis {key}=on-form-edit.", "Write {key}=on-form-edit."),
    ),
    known(
        r"(?P<key>track-changes|identify-user|randomize) must be set to true or false",
        "parameters",
        "parameters",
        ("Parameter {key} hanya true atau false.", "The parameter {key} is true or false only."),
        _TRUE_FALSE,
    ),
    known(
        r"(?P<key>seed) value must be a number or a reference",
        "parameters",
        "parameters",
        ("Parameter {key} harus angka atau rujukan ${{nama}}.", "The parameter {key} is a number or a ${{name}}."),
        ("Tulis mis. {key}=42.", "Write e.g. {key}=42."),
    ),
    known(
        r"Parameters must include randomize=true to use a (?P<key>seed)",
        "parameters",
        "parameters",
        ("Parameter {key} memerlukan randomize=true.", "The parameter {key} needs randomize=true."),
        ("Tulis randomize=true {key}=…", "Write randomize=true {key}=…"),
    ),
    known(
        r"Invalid value for (?P<key>quality)",
        "parameters",
        "parameters",
        ("Isi parameter {key} tidak dikenal.", "The parameter {key} has no such value."),
        (
            "Untuk audio: normal, low, voice-only, external; untuk background-audio: normal, low, voice-only.",
            "For audio: normal, low, voice-only or external; for background-audio: normal, low or voice-only.",
        ),
    ),
    known(
        r"Parameter '(?P<key>app)' has an invalid Android package name",
        "parameters",
        "parameters",
        ("Parameter {key} bukan nama paket Android.", "The parameter {key} is no Android package name."),
        ("Tulis mis. {key}=com.contoh.kamera.", "Write e.g. {key}=com.example.camera."),
    ),
    known(
        r"'(?P<key>incremental)' parameter may either",
        "parameters",
        "parameters",
        ("Parameter {key} hanya true.", "The parameter {key} is true only."),
        ("Tulis {key}=true atau hapus.", "Write {key}=true or take it out."),
    ),
    known(
        r"The '(?P<key>reference-geometry)' parameter",
        "parameters",
        "parameters",
        (
            "Parameter {key} harus nama daftar, nama berkas, atau rujukan ke sebuah repeat.",
            "The parameter {key} is the name of a list, of a file, or a reference to a repeat.",
        ),
        ("Perbaiki namanya.", "Mend the name."),
    ),
    known(
        r"The '(?P<key>(?:capture|warning)-accuracy)' parameter must have a numeric",
        "parameters",
        "parameters",
        ("Parameter {key} harus berupa angka.", "The parameter {key} must be a number."),
        ("Tulis mis. {key}=10.", "Write e.g. {key}=10."),
    ),
    known(
        r"The '(?P<key>allow-mock-accuracy)' parameter",
        "parameters",
        "parameters",
        ("Parameter {key} hanya true atau false.", "The parameter {key} is true or false only."),
        _TRUE_FALSE,
    ),
)
