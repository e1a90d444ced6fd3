import os

# ruleid: oauth-insecure-transport
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
# ruleid: oauth-insecure-transport
os.environ["PYTHONHTTPSVERIFY"] = "0"
# ok: oauth-insecure-transport
os.environ["LANG"] = "C"
