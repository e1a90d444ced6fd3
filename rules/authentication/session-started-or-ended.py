from django.contrib.auth import authenticate, login


def view(request):
    # ok: session-started-or-ended
    user = authenticate(request, username=request.POST["name"], password=request.POST["password"])
    if user is not None:
        # ruleid: session-started-or-ended
        login(request, user)
