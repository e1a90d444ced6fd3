def create(user, data):
    # ruleid: password-empty
    user.set_password("")
    # ruleid: password-empty
    password = data.get("password", "")
    user.set_password(password)


# ruleid: password-empty
def create_user(user, password=""):
    user.set_password(password)


def safe(user, data):
    # ok: password-empty
    password = data.get("password")
    # ok: password-empty
    user.set_password(password)
    # ok: password-empty
    user.set_unusable_password()
