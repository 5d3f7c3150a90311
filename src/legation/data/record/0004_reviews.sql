-- Version 4: reviewing. What a person accepts is kept as corrections are, and an event says whether it was accepted.

CREATE TABLE corrections_4 (
  id INTEGER PRIMARY KEY,                 -- in the order in which they were made
  at TEXT NOT NULL,                       -- ISO 8601 time, UTC
  by TEXT NOT NULL,
  why TEXT,
  action TEXT NOT NULL CHECK (action IN ('accept', 'set', 'reject', 'add', 'merge', 'split', 'undo')),
  kind TEXT NOT NULL CHECK (kind IN ('event', 'mention', 'story', 'actor', 'correction')),
  target TEXT NOT NULL,                   -- id of what was corrected, as it was then
  field TEXT,                             -- for set: type, date.start, place.name, actors …
  value TEXT,                             -- for set and add: JSON
  was TEXT                                -- for set: JSON of the value before
) STRICT;
CREATE TABLE correction_mentions_4 AS SELECT * FROM correction_mentions;
INSERT INTO corrections_4 SELECT * FROM corrections;
DROP TABLE correction_mentions;
DROP TABLE corrections;
ALTER TABLE corrections_4 RENAME TO corrections;
CREATE INDEX corrections_action ON corrections(action, by);
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
INSERT INTO correction_mentions SELECT * FROM correction_mentions_4;
DROP TABLE correction_mentions_4;
CREATE INDEX correction_mentions_story ON correction_mentions(story_id);
CREATE INDEX correction_mentions_mention ON correction_mentions(mention_id);

ALTER TABLE events ADD COLUMN reviewed INTEGER NOT NULL DEFAULT 0;  -- 1: a person accepted it, with all its mentions
CREATE INDEX events_unsure ON events(confidence, id) WHERE reviewed = 0;
CREATE INDEX events_disputed ON events(conflicts, confidence, id) WHERE reviewed = 0 AND conflicts > 0;
CREATE INDEX events_loose ON events(score, id) WHERE reviewed = 0 AND mentions > 1;
CREATE INDEX events_reviewed ON events(reviewed) WHERE reviewed = 1;
