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


# ruleid: known-secret-format
HEADERS = {"Authorization": "Bearer eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoicm9ib3QifQ.Zm9yLXRoZS1ydWxlLXRlc3Qtb25seQ"}
# ok: known-secret-format
SAMPLE = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
