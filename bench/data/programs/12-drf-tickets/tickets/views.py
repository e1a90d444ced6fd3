from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .export import Exporter, write_named
from .models import Ticket
from .serializers import ExportSerializer, SafeExportSerializer, TicketSerializer


class TicketViewSet(viewsets.ModelViewSet):
    queryset = Ticket.objects.all()
    serializer_class = TicketSerializer

    @action(detail=False, methods=["post"])
    def export(self, request):
        ser = ExportSerializer(data=request.data)
        ser.is_valid(raise_exception=True)
        exporter = Exporter(ser.validated_data)
        rows = exporter.recent() + exporter.within()
        exporter.write(rows)
        return Response({"count": exporter.count()})

    @action(detail=False, methods=["post"])
    def export_named(self, request):
        ser = SafeExportSerializer(data=request.data)
        ser.is_valid(raise_exception=True)
        write_named(ser.validated_data["filename"], [1, 2])
        return Response(status=status.HTTP_204_NO_CONTENT)

    @action(detail=True, methods=["patch"])
    def patch_all(self, request, pk=None):
        Ticket.objects.filter(pk=pk, author=request.user).update(**request.data)  # BAD 915
        return Response({"ok": True})

    @action(detail=True, methods=["patch"])
    def patch_some(self, request, pk=None):
        changes = {k: request.data[k] for k in ("subject",) if k in request.data}
        Ticket.objects.filter(pk=pk, author=request.user).update(**changes)  # GOOD 915
        return Response({"ok": True})
