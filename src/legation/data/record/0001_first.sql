-- The record, version 1. Every id is made of content, so the same stories give the same rows in whatever order they
-- came. `key` columns are the id as an integer: SQLite's row ids, never shown.

CREATE TABLE runs (                       -- what coded: the versions that a reading depends on
  id TEXT PRIMARY KEY,                    -- hash of the other columns
  legation TEXT NOT NULL,                 -- version of the package
  network TEXT NOT NULL,                  -- hash of the network's files
  codebook TEXT NOT NULL,                 -- hash of the codebook's entries
  gazetteer TEXT NOT NULL                 -- hash of what was known beforehand
) STRICT;

CREATE TABLE stories (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  published TEXT,                         -- ISO 8601 day or time
  url TEXT,
  publisher TEXT,
  language TEXT NOT NULL,
  text TEXT NOT NULL,                     -- as it came in, never changed
  text_hash TEXT NOT NULL,                -- BLAKE2b of the text in UTF-8
  furniture TEXT NOT NULL,                -- JSON: stretches of the text that are not the report
  extra TEXT NOT NULL,                    -- JSON: keys of the input that Legation does not know
  extractor TEXT NOT NULL,                -- what took the text out of its source, with its version
  run_id TEXT NOT NULL REFERENCES runs(id),
  about TEXT NOT NULL,                    -- words of the names that it is about, for merging
  words_hash TEXT NOT NULL,               -- hash of the words in lower case: the same for exact copies
  sketch BLOB NOT NULL,                   -- MinHash of the words, for near copies
  copy_of TEXT REFERENCES stories(id),    -- the earliest of the stories that say the same; NULL: this is it
  copy_kind TEXT CHECK (copy_kind IN ('exact', 'near')),
  copy_likeness REAL                      -- share of groups of three words in common with that story, 0 to 1
) STRICT;
CREATE INDEX stories_published ON stories(published);
CREATE INDEX stories_words ON stories(words_hash);
CREATE INDEX stories_copies ON stories(copy_of) WHERE copy_of IS NOT NULL;

CREATE VIRTUAL TABLE stories_fts USING fts5(title, text, content='stories', content_rowid='key',
  tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER stories_fts_in AFTER INSERT ON stories BEGIN
  INSERT INTO stories_fts(rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER stories_fts_out AFTER DELETE ON stories BEGIN
  INSERT INTO stories_fts(stories_fts, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
END;
CREATE TRIGGER stories_fts_new AFTER UPDATE OF title, text ON stories BEGIN
  INSERT INTO stories_fts(stories_fts, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
  INSERT INTO stories_fts(rowid, title, text) VALUES (new.key, new.title, new.text);
END;

CREATE TABLE story_bands (                -- where near copies are looked for: stories that share a band are compared
  band INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  story_id TEXT NOT NULL REFERENCES stories(id),
  PRIMARY KEY (band, hash, story_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE problems (                   -- items that could not be kept, each with its reason
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL,                    -- file and line, or the story's id
  kind TEXT NOT NULL,                     -- class of the error
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE actors (                     -- persons, bodies, groups, states: resolved over all stories
  id TEXT PRIMARY KEY,                    -- Wikidata id, ISO code of a state, or made of name, country and kind
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  wikidata TEXT
) STRICT;
CREATE INDEX actors_name ON actors(name COLLATE NOCASE);

CREATE TABLE actor_names (                -- how stories name and place an actor: the commonest is its row in actors
  actor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,                  -- '' for none
  sector TEXT NOT NULL,
  stories INTEGER NOT NULL,
  PRIMARY KEY (actor_id, name, kind, country, sector)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_actors (               -- an actor as one story tells of it
  story_id TEXT NOT NULL REFERENCES stories(id),
  local_id TEXT NOT NULL,                 -- a1, a2 … in the story's reading
  actor_id TEXT NOT NULL REFERENCES actors(id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  title TEXT,
  wikidata TEXT,
  aliases TEXT NOT NULL,                  -- JSON list
  mentions TEXT NOT NULL,                 -- JSON list of spans
  reason TEXT,
  PRIMARY KEY (story_id, local_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_actors_actor ON story_actors(actor_id);

CREATE TABLE events (                     -- one happening: all its mentions, merged; wholly made of them
  id TEXT PRIMARY KEY,                    -- that of its first mention: any mention's id finds its event
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  contexts TEXT NOT NULL,                 -- JSON list
  cameo TEXT,
  quad INTEGER NOT NULL,
  intensity REAL NOT NULL,
  date_start TEXT,                        -- ISO days, inclusive
  date_end TEXT,
  granularity TEXT,
  date_basis TEXT,
  place TEXT,
  place_country TEXT,
  geonames INTEGER,
  latitude REAL,
  longitude REAL,
  dead INTEGER,
  injured INTEGER,
  arrested INTEGER,
  confidence REAL NOT NULL,
  first_published TEXT,
  mentions INTEGER NOT NULL,              -- how many mentions
  stories INTEGER NOT NULL,               -- in how many stories
  witnesses INTEGER NOT NULL,             -- how many of them independent: copies of one text count once
  score REAL NOT NULL,                    -- likeness of the weakest tie that holds it together; 1 for a single mention
  conflicts INTEGER NOT NULL,             -- fields on which tellings contradict each other
  corrected INTEGER NOT NULL              -- 1 where a person had a hand in it
) STRICT;
CREATE INDEX events_type ON events(type, date_start);
CREATE INDEX events_date ON events(date_start, date_end);

CREATE TABLE event_parties (              -- who did it, to whom
  event_id TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  actor_id TEXT,
  name TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  tellings INTEGER NOT NULL,              -- in how many mentions
  PRIMARY KEY (event_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_country ON event_parties(country, role);
CREATE INDEX event_parties_actor ON event_parties(actor_id, role);

CREATE TABLE event_conflicts (            -- who says what where tellings contradict each other
  event_id TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  field TEXT NOT NULL,                    -- dead, injured, arrested, date, actors, place
  value TEXT NOT NULL,
  mention_id TEXT NOT NULL,
  story_id TEXT NOT NULL,
  PRIMARY KEY (event_id, field, value, mention_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_mentions (             -- one story's telling of an event; columns hold corrections where there are
  id TEXT PRIMARY KEY,
  story_id TEXT NOT NULL REFERENCES stories(id),
  event_id TEXT REFERENCES events(id) ON DELETE SET NULL,  -- NULL: not merged yet, or rejected
  position INTEGER NOT NULL,              -- order in the story
  witness INTEGER,                        -- which of the event's independent tellings it belongs to, from 1
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  date_start TEXT,
  date_end TEXT,
  granularity TEXT,
  date_basis TEXT,
  place TEXT,
  place_country TEXT,
  trigger TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,         -- code points into stories.text
  trigger_end INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  speaker TEXT,                           -- who the story says tells of it
  dead INTEGER,
  injured INTEGER,
  arrested INTEGER,
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('machine', 'hand', 'kept')),  -- kept: no longer coded, but corrected by hand
  corrected INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 1,     -- 1: to be merged at the next settling
  run_id TEXT REFERENCES runs(id),
  coded TEXT NOT NULL,                    -- JSON: the event mention as the machine coded it; no correction touches it
  value TEXT                              -- JSON: the event mention as corrected; NULL where nothing was
) STRICT;
CREATE INDEX event_mentions_story ON event_mentions(story_id, position);
CREATE INDEX event_mentions_event ON event_mentions(event_id);
CREATE INDEX event_mentions_pending ON event_mentions(pending) WHERE pending;

CREATE TABLE mention_parties (
  mention_id TEXT NOT NULL REFERENCES event_mentions(id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  actor_id TEXT,
  name TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  text TEXT,
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (mention_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_parties_actor ON mention_parties(actor_id);

CREATE TABLE evidence (                   -- the words behind a value: substr(stories.text, start + 1, "end" - start)
  mention_id TEXT NOT NULL REFERENCES event_mentions(id) ON DELETE CASCADE,
  field TEXT NOT NULL,                    -- trigger, actor, recipient, topic, date, place, speaker, amount, also_at
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (mention_id, field, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE amounts (                    -- sums of money
  mention_id TEXT NOT NULL REFERENCES event_mentions(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  value REAL NOT NULL,
  currency TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (mention_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotations (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  story_id TEXT NOT NULL REFERENCES stories(id),
  actor_id TEXT REFERENCES actors(id),
  speaker TEXT,
  cue TEXT,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  direct INTEGER NOT NULL
) STRICT;
CREATE INDEX quotations_story ON quotations(story_id);
CREATE INDEX quotations_actor ON quotations(actor_id);
CREATE VIRTUAL TABLE quotations_fts USING fts5(text, content='quotations', content_rowid='key',
  tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER quotations_fts_in AFTER INSERT ON quotations BEGIN
  INSERT INTO quotations_fts(rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER quotations_fts_out AFTER DELETE ON quotations BEGIN
  INSERT INTO quotations_fts(quotations_fts, rowid, text) VALUES ('delete', old.key, old.text);
END;

CREATE TABLE story_names (                -- where stories about the same are looked for
  name TEXT NOT NULL,
  day INTEGER NOT NULL,                   -- of publication, since 0001-01-01; 0: unknown
  story_id TEXT NOT NULL REFERENCES stories(id),
  PRIMARY KEY (name, day, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_names_story ON story_names(story_id);

CREATE TABLE merge_keys (                 -- where like mentions are looked for
  key TEXT NOT NULL,                      -- type, status and parties
  first_day INTEGER NOT NULL,             -- days since 0001-01-01 in which it may have happened
  mention_id TEXT NOT NULL REFERENCES event_mentions(id) ON DELETE CASCADE,
  last_day INTEGER NOT NULL,
  seeks INTEGER NOT NULL,                 -- 1: it looks for others under this key; 0: it can be found under it
  PRIMARY KEY (key, first_day, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_keys_mention ON merge_keys(mention_id);

CREATE TABLE ties (                       -- why a mention is of one event with an earlier one
  mention_id TEXT NOT NULL REFERENCES event_mentions(id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES event_mentions(id) ON DELETE CASCADE,
  score REAL NOT NULL,                    -- 0 to 1
  reason TEXT NOT NULL,
  PRIMARY KEY (mention_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_other ON ties(other_id);

CREATE TABLE corrections (                -- what people changed; append-only
  id INTEGER PRIMARY KEY,                 -- in the order in which they were made
  at TEXT NOT NULL,                       -- ISO 8601 time, UTC
  by TEXT NOT NULL,
  why TEXT,
  action TEXT NOT NULL CHECK (action IN ('set', 'reject', 'add', 'merge', 'split', 'undo')),
  kind TEXT NOT NULL CHECK (kind IN ('event', 'mention', 'story', 'actor', 'correction')),
  target TEXT NOT NULL,                   -- id of what was corrected, as it was then
  field TEXT,                             -- for set: type, date.start, place.name, actors …
  value TEXT,                             -- for set and add: JSON
  was TEXT                                -- for set: JSON of the value before
) STRICT;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN
  SELECT RAISE(ABORT, 'corrections are append-only');
END;
CREATE TRIGGER corrections_are_kept BEFORE DELETE ON corrections BEGIN
  SELECT RAISE(ABORT, 'corrections are append-only');
END;

CREATE TABLE correction_mentions (        -- the mentions that a correction speaks of, found again by their words
  correction_id INTEGER NOT NULL REFERENCES corrections(id),
  side TEXT NOT NULL,                     -- target; for merge the event's number; for split apart or rest
  position INTEGER NOT NULL,
  mention_id TEXT NOT NULL,
  story_id TEXT NOT NULL,
  type TEXT NOT NULL,
  start INTEGER NOT NULL,                 -- of the trigger
  "end" INTEGER NOT NULL,
  coded TEXT NOT NULL,                    -- JSON: the event mention as it was coded then
  PRIMARY KEY (correction_id, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_mentions_story ON correction_mentions(story_id);

CREATE TABLE aliases (                    -- mention ids that corrections speak of and re-coding changed
  id TEXT PRIMARY KEY,
  mention_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE log (                        -- what was done to the record, and when
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  told TEXT NOT NULL                      -- JSON
) STRICT;
