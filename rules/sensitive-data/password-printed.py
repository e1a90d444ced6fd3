def connect(name, password, settings):
    # ruleid: password-printed
    print("connecting with", password)
    # ruleid: password-printed
    print(f"key {settings.api_key}")
    # ok: password-printed
    print("connecting as", name)
    # ok: password-printed
    print("password", bool(password))
