from django.contrib.auth.password_validation import validate_password


def change(user, request):
    password = request.POST["password"]
    # ruleid: password-set-unvalidated
    user.set_password(password)
    user.save()


def safe(user, request):
    password = request.POST["password"]
    validate_password(password, user)
    # ok: password-set-unvalidated
    user.set_password(password)
    user.save()


class Manager:
    def create_user(self, name, password):
        user = self.model(name=name)
        # ok: password-set-unvalidated
        user.set_password(password)
        user.save()

    def renew_user(self, user, password):
        # ruleid: password-set-unvalidated
        user.set_password(password)
        user.save()


class AccountForm:
    def save(self, user, sent):
        password = self.cleaned_data["password1"]
        # ok: password-set-unvalidated
        user.set_password(password)
        # ruleid: password-set-unvalidated
        user.set_password(sent["password1"])
        user.save()
