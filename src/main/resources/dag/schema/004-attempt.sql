CREATE TABLE attempt (
  dag_id BIGINT NOT NULL,
  attempt INT NOT NULL,
  begun_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6),
  facts MEDIUMTEXT,
  PRIMARY KEY (dag_id, attempt)
)
