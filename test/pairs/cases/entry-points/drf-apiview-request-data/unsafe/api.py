import json
import pickle

from django.urls import path
from rest_framework import status
from rest_framework.response import Response
from rest_framework.views import APIView


class RestoreStateView(APIView):
    throttle_scope = "restore"

    def post(self, request):
        blob = request.data.get("state")
        if blob is None:
            return Response({"detail": "state is required"}, status=status.HTTP_400_BAD_REQUEST)
        # ruleid: unsafe-deserialization
        state = pickle.loads(bytes.fromhex(blob))
        return Response({"keys": len(state)})


urlpatterns = [path("state/restore/", RestoreStateView.as_view())]
