import os

import boto3


def client(key, secret):
    # ruleid: cloud-credential-as-argument
    first = boto3.client("s3", aws_access_key_id=key, aws_secret_access_key="9f8Kq2LmX7bRt4VzP1sWc6Yd9f8Kq2LmX7bRt4Vz")
    # ok: cloud-credential-as-argument
    second = boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=os.environ["SECRET"])
    # ok: cloud-credential-as-argument
    third = boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key="testing")
    # ok: cloud-credential-as-argument
    return first, second, third, boto3.client("s3")
