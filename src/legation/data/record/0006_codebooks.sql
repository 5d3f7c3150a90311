-- Version 5: users' own codebooks. What coded a story is kept with the record, and the types that it added.

CREATE TABLE codebooks (
  codebook TEXT NOT NULL,                 -- runs.codebook: the hash of the whole codebook that coded
  position INTEGER NOT NULL,
  file TEXT NOT NULL,
  text TEXT NOT NULL,                     -- the file as it was
  PRIMARY KEY (codebook, position)
) STRICT;
CREATE TABLE own_types (                  -- as the codebook that coded last defines them
  type TEXT NOT NULL,
  mode TEXT NOT NULL,                     -- empty for the type as such
  "like" TEXT,                            -- the type of PLOVER's that it is like
  quad INTEGER NOT NULL,
  intensity REAL NOT NULL,
  cameo TEXT,
  definition TEXT NOT NULL,
  PRIMARY KEY (type, mode)
) STRICT;
