-- What PostgreSQL alone is told after each migration. Each line may be said again.

-- Room beside a record for its next version, so that no index has to be touched.
ALTER TABLE record SET (fillfactor = 80);
ALTER TABLE device SET (fillfactor = 50);
ALTER TABLE scope SET (fillfactor = 50);

-- Every change is written twice, the second time with its number: what that leaves behind is swept often, or the list of
-- those without a number gets slow.
ALTER TABLE change SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
  autovacuum_vacuum_cost_delay = 0);
ALTER TABLE feed SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
