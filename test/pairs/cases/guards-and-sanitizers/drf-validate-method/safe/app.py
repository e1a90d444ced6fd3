import os
import re

from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView


class ExportSerializer(serializers.Serializer):
    target = serializers.CharField()

    def validate_target(self, value):
        if not re.fullmatch(r"[a-z0-9_]+", value):
            raise serializers.ValidationError("no name")
        return value


class ExportView(APIView):
    def post(self, request):
        serializer = ExportSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        # ok: path-traversal
        with open(os.path.join("/srv/exports", serializer.validated_data["target"]), "w") as file:
            file.write("done")
        return Response(status=204)
