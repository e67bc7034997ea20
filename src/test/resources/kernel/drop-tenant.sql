# DROP TENANT

--! ok
--= tenant=shop
--= mode=FORCE
DROP TENANT `shop` FORCE

--! ok
--= tenant=shop
drop tenant shop force;

--! ok
--= ifExists=true
DROP TENANT IF EXISTS `nosuch` FORCE

--! ok
--= mode=PLAIN
DROP TENANT IF EXISTS nosuch

--! ok
--= mode=PURGE
DROP TENANT IF EXISTS nosuch PURGE

--! ok
--= tenant=a`b
DROP TENANT IF EXISTS `a``b` FORCE

--! ok
--= tenant=pool
DROP TENANT IF EXISTS pool FORCE

--! ok ANSI_QUOTES
--= tenant=shop
DROP TENANT "shop" FORCE

--! ok
DROP TENANT IF EXISTS nosuch FORCE -- bye

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--~ ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/broken' WITH 'pool_list=p1'
DROP TENANT rt FORCE

--! refused 1064
DROP TENANT 'shop' FORCE

--! refused 1064
DROP TENANT "shop" FORCE

--! refused 1064
DROP TENANT FORCE

--! refused 1064
DROP TENANT shop FORCE PURGE

--! refused 1064
DROP TENANT shop, other FORCE

--! refused 1064
DROP TENANT FORCE shop

--! refused 1064
DROP TENANT IF EXIST shop FORCE

--! refused 1064
DROP TENANT IF NOT EXISTS shop FORCE

--! refused 1064
DROP TENANT

--! refused 1064
DROP TENANT shop CASCADE

--! refused 1064
DROP TENANT `shop FORCE

--! refused 1064
DROP TENANT 1 FORCE

--! refused 5157
DROP TENANT nosuch FORCE

--! refused 5157
DROP TENANT `` FORCE

--! refused 1064
DROP TENANT no_rewrite FORCE

--! refused 5157
DROP TENANT SHOP FORCE

--! refused 1235
DROP TENANT sys FORCE
