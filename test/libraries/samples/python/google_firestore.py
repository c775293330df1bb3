"""Firestore: references and queries built, documents read and written, batches and transactions."""

import firebase_admin.firestore
from firebase_admin import firestore_async
from google.cloud import firestore
from google.cloud.firestore_v1 import AsyncClient

db = firestore.Client(project="reports")
firestore.Client.from_service_account_json("key.json").close()
firebase_admin.firestore.client().document("users/1").get()  #: query
users = db.collection("users")
user = users.document("1").get()  #: query
if user.exists:
    user.to_dict()["name"], user.get("name"), user.id, user.reference
users.document("1").set({"name": "ada"})  #: write
users.document("1").update({"name": "ada"})  #: write
users.document("1").create({}), users.document("1").delete()  #: write
users.document("1").collection("posts").document("2").get()  #: query
added, reference = users.add({"name": "ada"})  #: write
for found in users.where("age", ">", 3).order_by("age").limit(10).stream():  #: query
    found.to_dict()
for found in users.offset(1).select(["name"]).start_at({}).start_after({}).end_at({}).end_before({}).limit_to_last(1).get():  #: query
    found.to_dict()
for found in db.collection_group("posts").stream():  #: query
    found.id
for found in users.list_documents():  #: query
    found.delete()  #: write
for found in db.collections():  #: query
    found.id
for found in users.document("1").collections():  #: query
    found.id
for found in db.get_all([users.document("1")]):  #: query
    found.to_dict()
users.count().get(), users.sum("age").get(), users.avg("age").get()  #: query
users.on_snapshot(print)
users.document("1").on_snapshot(print)
db.document("users/1").get()  #: query
db.recursive_delete(users)  #: write

batch = db.batch()
for number in range(100):
    batch.set(users.document(str(number)), {})
batch.create(users.document("1"), {})
batch.update(users.document("1"), {})
batch.delete(users.document("1"))
batch.commit()  #: write
writer = db.bulk_writer()
writer.set(users.document("1"), {})
writer.create(users.document("1"), {}), writer.update(users.document("1"), {}), writer.delete(users.document("1"))
writer.flush(), writer.close()  #: write
transaction = db.transaction()
transaction.get(users.document("1")), transaction.get_all([])  #: query
transaction.update(users.document("1"), {})
transaction.commit()  #: write


async def later(made: AsyncClient):
    people = made.collection("users")
    (await people.document("1").get()).to_dict()  #: query
    await people.document("1").set({})  #: write
    await people.add({})  #: write
    async for found in people.where("age", ">", 3).stream():  #: query
        await found.reference.update({})  #: write
    await people.get()  #: query
    pending = made.batch()
    pending.set(people.document("1"), {})
    await pending.commit()  #: write
    await firestore_async.client().collection("a").document("b").delete()  #: write
    await firestore.AsyncClient().recursive_delete(people)  #: write
    async for found in made.get_all([]):  #: query
        found.id
