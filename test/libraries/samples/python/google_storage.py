"""Google Cloud Storage: what asks the service, and what only names something."""

from google.cloud import storage
from google.cloud.storage import Blob, Bucket, Client

client = storage.Client(project="reports")
storage.Client.from_service_account_json("key.json").lookup_bucket("a")  #: paid
storage.Client.from_service_account_info({}).close()
storage.Client.create_anonymous_client().list_blobs("a")
bucket = client.bucket("reports")
other = client.get_bucket("other")  #: paid
client.create_bucket("new")  #: paid
for one in client.list_buckets():  #: paid
    one.name
with open("a", "wb") as target:
    client.download_blob_to_file("gs://reports/a", target)  #: paid

for blob in client.list_blobs("reports", prefix="2026/"):  #: paid
    blob.name
    blob.download_as_bytes().decode()  #: paid
for page in bucket.list_blobs().pages:  #: paid
    for blob in page:
        blob.delete()  #: paid
names = [blob.name for blob in bucket.list_blobs()]  #: paid
listing = list(bucket.list_blobs())  #: paid

blob = bucket.blob("a.csv")
blob.upload_from_string("1")  #: paid
blob.upload_from_filename("a.csv"), blob.upload_from_file(None)  #: paid
blob.download_as_text().splitlines()  #: paid
blob.download_as_string(), blob.download_to_filename("a.csv"), blob.download_to_file(None)  #: paid
blob.exists(), blob.reload(), blob.patch(), blob.update(), blob.make_public(), blob.make_private()  #: paid
blob.compose([]), blob.rewrite(blob), blob.update_storage_class("NEARLINE"), blob.delete()  #: paid
with blob.open("r") as source:  #: paid
    for line in source:  #: file-read
        line.strip()
blob.generate_signed_url(), bucket.generate_signed_url()
Blob("a", bucket).exists()  #: paid
Blob.from_string("gs://reports/a", client).exists()  #: paid
Blob.from_uri("gs://reports/a", client).exists()  #: paid

bucket.get_blob("a").size  #: paid
bucket.exists(), bucket.reload(), bucket.create(), bucket.patch(), bucket.update(), bucket.delete()  #: paid
bucket.delete_blob("a"), bucket.delete_blobs([]), bucket.copy_blob(blob, other), bucket.rename_blob(blob, "b")  #: paid
batch = client.batch()
batch.finish()  #: paid


def load(found: Bucket, name: str) -> bytes:
    return found.blob(name).download_as_bytes()  #: paid


def count(made: Client) -> int:
    return len([one for one in made.list_blobs("reports")])  #: paid


def by_name(found):
    found.upload_from_string("1")  #: paid
