-- Version 9: which events were written anew, so that those who keep counts of them renew these alone. Only the last
-- many are kept; who has not followed since counts anew.

CREATE TABLE renewed (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL
) STRICT;
CREATE TRIGGER renewed_in AFTER INSERT ON events BEGIN
  INSERT INTO renewed(event_id) VALUES (new.id);
END;
CREATE TRIGGER renewed_out AFTER DELETE ON events BEGIN
  INSERT INTO renewed(event_id) VALUES (old.id);
END;
CREATE TRIGGER renewed_new AFTER UPDATE ON events BEGIN
  INSERT INTO renewed(event_id) VALUES (new.id);
END;

DROP INDEX event_mentions_event;            -- which stories tell of an event is now told by the index alone
CREATE INDEX event_mentions_event ON event_mentions(event_id, story_id);
