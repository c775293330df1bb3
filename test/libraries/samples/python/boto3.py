"""boto3: clients and resources of the services, by every way to make them."""

import json

import boto3
import boto3.session
from boto3 import Session, client as make_client
from boto3.dynamodb.conditions import Attr, Key
from botocore.client import BaseClient
from botocore.config import Config
from mypy_boto3_dynamodb.service_resource import Table
from mypy_boto3_s3 import S3Client
from mypy_boto3_s3.client import S3Client as Storage
import botocore.session

config = Config(retries={"max_attempts": 3})
boto3.setup_default_session(region_name="us-east-1")
s3 = boto3.client("s3", config=config)
bucket = "reports"

listing = s3.list_objects_v2(Bucket=bucket, Prefix="2026/")  #: paid
for found in listing["Contents"]:
    answer = s3.get_object(Bucket=bucket, Key=found["Key"])  #: paid
    for line in answer["Body"].iter_lines():
        line.decode()
    answer["Body"].read().decode().splitlines()
    answer.get("Body").iter_chunks(1024)
    answer["Body"].readlines()
    answer["Body"].close()
for found in listing.get("Contents", []):
    s3.head_object(Bucket=bucket, Key=found["Key"])  #: paid
s3.list_objects(Bucket=bucket)  #: paid
s3.put_object(Bucket=bucket, Key="a", Body=b"1")  #: paid
s3.delete_object(Bucket=bucket, Key="a")  #: paid
s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "a"}]})  #: paid
s3.copy_object(Bucket=bucket, Key="b", CopySource="reports/a")  #: paid
s3.upload_file("a.csv", bucket, "a.csv")  #: paid
s3.download_file(bucket, "a.csv", "a.csv")  #: paid
with open("a.csv", "rb") as source:
    s3.upload_fileobj(source, bucket, "a.csv")  #: paid
with open("b.csv", "wb") as target:
    s3.download_fileobj(bucket, "a.csv", target)  #: paid
s3.copy({"Bucket": bucket, "Key": "a"}, bucket, "b")  #: paid
s3.select_object_content(Bucket=bucket, Key="a", Expression="SELECT * FROM s3object s")  #: paid
s3.get_object_acl(Bucket=bucket, Key="a"), s3.get_object_tagging(Bucket=bucket, Key="a")  #: paid
s3.get_object_attributes(Bucket=bucket, Key="a", ObjectAttributes=["ETag"])  #: paid
s3.head_bucket(Bucket=bucket), s3.get_bucket_location(Bucket=bucket), s3.get_bucket_policy(Bucket=bucket)  #: paid
s3.get_bucket_tagging(Bucket=bucket), s3.get_bucket_versioning(Bucket=bucket), s3.get_bucket_encryption(Bucket=bucket)  #: paid
s3.get_bucket_lifecycle_configuration(Bucket=bucket), s3.get_bucket_acl(Bucket=bucket), s3.get_public_access_block(Bucket=bucket)  #: paid
s3.get_bucket_notification_configuration(Bucket=bucket), s3.get_bucket_logging(Bucket=bucket), s3.get_bucket_cors(Bucket=bucket)  #: paid
for one in s3.list_buckets()["Buckets"]:  #: paid
    one["Name"]
s3.list_object_versions(Bucket=bucket), s3.list_multipart_uploads(Bucket=bucket), s3.list_parts(Bucket=bucket)  #: paid
s3.put_object_tagging(Bucket=bucket, Key="a"), s3.put_object_acl(Bucket=bucket, Key="a"), s3.restore_object(Bucket=bucket)  #: paid
upload = s3.create_multipart_upload(Bucket=bucket, Key="a")  #: paid
s3.upload_part(Bucket=bucket, Key="a", PartNumber=1, UploadId=upload["UploadId"], Body=b"1")  #: paid
s3.upload_part_copy(Bucket=bucket), s3.complete_multipart_upload(Bucket=bucket), s3.abort_multipart_upload(Bucket=bucket)  #: paid
s3.create_bucket(Bucket="new"), s3.put_bucket_policy(Bucket="new"), s3.put_bucket_tagging(Bucket="new")  #: paid
s3.delete_object_tagging(Bucket=bucket, Key="a"), s3.delete_bucket(Bucket="new")  #: paid
s3.put_bucket_cors(Bucket=bucket)  #: paid
s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "a"})
s3.generate_presigned_post(bucket, "a")
s3.can_paginate("list_objects_v2")
try:
    s3.get_waiter("object_exists").wait(Bucket=bucket, Key="a")  #: request
except s3.exceptions.NoSuchKey:
    s3.close()

paginator = s3.get_paginator("list_objects_v2")
for page in paginator.paginate(Bucket=bucket):  #: paid
    for found in page.get("Contents", []):
        found["Key"]
pages = paginator.paginate(Bucket=bucket)
pages.build_full_result()  #: paid
for found in pages.search("Contents[?Size > `100`][]"):  #: paid
    found["Key"]
keys = [found["Key"] for page in pages for found in page["Contents"]]  #: paid

session = Session(profile_name="reports")
session.client("s3").list_buckets()  #: paid
boto3.session.Session().client(service_name="s3").list_buckets()  #: paid
make_client("s3").list_buckets()  #: paid
boto3.Session().resource("s3").Bucket(bucket).load()  #: paid
botocore.session.get_session().create_client("s3").list_buckets()  #: paid
session.get_available_services(), session.get_available_regions("s3"), session.get_credentials()


def size(storage: S3Client, key: str) -> int:
    return storage.head_object(Bucket=bucket, Key=key)["ContentLength"]  #: paid


def latest(storage: Storage):
    return storage.list_objects_v2(Bucket=bucket)  #: paid


def call(any_client: BaseClient):
    any_client.get_paginator("describe_clusters").paginate()
    for page in any_client.get_paginator("describe_clusters").paginate():  #: request
        page["clusters"]
    any_client.get_object(Bucket=bucket, Key="a")  #: paid
    any_client.put_item(TableName="users", Item={})  #: write
    any_client.receive_message(QueueUrl="u"), any_client.get_secret_value(SecretId="a")  #: paid
    return any_client.describe_clusters()  #: request


class Store:
    def __init__(self):
        self.client = boto3.client("s3")

    def load(self, key):
        return json.loads(self.client.get_object(Bucket=bucket, Key=key)["Body"].read())  #: paid


storage = boto3.resource("s3")
storage.meta.client.head_object(Bucket=bucket, Key="a")  #: paid
storage.create_bucket(Bucket="new")  #: paid
for one in storage.buckets.all():  #: paid
    one.name
reports = storage.Bucket(bucket)
for summary in reports.objects.filter(Prefix="2026/"):  #: paid
    summary.key
    summary.get()["Body"].read()  #: paid
    summary.delete()  #: paid
    summary.Object().load()  #: paid
for page in reports.objects.limit(10).page_size(5).pages():  #: paid
    len(page)
reports.objects.all().delete()  #: paid
reports.put_object(Key="a", Body=b"1")  #: paid
reports.delete_objects(Delete={"Objects": []})  #: paid
reports.upload_file("a", "a"), reports.download_file("a", "a"), reports.copy({}, "a")  #: paid
reports.upload_fileobj(None, "a"), reports.download_fileobj("a", None)  #: paid
reports.create(), reports.delete()  #: paid
reports.wait_until_exists(), reports.wait_until_not_exists()  #: request
one = storage.Object(bucket, "a")
one.get()["Body"].read()  #: paid
one.put(Body=b"1")  #: paid
one.delete(), one.load(), one.reload(), one.copy_from(CopySource="reports/a"), one.restore_object()  #: paid
one.upload_file("a"), one.download_file("a"), one.upload_fileobj(None), one.download_fileobj(None), one.copy({})  #: paid
one.wait_until_exists(), one.wait_until_not_exists()  #: request
one.initiate_multipart_upload()  #: paid
one.Acl(), one.Version("1"), one.Bucket()
reports.Object("b").delete()  #: paid
storage.ObjectSummary(bucket, "a").get()  #: paid

dynamo = boto3.client("dynamodb")
dynamo.get_item(TableName="users", Key={"id": {"S": "1"}})["Item"]  #: query
dynamo.put_item(TableName="users", Item={})  #: write
dynamo.update_item(TableName="users", Key={})  #: write
dynamo.delete_item(TableName="users", Key={})  #: write
dynamo.query(TableName="users")["Items"]  #: query
dynamo.scan(TableName="users")  #: query
dynamo.batch_get_item(RequestItems={})["Responses"]["users"]  #: query
dynamo.batch_write_item(RequestItems={})  #: write
dynamo.transact_get_items(TransactItems=[])  #: query
dynamo.transact_write_items(TransactItems=[])  #: write
dynamo.execute_statement(Statement="SELECT * FROM users")  #: query
dynamo.batch_execute_statement(Statements=[])  #: query
dynamo.execute_transaction(TransactStatements=[])  #: write
dynamo.list_tables()["TableNames"], dynamo.list_backups(), dynamo.describe_table(TableName="users")  #: request
dynamo.describe_time_to_live(TableName="users"), dynamo.describe_continuous_backups(TableName="users"), dynamo.describe_limits()  #: request
dynamo.create_table(TableName="users"), dynamo.update_table(TableName="users"), dynamo.delete_table(TableName="users")  #: request
dynamo.update_time_to_live(TableName="users"), dynamo.create_backup(TableName="users", BackupName="b")  #: request
for page in dynamo.get_paginator("scan").paginate(TableName="users"):  #: query
    for user in page["Items"]:
        user["id"]
for page in dynamo.get_paginator("query").paginate(TableName="users"):  #: query
    page["Count"]
for page in dynamo.get_paginator("list_tables").paginate():  #: request
    page["TableNames"]

tables = boto3.resource("dynamodb", region_name="eu-west-1")
users = tables.Table("users")
users.get_item(Key={"id": "1"}).get("Item")  #: query
users.put_item(Item={"id": "1"})  #: write
users.update_item(Key={"id": "1"}, UpdateExpression="SET a = :a")  #: write
users.delete_item(Key={"id": "1"})  #: write
users.query(KeyConditionExpression=Key("id").eq("1"), FilterExpression=Attr("age").gt(3))["Items"]  #: query
users.scan()["Items"]  #: query
with users.batch_writer() as batch:  #: write
    for number in range(100):
        batch.put_item(Item={"id": str(number)})
    batch.delete_item(Key={"id": "1"})
users.load(), users.reload(), users.wait_until_exists(), users.wait_until_not_exists()  #: request
users.update(BillingMode="PAY_PER_REQUEST"), users.delete()  #: request
tables.batch_get_item(RequestItems={})  #: query
tables.batch_write_item(RequestItems={})  #: write
tables.create_table(TableName="new").wait_until_exists()  #: request
tables.meta.client.get_item(TableName="users", Key={"id": "1"})  #: query
for table in tables.tables.all():  #: request
    table.name


def load(table: Table, ids):
    return [table.get_item(Key={"id": one})["Item"] for one in ids]  #: query


def everything(table):
    response = users.scan()  #: query
    items = response["Items"]
    while "LastEvaluatedKey" in response:
        response = users.scan(ExclusiveStartKey=response["LastEvaluatedKey"])  #: query
        items.extend(response["Items"])
    return items


queues = boto3.client("sqs")
url = queues.get_queue_url(QueueName="jobs")["QueueUrl"]  #: paid
for message in queues.receive_message(QueueUrl=url, WaitTimeSeconds=20).get("Messages", []):  #: paid
    queues.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])  #: paid
queues.send_message(QueueUrl=url, MessageBody="{}")  #: paid
queues.send_message_batch(QueueUrl=url, Entries=[])  #: paid
queues.delete_message_batch(QueueUrl=url, Entries=[])  #: paid
queues.change_message_visibility(QueueUrl=url), queues.change_message_visibility_batch(QueueUrl=url, Entries=[])  #: paid
queues.get_queue_attributes(QueueUrl=url), queues.list_queues(), queues.list_queue_tags(QueueUrl=url)  #: paid
queues.create_queue(QueueName="a"), queues.delete_queue(QueueUrl=url), queues.purge_queue(QueueUrl=url)  #: paid
queues.set_queue_attributes(QueueUrl=url, Attributes={})  #: paid
for page in queues.get_paginator("list_queues").paginate():  #: paid
    page["QueueUrls"]
jobs = boto3.resource("sqs").get_queue_by_name(QueueName="jobs")  #: paid
boto3.resource("sqs").create_queue(QueueName="jobs")  #: paid
for one in boto3.resource("sqs").queues.all():  #: paid
    one.url
for message in jobs.receive_messages(MaxNumberOfMessages=10):  #: paid
    json.loads(message.body)
    message.delete()  #: paid
    message.change_visibility(VisibilityTimeout=1)  #: paid
jobs.send_message(MessageBody="{}")  #: paid
jobs.send_messages(Entries=[]), jobs.delete_messages(Entries=[]), jobs.purge()  #: paid
boto3.resource("sqs").Queue(url).send_message(MessageBody="{}")  #: paid

topics = boto3.client("sns")
topics.publish(TopicArn="arn", Message="hello")  #: paid
topics.publish_batch(TopicArn="arn", PublishBatchRequestEntries=[])  #: paid
topics.list_topics(), topics.list_subscriptions(), topics.list_subscriptions_by_topic(TopicArn="arn")  #: paid
topics.get_topic_attributes(TopicArn="arn"), topics.get_endpoint_attributes(EndpointArn="arn")  #: paid
topics.create_topic(Name="a"), topics.delete_topic(TopicArn="arn"), topics.subscribe(TopicArn="arn")  #: paid
topics.unsubscribe(SubscriptionArn="a"), topics.confirm_subscription(TopicArn="arn", Token="t")  #: paid
topics.create_platform_endpoint(PlatformApplicationArn="a", Token="t"), topics.delete_endpoint(EndpointArn="a")  #: paid
for page in topics.get_paginator("list_topics").paginate():  #: paid
    page["Topics"]
boto3.resource("sns").Topic("arn").publish(Message="hello")  #: paid

functions = boto3.client("lambda")
json.load(functions.invoke(FunctionName="f", Payload="{}")["Payload"])  #: paid, file-read
functions.invoke_async(FunctionName="f", InvokeArgs=b"{}")  #: paid
functions.list_functions(), functions.list_versions_by_function(FunctionName="f"), functions.list_aliases(FunctionName="f")  #: request
functions.list_event_source_mappings(), functions.list_layers(), functions.list_tags(Resource="arn")  #: request
functions.get_function(FunctionName="f"), functions.get_function_configuration(FunctionName="f")  #: request
functions.get_policy(FunctionName="f"), functions.get_alias(FunctionName="f", Name="live")  #: request
functions.create_function(FunctionName="f"), functions.update_function_code(FunctionName="f")  #: request
functions.update_function_configuration(FunctionName="f"), functions.delete_function(FunctionName="f")  #: request
functions.publish_version(FunctionName="f"), functions.add_permission(FunctionName="f"), functions.tag_resource(Resource="a")  #: request
functions.create_event_source_mapping(FunctionName="f"), functions.put_function_concurrency(FunctionName="f")  #: request
for page in functions.get_paginator("list_functions").paginate():  #: request
    page["Functions"]

secrets = boto3.client("secretsmanager")
json.loads(secrets.get_secret_value(SecretId="db")["SecretString"])  #: paid
secrets.batch_get_secret_value(SecretIdList=["a", "b"])  #: paid
secrets.describe_secret(SecretId="db"), secrets.get_random_password(), secrets.list_secrets()  #: paid
secrets.list_secret_version_ids(SecretId="db")  #: paid
secrets.create_secret(Name="a"), secrets.put_secret_value(SecretId="a"), secrets.update_secret(SecretId="a")  #: paid
secrets.delete_secret(SecretId="a"), secrets.rotate_secret(SecretId="a")  #: paid
for page in secrets.get_paginator("list_secrets").paginate():  #: paid
    page["SecretList"]

systems = boto3.client("ssm")
systems.get_parameter(Name="/db/url", WithDecryption=True)["Parameter"]["Value"]  #: paid
for parameter in systems.get_parameters(Names=["/a", "/b"])["Parameters"]:  #: paid
    parameter["Value"]
systems.get_parameters_by_path(Path="/")["Parameters"]  #: paid
systems.describe_parameters(), systems.get_parameter_history(Name="/a")  #: paid
systems.put_parameter(Name="/a", Value="1"), systems.delete_parameter(Name="/a"), systems.delete_parameters(Names=["/a"])  #: paid
systems.list_commands(), systems.list_command_invocations(), systems.get_command_invocation(CommandId="1")  #: request
systems.describe_instance_information(), systems.send_command(DocumentName="d"), systems.start_automation_execution()  #: request
for page in systems.get_paginator("get_parameters_by_path").paginate(Path="/"):  #: paid
    page["Parameters"]

crypt = boto3.client("kms")
crypt.decrypt(CiphertextBlob=b"1")["Plaintext"].decode()  #: paid
crypt.encrypt(KeyId="k", Plaintext=b"1")["CiphertextBlob"]  #: paid
crypt.generate_data_key(KeyId="k"), crypt.generate_data_key_without_plaintext(KeyId="k")  #: paid
crypt.generate_random(), crypt.generate_mac(KeyId="k"), crypt.re_encrypt(CiphertextBlob=b"1")  #: paid
crypt.sign(KeyId="k"), crypt.verify(KeyId="k"), crypt.verify_mac(KeyId="k")  #: paid
crypt.describe_key(KeyId="k"), crypt.get_public_key(KeyId="k"), crypt.get_key_policy(KeyId="k"), crypt.list_keys(), crypt.list_aliases()  #: paid
crypt.create_key(), crypt.create_alias(AliasName="a"), crypt.schedule_key_deletion(KeyId="k")  #: paid
crypt.enable_key_rotation(KeyId="k"), crypt.put_key_policy(KeyId="k")  #: paid
for page in crypt.get_paginator("list_keys").paginate():  #: paid
    page["Keys"]

costs = boto3.client("ce")
for day in costs.get_cost_and_usage(TimePeriod={}, Granularity="DAILY")["ResultsByTime"]:  #: paid
    day["Total"]
costs.get_cost_and_usage_with_resources(), costs.get_cost_forecast(), costs.get_usage_forecast(), costs.get_dimension_values()  #: paid
costs.get_tags(), costs.get_anomalies(), costs.get_reservation_coverage(), costs.get_reservation_utilization()  #: paid
costs.get_savings_plans_coverage(), costs.get_savings_plans_utilization(), costs.get_rightsizing_recommendation()  #: paid
costs.get_cost_categories(), costs.list_cost_allocation_tags()  #: paid
for page in costs.get_paginator("get_anomalies").paginate():  #: paid
    page["Anomalies"]

machines = boto3.client("ec2")
for reservation in machines.describe_instances()["Reservations"]:  #: request
    reservation["Instances"]
machines.describe_instance_status(), machines.describe_instance_types(), machines.describe_volumes()  #: request
machines.describe_snapshots(), machines.describe_images(), machines.describe_security_groups(), machines.describe_vpcs()  #: request
machines.describe_subnets(), machines.describe_addresses(), machines.describe_regions(), machines.describe_tags()  #: request
machines.describe_network_interfaces(), machines.describe_nat_gateways(), machines.describe_route_tables()  #: request
machines.describe_key_pairs(), machines.describe_availability_zones()  #: request
machines.run_instances(), machines.start_instances(), machines.stop_instances(), machines.terminate_instances()  #: request
machines.reboot_instances(), machines.create_tags(), machines.create_snapshot(), machines.delete_snapshot()  #: request
machines.delete_volume(), machines.release_address(), machines.modify_instance_attribute()  #: request
machines.authorize_security_group_ingress()  #: request
for page in machines.get_paginator("describe_instances").paginate():  #: request
    page["Reservations"]
cloud = boto3.resource("ec2")
for instance in cloud.instances.filter(Filters=[]):  #: request
    instance.id
    instance.start(), instance.stop(), instance.terminate(), instance.reboot(), instance.create_tags(), instance.load()  #: request
    instance.reload(), instance.wait_until_running(), instance.wait_until_stopped(), instance.wait_until_terminated()  #: request
cloud.instances.all().start(), cloud.instances.all().stop(), cloud.instances.all().terminate()  #: request
cloud.Instance("i-1").stop()  #: request
cloud.create_instances(MinCount=1, MaxCount=1)  #: request

events = boto3.client("events")
events.put_events(Entries=[])["Entries"]  #: paid
events.put_rule(Name="a")  #: request
bedrock = boto3.client("bedrock-runtime")
bedrock.converse(modelId="a", messages=[])["output"]  #: paid
bedrock.converse_stream(modelId="a", messages=[])  #: paid
bedrock.invoke_model(modelId="a", body="{}")["body"].read()  #: paid
bedrock.invoke_model_with_response_stream(modelId="a", body="{}")  #: paid
bedrock.apply_guardrail(guardrailIdentifier="a")  #: request

metrics = boto3.client("cloudwatch")
metrics.put_metric_data(Namespace="a", MetricData=[])  #: request


def by_name(s3_client, secrets_client, table, gateway, sqs, sns):
    s3_client.upload_file("a", bucket, "a")  #: paid
    secrets_client.describe_secret(SecretId="a")  #: paid
    table.put_item(Item={})  #: write
    table.scan()  #: query
    gateway.get_object(Bucket=bucket, Key="a")  #: paid
    gateway.batch_get_item(RequestItems={})  #: query
    gateway.receive_message(QueueUrl=url)  #: paid
    gateway.get_secret_value(SecretId="a")  #: paid
    gateway.get_parameters_by_path(Path="/")  #: paid
    gateway.get_cost_and_usage()  #: paid
    sqs.send_message(QueueUrl=url, MessageBody="{}")  #: paid
    sns.publish(TopicArn="arn", Message="hello")  #: paid
    gateway.query("x")
