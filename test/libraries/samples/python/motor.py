"""Motor: PyMongo's calls, awaited; `find` and `aggregate` ask when their cursor is gone through."""

import motor.motor_asyncio
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection, AsyncIOMotorDatabase
from motor.motor_tornado import MotorClient

client = AsyncIOMotorClient("mongodb://localhost")  #: connect
second = motor.motor_asyncio.AsyncIOMotorClient()  #: connect
tornado = MotorClient()  #: connect
db = client.app
seen = []


async def reads(database: AsyncIOMotorDatabase, posts: AsyncIOMotorCollection, ids):
    user = await database["users"].find_one({"_id": 1})  #: query
    seen.append(user["name"])
    async for row in posts.find({"age": 3}).sort("age").limit(3):  #: query
        seen.append(row["name"])
    seen.append(await posts.find({"_id": {"$in": ids}}).to_list(length=100))  #: query
    async for row in posts.aggregate([{"$match": {}}]):  #: query
        seen.append(row["name"])
    seen.append(await posts.aggregate([]).to_list(None))  #: query
    seen.append(await posts.aggregate([]).next())  #: query
    cursor = posts.find()
    while await cursor.fetch_next:
        seen.append(cursor.next_object())
    cursor.each(callback=seen.append)  #: query
    seen.append(await cursor.next())  #: query
    seen.append(await cursor.distinct("name"))  #: query
    seen.append(await posts.count_documents({}))  #: query
    seen.append(await posts.estimated_document_count())  #: query
    seen.append(await posts.distinct("name"))  #: query
    seen.append(await database.command("ping"))  #: query
    seen.append(await database.list_collection_names())  #: query
    seen.append(await client.list_database_names())  #: query
    seen.append(await client.server_info())  #: query
    seen.append(await tornado.app.users.find_one({}))  #: query
    await cursor.close()


async def writes(posts: AsyncIOMotorCollection, rows):
    seen.append((await posts.insert_one({"name": "ada"})).inserted_id)  #: write
    await posts.insert_many(rows)  #: write
    await posts.update_one({}, {"$set": {"age": 3}})  #: write
    await posts.update_many({}, {"$set": {"age": 3}})  #: write
    await posts.replace_one({}, {"age": 3})  #: write
    await posts.delete_one({})  #: write
    await posts.delete_many({})  #: write
    await posts.bulk_write(rows)  #: write
    seen.append(await posts.find_one_and_update({}, {"$set": {"age": 3}}))  #: write
    await posts.create_index("name")  #: write
    await db.users.drop()  #: write
    await client.drop_database("app")  #: write


async def together(posts):
    async with await client.start_session() as session:
        async with session.start_transaction():  #: begin
            await posts.insert_one({}, session=session)  #: write
        await session.commit_transaction()  #: commit
        await session.abort_transaction()  #: rollback
        await session.end_session()
    async with db.users.watch() as changes:
        async for change in changes:
            seen.append(change["operationType"])
    client.close()
