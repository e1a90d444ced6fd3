import os

# ruleid: known-secret-format
ACCESS_KEY = "AKIAQ3EGRT6WKLM2NPOV"
# ruleid: known-secret-format
client = {"token": "ghp_q8Zr2KdVx91LmTn4WcYb7HsEo3UaPf60RgJt"}
# ruleid: known-secret-format
# the old one was glpat-9sKd_Lq2Zx8Vb4Tn7Rcw
# ok: known-secret-format
DOCUMENTED = "AKIAIOSFODNN7EXAMPLE"
# ok: known-secret-format
ACCESS_KEY = os.environ["AWS_ACCESS_KEY_ID"]
# ok: known-secret-format
PREFIX = "ghp_"
