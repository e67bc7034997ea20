CREATE TABLE rsa_key (
  id INT NOT NULL,
  sealed MEDIUMTEXT NOT NULL,
  made_at DATETIME(6) NOT NULL,
  published_from DATETIME(6) NOT NULL,
  opens_until DATETIME(6),
  PRIMARY KEY (id)
)
