"""Azure Blob Storage and Key Vault: service, container and blob clients, sync and async."""

from azure.identity import DefaultAzureCredential
from azure.keyvault.secrets import SecretClient
from azure.storage.blob import BlobClient, BlobServiceClient, ContainerClient
from azure.storage.blob.aio import BlobServiceClient as AsyncService

service = BlobServiceClient.from_connection_string("connection")
BlobServiceClient(account_url="url", credential=DefaultAzureCredential()).close()
container = service.get_container_client("reports")
service.create_container("new"), service.delete_container("new")  #: paid
for one in service.list_containers():  #: paid
    one.name
for found in service.find_blobs_by_tags("a = 1"):  #: paid
    found.name
service.get_account_information(), service.get_service_properties(), service.get_user_delegation_key(None, None)  #: paid
for found in container.list_blobs(name_starts_with="2026/"):  #: paid
    container.get_blob_client(found.name).download_blob().readall().decode()  #: paid
for found in container.walk_blobs():  #: paid
    found.name
for name in container.list_blob_names():  #: paid
    name.strip()
for page in container.list_blobs().by_page():  #: paid
    list(page)
container.upload_blob("a", b"1"), container.download_blob("a").content_as_text(), container.delete_blob("a")  #: paid
container.delete_blobs("a", "b"), container.set_standard_blob_tier_blobs("Cool", "a")  #: paid
container.exists(), container.get_container_properties(), container.create_container()  #: paid
container.set_container_metadata({}), container.delete_container()  #: paid
for found in container.find_blobs_by_tags("a = 1"):  #: paid
    found.name
container.close()
blob = service.get_blob_client("reports", "a")
blob.upload_blob(b"1", overwrite=True), blob.upload_blob_from_url("url"), blob.stage_block("1", b"1"), blob.commit_block_list([])  #: paid
blob.append_block(b"1"), blob.create_append_blob(), blob.create_snapshot(), blob.set_blob_metadata({}), blob.set_blob_tags({})  #: paid
blob.set_http_headers(), blob.start_copy_from_url("url"), blob.set_standard_blob_tier("Cool"), blob.delete_blob()  #: paid
blob.undelete_blob(), blob.exists(), blob.get_blob_properties(), blob.get_blob_tags(), blob.query_blob("SELECT * FROM BlobStorage")  #: paid
blob.acquire_lease()  #: paid
download = blob.download_blob()  #: paid
for chunk in download.chunks():
    len(chunk)
download.read(10), download.readinto(None), download.content_as_bytes(), download.size
blob.close()
BlobClient.from_connection_string("connection", "reports", "a").exists()  #: paid
BlobClient.from_blob_url("url").exists()  #: paid
ContainerClient.from_connection_string("connection", "reports").exists()  #: paid
ContainerClient.from_container_url("url").exists()  #: paid

secrets = SecretClient(vault_url="url", credential=DefaultAzureCredential())
secrets.get_secret("db").value.strip()  #: paid
secrets.set_secret("db", "1")  #: paid
for one in secrets.list_properties_of_secrets():  #: paid
    one.name
secrets.close()


async def later():
    async with AsyncService.from_connection_string("connection") as made:
        reports = made.get_container_client("reports")
        async for found in reports.list_blobs():  #: paid
            download = await reports.download_blob(found.name)  #: paid
            (await download.readall()).decode()
        await reports.get_blob_client("a").upload_blob(b"1")  #: paid
        await made.create_container("new")  #: paid
