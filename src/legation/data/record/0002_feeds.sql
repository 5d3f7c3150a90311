-- Version 2: feeds that are watched.

CREATE TABLE feeds (
  url TEXT PRIMARY KEY,
  title TEXT,
  etag TEXT,                              -- what the server sent last, for "has it changed?"
  last_modified TEXT,
  next_at TEXT NOT NULL,                  -- ISO 8601 time, UTC: not asked before
  seconds INTEGER NOT NULL,               -- between two polls, when all goes well
  failures INTEGER NOT NULL DEFAULT 0,    -- in a row
  error TEXT,                             -- of the last poll; NULL: it went well
  gone INTEGER NOT NULL DEFAULT 0         -- 1: the server said that it will not come back
) STRICT;

CREATE TABLE feed_items (                 -- stories that a feed named and that are not kept yet
  url TEXT PRIMARY KEY,
  feed_url TEXT NOT NULL REFERENCES feeds(url),
  position INTEGER NOT NULL,              -- order in which they were named
  link TEXT NOT NULL,                     -- JSON: what the feed tells of it
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX feed_items_feed ON feed_items(feed_url, position);

CREATE TABLE links (                      -- addresses whose page was fetched, also where it calls itself otherwise
  url TEXT PRIMARY KEY,
  story_id TEXT                           -- NULL: it gave no story
) STRICT, WITHOUT ROWID;
CREATE INDEX stories_url ON stories(url) WHERE url IS NOT NULL;
