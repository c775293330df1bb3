"""PyMongo: `find` only builds a cursor, which asks when it is gone through; everything else asks at once."""

import pymongo
from bson import ObjectId
from flask_pymongo import PyMongo
from pymongo import AsyncMongoClient, IndexModel, InsertOne, MongoClient, ReturnDocument, UpdateOne
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.collection import Collection
from pymongo.database import Database

client = MongoClient("mongodb://localhost", maxPoolSize=50)  #: connect
other: pymongo.MongoClient = pymongo.MongoClient()  #: connect
db = client["app"]
users = db.users
flask = PyMongo()
seen = []


class Store:
    def __init__(self, database: Database, posts: Collection):
        self.users = database["users"]
        self.posts = posts

    def one(self, id):
        seen.append(self.posts.find_one(id))  #: query
        return self.users.find_one({"_id": ObjectId(id)})  #: query


def reads(ids):
    user = users.find_one({"name": "ada"}, {"name": 1})  #: query
    seen.append(user["name"])
    cursor = users.find({"age": {"$gt": 3}}).sort("age", -1).limit(3).skip(1).batch_size(100).hint("age").comment("c").max_time_ms(3)
    for row in cursor:  #: query
        seen.append(row["name"])
    seen.extend(users.find({"_id": {"$in": ids}}))  #: query
    seen.append([row["name"] for row in users.find()])  #: query
    seen.append(list(users.find().where("this.a").allow_disk_use(True).collation(None).max(1).min(1)))  #: query
    seen.append(users.find()[0])  #: query
    seen.append(users.find().next())  #: query
    seen.append(users.find().to_list())  #: query
    seen.append(users.find().distinct("name"))  #: query
    seen.append(users.find().explain())  #: query
    seen.append(users.find().max_await_time_ms(3).max_scan(3).add_option(2).remove_option(2).rewind().clone().alive)
    cursor.close()
    for row in users.aggregate([{"$match": {"name": "ada"}}]):  #: query
        seen.append(row["name"])
    seen.append(db.aggregate([{"$currentOp": {}}]).batch_size(3).to_list())  #: query
    rows = users.aggregate_raw_batches([])  #: query
    seen.append((rows.next(), rows.try_next(), rows.close()))
    seen.append(list(users.find_raw_batches({})))  #: query
    seen.append(users.count_documents({"name": "ada"}))  #: query
    seen.append(users.estimated_document_count())  #: query
    seen.append(users.distinct("name"))  #: query
    seen.append(users.index_information())  #: query
    seen.append(users.options())  #: query
    seen.append(users.list_indexes())  #: query
    seen.append(users.list_search_indexes())  #: query
    seen.append(db.command("ping"))  #: query
    seen.append(db.validate_collection("users"))  #: query
    seen.append(db.dereference(None))  #: query
    seen.append(db.list_collection_names())  #: query
    seen.append(db.list_collections())  #: query
    seen.append(client.list_database_names())  #: query
    seen.append(client.list_databases())  #: query
    seen.append(client.server_info())  #: query
    seen.append(client.admin.command("ping"))  #: query
    seen.append(client.get_database("app").get_collection("users").with_options().find_one())  #: query
    seen.append(client.get_default_database().with_options().files.chunks.find_one())  #: query
    seen.append(flask.db.users.find_one({}))  #: query
    seen.append((users.name, users.full_name, db.name, ObjectId.is_valid("a")))


def writes(rows):
    flask.init_app(None)
    seen.append(users.insert_one({"name": "ada"}).inserted_id)  #: write
    seen.append(users.insert_many(rows).inserted_ids)  #: write
    seen.append(users.update_one({"name": "ada"}, {"$set": {"age": 3}}, upsert=True).modified_count)  #: write
    users.update_many({}, {"$inc": {"age": 1}})  #: write
    users.replace_one({"name": "ada"}, {"name": "eve"})  #: write
    users.delete_one({"name": "ada"})  #: write
    users.delete_many({"age": 3})  #: write
    users.bulk_write([InsertOne({"name": "ada"}), UpdateOne({"name": "ada"}, {"$set": {"age": 3}})])  #: write
    client.bulk_write([InsertOne({"name": "ada"})])  #: write
    seen.append(users.find_one_and_update({}, {"$set": {"age": 3}}, return_document=ReturnDocument.AFTER))  #: write
    users.find_one_and_replace({}, {"age": 3})  #: write
    users.find_one_and_delete({})  #: write
    users.create_index("name")  #: write
    users.create_indexes([IndexModel("name")])  #: write
    users.drop_index("name")  #: write
    users.drop_indexes()  #: write
    users.create_search_index({})  #: write
    users.create_search_indexes([])  #: write
    users.update_search_index("a", {})  #: write
    users.drop_search_index("a")  #: write
    users.rename("people")  #: write
    users.drop()  #: write
    db.create_collection("people").insert_one({})  #: write
    db.drop_collection("people")  #: write
    client.drop_database("app")  #: write


def together():
    with client.start_session() as session:
        with session.start_transaction():  #: begin
            users.insert_one({"name": "ada"}, session=session)  #: write
        session.start_transaction()  #: begin
        session.abort_transaction()  #: rollback
        session.commit_transaction()  #: commit
        session.with_transaction(lambda held: users.find_one({}, session=held))  #: begin, query
        session.end_session()
    with users.watch() as changes:
        for change in changes:
            seen.append(change["operationType"])
        seen.append((changes.next(), changes.try_next(), db.watch(), client.watch()))
        changes.close()
    client.close()


def handed_in(collection):
    return collection.find_one({"name": "ada"})  #: query


async def later(posts: AsyncCollection, ids):
    client = AsyncMongoClient("mongodb://localhost")  #: connect
    await client.aconnect()  #: connect
    users = client.app["users"]
    seen.append((await users.find_one({"name": "ada"}))["name"])  #: query
    async for row in users.find({"age": 3}).sort("age"):  #: query
        seen.append(row["name"])
    seen.append([row["name"] async for row in posts.find({"_id": {"$in": ids}})])  #: query
    seen.append(await posts.find({}).limit(3).to_list(None))  #: query
    async for row in await posts.aggregate([]):  #: query
        seen.append(row["name"])
    seen.append(await (await posts.aggregate([])).to_list())  #: query
    await posts.insert_many([{"name": "ada"}, {"name": "eve"}])  #: write
    await posts.update_one({}, {"$set": {"age": 3}})  #: write
    async with client.start_session() as session:
        async with await session.start_transaction():  #: begin
            await posts.delete_one({}, session=session)  #: write
        await session.commit_transaction()  #: commit
        await session.abort_transaction()  #: rollback
    async with await posts.watch() as changes:
        seen.append(await changes.next())
    await client.close()
