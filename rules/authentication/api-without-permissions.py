from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.views import APIView


class OrderView(APIView):
    # ruleid: api-without-permissions
    permission_classes = [AllowAny]

    def post(self, request):
        return request.data


class LoginView(APIView):
    # ok: api-without-permissions
    permission_classes = [AllowAny]

    def post(self, request):
        return request.data


class ProfileView(APIView):
    # ok: api-without-permissions
    permission_classes = [IsAuthenticated]

    def post(self, request):
        return request.data


class PriceView(APIView):
    # ok: api-without-permissions
    permission_classes = [AllowAny]

    def get(self, request):
        return request.data


# ruleid: api-without-permissions
@api_view(["DELETE"])
@permission_classes([AllowAny])
def remove_order(request):
    return request.data


from rest_framework import generics, viewsets


class InvoiceViewSet(viewsets.ModelViewSet):
    queryset = Invoice.objects.all()
    # ruleid: api-without-permissions
    permission_classes = [AllowAny]


class InvoiceRemoval(generics.DestroyAPIView):
    queryset = Invoice.objects.all()
    # ruleid: api-without-permissions
    permission_classes = []


class CatalogueViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Book.objects.all()
    # ok: api-without-permissions
    permission_classes = [AllowAny]


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.all()
    # ok: api-without-permissions
    permission_classes = [AllowAny]

    def get_permissions(self):
        return [IsAdminUser()] if self.action != "list" else super().get_permissions()


from rest_framework.decorators import action


class LetterViewSet(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated]

    # ruleid: api-without-permissions
    @action(detail=True, methods=["post"], permission_classes=[AllowAny])
    def send(self, request, pk=None):
        return self.get_object().send()

    # ok: api-without-permissions
    @action(detail=True, methods=["post"])
    def keep(self, request, pk=None):
        return self.get_object().keep()

    # ok: api-without-permissions
    @action(detail=True, methods=["get"], permission_classes=[AllowAny])
    def stamp(self, request, pk=None):
        return self.get_object().stamp
