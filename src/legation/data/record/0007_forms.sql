-- Version 7: stories that fill in one form, each with its own names, days or sums, are no copies of one text.

ALTER TABLE stories ADD COLUMN form_of TEXT REFERENCES stories(id);
CREATE INDEX stories_forms ON stories(form_of) WHERE form_of IS NOT NULL;
