CREATE TABLE nonce (
  hash VARCHAR(64) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (hash),
  KEY nonce_expires (expires_at)
)
