import tornado.web
from flask.views import MethodView
from flask_login import current_user, login_required
from flask_restful import Resource
from flask_jwt_extended import jwt_required
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.auth import jwt_auth_required


class OrderView(APIView):
    # ruleid: method-without-login-among-guarded
    def get(self, request, order_id):
        return Response(OrderSerializer(Order.objects.get(pk=order_id)).data)

    # ok: method-without-login-among-guarded
    @jwt_auth_required
    def put(self, request, order_id, user=None):
        return Response({})

    # ok: method-without-login-among-guarded
    def order_of(self, order_id):
        return Order.objects.get(pk=order_id)


class Invoice(Resource):
    @jwt_required()
    def get(self, invoice_id):
        return find(invoice_id)

    # ruleid: method-without-login-among-guarded
    def delete(self, invoice_id):
        return drop(invoice_id)


class Guarded(APIView):
    permission_classes = [IsAuthenticated]

    # ok: method-without-login-among-guarded
    def get(self, request):
        return Response({})

    @jwt_auth_required
    def post(self, request):
        return Response({})


class Basket(MethodView):
    @login_required
    def post(self):
        return save()

    # ok: method-without-login-among-guarded
    def get(self):
        if not current_user.is_authenticated:
            return redirect("/login")
        return show()


class LoginHandler(tornado.web.RequestHandler):
    # ok: method-without-login-among-guarded
    def post(self):
        self.set_signed_cookie("user", self.get_argument("name"))

    @tornado.web.authenticated
    def delete(self):
        self.clear_cookie("user")


class MessagesHandler(tornado.web.RequestHandler):
    # ruleid: method-without-login-among-guarded
    def get(self):
        self.write(messages())

    @tornado.web.authenticated
    def post(self):
        add(self.get_body_argument("text"))


class Open(APIView):
    # ok: method-without-login-among-guarded
    def get(self, request):
        return Response({})

    # ok: method-without-login-among-guarded
    def post(self, request):
        return Response({})


class ProductView(APIView):
    # ok: method-without-login-among-guarded
    def get(self, request, product_id):
        return Response(show(product_id))

    @jwt_auth_required
    def post(self, request):
        return Response({})


class DestinationResource(BaseResource):
    # ok: method-without-login-among-guarded
    def post(self):
        return save()

    # Who is logged in is the base class's matter, this asks for more.
    @require_admin
    def delete(self):
        return drop()
