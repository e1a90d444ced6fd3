import os


def settings():
    # ruleid: setting-from-environment
    first = os.environ["DATABASE_URL"]
    # ruleid: setting-from-environment
    second = os.getenv("PORT", "8080")
    # ok: setting-from-environment
    return first, second, os.environ
