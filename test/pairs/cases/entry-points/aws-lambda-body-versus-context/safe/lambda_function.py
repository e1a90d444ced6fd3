import json
import subprocess

WORKDIR = "/tmp/render"


def lambda_handler(event, context):
    body = json.loads(event["body"])
    pages = len(body.get("pages", []))
    name = context.function_version
    # ok: command-injection
    result = subprocess.run(f"/opt/render.sh {WORKDIR}/{name}.html", shell=True, check=False)
    return {
        "statusCode": 200 if result.returncode == 0 else 500,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps({"pages": pages}),
    }
