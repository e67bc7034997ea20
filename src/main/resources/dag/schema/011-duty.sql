CREATE TABLE duty (
  name VARCHAR(64) NOT NULL,
  owner VARCHAR(64),
  epoch BIGINT NOT NULL,
  lease_until DATETIME(6),
  db_session VARCHAR(64),
  next_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6),
  done BIGINT NOT NULL,
  PRIMARY KEY (name)
)
