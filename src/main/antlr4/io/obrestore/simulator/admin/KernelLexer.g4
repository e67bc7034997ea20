// Tokens of the administration statements, after OceanBase's sql_parser_mysql_mode.l.
lexer grammar KernelLexer;

options {
  caseInsensitive = true;
}

@members {
  private boolean backslash = true;
  private boolean ansi;

  /** Follows the session's sql_mode: NO_BACKSLASH_ESCAPES and ANSI_QUOTES. */
  void sqlMode(boolean noBackslashEscapes, boolean ansiQuotes) {
    backslash = !noBackslashEscapes;
    ansi = ansiQuotes;
  }
}

// Keywords that no unquoted name can be.
ALL: 'ALL';
ALTER: 'ALTER';
BOTH: 'BOTH';
BY: 'BY';
CREATE: 'CREATE';
DROP: 'DROP';
EXISTS: 'EXISTS';
FORCE: 'FORCE';
FROM: 'FROM';
IF: 'IF';
KEY: 'KEY';
NOT: 'NOT';
PURGE: 'PURGE';
SET: 'SET';
WITH: 'WITH';
BOOL: 'TRUE' | 'FALSE';
NULLX: 'NULL';
RESERVED
  : 'ACCESSIBLE' | 'ADD' | 'ANALYZE' | 'AND' | 'AS' | 'ASC' | 'ASENSITIVE' | 'BEFORE' |
    'BETWEEN' | 'BIGINT' | 'BINARY' | 'BLOB' | 'CALL' | 'CASCADE' | 'CASE' | 'CHANGE' |
    'CHAR' | 'CHARACTER' | 'CHECK' | 'COLLATE' | 'COLUMN' | 'CONDITION' | 'CONSTRAINT' |
    'CONTINUE' | 'CONVERT' | 'CROSS' | 'CURRENT_DATE' | 'CURRENT_TIME' |
    'CURRENT_TIMESTAMP' | 'CURRENT_USER' | 'CURSOR' | 'DATABASE' | 'DATABASES' |
    'DAY_HOUR' | 'DAY_MICROSECOND' | 'DAY_MINUTE' | 'DAY_SECOND' | 'DECIMAL' | 'DECLARE' |
    'DEFAULT' | 'DELAYED' | 'DELETE' | 'DESC' | 'DESCRIBE' | 'DETERMINISTIC' | 'DISTINCT' |
    'DISTINCTROW' | 'DIV' | 'DOUBLE' | 'DUAL' | 'EACH' | 'ELSE' | 'ELSEIF' | 'ENCLOSED' |
    'ESCAPED' | 'EXIT' | 'EXPLAIN' | 'FETCH' | 'FLOAT' | 'FLOAT4' | 'FLOAT8' | 'FOR' |
    'FOREIGN' | 'FULLTEXT' | 'GENERATED' | 'GET' | 'GRANT' | 'GROUP' | 'HAVING' |
    'HIGH_PRIORITY' | 'HOUR_MICROSECOND' | 'HOUR_MINUTE' | 'HOUR_SECOND' | 'IGNORE' | 'IN' |
    'INDEX' | 'INFILE' | 'INNER' | 'INOUT' | 'INSENSITIVE' | 'INSERT' | 'INT' | 'INT1' |
    'INT2' | 'INT3' | 'INT4' | 'INT8' | 'INTEGER' | 'INTERVAL' | 'INTO' | 'IO_AFTER_GTIDS' |
    'IO_BEFORE_GTIDS' | 'IS' | 'ITERATE' | 'JOIN' | 'KEYS' | 'KILL' | 'LEADING' | 'LEAVE' |
    'LEFT' | 'LIKE' | 'LIMIT' | 'LINEAR' | 'LINES' | 'LOAD' | 'LOCALTIME' |
    'LOCALTIMESTAMP' | 'LOCK' | 'LONG' | 'LONGBLOB' | 'LONGTEXT' | 'LOOP' | 'LOW_PRIORITY' |
    'MASTER_BIND' | 'MASTER_SSL_VERIFY_SERVER_CERT' | 'MATCH' | 'MAXVALUE' | 'MEDIUMBLOB' |
    'MEDIUMINT' | 'MEDIUMTEXT' | 'MIDDLEINT' | 'MINUTE_MICROSECOND' | 'MINUTE_SECOND' |
    'MOD' | 'MODIFIES' | 'NATURAL' | 'NO_PARALLEL' | 'NO_REWRITE' | 'NO_WRITE_TO_BINLOG' |
    'NUMERIC' | 'ON' | 'OPTIMIZE' | 'OPTION' | 'OPTIONALLY' | 'OR' | 'ORDER' | 'OUT' |
    'OUTER' | 'OUTFILE' | 'PARTITION' | 'PRECISION' | 'PRIMARY' | 'PROCEDURE' | 'RANGE' |
    'READ' | 'READS' | 'READ_CONSISTENCY' | 'READ_WRITE' | 'REAL' | 'REFERENCES' |
    'REGEXP' | 'RELEASE' | 'RENAME' | 'REPEAT' | 'REPLACE' | 'REQUIRE' | 'RESIGNAL' |
    'RESTRICT' | 'RETURN' | 'REVOKE' | 'RIGHT' | 'RLIKE' | 'SCHEMA' | 'SCHEMAS' |
    'SECOND_MICROSECOND' | 'SELECT' | 'SENSITIVE' | 'SEPARATOR' | 'SHOW' | 'SIGNAL' |
    'SKIP' | 'SMALLINT' | 'SPATIAL' | 'SPECIFIC' | 'SQL' | 'SQLEXCEPTION' | 'SQLSTATE' |
    'SQLWARNING' | 'SQL_BIG_RESULT' | 'SQL_CALC_FOUND_ROWS' | 'SQL_SMALL_RESULT' | 'SSL' |
    'STARTING' | 'STORED' | 'STRAIGHT_JOIN' | 'TABLE' | 'TABLEGROUP' | 'TERMINATED' |
    'THEN' | 'TINYBLOB' | 'TINYINT' | 'TINYTEXT' | 'TO' | 'TRAILING' | 'TRIGGER' | 'UNDO' |
    'UNION' | 'UNIQUE' | 'UNLOCK' | 'UNSIGNED' | 'UPDATE' | 'USAGE' | 'USE' | 'USING' |
    'UTC_DATE' | 'UTC_TIME' | 'UTC_TIMESTAMP' | 'VALUES' | 'VARBINARY' | 'VARCHAR' |
    'VARCHARACTER' | 'VARYING' | 'VIRTUAL' | 'WHEN' | 'WHERE' | 'WHILE' | 'WRITE' | 'XOR' |
    'YEAR_MONTH' | 'ZEROFILL'
  ;

// Keywords that are also names.
ACTIVATE: 'ACTIVATE';
CANCEL: 'CANCEL';
COMMENT: 'COMMENT';
DECRYPTION: 'DECRYPTION';
DESCRIPTION: 'DESCRIPTION';
ENCRYPTED: 'ENCRYPTED';
HOST: 'HOST';
IDENTIFIED: 'IDENTIFIED';
JOB: 'JOB';
MEMORY: 'MEMORY';
POOL: 'POOL';
PREVIEW: 'PREVIEW';
RECOVER: 'RECOVER';
REPLICA_TYPE: 'REPLICA_TYPE';
RESOURCE: 'RESOURCE';
RESTORE: 'RESTORE';
RUN: 'RUN';
SCN: 'SCN';
SCOPE: 'SCOPE';
SERVER: 'SERVER';
SPFILE: 'SPFILE';
STANDBY: 'STANDBY';
SYSTEM: 'SYSTEM';
TENANT: 'TENANT';
TENANT_STS_CREDENTIAL: 'TENANT_STS_CREDENTIAL';
TIME: 'TIME';
UNIT: 'UNIT';
UNIT_NUM: 'UNIT_NUM';
UNLIMITED: 'UNLIMITED';
UNTIL: 'UNTIL';
UPGRADE: 'UPGRADE';
VERIFY: 'VERIFY';
ZONE: 'ZONE';
ZONE_LIST: 'ZONE_LIST';

INT: [0-9]+;
DECIMAL: [0-9]+ '.' [0-9]* EXPONENT? | '.' [0-9]+ EXPONENT? | [0-9]+ EXPONENT;
// With a capital X or B after the zero it is an error.
HEX options { caseInsensitive = false; }
  : '0x' [0-9a-fA-F]+ | [xX] '\'' ([0-9a-fA-F] [0-9a-fA-F])* '\'';
BITS options { caseInsensitive = false; }
  : '0b' [01]+ | [bB] '\'' [01]* '\'';
NO_NUMBER options { caseInsensitive = false; }
  : '0X' [0-9a-fA-F]+ | '0B' [01]+;
NAME: NAME_CHAR* [A-Z$_\u0080-\u{10FFFF}] NAME_CHAR*;
BACKTICK_NAME: '`' (~[`] | '``')* '`';

// Literals with nothing but blanks between are one. What is asked stands behind the quote: in front
// of it no start of any token could be remembered, and each would be worked out anew.
SINGLE_QUOTED
  : '\'' {backslash}? (~['\\] | '\\' . | '\'\'' | '\'' BLANK+ '\'')* '\''
  | '\'' {!backslash}? (~['] | '\'\'' | '\'' BLANK+ '\'')* '\''
  ;
DOUBLE_QUOTED
  : '"' {!ansi && backslash}? (~["\\] | '\\' . | '""' | '"' BLANK+ '"')* '"'
  | '"' {!ansi && !backslash}? (~["] | '""' | '"' BLANK+ '"')* '"'
  ;
ANSI_NAME: '"' {ansi}? (~["] | '""')* '"';

EQ: '=';
COMMA: ',';
LEFT: '(';
RIGHT: ')';
MINUS: '-';
SEMICOLON: ';';

SPACE: BLANK+ -> skip;
LINE_COMMENT: ('#' ~[\n\r]* | '--' ([ \t] ~[\n\r]* | [\n\r])) -> skip;
BLOCK_COMMENT: '/*' (~'!' .*?)? '*/' -> skip;
OTHER: .;

fragment BLANK: [ \t\n\r\f];
fragment EXPONENT: 'E' [-+]? [0-9]+;
fragment NAME_CHAR: [A-Z0-9$_\u0080-\u{10FFFF}];
