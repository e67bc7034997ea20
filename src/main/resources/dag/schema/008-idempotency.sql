CREATE TABLE idempotency (
  key_hash VARCHAR(64) NOT NULL,
  dag_id BIGINT NOT NULL,
  fingerprint VARCHAR(128) NOT NULL,
  PRIMARY KEY (key_hash),
  KEY idempotency_dag (dag_id)
)
