# ruleid: invisible-characters
name = "user​"
# ok: invisible-characters
other = "a b"
