def connect(name, password, settings):
    # ruleid: password-printed
    print("connecting with", password)
    # ruleid: password-printed
    print(f"key {settings.api_key}")
    # ruleid: password-printed
    print(f"reset code: {name.reset_code}")
    # ok: password-printed
    print("connecting as", name)
    # ok: password-printed
    print("password", bool(password))
