from django import forms

from shop.models import User


class UserForm(forms.ModelForm):
    class Meta:
        model = User
        # ruleid: form-with-all-fields
        fields = "__all__"


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        # ok: form-with-all-fields
        fields = ["name"]


class UserFilter:
    class Meta:
        model = User
        # ok: form-with-all-fields
        fields = "__all__"


class RegisterForm(ModelForm):
    class Meta:
        model = User
        # ruleid: form-with-all-fields
        exclude = ["groups", "user_permissions", "last_login"]


class NameForm(ModelForm):
    class Meta:
        model = User
        # ok: form-with-all-fields
        fields = ["first_name", "last_name"]


class PageForm(ModelForm):
    class Meta:
        model = Page
        # ok: form-with-all-fields
        exclude = ["created"]


def nested(relation):
    class NestedSerializer(ModelSerializer):
        class Meta:
            model = relation.model
            # ok: form-with-all-fields
            fields = "__all__"

    return NestedSerializer
