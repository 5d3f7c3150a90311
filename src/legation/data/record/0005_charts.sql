-- Version 5: events over time are counted from an index alone (a third of the time, 2 % of the file).

CREATE INDEX events_quads ON events(date_start, quad, intensity);
