"""Django outside of querysets: instances, shortcuts, connections, transactions, users and the cache."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.cache import cache, caches
from django.db import connection, connections, models, transaction
from django.shortcuts import aget_list_or_404, aget_object_or_404, get_list_or_404, get_object_or_404


class Book(models.Model):
    title = models.CharField(max_length=100)


book = Book(title="x")
book.save()  #: write
book.refresh_from_db()  #: query
book.delete()  #: write
book.clean()

get_object_or_404(Book, pk=1)  #: query
get_object_or_404(Book.objects.filter(title="x"), pk=1)  #: query
get_list_or_404(Book, title="x")  #: query
User.objects.get(username="ada")  #: query
get_user_model().objects.count()  #: query

with connection.cursor() as cursor:
    cursor.execute("SELECT title FROM app_book WHERE id = %s", [1])  #: query
    cursor.fetchone()
    cursor.fetchmany(10)
    cursor.fetchall()
    cursor.execute("UPDATE app_book SET title = %s", ["x"])  #: write
    cursor.executemany("INSERT INTO app_book (title) VALUES (%s)", [["x"]])  #: write
    cursor.callproc("refresh")  #: query
with connections["other"].cursor() as other:
    other.execute("SELECT 1")  #: query

with transaction.atomic():  #: begin
    book.save()  #: write
point = transaction.savepoint()  #: begin
transaction.savepoint_commit(point)  #: commit
transaction.savepoint_rollback(point)  #: rollback
transaction.commit()  #: commit
transaction.rollback()  #: rollback
transaction.on_commit(lambda: None)
connection.commit()  #: commit
connection.rollback()  #: rollback

cache.set("a", 1)
cache.get("a"), cache.get_or_set("a", 1), cache.has_key("a"), cache.get_many(["a"])
cache.delete("a")
caches["default"].get("a")


def check(user: User):
    user.check_password("x")
    user.set_password("y")
    user.save()  #: write
    return user.get_full_name(), user.is_staff


async def awaited(book: Book):
    await book.asave()  #: write
    await book.arefresh_from_db()  #: query
    await book.adelete()  #: write
    await aget_object_or_404(Book, pk=1)  #: query
    await aget_list_or_404(Book, title="x")  #: query
