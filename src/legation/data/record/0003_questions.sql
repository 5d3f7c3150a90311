-- Version 3: what questions are answered by.

CREATE INDEX events_order ON events(coalesce(date_start, '9999'), id);
CREATE INDEX events_latest ON events(coalesce(date_start, '0'), id);
CREATE INDEX events_type_order ON events(type, coalesce(date_start, '9999'), id);
CREATE INDEX events_place ON events(place_country, date_start);
CREATE INDEX events_toll ON events(dead) WHERE dead IS NOT NULL;
CREATE INDEX event_parties_sector ON event_parties(sector);
CREATE INDEX amounts_value ON amounts(currency, value);
CREATE INDEX actors_country ON actors(country, kind);

CREATE VIRTUAL TABLE mentions_fts USING fts5(sentence, content='event_mentions', content_rowid='rowid',
  tokenize="unicode61 remove_diacritics 2");
INSERT INTO mentions_fts(rowid, sentence) SELECT rowid, sentence FROM event_mentions;
CREATE TRIGGER mentions_fts_in AFTER INSERT ON event_mentions BEGIN
  INSERT INTO mentions_fts(rowid, sentence) VALUES (new.rowid, new.sentence);
END;
CREATE TRIGGER mentions_fts_out AFTER DELETE ON event_mentions BEGIN
  INSERT INTO mentions_fts(mentions_fts, rowid, sentence) VALUES ('delete', old.rowid, old.sentence);
END;
