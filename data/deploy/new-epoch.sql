-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- psql URL -v schema=casebook -v reason='restored from the backup of …' -f new-epoch.sql
--
-- After headquarters' database was set back, and while no casebook-hq runs: laptops then compare what they hold by digest and
-- send again what is not there. Everybody signs in anew, for whoever signed in before may have been blocked since.
\set ON_ERROR_STOP on
SET search_path TO :schema;
SET default_transaction_read_only TO off;
BEGIN;
INSERT INTO store (n, epoch, created, reason, head)
SELECT (SELECT count (*) + 1 FROM store), gen_random_uuid (), floor (extract (epoch FROM clock_timestamp ()) * 1000), :'reason',
       (SELECT coalesce (max (seq), 0) FROM change WHERE seq IS NOT NULL);
DELETE FROM session;
COMMIT;
SELECT n || ' ' || epoch || ' ' || reason FROM store ORDER BY n DESC LIMIT 1;
