"""Azure Cosmos DB: items by id and by query, sync and async."""

from azure.cosmos import ContainerProxy, CosmosClient, PartitionKey
from azure.cosmos.aio import CosmosClient as AsyncClient

client = CosmosClient("url", credential="key")
CosmosClient.from_connection_string("connection").close()
database = client.get_database_client("reports")
client.create_database("new"), client.create_database_if_not_exists("new"), client.delete_database("new")  #: request
for one in client.list_databases():  #: request
    one["id"]
for one in client.query_databases("SELECT * FROM c"):  #: request
    one["id"]
database.create_container("new", PartitionKey(path="/id"))  #: request
users = database.create_container_if_not_exists(id="users", partition_key=PartitionKey(path="/id"))  #: request
database.delete_container("new"), database.read()  #: request
for one in database.list_containers():  #: request
    one["id"]
for one in database.query_containers("SELECT * FROM c"):  #: request
    one["id"]
users = database.get_container_client("users")
users.read_item("1", partition_key="1")["name"]  #: query
users.read_items([("1", "1")])  #: query
for user in users.query_items("SELECT * FROM c WHERE c.age > @age", parameters=[{"name": "@age", "value": 3}]):  #: query
    user["name"]
names = [user["name"] for user in users.read_all_items()]  #: query
everyone = list(users.query_items(query="SELECT * FROM c", enable_cross_partition_query=True))  #: query
for change in users.query_items_change_feed():  #: query
    change["id"]
for page in users.read_all_items().by_page():  #: query
    list(page)
users.read_all_items().next()  #: query
users.create_item({"id": "1"}), users.upsert_item({"id": "1"}), users.replace_item("1", {}), users.patch_item("1", "1", [])  #: write
users.delete_item("1", partition_key="1"), users.delete_all_items_by_partition_key("1")  #: write
users.execute_item_batch([], partition_key="1")  #: write
users.read()  #: request


def load(container: ContainerProxy, ids):
    return [container.read_item(one, partition_key=one) for one in ids]  #: query


async def later():
    async with AsyncClient("url", credential="key") as made:
        people = made.get_database_client("reports").get_container_client("users")
        (await people.read_item("1", partition_key="1"))["name"]  #: query
        async for user in people.query_items("SELECT * FROM c"):  #: query
            await people.upsert_item(user)  #: write
        everyone = [user async for user in people.read_all_items()]  #: query
    await AsyncClient.from_connection_string("connection").close()
