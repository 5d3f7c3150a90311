-- Version 10: whom the words of a quotation name is kept with it, so that "said about" needs no look into every story;
-- and stories stand in the order in which statements are shown.

CREATE TABLE quotation_actors (            -- actors that a quotation's words name, but for its speaker
  quotation_id TEXT NOT NULL REFERENCES quotations(id) ON DELETE CASCADE,
  actor_id TEXT NOT NULL REFERENCES actors(id),
  PRIMARY KEY (quotation_id, actor_id)
) STRICT, WITHOUT ROWID;
INSERT INTO quotation_actors
  SELECT DISTINCT q.id, t.actor_id FROM quotations q JOIN story_actors t ON t.story_id = q.story_id,
    json_each(t.mentions) m
  WHERE json_extract(m.value, '$.start') >= q.start AND json_extract(m.value, '$.end') <= q."end"
    AND t.actor_id IS NOT q.actor_id;
CREATE INDEX quotation_actors_actor ON quotation_actors(actor_id);
CREATE INDEX stories_order ON stories(coalesce(published, '9999'), id);
CREATE INDEX stories_latest ON stories(coalesce(published, '0'), id);
DROP INDEX quotations_story;
CREATE INDEX quotations_story ON quotations(story_id, start, id);
