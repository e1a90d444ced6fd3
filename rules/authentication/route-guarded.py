from django.contrib.auth.decorators import login_required, permission_required


# ruleid: route-guarded
@login_required
def profile(request):
    return request.user


# ruleid: route-guarded
@permission_required("shop.change_order")
def change(request):
    return request.POST


# ok: route-guarded
def index(request):
    return request.GET
