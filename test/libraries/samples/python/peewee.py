"""Peewee: what a query builds is sent when it is iterated, executed or asked for a row."""

import peewee as pw
from flask import Flask
from peewee import (
    JOIN, SQL, Case, CharField, DatabaseProxy, ForeignKeyField, IntegerField, Model, PostgresqlDatabase, SqliteDatabase, Table, Value,
    chunked, fn, prefetch,
)
from playhouse.db_url import connect
from playhouse.flask_utils import FlaskDB, get_object_or_404, object_list
from playhouse.pool import PooledPostgresqlDatabase
from playhouse.shortcuts import dict_to_model, model_to_dict, update_model_from_dict

from app.models import Invoice

db = SqliteDatabase("app.db")
proxy = DatabaseProxy()
pool = PooledPostgresqlDatabase("app", max_connections=8)
flask_db = FlaskDB(Flask(__name__))
seen = []


class BaseModel(Model):
    class Meta:
        database = db


class User(BaseModel):
    name = CharField()
    age = IntegerField()

    def rename(self, name):
        self.name = name
        self.save()  #: write

    @classmethod
    def named(cls, name):
        return cls.select().where(cls.name == name)


class Tweet(BaseModel):
    user = ForeignKeyField(User, backref="tweets")
    text = CharField()


class Page(flask_db.Model):
    title = pw.TextField()


class Note(db.Model):
    text = pw.TextField()


def reads(ids):
    users = User.select(User.name, fn.COUNT(Tweet.id)).join(Tweet, JOIN.LEFT_OUTER).switch(User).where(User.age > 3)
    for user in users:  #: query
        seen.append(user.name)
    by_name = users.order_by(User.name).order_by_extend(User.age).group_by(User.id).having(fn.COUNT(Tweet.id) > 1).distinct()
    seen.extend([user.name for user in by_name.limit(3).offset(3)])  #: query
    seen.append(len(User.named("ada")))  #: query
    seen.append(list(User.filter(name="ada").paginate(2, 20)))  #: query
    seen.append(users[0])  #: query
    seen.append(User.get(User.name == "ada"))  #: query
    seen.append(User.get_or_none(User.name == "ada"))  #: query
    seen.append(User.get_by_id(1))  #: query
    seen.append(users.get())  #: query
    seen.append(users.get_or_none())  #: query
    seen.append(users.first())  #: query
    seen.append(users.peek())  #: query
    seen.append(User.select(fn.MAX(User.age)).scalar())  #: query
    seen.append(users.count())  #: query
    seen.append(users.exists())  #: query
    seen.append(list(users.scalars()))  #: query
    for user in users.execute():  #: query
        seen.append(user)
    for user in users.iterator():  #: query
        seen.append(user)
    for row in User.select().where(User.id.in_(ids)).dicts():  #: query
        seen.append(row["name"])
    for name, age in User.select(User.name, User.age).tuples():  #: query
        seen.append((name, age))
    for row in User.select().namedtuples().objects(User):  #: query
        seen.append(row)
    for user in User.select().prefetch(Tweet):  #: query
        seen.append(user)
    for user in prefetch(User.select(), Tweet.select()):  #: query
        seen.append(user)
    for user in User.raw("SELECT * FROM user WHERE name = ?", "ada"):  #: query
        seen.append(user)
    either = User.select().where(User.age == 1).orwhere(User.age == 2) | User.noop()
    seen.append(either.count())  #: query
    seen.append((User.select().union(users), users.union_all(users), users.intersect(users), users.except_(users)))
    seen.append((users.sql(), users.clone(), users.cte("old"), users.alias("u"), User.alias()))
    seen.append(users.select(User.name).select_extend(User.age).columns(User.age).from_(Tweet).join_from(User, Tweet).left_outer_join(Tweet))
    seen.append(users.for_update().with_cte(users.cte("x")).window().select_from(SQL("1"), Case(None, [], Value(1))).bind(db).lateral())
    seen.append(users.group_by_extend(User.age).with_related(User.tweets))


def writes(rows, users):
    user = User.create(name="ada", age=3)  #: write
    user.rename("eve")
    user.age = 4
    user.save(only=[User.age])  #: write
    seen.append((user.is_dirty(), user.get_id(), user.dirty_fields, user.dependencies()))
    user.delete_instance(recursive=True)  #: write
    user, created = User.get_or_create(name="ada")  #: write
    User.set_by_id(1, {"name": "ada"})  #: write
    User.delete_by_id(1)  #: write
    User.update(name="ada").where(User.id == 1).execute()  #: write
    User.update({User.name: "ada"}).where(User.id == 1).from_(Tweet)
    User.insert(name="ada").on_conflict_ignore().execute()  #: write
    User.insert(name="ada").on_conflict(action="IGNORE").on_conflict_replace().as_rowcount()
    User.insert_many(rows).execute()  #: write
    User.replace(name="ada").execute()  #: write
    User.replace_many(rows).execute()  #: write
    User.insert_from(users, [User.name]).execute()  #: write
    User.delete().where(User.age > 3).orwhere(User.age < 1).limit(3).execute()  #: write
    for gone in User.delete().where(User.age > 3).returning(User):  #: write
        seen.append(gone.name)
    User.bulk_create(users, batch_size=100)  #: write
    User.bulk_update(users, fields=[User.name], batch_size=100)  #: write
    User.create_table()  #: write
    User.truncate_table()  #: write
    User.drop_table()  #: write
    seen.append(User.table_exists())  #: query
    users.create_table("copies")
    User.select().create_table("copies")  #: write
    for batch in chunked(rows, 100):
        Invoice.insert_many(batch).execute()  #: write
    seen.append(Invoice.get_or_none(Invoice.id == 1))  #: query
    User.add_index(User.index(User.name))
    User.validate_model()
    User.bind(db)


def databases(url):
    proxy.initialize(connect(url))
    pool.init("app")
    db.connect(reuse_if_open=True)  #: connect
    with pool.connection_context():  #: connect
        pool.execute_sql("UPDATE users SET name = %s", ("ada",))  #: write
    with db.atomic() as transaction:  #: begin
        transaction.rollback()  #: rollback
        transaction.commit()  #: commit
    with db.transaction():  #: begin
        with db.savepoint():  #: begin
            cursor = db.execute_sql("SELECT name FROM users WHERE id = ?", (1,))  #: query
    seen.extend(name for (name,) in cursor.fetchall())
    seen.append((cursor.fetchone(), cursor.fetchmany(3), cursor.rowcount, cursor.lastrowid))
    seen.append(db.execute(User.select()))  #: query
    own = db.cursor()
    own.execute("DELETE FROM users")  #: write
    own.close()
    with db.manual_commit():
        db.begin()  #: begin
        db.commit()  #: commit
        db.rollback()  #: rollback
    db.session_start()  #: begin
    db.session_commit()  #: commit
    db.session_rollback()  #: rollback
    for row in db.batch_commit(seen, 100):
        Note.create(text=row)  #: write
    db.create_tables([User, Tweet])  #: write
    db.drop_tables([User, Tweet])  #: write
    seen.append(db.table_exists("user"))  #: query
    seen.extend(db.get_tables())  #: query
    seen.extend(db.get_views())  #: query
    seen.extend(db.get_columns("user"))  #: query
    seen.extend(db.get_indexes("user"))  #: query
    seen.extend(db.get_primary_keys("user"))  #: query
    seen.extend(db.get_foreign_keys("user"))  #: query
    seen.append(db.pragma("cache_size"))  #: query
    with db.bind_ctx([User]), User.bind_ctx(db):
        db.bind([User])
    db.after_commit(seen.clear)
    db.register_function(len, "length")
    db.register_aggregate(list)
    db.register_collation(len)
    db.attach("other.db", "other")
    db.detach("other")
    db.load_extension("json")
    seen.append((db.is_closed(), db.in_transaction(), db.is_connection_usable(), db.connection(), db.random(), db.server_version))
    seen.append((db.last_insert_id(cursor), db.rows_affected(cursor)))
    pool.close_idle()
    pool.close_stale()
    pool.close_all()
    pool.manual_close()
    db.start()
    db.stop()
    db.close()


def tables(database: PostgresqlDatabase):
    people = Table("people", ("id", "name")).bind(database)
    seen.extend(people.select(people.name))  #: query
    people.insert(name="ada").execute()  #: write
    people.replace(name="ada").execute()  #: write
    people.update(name="ada").execute()  #: write
    people.delete().execute()  #: write
    seen.append(people.alias("p"))


def pages(id):
    seen.append(flask_db.database.execute_sql("SELECT 1"))  #: query
    flask_db.connect_db(None)
    flask_db.close_db(None)
    flask_db.init_app(Flask("other"))
    page = get_object_or_404(Page, Page.id == id)  #: query
    page.save()  #: write
    update_model_from_dict(page, {"title": "a"})
    seen.append(dict_to_model(Page, model_to_dict(page)))
    return object_list("pages.html", Page.select())  #: query
