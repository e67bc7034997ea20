CREATE TABLE start_slot (
  dag_id BIGINT NOT NULL,
  slot INT,
  owner VARCHAR(64) NOT NULL,
  epoch BIGINT NOT NULL,
  lease_until DATETIME(6) NOT NULL,
  PRIMARY KEY (dag_id),
  UNIQUE KEY start_slot_slot (slot)
)
