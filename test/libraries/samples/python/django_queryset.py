"""Django querysets: builders are lazy, everything else asks the database."""

from django.db import models
from django.db.models import QuerySet, aprefetch_related_objects, prefetch_related_objects


class Author(models.Model):
    name = models.CharField(max_length=100)


class Book(models.Model):
    title = models.CharField(max_length=100)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)


lazy = Book.objects.all().filter(title="x").exclude(title="y").order_by("title").distinct().reverse()
joined = lazy.select_related("author").prefetch_related("author").defer("title").only("title").using("default")
counted = lazy.annotate(n=models.Count("author")).alias(m=models.Count("author")).select_for_update().none()
merged = lazy.union(joined).intersection(lazy).difference(lazy)
names = Book.objects.values("title"), Book.objects.values_list("title", flat=True), Book.objects.dates("made", "year")

Book.objects.get(pk=1)  #: query
Book.objects.filter(title="x").first()  #: query
lazy.last()  #: query
lazy.latest("title")  #: query
lazy.earliest("title")  #: query
lazy.count()  #: query
lazy.exists()  #: query
lazy.contains(Book())  #: query
lazy.aggregate(models.Max("title"))  #: query
lazy.explain()  #: query
Book.objects.in_bulk([1, 2])  #: query
for book in lazy:  #: query
    book.title
for book in Book.objects.filter(title="x").iterator():  #: query
    book.title
for book in Book.objects.raw("SELECT * FROM app_book WHERE id = %s", [1]):  #: query
    book.title
everything = list(Book.objects.all())  #: query
length = len(Book.objects.all())  #: query
one = Book.objects.order_by("title")[0]  #: query
page = Book.objects.order_by("title")[:10]

Book.objects.create(title="x")  #: write
Book.objects.get_or_create(title="x")  #: write
Book.objects.update_or_create(title="x", defaults={})  #: write
Book.objects.bulk_create([Book(title="x")])  #: write
Book.objects.bulk_update(everything, ["title"])  #: write
lazy.update(title="z")  #: write
lazy.delete()  #: write
Book._default_manager.get(pk=1)  #: query
Book.objects.db_manager("other").count()  #: query
Book.objects.get_queryset().count()  #: query
prefetch_related_objects(everything, "author")  #: query


def annotated(books: QuerySet[Book]):
    return books.filter(title="x").exists()  #: query


def of_author(author: Author):
    author.book_set.count()  #: load
    author.book_set.add(Book())  #: write
    author.book_set.remove(Book())  #: write
    author.book_set.set([])  #: write
    author.book_set.clear()  #: write


async def awaited():
    await Book.objects.aget(pk=1)  #: query
    await Book.objects.afirst()  #: query
    await lazy.alast()  #: query
    await lazy.acount()  #: query
    await lazy.aexists()  #: query
    await lazy.aaggregate(models.Max("title"))  #: query
    await Book.objects.ain_bulk([1])  #: query
    await Book.objects.acreate(title="x")  #: write
    await Book.objects.aget_or_create(title="x")  #: write
    await Book.objects.abulk_create([Book()])  #: write
    await Book.objects.aupdate_or_create(title="x", defaults={})  #: write
    await Book.objects.abulk_update([Book(pk=1)], ["title"])  #: write
    await lazy.aearliest("title")  #: query
    await lazy.alatest("title")  #: query
    await lazy.acontains(Book())  #: query
    await lazy.aexplain()  #: query
    await aprefetch_related_objects([Book()], "author")  #: query
    await lazy.aupdate(title="z")  #: write
    await lazy.adelete()  #: write
    async for book in lazy:  #: query
        book.title
    async for book in lazy.aiterator():  #: query
        book.title
