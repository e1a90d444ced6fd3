from django import forms


class FilterForm(forms.Form):
    owner = forms.CharField(max_length=80)
    minimum = forms.IntegerField(min_value=0)
    kind = forms.ChoiceField(choices=[("daily", "Daily"), ("weekly", "Weekly")])
