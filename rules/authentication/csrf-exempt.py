import hmac

import tornado.web

from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect


# ruleid: csrf-exempt
@csrf_exempt
def transfer(request):
    return HttpResponse(request.POST["amount"])


# ruleid: csrf-exempt
@method_decorator(csrf_exempt, name="dispatch")
class Transfer(View):
    pass


# ok: csrf-exempt
@csrf_exempt
def webhook(request):
    if not hmac.compare_digest(request.headers["X-Signature"], "x"):
        return HttpResponse(status=403)
    return HttpResponse("ok")


# ok: csrf-exempt
@csrf_protect
def order(request):
    return HttpResponse(request.POST["amount"])


class Handler(tornado.web.RequestHandler):
    # ruleid: csrf-exempt
    def check_xsrf_cookie(self):
        pass

    def post(self):
        transfer(self.get_body_argument("amount"))


class ReadingHandler(tornado.web.RequestHandler):
    # ok: csrf-exempt
    def check_xsrf_cookie(self):
        pass

    def get(self):
        self.write(statement())


class SignedHandler(tornado.web.RequestHandler):
    # ok: csrf-exempt
    def check_xsrf_cookie(self):
        pass

    def post(self):
        verify(self.request.headers["X-Signature"], self.request.body)


class TokenHandler(tornado.web.RequestHandler):
    # ok: csrf-exempt
    def check_xsrf_cookie(self):
        if not self.token:
            super().check_xsrf_cookie()


class View:
    @classmethod
    def as_view(cls):
        # ok: csrf-exempt
        return csrf_exempt(cls.dispatch)

    @classmethod
    def open_view(cls):
        # ruleid: csrf-exempt
        return csrf_exempt(cls.dispatch)
