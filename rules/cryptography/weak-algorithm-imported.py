# ruleid: weak-algorithm-imported
from Crypto.Cipher import ARC4
# ruleid: weak-algorithm-imported
from Crypto.Hash import MD5
# ok: weak-algorithm-imported
from Crypto.Cipher import AES
# ok: weak-algorithm-imported
from Crypto.Hash import SHA256
