-- The same tables as in the embedded layout, led and partitioned by the feed they belong to, so that
-- one PostgreSQL holds several provinces and a province can move to one of its own.
--
-- Nobody who serves requests owns a table. What a transaction sees is decided by `app.scope`:
-- '/<feed>/' is a whole feed, '/<feed>/<unit>/<unit>/' what lies below a unit, nothing is nothing.
-- Every path ends in a separator, or '/1/' would hold '/12/'.

CREATE TABLE feeds (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- Without the nullif a connection that was used before has an empty scope, not none.
CREATE FUNCTION app_scope() RETURNS TEXT LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.scope', true), '') $$;
CREATE FUNCTION app_feed() RETURNS BIGINT LANGUAGE sql STABLE
  AS $$ SELECT split_part(nullif(current_setting('app.scope', true), ''), '/', 2)::BIGINT $$;
CREATE FUNCTION app_whole() RETURNS BOOLEAN LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('app.scope', true), '') ~ '^/[0-9]+/$' $$;
-- The unit a scope ends in; a unit that was taken off the tree still has records.
CREATE FUNCTION app_unit() RETURNS BYTEA LANGUAGE sql STABLE
  AS $$
    SELECT decode(substring(nullif(current_setting('app.scope', true), '') FROM '/([0-9a-f]{32})/$'), 'hex')
  $$;

CREATE TABLE feed (
  feed_id BIGINT NOT NULL DEFAULT app_feed() PRIMARY KEY,
  server BYTEA NOT NULL,
  secret BYTEA NOT NULL,
  practice BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  backed_up BIGINT NOT NULL,
  line BYTEA NOT NULL,
  next_number BIGINT NOT NULL,
  address TEXT,
  certificate BYTEA NOT NULL,
  certificate_key BYTEA NOT NULL
) PARTITION BY LIST (feed_id);

CREATE TABLE feed_head (
  feed_id BIGINT NOT NULL DEFAULT app_feed() PRIMARY KEY,
  seq BIGINT NOT NULL
) PARTITION BY LIST (feed_id);

CREATE TABLE units (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  id BYTEA NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  level TEXT NOT NULL,
  parent BYTEA,
  path TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (feed_id, id)
) PARTITION BY LIST (feed_id);
CREATE INDEX units_by_parent ON units(feed_id, parent);
CREATE INDEX units_by_path ON units(feed_id, path);

-- Paths follow the tree, whichever of two units came first. No tree is deeper than eight levels: a
-- circle, if there ever were one, ends there.
CREATE FUNCTION lay_paths() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE below(id, path, depth) AS (
    SELECT NEW.id,
      coalesce(
        (SELECT path FROM units WHERE feed_id = NEW.feed_id AND id = NEW.parent AND path <> ''),
        '/' || NEW.feed_id || '/'
      ) || encode(NEW.id, 'hex') || '/',
      0
    UNION ALL
    SELECT units.id, below.path || encode(units.id, 'hex') || '/', below.depth + 1
    FROM units
    JOIN below ON units.parent = below.id
    WHERE units.feed_id = NEW.feed_id AND below.depth < 8
  )
  UPDATE units SET path = below.path
  FROM (SELECT DISTINCT ON (id) id, path FROM below ORDER BY id, depth) AS below
  WHERE units.feed_id = NEW.feed_id AND units.id = below.id AND units.path <> below.path;
  RETURN NULL;
END
$$;
CREATE TRIGGER lay_paths AFTER INSERT OR UPDATE OF parent ON units
  FOR EACH ROW EXECUTE FUNCTION lay_paths();

CREATE TABLE slips (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  code BYTEA NOT NULL,
  unit BYTEA NOT NULL,
  expires BIGINT NOT NULL,
  device BYTEA,
  depth BIGINT,
  PRIMARY KEY (feed_id, code)
) PARTITION BY LIST (feed_id);

CREATE TABLE devices (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  id BYTEA NOT NULL,
  unit BYTEA NOT NULL,
  name TEXT NOT NULL,
  key BYTEA NOT NULL,
  enrolled BIGINT NOT NULL,
  seen BIGINT,
  revoked TEXT,
  depth BIGINT,
  PRIMARY KEY (feed_id, id)
) PARTITION BY LIST (feed_id);

CREATE TABLE lines (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  device BYTEA NOT NULL,
  line BYTEA NOT NULL,
  last BIGINT NOT NULL,
  counter BIGINT NOT NULL,
  PRIMARY KEY (feed_id, device, line)
) PARTITION BY LIST (feed_id);

CREATE TABLE operations (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  uid BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  refused TEXT,
  PRIMARY KEY (feed_id, uid)
) PARTITION BY LIST (feed_id);

CREATE TABLE refusals (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  device BYTEA NOT NULL,
  line BYTEA NOT NULL,
  number BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (feed_id, device, line, number)
) PARTITION BY LIST (feed_id);

CREATE TABLE records (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  id BYTEA NOT NULL,
  kind BIGINT NOT NULL,
  owner BYTEA NOT NULL,
  seq BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (feed_id, id)
) PARTITION BY LIST (feed_id);
CREATE INDEX records_by_owner ON records(feed_id, owner, seq);

CREATE TABLE exits (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  seq BIGINT NOT NULL,
  unit BYTEA NOT NULL,
  record BYTEA NOT NULL,
  PRIMARY KEY (feed_id, seq)
) PARTITION BY LIST (feed_id);
CREATE INDEX exits_by_unit ON exits(feed_id, unit, seq);

CREATE SEQUENCE conflict_ids;
CREATE TABLE conflicts (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  id BIGINT NOT NULL DEFAULT nextval('conflict_ids'),
  record BYTEA NOT NULL,
  kind BIGINT NOT NULL,
  field BIGINT NOT NULL,
  key BYTEA NOT NULL,
  loser BYTEA NOT NULL,
  winner BYTEA NOT NULL,
  value BYTEA NOT NULL,
  PRIMARY KEY (feed_id, id)
) PARTITION BY LIST (feed_id);
CREATE INDEX conflicts_by_record ON conflicts(feed_id, record);

CREATE TABLE sums (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  unit BYTEA NOT NULL,
  sum BYTEA NOT NULL,
  PRIMARY KEY (feed_id, unit)
) PARTITION BY LIST (feed_id);

CREATE TABLE offered (
  feed_id BIGINT NOT NULL DEFAULT app_feed(),
  uid BYTEA NOT NULL,
  record BYTEA NOT NULL,
  field BIGINT NOT NULL,
  key BYTEA NOT NULL,
  PRIMARY KEY (feed_id, uid, record, field, key)
) PARTITION BY LIST (feed_id);

-- Who serves requests. A role belongs to all databases of a PostgreSQL: another may have made it.
DO $$
BEGIN
  CREATE ROLE province_service NOLOGIN NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
GRANT province_service TO CURRENT_USER;
GRANT USAGE ON SEQUENCE conflict_ids TO province_service;

-- What only the whole feed may see, and write.
DO $$
DECLARE place TEXT;
BEGIN
  FOREACH place IN ARRAY ARRAY[
    'feed', 'feed_head', 'units', 'slips', 'devices', 'lines', 'operations', 'refusals', 'records',
    'exits', 'conflicts', 'sums', 'offered'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', place);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', place);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO province_service', place);
    EXECUTE format(
      'CREATE POLICY whole_feed ON %I
         USING (feed_id = app_feed() AND app_whole())
         WITH CHECK (feed_id = app_feed() AND app_whole())',
      place
    );
  END LOOP;
END
$$;

-- What may be read below a unit, besides: the tree itself has a reserved owner that everybody reads.
CREATE POLICY below_a_unit ON units FOR SELECT USING (
  feed_id = app_feed()
  AND path >= app_scope()
  AND path < left(app_scope(), -1) || '0' -- What follows the separator.
);
CREATE POLICY below_a_unit ON records FOR SELECT USING (
  feed_id = app_feed()
  AND (
    owner = '\xffffffffffffffffffffffffffffffff'::BYTEA
    OR owner = app_unit()
    OR owner IN (SELECT id FROM units)
  )
);
CREATE POLICY below_a_unit ON exits FOR SELECT USING (
  feed_id = app_feed()
  AND (
    unit = '\xffffffffffffffffffffffffffffffff'::BYTEA
    OR unit = app_unit()
    OR unit IN (SELECT id FROM units)
  )
);
