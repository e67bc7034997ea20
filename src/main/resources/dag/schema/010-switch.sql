CREATE TABLE store_switch (
  name VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  changed_by VARCHAR(256) NOT NULL,
  PRIMARY KEY (name)
)
