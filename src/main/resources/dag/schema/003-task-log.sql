CREATE TABLE task_log (
  dag_id BIGINT NOT NULL,
  line_no INT NOT NULL,
  seq BIGINT NOT NULL,
  stage INT NOT NULL,
  execution INT NOT NULL,
  logged_at DATETIME(6) NOT NULL,
  line VARCHAR(4096) NOT NULL,
  PRIMARY KEY (dag_id, line_no)
)
