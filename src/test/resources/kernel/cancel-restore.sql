# ALTER SYSTEM CANCEL RESTORE

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--~ ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/broken' WITH 'pool_list=p1'
--= tenant=rt
ALTER SYSTEM CANCEL RESTORE `rt`

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--~ ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/broken' WITH 'pool_list=p1'
alter system cancel restore rt;

--! parses
--= tenant=a`b
ALTER SYSTEM CANCEL RESTORE `a``b`

--! parses
--= tenant=restore
ALTER SYSTEM CANCEL RESTORE restore

--! parses
--= tenant=x'; DROP TENANT shop FORCE; -- 
ALTER SYSTEM CANCEL RESTORE `x'; DROP TENANT shop FORCE; -- `

--! parses ANSI_QUOTES
--= tenant=rt
ALTER SYSTEM CANCEL RESTORE "rt"

--! parses
--= tenant=rt
ALTER /*+ hint */ SYSTEM CANCEL RESTORE rt

--! parses
--= tenant=1a
ALTER SYSTEM CANCEL RESTORE 1a

--! parses
--= tenant=rt
ALTER SYSTEM CANCEL RESTORE rt # last

--! parses
--= tenant=租户
ALTER SYSTEM CANCEL RESTORE 租户

--! refused 1064
ALTER SYSTEM CANCEL RESTORE

--! refused 1064
ALTER SYSTEM CANCEL RESTORE 'rt'

--! refused 1064
ALTER SYSTEM CANCEL RESTORE "rt"

--! refused 1064
ALTER SYSTEM CANCEL RESTORE TENANT rt

--! refused 1064
ALTER SYSTEM CANCEL RESTORE TENANT = rt

--! refused 1064
ALTER SYSTEM CANCEL RESTORE rt, ru

--! refused 1064
ALTER SYSTEM CANCEL RESTORE IF EXISTS rt

--! refused 1064
ALTER SYSTEM CANCEL rt

--! refused 1064
ALTER SYSTEM CANCEL RESTORE rt FORCE

--! refused 1064
ALTER SYSTEM RESTORE CANCEL

--! refused 1064
ALTER SYSTEM CANCEL RESTORE 5

--! refused 5157
ALTER SYSTEM CANCEL RESTORE nosuch

--! refused 5157
ALTER SYSTEM CANCEL RESTORE ``

--! refused 5157
ALTER SYSTEM CANCEL RESTORE SHOP

--! refused 4179
ALTER SYSTEM CANCEL RESTORE shop

--! refused 4179
ALTER SYSTEM CANCEL RESTORE sys
