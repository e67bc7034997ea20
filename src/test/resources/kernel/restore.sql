# ALTER SYSTEM RESTORE

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--= tenant=rt
--= uri=file:///data/backup/data,file:///data/backup/clog
--= until=Scn[value=1728727696264250400]
--= options=pool_list=p1&locality=FULL@zone1&primary_zone=RANDOM&concurrency=2
--= description=obrestore:a1b2c3d4:12:1
ALTER SYSTEM RESTORE `rt` FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=1728727696264250400 WITH 'pool_list=p1&locality=FULL@zone1&primary_zone=RANDOM&concurrency=2' DESCRIPTION 'obrestore:a1b2c3d4:12:1'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--= tenant=rt2
--= until=null
ALTER SYSTEM RESTORE rt2 FROM 'oss://oss-328067-1014-obshell/backup/archive/test/1/1002/data?host=oss-cn-hangzhou.aliyuncs.com,oss://oss-328067-1014-obshell/backup/archive/test/1/1002/clog?host=oss-cn-hangzhou.aliyuncs.com' WITH 'pool_list=p1'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
alter system restore rt from 'file:///data/backup/data,file:///data/backup/clog' with 'pool_list=p1';

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM ' file:///data/backup/data ,	file:///data/backup/clog , file:///data/backup/clog' WITH 'pool_list=p1'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--= until=Time[literal=2024-10-12 18:08:16.264250400]
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL TIME='2024-10-12 18:08:16.264250400' WITH 'pool_list=p1'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--+ CREATE RESOURCE POOL p2 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone2')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1,p2&locality=FULL@zone1,READONLY@zone2'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'POOL_LIST=p1&no_such_key=1&method=quick&kms_encrypt=true'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&concurrency=0'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&concurrency=100&method=full'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--= keyUri=file:///keys
--= keyPassword=pw
--= description=d
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1' WITH KEY FROM 'file:///keys' ENCRYPTED BY 'pw' DESCRIPTION = 'd'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1' WITH KEY FROM 'file:///keys'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=1728727696264250400 WITH '&pool_list=p1'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--+ SET DECRYPTION IDENTIFIED BY 'pwd1','pwd2'
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/encrypted' WITH 'pool_list=p1'

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data' WITH 'pool_list=p1'

--! parses
--= tenant=a`b
--= uri=it's
--= options=o'k
--= description=x\y
ALTER SYSTEM RESTORE `a``b` FROM 'it''s' WITH 'o\'k' DESCRIPTION 'x\\y'

--! parses
--= uri=100\% \_
ALTER SYSTEM RESTORE rt FROM '100\% \_' WITH 'a=b'

--! parses NO_BACKSLASH_ESCAPES
--= uri=a\
ALTER SYSTEM RESTORE rt FROM 'a\' WITH 'a=b'

--! parses ANSI_QUOTES
--= tenant=rt
ALTER SYSTEM RESTORE "rt" FROM 'a' WITH 'a=b'

--! parses
--= uri=a'b
ALTER SYSTEM RESTORE rt FROM "a'b" WITH "a=b"

--! parses
--= uri=null
ALTER SYSTEM RESTORE rt WITH 'pool_list=p1'

--! parses
--= tenant=restore
--= uri=from
ALTER SYSTEM RESTORE restore FROM 'from' WITH 'with'

--! parses
--= encryptKey=x
ALTER SYSTEM RESTORE rt FROM 'a' WITH 'a=b' ENCRYPTED BY 'x'

--! parses
--= until=Scn[value=-1]
ALTER SYSTEM RESTORE rt FROM 'a' UNTIL SCN = 18446744073709551615 WITH 'a=b'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=1728727696264250400

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN 1728727696264250400 WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL TIME '2024-10-12 18:08:16' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN='1728727696264250400' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL TIME=1728727696 WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=-1 WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=18446744073709551616 WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1' UNTIL SCN=1728727696264250400

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1' DESCRIPTION 'd' WITH KEY FROM 'file:///keys'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH pool_list=p1

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1' DESCRIPTION d

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1' DESCRIPTION

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1' WITH KEY 'file:///keys'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' DESCRIPTION 'd' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL UNLIMITED WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE 'rt' FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE "rt" FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE TENANT rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data','file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM file:///data/backup/data WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data's' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE select FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM ? WITH 'pool_list=p1'

--! refused 4016
ALTER SYSTEM RESTORE `` FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1064
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,' -- and
 'file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1235
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE `a$b` FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1235
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE `META$1002` FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1235
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE `all` FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1235
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE ALL_USER FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1235
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE all_meta FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=1 WITH 'pool_list=p1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=0 WITH 'pool_list=p1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt WITH 'pool_list=p1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM '' WITH 'pool_list=p1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH ''

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'locality=FULL@zone1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list='

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&&locality=FULL@zone1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=a=b'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1& locality=FULL@zone1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1, p2'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&locality=全@zone1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&concurrency=101'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&concurrency=-1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&concurrency=two'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&method=slow'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1\n'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH '=p1'

--! refused 4019
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&x=yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'

--! refused 4019
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&k0=vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv&k1=vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv&k2=vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv'

--! refused 9026
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM '/data/backup/data' WITH 'pool_list=p1'

--! refused 9026
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'http://data/backup/data' WITH 'pool_list=p1'

--! refused 9026
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'data' WITH 'pool_list=p1'

--! refused 9026
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'FILE:///data/backup/data' WITH 'pool_list=p1'

--! refused 9026
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,nfs://x' WITH 'pool_list=p1'

--! refused 9026
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM ' ' WITH 'pool_list=p1'

--! refused 9120
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///no/such/place' WITH 'pool_list=p1'

--! refused 9120
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///no/such/place' WITH 'pool_list=p1'

--! refused 1235
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/old' WITH 'pool_list=p1'

--! refused 9047
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/encrypted' WITH 'pool_list=p1'

--! refused 9047
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--+ SET DECRYPTION IDENTIFIED BY 'pwd1'
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/encrypted' WITH 'pool_list=p1'

--! refused 9047
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--+ SET DECRYPTION IDENTIFIED BY 'pwd1','PWD2'
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/encrypted' WITH 'pool_list=p1'

--! refused 4018
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=2 WITH 'pool_list=p1'

--! refused 4018
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=1828727696264250400 WITH 'pool_list=p1'

--! refused 4018
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=1728748800000000000 WITH 'pool_list=p1'

--! refused 1292
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL TIME='yesterday' WITH 'pool_list=p1'

--! refused 4179
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE shop FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1'

--! refused 4650
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=nosuch'

--! refused 4650
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1,nosuch'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&locality=FULL@zone9'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&locality=zone1'

--! refused 1210
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=p1&locality=FULL@zone2'

--! refused 1235
ALTER SYSTEM RESTORE FROM 'file:///data/backup/data,file:///data/backup/clog' UNTIL SCN=1728727696264250400 PREVIEW

--! refused 9014
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--+ CREATE RESOURCE POOL p2 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone2')
--> ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/huge' WITH 'pool_list=p1'
ALTER SYSTEM RESTORE RT FROM 'file:///data/backup/data' WITH 'pool_list=p2'

--! refused 9099
ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/data,file:///data/backup/clog' WITH 'pool_list=shop_pool_zone1'
