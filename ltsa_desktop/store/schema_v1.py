"""Version 1 of the tables, frozen: migrations start from it whatever `models.py` has become."""

STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE backup (path VARCHAR NOT NULL, at BIGINT NOT NULL, reason VARCHAR NOT NULL, size "
    "INTEGER NOT NULL, second_place VARCHAR NOT NULL, PRIMARY KEY (path))",
    "CREATE TABLE blob (sha256 VARCHAR NOT NULL, size INTEGER NOT NULL, added_at BIGINT NOT NULL, PRIMARY "
    "KEY (sha256)) WITHOUT ROWID",
    "CREATE TABLE centre (id VARCHAR NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL, level "
    "VARCHAR NOT NULL, province_code VARCHAR NOT NULL, province VARCHAR NOT NULL, regency_code VARCHAR "
    "NOT NULL, regency VARCHAR NOT NULL, address VARCHAR NOT NULL, host_building VARCHAR NOT NULL, "
    "mrc_pilot BOOLEAN NOT NULL, year_reported INTEGER, source VARCHAR NOT NULL, note VARCHAR NOT NULL, "
    "updated_at BIGINT NOT NULL, PRIMARY KEY (id), UNIQUE (code))",
    "CREATE TABLE device (id INTEGER NOT NULL, device VARCHAR NOT NULL, incarnation VARCHAR NOT NULL, "
    '"key" VARCHAR NOT NULL, recipient VARCHAR NOT NULL, own BOOLEAN NOT NULL, first_seen BIGINT NOT '
    "NULL, PRIMARY KEY (id), UNIQUE (incarnation))",
    "CREATE INDEX ix_device_device ON device (device)",
    "CREATE TABLE instrument (digest VARCHAR NOT NULL, form_id VARCHAR NOT NULL, version VARCHAR NOT "
    "NULL, title_id VARCHAR NOT NULL, title_en VARCHAR NOT NULL, retired BOOLEAN NOT NULL, added_at "
    "BIGINT NOT NULL, PRIMARY KEY (digest))",
    "CREATE INDEX ix_instrument_form_id ON instrument (form_id)",
    "CREATE TABLE organisation (id INTEGER NOT NULL, organisation VARCHAR NOT NULL, name VARCHAR NOT "
    "NULL, letterhead VARCHAR NOT NULL, logo BLOB, place VARCHAR NOT NULL, valid_from DATE, valid_to "
    "DATE, extra VARCHAR NOT NULL, added_at BIGINT NOT NULL, PRIMARY KEY (id))",
    "CREATE INDEX ix_organisation_organisation ON organisation (organisation)",
    "CREATE TABLE package (id VARCHAR NOT NULL, direction VARCHAR NOT NULL, at BIGINT NOT NULL, name "
    "VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, device VARCHAR NOT NULL, sequence INTEGER NOT NULL, "
    "revisions INTEGER NOT NULL, detail VARCHAR NOT NULL, PRIMARY KEY (id, direction)) WITHOUT ROWID",
    "CREATE TABLE person (id INTEGER NOT NULL, name VARCHAR NOT NULL, nip VARCHAR NOT NULL, role VARCHAR "
    "NOT NULL, PRIMARY KEY (id))",
    "CREATE UNIQUE INDEX person_identity ON person (name, nip, role)",
    'CREATE TABLE quarantine (id VARCHAR NOT NULL, kind VARCHAR NOT NULL, reason VARCHAR NOT NULL, "key" '
    "VARCHAR NOT NULL, at BIGINT NOT NULL, package VARCHAR NOT NULL, raw BLOB NOT NULL, signature BLOB "
    "NOT NULL, detail VARCHAR NOT NULL, PRIMARY KEY (id))",
    "CREATE TABLE region (code VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, parent "
    "VARCHAR NOT NULL, latitude FLOAT, longitude FLOAT, place VARCHAR NOT NULL, position_source VARCHAR "
    "NOT NULL, PRIMARY KEY (code)) WITHOUT ROWID",
    "CREATE TABLE setting (name VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (name)) WITHOUT ROWID",
    'CREATE TABLE trusted_key ("key" VARCHAR NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, '
    "status VARCHAR NOT NULL, valid_from DATE, valid_to DATE, source VARCHAR NOT NULL, extra VARCHAR NOT "
    'NULL, PRIMARY KEY ("key")) WITHOUT ROWID',
    "CREATE TABLE centre_alias (centre_id VARCHAR NOT NULL, alias VARCHAR NOT NULL, PRIMARY KEY "
    "(centre_id, alias), FOREIGN KEY(centre_id) REFERENCES centre (id)) WITHOUT ROWID",
    "CREATE TABLE centre_site (centre_id VARCHAR NOT NULL, position INTEGER NOT NULL, name VARCHAR NOT "
    "NULL, address VARCHAR NOT NULL, regency_code VARCHAR NOT NULL, latitude FLOAT, longitude FLOAT, "
    "approximate BOOLEAN NOT NULL, position_source VARCHAR NOT NULL, PRIMARY KEY (centre_id, position), "
    "FOREIGN KEY(centre_id) REFERENCES centre (id)) WITHOUT ROWID",
    "CREATE TABLE centre_status (id VARCHAR NOT NULL, centre_id VARCHAR NOT NULL, state VARCHAR NOT NULL, "
    "day DATE, source VARCHAR NOT NULL, author VARCHAR NOT NULL, origin VARCHAR NOT NULL, note VARCHAR "
    "NOT NULL, recorded_at BIGINT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(centre_id) REFERENCES centre "
    "(id))",
    "CREATE INDEX ix_centre_status_centre_id ON centre_status (centre_id)",
    "CREATE TABLE instrument_part (digest VARCHAR NOT NULL, name VARCHAR NOT NULL, data BLOB NOT NULL, "
    "PRIMARY KEY (digest, name), FOREIGN KEY(digest) REFERENCES instrument (digest))",
    "CREATE TABLE visit (id VARCHAR NOT NULL, centre_id VARCHAR NOT NULL, digest VARCHAR NOT NULL, day "
    "DATE NOT NULL, kind VARCHAR NOT NULL, status VARCHAR NOT NULL, example BOOLEAN NOT NULL, created_at "
    "BIGINT NOT NULL, updated_at BIGINT NOT NULL, author_id INTEGER NOT NULL, seq INTEGER NOT NULL, step "
    "INTEGER NOT NULL, head VARCHAR NOT NULL, live BOOLEAN NOT NULL, dirty BOOLEAN NOT NULL, reason "
    "VARCHAR NOT NULL, forked BOOLEAN NOT NULL, pending BOOLEAN NOT NULL, local BOOLEAN NOT NULL, "
    "answered INTEGER, total INTEGER, required_open INTEGER, problems INTEGER, progress_seq INTEGER, "
    "PRIMARY KEY (id), FOREIGN KEY(centre_id) REFERENCES centre (id), FOREIGN KEY(author_id) REFERENCES "
    "person (id))",
    "CREATE INDEX ix_visit_centre_id ON visit (centre_id)",
    "CREATE INDEX ix_visit_status ON visit (status)",
    "CREATE TABLE answer (visit_id VARCHAR NOT NULL, path VARCHAR NOT NULL, value VARCHAR NOT NULL, "
    "author_id INTEGER NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (visit_id, path), FOREIGN KEY(visit_id) "
    "REFERENCES visit (id), FOREIGN KEY(author_id) REFERENCES person (id)) WITHOUT ROWID",
    "CREATE TABLE aspiration (visit_id VARCHAR NOT NULL, path VARCHAR NOT NULL, position INTEGER NOT "
    "NULL, role VARCHAR NOT NULL, topic VARCHAR NOT NULL, article VARCHAR NOT NULL, text VARCHAR NOT "
    "NULL, PRIMARY KEY (visit_id, path), FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE TABLE attachment (visit_id VARCHAR NOT NULL, name VARCHAR NOT NULL, path VARCHAR NOT NULL, "
    "sha256 VARCHAR NOT NULL, size INTEGER NOT NULL, media_type VARCHAR NOT NULL, caption VARCHAR NOT "
    "NULL, number INTEGER NOT NULL, taken_at VARCHAR NOT NULL, width INTEGER, height INTEGER, PRIMARY KEY "
    "(visit_id, name), FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE INDEX ix_attachment_sha256 ON attachment (sha256)",
    "CREATE TABLE finding (visit_id VARCHAR NOT NULL, path VARCHAR NOT NULL, position INTEGER NOT NULL, "
    "text VARCHAR NOT NULL, category VARCHAR NOT NULL, urgency VARCHAR NOT NULL, seriousness VARCHAR NOT "
    "NULL, growth VARCHAR NOT NULL, cause VARCHAR NOT NULL, why VARCHAR NOT NULL, recommendation VARCHAR "
    "NOT NULL, owner VARCHAR NOT NULL, deadline VARCHAR NOT NULL, needs_regulation VARCHAR NOT NULL, "
    "article VARCHAR NOT NULL, PRIMARY KEY (visit_id, path), FOREIGN KEY(visit_id) REFERENCES visit (id)) "
    "WITHOUT ROWID",
    "CREATE TABLE follow_up (visit_id VARCHAR NOT NULL, path VARCHAR NOT NULL, centre_code VARCHAR NOT "
    "NULL, action VARCHAR NOT NULL, owner VARCHAR NOT NULL, deadline VARCHAR NOT NULL, state VARCHAR NOT "
    "NULL, PRIMARY KEY (visit_id, path), FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE INDEX follow_up_centre ON follow_up (centre_code, state)",
    "CREATE TABLE journal (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, visit_id VARCHAR NOT NULL, seq "
    "INTEGER NOT NULL, step INTEGER NOT NULL, kind VARCHAR NOT NULL, target INTEGER NOT NULL, path "
    "VARCHAR NOT NULL, old VARCHAR, new VARCHAR, author_id INTEGER NOT NULL, device_id INTEGER NOT NULL, "
    "at BIGINT NOT NULL, chain BLOB NOT NULL, FOREIGN KEY(visit_id) REFERENCES visit (id), FOREIGN "
    "KEY(author_id) REFERENCES person (id), FOREIGN KEY(device_id) REFERENCES device (id))",
    "CREATE UNIQUE INDEX journal_visit ON journal (visit_id, seq)",
    "CREATE TABLE practice (visit_id VARCHAR NOT NULL, path VARCHAR NOT NULL, position INTEGER NOT NULL, "
    "title VARCHAR NOT NULL, problem VARCHAR NOT NULL, action VARCHAR NOT NULL, result VARCHAR NOT NULL, "
    "cost VARCHAR NOT NULL, needs VARCHAR NOT NULL, transfer VARCHAR NOT NULL, evidence VARCHAR NOT NULL, "
    "PRIMARY KEY (visit_id, path), FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE TABLE revision (id VARCHAR NOT NULL, visit_id VARCHAR NOT NULL, short_code VARCHAR NOT NULL, "
    "kind VARCHAR NOT NULL, reason VARCHAR NOT NULL, author_id INTEGER NOT NULL, device VARCHAR NOT NULL, "
    'incarnation VARCHAR NOT NULL, sealed_at BIGINT NOT NULL, received_at BIGINT NOT NULL, "key" VARCHAR '
    "NOT NULL, signature BLOB NOT NULL, raw BLOB NOT NULL, example BOOLEAN NOT NULL, digest VARCHAR NOT "
    "NULL, centre_code VARCHAR NOT NULL, package VARCHAR NOT NULL, PRIMARY KEY (id), FOREIGN "
    "KEY(visit_id) REFERENCES visit (id), FOREIGN KEY(author_id) REFERENCES person (id))",
    "CREATE INDEX ix_revision_short_code ON revision (short_code)",
    "CREATE INDEX ix_revision_visit_id ON revision (visit_id)",
    "CREATE TABLE visit_aspect (visit_id VARCHAR NOT NULL, scheme VARCHAR NOT NULL, aspect VARCHAR NOT "
    "NULL, position INTEGER NOT NULL, score VARCHAR NOT NULL, n_items INTEGER NOT NULL, n_scored INTEGER "
    "NOT NULL, n_na INTEGER NOT NULL, n_nd INTEGER NOT NULL, n_missing INTEGER NOT NULL, PRIMARY KEY "
    "(visit_id, scheme, aspect), FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE TABLE visit_desk (visit_id VARCHAR NOT NULL, desk VARCHAR NOT NULL, present VARCHAR NOT NULL, "
    "on_site VARCHAR NOT NULL, PRIMARY KEY (visit_id, desk), FOREIGN KEY(visit_id) REFERENCES visit (id)) "
    "WITHOUT ROWID",
    "CREATE TABLE visit_fact (visit_id VARCHAR NOT NULL, revision_id VARCHAR NOT NULL, centre_code "
    "VARCHAR NOT NULL, day VARCHAR NOT NULL, kind VARCHAR NOT NULL, example BOOLEAN NOT NULL, letter "
    "VARCHAR NOT NULL, conclusion VARCHAR NOT NULL, head_name VARCHAR NOT NULL, head_nip VARCHAR NOT "
    "NULL, head_title VARCHAR NOT NULL, answered INTEGER NOT NULL, total INTEGER NOT NULL, required_open "
    "INTEGER NOT NULL, PRIMARY KEY (visit_id), FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE INDEX visit_fact_centre ON visit_fact (centre_code)",
    "CREATE TABLE visit_person (visit_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, position INTEGER NOT "
    "NULL, name VARCHAR NOT NULL, detail VARCHAR NOT NULL, PRIMARY KEY (visit_id, kind, position), "
    "FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE TABLE visit_score (visit_id VARCHAR NOT NULL, scheme VARCHAR NOT NULL, position INTEGER NOT "
    "NULL, score VARCHAR NOT NULL, band VARCHAR NOT NULL, n_items INTEGER NOT NULL, n_scored INTEGER NOT "
    "NULL, n_na INTEGER NOT NULL, n_nd INTEGER NOT NULL, n_missing INTEGER NOT NULL, PRIMARY KEY "
    "(visit_id, scheme), FOREIGN KEY(visit_id) REFERENCES visit (id)) WITHOUT ROWID",
    "CREATE TABLE visit_verdict (visit_id VARCHAR NOT NULL, centre_code VARCHAR NOT NULL, state VARCHAR "
    "NOT NULL, day VARCHAR NOT NULL, since VARCHAR NOT NULL, reason VARCHAR NOT NULL, author VARCHAR NOT "
    "NULL, example BOOLEAN NOT NULL, PRIMARY KEY (visit_id), FOREIGN KEY(visit_id) REFERENCES visit (id)) "
    "WITHOUT ROWID",
    "CREATE INDEX visit_verdict_centre ON visit_verdict (centre_code)",
    "CREATE TABLE exported (revision VARCHAR NOT NULL, package VARCHAR NOT NULL, at BIGINT NOT NULL, "
    "PRIMARY KEY (revision, package), FOREIGN KEY(revision) REFERENCES revision (id)) WITHOUT ROWID",
    "CREATE TABLE revision_parent (revision VARCHAR NOT NULL, parent VARCHAR NOT NULL, PRIMARY KEY "
    "(revision, parent), FOREIGN KEY(revision) REFERENCES revision (id)) WITHOUT ROWID",
    "CREATE INDEX revision_child ON revision_parent (parent)",
)
