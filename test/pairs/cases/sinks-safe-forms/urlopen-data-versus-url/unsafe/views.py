import json
import urllib.request

from django.http import JsonResponse


def relay(request):
    given = json.loads(request.body)["given"]
    payload = json.dumps({"value": given}).encode()
    # ruleid: ssrf
    with urllib.request.urlopen(given, data=b"{}", timeout=5) as resp:
        code = resp.status
    return JsonResponse({"code": code, "size": len(payload)})
