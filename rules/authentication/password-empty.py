def create(user, data):
    # ruleid: password-empty
    user.set_password("")
    password = data.get("password", "")
    # ruleid: password-empty
    user.set_password(password)


def safe(user, data):
    password = data.get("password")
    # ok: password-empty
    user.set_password(password)
    # ok: password-empty
    user.set_unusable_password()
