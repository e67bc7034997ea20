# SET DECRYPTION

--! ok
--= passwords=[pwd1, pwd2]
SET DECRYPTION IDENTIFIED BY 'pwd1','pwd2'

--! ok
--= passwords=[pwd1]
set decryption identified by 'pwd1';

--! ok
--= passwords=[p'w]
SET DECRYPTION IDENTIFIED BY 'p''w'

--! ok
--= passwords=[p'w, a\b]
SET DECRYPTION IDENTIFIED BY 'p\'w' , 'a\\b'

--! ok
--= passwords=[\%, \_]
SET DECRYPTION IDENTIFIED BY '\%', '\_'

--! ok
--= passwords=[acd]
SET DECRYPTION IDENTIFIED BY '\a\c\d'

--! ok
--= passwords=["]
SET DECRYPTION IDENTIFIED BY """"

--! ok
--= passwords=[pwd]
SET DECRYPTION IDENTIFIED BY 0x707764

--! ok
--= passwords=[pwd]
SET DECRYPTION IDENTIFIED BY x'707764'

--! ok
--= passwords=[ab]
SET DECRYPTION IDENTIFIED BY 'a'
 'b'

--! ok
--= passwords=[a'bc]
SET DECRYPTION IDENTIFIED BY "a'" "b" "c"

--! ok
--= passwords=[pwd]
SET DECRYPTION IDENTIFIED BY b'011100000111011101100100'

--! ok
--= passwords=[A]
SET DECRYPTION IDENTIFIED BY 0b1000001

--! ok
--= passwords=[]
SET DECRYPTION IDENTIFIED BY x''

--! ok
--= passwords=[	w]
SET DECRYPTION IDENTIFIED BY 0x977

--! refused 1064
SET DECRYPTION IDENTIFIED BY 'a' /* not one */ 'b'

--! refused 1064
SET DECRYPTION IDENTIFIED BY x'977'

--! refused 1064
SET DECRYPTION IDENTIFIED BY 0X707764

--! refused 1064
SET DECRYPTION IDENTIFIED BY N'pwd'

--! ok NO_BACKSLASH_ESCAPES
--= passwords=[a\]
SET DECRYPTION IDENTIFIED BY 'a\'

--! ok NO_BACKSLASH_ESCAPES
--= passwords=[\', b]
SET DECRYPTION IDENTIFIED BY '\''', 'b'

--! ok
--= passwords=[]
SET DECRYPTION IDENTIFIED BY ''

--! ok
--= passwords=[密码🔑]
SET DECRYPTION IDENTIFIED BY '密码🔑'

--! refused 1064
SET DECRYPTION IDENTIFIED BY

--! refused 1064
SET DECRYPTION IDENTIFIED BY pwd1

--! refused 1064
SET DECRYPTION IDENTIFIED BY `pwd1`

--! refused 1064
SET DECRYPTION IDENTIFIED BY 'pwd1',

--! refused 1064
SET DECRYPTION IDENTIFIED BY 'pwd1' 'pwd2',,'pwd3'

--! refused 1064
SET DECRYPTION IDENTIFIED BY ('pwd1')

--! refused 1064
SET DECRYPTION ON IDENTIFIED BY 'pwd1'

--! refused 1064
SET DECRYPTION IDENTIFIED BY 'pwd1' ONLY

--! refused 1064
SET DECRYPTION IDENTIFIED BY 'pwd1\'

--! refused 1064 NO_BACKSLASH_ESCAPES
SET DECRYPTION IDENTIFIED BY 'p\'w'

--! refused 1064 ANSI_QUOTES
SET DECRYPTION IDENTIFIED BY "pwd1"

--! refused 1064
SET DECRYPTION IDENTIFIED BY 12

--! refused 1064
SET DECRYPTION IDENTIFIED BY ?
