import json

import boto3
from boto3.dynamodb.conditions import Attr

table = boto3.resource("dynamodb").Table("orders")
client = boto3.client("dynamodb")


def handler(event, context):
    body = json.loads(event["body"])
    # ruleid: dynamodb-filter-from-request
    rows = table.scan(ScanFilter=body["filter"])
    # ruleid: dynamodb-filter-from-request
    more = client.query(TableName="orders", QueryFilter=event["filter"])
    # ruleid: dynamodb-filter-from-request
    some = table.scan(FilterExpression="owner = " + body["owner"])
    # ok: dynamodb-filter-from-request
    few = table.scan(ScanFilter={"owner": {"AttributeValueList": [body["owner"]], "ComparisonOperator": "EQ"}})
    # ok: dynamodb-filter-from-request
    one = table.scan(FilterExpression=Attr("owner").eq(body["owner"]))
    return rows, more, some, few, one
