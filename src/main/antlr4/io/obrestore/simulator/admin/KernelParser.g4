// The administration statements a tenant restore needs, as strict as OceanBase's
// sql_parser_mysql_mode.y: order of clauses, where a name or a string is wanted, what is optional.
parser grammar KernelParser;

options {
  tokenVocab = KernelLexer;
}

script: statement SEMICOLON* EOF;

statement
  : CREATE RESOURCE POOL ifNotExists? name poolOption? (COMMA poolOption)* # createPool
  | DROP RESOURCE POOL ifExists? name # dropPool
  | SET DECRYPTION IDENTIFIED BY text (COMMA text)* # setDecryption
  | DROP TENANT ifExists? name (FORCE | PURGE)? # dropTenant
  | ALTER SYSTEM RESTORE FROM string until? PREVIEW # restorePreview
  | ALTER SYSTEM RESTORE name (FROM string)? until? WITH string encryptKey? restoreConfig*
      description? # restore
  | ALTER SYSTEM CANCEL RESTORE name # cancelRestore
  | ALTER SYSTEM ACTIVATE STANDBY tenant? VERIFY? # activateStandby
  | ALTER SYSTEM RECOVER STANDBY tenant? recoverPoint? # recoverStandby
  | ALTER SYSTEM RUN UPGRADE JOB string tenantList? # runUpgradeJob
  | ALTER SYSTEM SET? setting (COMMA setting)* # setParameters
  ;

poolOption
  : UNIT EQ? nameOrString # poolUnit
  | UNIT_NUM EQ? INT # poolUnitNum
  | ZONE_LIST EQ? LEFT string (COMMA? string)* RIGHT # poolZones
  | REPLICA_TYPE EQ? string # poolReplicaType
  ;

encryptKey: ENCRYPTED BY string;
restoreConfig
  : WITH KEY FROM string encryptKey? # keyConfig
  | WITH TENANT_STS_CREDENTIAL string # stsConfig
  ;
description: DESCRIPTION EQ? string;

until
  : UNTIL TIME EQ string # untilTime
  | UNTIL SCN EQ INT # untilScn
  ;
recoverPoint
  : until # recoverUntil
  | UNTIL UNLIMITED # recoverUnlimited
  | CANCEL # recoverCancel
  ;

// A parameter's name is a plain name: keywords are not, unless quoted.
setting: parameterName EQ constant comment? scope? place? tenant?;
parameterName: NAME | BACKTICK_NAME | ANSI_NAME;
constant: string | MINUS? INT | MINUS? DECIMAL | BOOL | NULLX;
comment: COMMENT string;
scope: SCOPE EQ (MEMORY | SPFILE | BOTH);
place: SERVER EQ? string | HOST string | ZONE EQ? nameOrString;

tenant: TENANT EQ? nameOrString;
tenantList: TENANT EQ? nameOrString (COMMA nameOrString)*;

ifExists: IF EXISTS;
ifNotExists: IF NOT EXISTS;

nameOrString: name | string | ALL;
text: string | HEX | BITS;
string: SINGLE_QUOTED | DOUBLE_QUOTED;

name: NAME | BACKTICK_NAME | ANSI_NAME | nameKeyword;
nameKeyword
  : ACTIVATE | CANCEL | COMMENT | DECRYPTION | DESCRIPTION | ENCRYPTED | HOST | IDENTIFIED |
    JOB | MEMORY | POOL | PREVIEW | RECOVER | REPLICA_TYPE | RESOURCE | RESTORE | RUN | SCN
    | SCOPE | SERVER | SPFILE | STANDBY | SYSTEM | TENANT | TENANT_STS_CREDENTIAL | TIME |
    UNIT | UNIT_NUM | UNLIMITED | UNTIL | UPGRADE | VERIFY | ZONE | ZONE_LIST
  ;
