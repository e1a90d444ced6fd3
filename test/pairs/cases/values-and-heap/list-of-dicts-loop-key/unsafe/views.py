import json
import subprocess

from django.http import JsonResponse


def run_steps(request):
    body = json.loads(request.body)
    steps = [{"tool": "lint", "note": n} for n in body["notes"]]
    for step in steps:
        line = "runner " + step["note"]
        # ruleid: command-injection
        subprocess.run(line, shell=True, check=False)
    return JsonResponse({"steps": len(steps)})
