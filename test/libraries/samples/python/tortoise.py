"""Tortoise ORM: what a query builds is sent when it is awaited, or gone through by `async for`."""

from tortoise import Tortoise, connections, fields, run_async
from tortoise.contrib.pydantic import pydantic_model_creator, pydantic_queryset_creator
from tortoise.expressions import F, Q
from tortoise.manager import Manager
from tortoise.models import Model
from tortoise.query_utils import Prefetch
from tortoise.transactions import atomic, in_transaction

from app.models import Invoice

seen = []


class User(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=50)
    posts: fields.ReverseRelation["Post"]
    groups: fields.ManyToManyRelation["Group"]
    active = Manager()

    async def rename(self, name):
        self.name = name
        await self.save(update_fields=["name"])  #: write

    @classmethod
    async def named(cls, name):
        return await cls.filter(name=name)  #: query


class Post(Model):
    author = fields.ForeignKeyField("app.User", related_name="posts")
    text = fields.TextField()


class Group(Model):
    name = fields.TextField()


UserOut = pydantic_model_creator(User)
UsersOut = pydantic_queryset_creator(User)


async def reads(id, ids):
    query = User.filter(Q(name="ada") | Q(name="eve")).exclude(id=3).order_by("name").limit(3).offset(1).distinct()
    for user in await query:  #: query
        seen.append(user.name)
        user.update_from_dict({"name": "ada"}).clone()
        await user.rename("eve")
    async for user in query.only("name").prefetch_related(Prefetch("posts", queryset=Post.all())).select_related("boss"):  #: query
        seen.append(user.posts.related_objects)
    user = await User.get(id=id)  #: query
    await user.fetch_related("posts")  #: load
    await user.refresh_from_db()  #: query
    seen.append(await user.posts)  #: load
    seen.append(await user.posts.filter(text="a").all().order_by("id"))  #: query
    seen.append([post.text for post in user.posts])
    await user.posts.create(text="a")  #: write
    await user.groups.add(Group(name="a"))  #: write
    await user.groups.remove(Group(name="a"))  #: write
    await user.groups.clear()  #: write
    seen.append(await user.groups.limit(3).offset(1))  #: query
    seen.append(await User.get_or_none(id=id).prefetch_related("posts").select_related("boss").annotate(n=F("id")).only("id"))  #: query
    seen.append(await User.get(id=id).values("name"))  #: query
    seen.append(await User.get(id=id).using_db(None).values_list("name"))  #: query
    seen.append(await User.first())  #: query
    seen.append(await User.last())  #: query
    seen.append(await User.latest("id"))  #: query
    seen.append(await query.earliest("id"))  #: query
    if await User.exists(name="ada"):  #: query
        seen.append(await query.count())  #: query
    seen.append(await query.contains(user))  #: query
    seen.append((await User.in_bulk(ids))[id])  #: query
    seen.append(await query.in_bulk(ids, "id"))  #: query
    seen.append(await User.raw("SELECT * FROM user"))  #: query
    seen.append(await User.all().values("name"))  #: query
    seen.append(await User.annotate(n=F("id")).group_by("name").values_list("name", flat=True))  #: query
    seen.append(await User.select_for_update().using_db(None).force_index("a").use_index("b").union(query))  #: query
    seen.append(await query.explain())  #: query
    seen.append((query.sql(), User.get(id=1).sql(), query.delete().sql(), User.describe(), User.construct(id=1)))
    seen.append(await User.active.get_queryset().filter(id__in=ids))  #: query
    seen.append(await User.active.count())  #: query
    await User.fetch_for_list(seen, "posts")  #: query
    seen.append(await UserOut.from_queryset(User.all()))  #: query
    out = await UserOut.from_queryset_single(User.get(id=id))  #: query
    seen.append((await UserOut.from_tortoise_orm(user), out.model_dump(), out.model_dump_json()))
    users = await UsersOut.from_queryset(User.all())  #: query
    seen.append((users.model_dump(), users.model_dump_json()))
    seen.append(await Invoice.get_or_none(id=id))  #: query


async def writes(users):
    user = await User.create(name="ada")  #: write
    await user.save()  #: write
    await user.delete()  #: write
    user, created = await User.get_or_create(name="ada")  #: write
    user, created = await User.update_or_create({"name": "eve"}, name="ada")  #: write
    await User.filter(name="ada").update(name="eve")  #: write
    await User.filter(name="ada").update(name="eve").order_by("id").limit(3).using_db(None)  #: write
    await User.filter(name="ada").delete()  #: write
    await User.bulk_create(users, batch_size=100)  #: write
    await User.bulk_update(users, fields=["name"])  #: write
    User.register_listener(1, seen.append)


@atomic()
async def together(id):
    async with in_transaction() as connection:  #: begin
        await User.filter(id=id).using_db(connection).update(name="ada")  #: write
        await connection.execute_query("UPDATE user SET name = $1", ["ada"])  #: write
        await connection.savepoint()  #: begin
        await connection.savepoint_rollback()  #: rollback
        await connection.release_savepoint()  #: commit
        await connection.rollback()  #: rollback
        await connection.begin()  #: begin
        await connection.commit()  #: commit


async def main():
    await Tortoise.init(db_url="sqlite://:memory:", modules={"models": ["app.models"]})
    await Tortoise.generate_schemas()  #: write
    connection = connections.get("default")
    count, rows = await connection.execute_query("SELECT name FROM user")  #: query
    seen.append((count, rows[0]["name"]))
    seen.append(await connection.execute_query_dict("SELECT name FROM user"))  #: query
    seen.append(await connection.execute_query_dict_with_affected("SELECT name FROM user"))  #: query
    await connection.execute_insert("INSERT INTO user (name) VALUES (?)", ["ada"])  #: write
    await connection.execute_many("INSERT INTO user (name) VALUES (?)", [["ada"], ["eve"]])  #: write
    await Tortoise.get_connection("default").execute_script("DELETE FROM user")  #: write
    for each in connections.all():
        await each.create_connection(with_db=True)  #: connect
        await each.db_create()  #: write
        await each.db_delete()  #: write
        seen.append((each.acquire_connection(), each.connection_name))
        await each.close()
    await connections.close_all()
    await Tortoise.close_connections()


run_async(main())
