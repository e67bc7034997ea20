CREATE TABLE node (
  id BIGINT NOT NULL,
  dag_id BIGINT NOT NULL,
  stage INT NOT NULL,
  name VARCHAR(256) NOT NULL,
  state VARCHAR(16) NOT NULL,
  operator VARCHAR(16) NOT NULL,
  start_time DATETIME(6),
  end_time DATETIME(6),
  execute_times INT NOT NULL,
  owner VARCHAR(128),
  PRIMARY KEY (id),
  KEY node_dag (dag_id, stage)
)
