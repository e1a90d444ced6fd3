import json
from urllib.parse import unquote_plus

from ingest import documents, fetcher
from ingest.router import dispatch


def api_handler(event, context):
    params = event.get("queryStringParameters") or {}
    body = json.loads(event.get("body") or "{}")
    return {"statusCode": 200, "body": json.dumps(dispatch(event["path"], params, body))}


def xml_handler(event, context):
    text = event["body"]
    return {
        "statusCode": 200,
        "body": json.dumps([documents.parse(text), documents.parse_safe(text), documents.parse_defused(text)]),
    }


def fetch_handler(event, context):
    params = event["queryStringParameters"]
    fetcher.pull(params["url"])
    fetcher.pull_region(params.get("region", "eu"))
    return {"statusCode": 204}


def s3_handler(event, context):
    for record in event["Records"]:
        key = unquote_plus(record["s3"]["object"]["key"])
        fetcher.scan(key)
        fetcher.scan_args(key)
