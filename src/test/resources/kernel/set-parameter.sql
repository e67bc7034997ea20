# ALTER SYSTEM SET

--! ok
--= settings=[ParameterSetting[name=ha_high_thread_score, value=10, tenant=shop]]
ALTER SYSTEM SET ha_high_thread_score = 10 TENANT = `shop`

--! ok
--= settings=[ParameterSetting[name=ha_high_thread_score, value=10, tenant=shop]]
alter system set HA_HIGH_THREAD_SCORE=10 tenant=shop;

--! ok
ALTER SYSTEM SET ha_high_thread_score = '10' TENANT = 'shop'

--! ok
ALTER SYSTEM SET ha_high_thread_score = 0 TENANT shop

--! ok
ALTER SYSTEM SET ha_high_thread_score = 100 TENANT = shop

--! ok
ALTER SYSTEM ha_high_thread_score = 1 TENANT = shop

--! ok
ALTER SYSTEM SET `ha_high_thread_score` = 1 TENANT = "shop"

--! ok
ALTER SYSTEM SET ha_high_thread_score = 1 COMMENT 'why' SCOPE = MEMORY TENANT = shop

--! ok
ALTER SYSTEM SET ha_high_thread_score = 1 SCOPE = BOTH TENANT = shop

--! ok
--= settings=[ParameterSetting[name=ha_high_thread_score, value=1, tenant=shop], ParameterSetting[name=ha_high_thread_score, value=2, tenant=shop]]
ALTER SYSTEM SET ha_high_thread_score = 1 TENANT = shop, ha_high_thread_score = 2 TENANT = shop

--! ok
--= settings=[ParameterSetting[name=ha_high_thread_score, value=3, tenant=null]]
ALTER SYSTEM SET ha_high_thread_score = 3

--! parses
ALTER SYSTEM SET ha_high_thread_score = 3 ZONE = zone1

--! parses
ALTER SYSTEM SET ha_high_thread_score = 3 SERVER '10.10.10.11:2882'

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = 3 SERVER = zone1

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score 10 TENANT = shop

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = TENANT = shop

--! refused 1064
ALTER SYSTEM SET 'ha_high_thread_score' = 10 TENANT = shop

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = 10 TENANT == shop

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = 10 TENANT =

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = 10 FOR TENANT shop

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = ten TENANT = shop

--! refused 1064
ALTER SYSTEM SET tenant = 10 TENANT = shop

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = 10 TENANT = shop SCOPE = MEMORY

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score = ? TENANT = shop

--! refused 1064
ALTER SYSTEM SET ha_high_thread_score := 10 TENANT = shop

--! refused 1064
ALTER SYSTEM SET

--! refused 4147
ALTER SYSTEM SET ha_high_thread_score = 101 TENANT = shop

--! refused 4147
ALTER SYSTEM SET ha_high_thread_score = -1 TENANT = shop

--! refused 4147
ALTER SYSTEM SET ha_high_thread_score = 'ten' TENANT = shop

--! refused 5099
ALTER SYSTEM SET no_such_parameter = 1 TENANT = shop

--! refused 5160
ALTER SYSTEM SET ha_high_thread_score = 10 TENANT = nosuch
