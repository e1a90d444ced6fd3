import re

from rest_framework import serializers

from .models import Ticket


class ExportSerializer(serializers.Serializer):
    filename = serializers.CharField()
    table = serializers.ChoiceField(choices=["ticket", "comment"])
    since = serializers.CharField(required=False, default="")
    days = serializers.IntegerField(min_value=1, max_value=90)


class SafeExportSerializer(serializers.Serializer):
    filename = serializers.CharField()

    def validate_filename(self, value):
        if not re.fullmatch(r"[a-z0-9_]{1,40}", value):
            raise serializers.ValidationError("bad name")
        return value


class TicketSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ticket
        fields = ["id", "subject", "state"]
