-- Version 8: what coding anew changed, mention by mention.

CREATE TABLE changes (                     -- a row is an event mention that a run coded otherwise than the one before
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs(id),
  story_id TEXT NOT NULL REFERENCES stories(id),
  mention_id TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('lost', 'gained', 'changed')),
  type TEXT NOT NULL,                      -- of the mention lost, gained or (now) changed
  became TEXT,                             -- lost: the type that its words are coded as now, if any
  fields TEXT NOT NULL                     -- JSON: the fields that changed
) STRICT;
CREATE INDEX changes_run ON changes(run_id, change, type);
