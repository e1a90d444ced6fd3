import json
import urllib.request

from django.http import JsonResponse


def relay(request):
    given = json.loads(request.body)["given"]
    payload = json.dumps({"value": given}).encode()
    # ok: ssrf
    with urllib.request.urlopen("https://relay.example.com/in", data=payload, timeout=5) as resp:
        code = resp.status
    return JsonResponse({"code": code, "size": len(payload)})
