# DROP RESOURCE POOL

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--= name=p1
--= ifExists=false
DROP RESOURCE POOL `p1`

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--= name=p1
drop resource pool p1;

--! ok
--= name=nosuch
--= ifExists=true
DROP RESOURCE POOL IF EXISTS nosuch

--! ok
DROP RESOURCE POOL IF EXISTS `no such`

--! ok
--= name=a`b
DROP RESOURCE POOL IF EXISTS `a``b`

--! ok
--= name=unit
DROP RESOURCE POOL if exists unit

--! ok
--= name=7up
DROP RESOURCE POOL IF EXISTS 7up

--! ok
--= name=a$b
DROP /* here */ RESOURCE
	POOL IF EXISTS a$b -- and there

--! ok
--= name='quoted'
DROP RESOURCE POOL IF EXISTS `'quoted'`

--! ok ANSI_QUOTES
--= name=p1
DROP RESOURCE POOL IF EXISTS "p1"

--! ok
--= name=x\
DROP RESOURCE POOL IF EXISTS `x\`

--! refused 1064
DROP RESOURCE POOL

--! refused 1064
DROP RESOURCE POOL 'p1'

--! refused 1064
DROP RESOURCE POOL "p1"

--! refused 1064
DROP RESOURCE POOL p1, p2

--! refused 1064
DROP RESOURCE POOL p1 FORCE

--! refused 1064
DROP RESOURCE POOL IF NOT EXISTS p1

--! refused 1064
DROP RESOURCE POOL EXISTS p1

--! refused 1064
DROP RESOURCE POOL `p1

--! refused 1064
DROP RESOURCE POOL table

--! refused 1064
DROP RESOURCE POOLS p1

--! refused 1064
DROP RESOURCE POOL 12

--! refused 1210
DROP RESOURCE POOL ``

--! refused 1064
DROP RESOURCE POOL lock

--! refused 1064
DROP RESOURCE POOL read_consistency

--! refused 1064
DROP RESOURCE POOL p1 --

--! refused 1064
DROP RESOURCE POOL 0X41

--! refused 1064
DROP RESOURCE POOL p1 /* open

--! refused 4650
DROP RESOURCE POOL p1

--! refused 4650
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
DROP RESOURCE POOL `P1`

--! refused 4626
DROP RESOURCE POOL shop_pool_zone1

--! refused 4626
DROP RESOURCE POOL IF EXISTS sys_pool
