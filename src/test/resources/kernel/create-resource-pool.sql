# CREATE RESOURCE POOL. See README.md in this directory for the form of these files.

--! ok
--= name=p1
--= unit=s1
--= unitNum=1
--= zones=[zone1]
CREATE RESOURCE POOL `p1` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! ok
--= name=p1
create resource pool p1 unit=s1,unit_num=1,zone_list=('zone1');

--! ok
--= name=p1
--= zones=[zone1, zone2]
CREATE RESOURCE POOL p1 UNIT s1, UNIT_NUM 1, ZONE_LIST ('zone1', 'zone2')

--! ok
--= name=p1
--= unit=unit1
CREATE RESOURCE POOL p1 ZONE_LIST = ("zone3"), UNIT = 'unit1', UNIT_NUM = 2

--! ok
--= name=p`1
CREATE RESOURCE POOL `p``1` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! ok
--= zones=[]
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1

--! ok
--= name=pool
CREATE RESOURCE POOL pool UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone2')

--! ok
--= zones=[zone1]
/* who */ CREATE -- one
 RESOURCE # two
 POOL p1 /* three */ UNIT=s1, UNIT_NUM=1, ZONE_LIST=('zo' 'ne1')

--! ok
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
--= ifNotExists=true
CREATE RESOURCE POOL IF NOT EXISTS p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! ok
--= replicaType=FULL
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1'), REPLICA_TYPE = 'FULL'

--! ok
--= name=obr_a1b2c3d4_12_1_0
CREATE RESOURCE POOL `obr_a1b2c3d4_12_1_0` UNIT = `s1`, UNIT_NUM = 2, ZONE_LIST = ('zone1');;

--! ok
--= name=池
CREATE RESOURCE POOL 池 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! ok ANSI_QUOTES
--= name=p"1
CREATE RESOURCE POOL "p""1" UNIT = "s1", UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! ok
--= unit=s1
CREATE RESOURCE POOL p1 , UNIT = s1, UNIT_NUM = 1

--! parses
--= zones=[zo, ne1]
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zo' /* two */ 'ne1')

--! parses
--= zones=[zone1zone2]
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1' 'zone2')

--! refused 1210
CREATE RESOURCE POOL `` UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! refused 1064
CREATE RESOURCE POOL 'p1' UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! refused 1064
CREATE RESOURCE POOL "p1" UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1 UNIT_NUM = 1 ZONE_LIST = ('zone1')

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = (zone1)

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = (`zone1`)

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = 'zone1'

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = '1', ZONE_LIST = ('zone1')

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = -1, ZONE_LIST = ('zone1')

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ()

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1'),

--! refused 1064
CREATE RESOURCE POOL p1 UNIT == s1, UNIT_NUM = 1

--! refused 1064
CREATE RESOURCE POOL order UNIT = s1, UNIT_NUM = 1

--! refused 1064
CREATE RESOURCE POOL

--! refused 1064
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1

--! refused 1064
CREATE RESOURCE POOL p1; DROP TENANT shop FORCE

--! refused 1064
CREATE RESOURCE POOL p-1 UNIT = s1, UNIT_NUM = 1

--! refused 1064 ANSI_QUOTES
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ("zone1")

--! refused 1210
CREATE RESOURCE POOL p1

--! refused 1210
CREATE RESOURCE POOL p1 UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! refused 1210
CREATE RESOURCE POOL p1 UNIT = s1, ZONE_LIST = ('zone1')

--! refused 1210
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 0, ZONE_LIST = ('zone1')

--! refused 1235
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1'), REPLICA_TYPE = 'READONLY'

--! refused 4651
--+ CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1')
CREATE RESOURCE POOL p1 UNIT = s2, UNIT_NUM = 1, ZONE_LIST = ('zone2')

--! refused 4648
CREATE RESOURCE POOL p1 UNIT = nosuch, UNIT_NUM = 1, ZONE_LIST = ('zone1')

--! refused 4530
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone9')

--! refused 4530
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('ZONE1')

--! refused 4530
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1;zone2')

--! refused 4641
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('zone1', 'zone1')

--! refused 4656
CREATE RESOURCE POOL p1 UNIT = s1, UNIT_NUM = 3, ZONE_LIST = ('zone1')

--! refused 4733
CREATE RESOURCE POOL p1 UNIT = huge, UNIT_NUM = 1, ZONE_LIST = ('zone1')
