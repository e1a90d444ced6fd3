import boto3

s3 = boto3.client("s3")
ec2 = boto3.client("ec2")
rds = boto3.client("rds")


def open_up(data, group):
    # ruleid: public-cloud-resource
    s3.put_object(Bucket="reports", Key="2024.pdf", Body=data, ACL="public-read")
    # ruleid: public-cloud-resource
    s3.upload_file("a", "reports", "a", ExtraArgs={"ACL": "public-read"})
    # ruleid: public-cloud-resource
    ec2.authorize_security_group_ingress(GroupId=group, CidrIp="0.0.0.0/0", FromPort=22, ToPort=22, IpProtocol="tcp")
    # ruleid: public-cloud-resource
    rds.create_db_instance(DBInstanceIdentifier="a", PubliclyAccessible=True)
    # ruleid: public-cloud-resource
    policy = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"}
    return policy


def keep_closed(data, group):
    # ok: public-cloud-resource
    s3.put_object(Bucket="reports", Key="2024.pdf", Body=data, ACL="private")
    # ok: public-cloud-resource
    ec2.authorize_security_group_ingress(GroupId=group, CidrIp="0.0.0.0/0", FromPort=443, ToPort=443, IpProtocol="tcp")
    # ok: public-cloud-resource
    ec2.authorize_security_group_ingress(GroupId=group, CidrIp="10.0.0.0/8", FromPort=22, ToPort=22, IpProtocol="tcp")
    # ok: public-cloud-resource
    rds.create_db_instance(DBInstanceIdentifier="a", PubliclyAccessible=False)
