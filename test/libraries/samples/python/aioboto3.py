"""aioboto3 and aiobotocore: the same operations, awaited."""

import aioboto3
from aiobotocore.config import AioConfig
from aiobotocore.session import get_session
from types_aiobotocore_s3 import S3Client

bucket = "reports"
session = aioboto3.Session()


async def files():
    async with session.client("s3", config=AioConfig(max_pool_connections=50)) as s3:
        listing = await s3.list_objects_v2(Bucket=bucket)  #: paid
        for found in listing.get("Contents", []):
            answer = await s3.get_object(Bucket=bucket, Key=found["Key"])  #: paid
            (await answer["Body"].read()).decode()
        await s3.put_object(Bucket=bucket, Key="a", Body=b"1")  #: paid
        await s3.upload_file("a.csv", bucket, "a.csv")  #: paid
        (await s3.generate_presigned_url("get_object", Params={})).upper()
        async for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):  #: paid
            page["Contents"]
        await s3.get_waiter("object_exists").wait(Bucket=bucket, Key="a")  #: request


async def head(s3: S3Client, key: str):
    return await s3.head_object(Bucket=bucket, Key=key)  #: paid


async def items():
    async with session.resource("dynamodb") as dynamo:
        table = await dynamo.Table("users")
        user = (await table.get_item(Key={"id": "1"}))["Item"]  #: query
        await table.put_item(Item=user)  #: write
        (await table.query(KeyConditionExpression="id = :id"))["Items"]  #: query
        async with table.batch_writer() as batch:  #: write
            await batch.put_item(Item=user)


async def queue():
    async with get_session().create_client("sqs") as sqs:
        await sqs.send_message(QueueUrl="u", MessageBody="{}")  #: paid
        answer = await sqs.receive_message(QueueUrl="u")  #: paid
        for message in answer.get("Messages", []):
            await sqs.delete_message(QueueUrl="u", ReceiptHandle=message["ReceiptHandle"])  #: paid
    async with session.client("secretsmanager") as secrets:
        (await secrets.get_secret_value(SecretId="db"))["SecretString"].upper()  #: paid
