// n-plus-one-relation with Django: which reads are reported, where the query is told, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('n-plus-one-relation', 'python')

const models = `//- shop/__init__.py
//- shop/models.py
from django.db import models

class Publisher(models.Model):
    name = models.TextField()

class Author(models.Model):
    name = models.TextField()
    def label(self):
        return self.name.title()

class Tag(models.Model):
    word = models.TextField()

class Book(models.Model):
    title = models.TextField()
    author = models.ForeignKey(Author, related_name="books", on_delete=models.CASCADE)
    publisher = models.ForeignKey("Publisher", on_delete=models.CASCADE, null=True)
    tags = models.ManyToManyField(Tag)
    def byline(self):
        return f"{self.title} by {self.author.name}"

class Cover(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE)
    image = models.TextField()

class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    text = models.TextField()
`
const files = (rest: string): string => models + rest.replace(/^\n/, '').split('\n').map((line) => line.replace(/^ {4}/, '')).join('\n')

describe('n-plus-one-relation (Django): reads', () => {
  costs('a foreign key', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        for book in ⟨Book.objects.all()⟩:
            print(⟦book.author⟧.name)
    `))
  costs('once for several reads of the same', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        for book in Book.objects.filter(title="x"):
            print(⟦book.author⟧.name, book.author.pk)
            if book.author:
                print(book.author.label())
    `))
  costs('two relations are two findings', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        for book in Book.objects.order_by("title"):
            print(⟦book.author⟧.name, ⟦book.publisher⟧.name)
    `))
  costs('in a comprehension', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        return [⟦book.author⟧.name for book in Book.objects.all()]
    `))
  costs('in a generator that any takes', files(`
    //- shop/views.py
    from shop.models import Book
    def has(name):
        return sum(⟦book.author⟧.name == name for book in Book.objects.all())
    `))
  costs('a reverse relation, iterated', files(`
    //- shop/views.py
    from shop.models import Author
    def titles():
        for author in Author.objects.all():
            for book in ⟦author.books.all()⟧:
                print(book.title)
    `))
  costs('a reverse relation, counted', files(`
    //- shop/views.py
    from shop.models import Author
    def counts():
        return {author.name: ⟦author.books.count()⟧ for author in Author.objects.all()}
    `))
  costs('the default name of a reverse relation', files(`
    //- shop/views.py
    from shop.models import Book
    def texts():
        for book in Book.objects.all():
            print([review.text for review in ⟦book.review_set.all()⟧])
    `))
  costs('many to many', files(`
    //- shop/views.py
    from shop.models import Book
    def words():
        for book in Book.objects.all():
            print([tag.word for tag in ⟦book.tags.all()⟧])
    `))
  costs('the other side of one to one', files(`
    //- shop/views.py
    from shop.models import Book
    def images():
        for book in Book.objects.all():
            print(⟦book.cover⟧.image)
    `))
  costs('a way of two relations is one finding', files(`
    //- shop/views.py
    from shop.models import Review
    def names():
        for review in Review.objects.all():
            print(⟦review.book.author⟧.name)
    `))
  costs('the second part of a way that came half', files(`
    //- shop/views.py
    from shop.models import Review
    def names():
        for review in Review.objects.select_related("book"):
            print(⟦review.book.author⟧.name)
    `))
  costs('by a name for the related object', files(`
    //- shop/views.py
    from shop.models import Review
    def names():
        for review in Review.objects.select_related("book"):
            book = review.book
            print(⟦book.author⟧.name)
    `))
  costs('once for rows that have a name', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        books = Book.objects.all()
        return [⟦book.author⟧.name for book in books], [book.author.pk for book in books]
    `))
  costs('other rows are written, or after it is read', files(`
    //- shop/views.py
    from shop.models import Author, Book, Tag
    def names(name):
        for book in Book.objects.all():
            Tag.objects.create(word=name)
            Author.objects.create(name=name)
            print(⟦book.author⟧.name)
            Author.objects.filter(pk=book.author_id).update(name=name)
    `))
  costs('the row is read anew after', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        for book in Book.objects.all():
            print(⟦book.author⟧.name)
            book.refresh_from_db()
    `))
  costs('through enumerate, list, sorted and a slice', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        for place, book in enumerate(sorted(list(Book.objects.all()[:500]), key=lambda one: one.title)):
            print(place, ⟦book.author⟧.name)
    `))
  costs('rows under a name, extended in a branch', files(`
    //- shop/views.py
    from shop.models import Book
    def names(title):
        books = Book.objects.all()
        if title:
            books = books.filter(title=title)
        for book in books:
            print(⟦book.author⟧.name)
    `))
  costs('rows that were filtered in the program', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        long = [book for book in Book.objects.all() if len(book.title) > 10]
        return [⟦book.author⟧.name for book in long]
    `))
  costs('an inner loop asks for what a single object has', files(`
    //- shop/views.py
    from shop.models import Author
    def names(pk):
        author = Author.objects.get(pk=pk)
        for book in author.books.all():
            print(⟦book.publisher⟧.name)
    `))
  costs('of an object that is given', files(`
    //- shop/views.py
    from shop.models import Author
    def names(author: Author):
        for book in author.books.filter(title="x"):
            print(⟦book.publisher⟧.name)
    `))
  costs('two queries deep', files(`
    //- shop/views.py
    from shop.models import Author
    def names():
        for author in Author.objects.all():
            for book in ⟦author.books.all()⟧:
                print(⟦book.publisher⟧.name)
    `))
  costs('by a lambda', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        return list(map(lambda book: ⟦book.author⟧.name, Book.objects.all()))
    `))
  costs('the values of in_bulk', files(`
    //- shop/views.py
    from shop.models import Book
    def names(ids):
        for book in ⟨Book.objects⟩.in_bulk(ids).values():
            print(⟦book.author⟧.name)
    def titles(ids):
        books = Book.objects.filter(title="x").in_bulk(ids)
        return [(key, ⟦book.publisher⟧.name) for key, book in books.items()]
    `))
  costs('a row of in_bulk for each key', files(`
    //- shop/views.py
    from shop.models import Book
    def names(ids, reviews):
        books = Book.objects.in_bulk(ids)
        for id in ids:
            print(⟦books[id].author⟧.name)
        for review in reviews:
            book = books.get(review["book"])
            if book:
                print(⟦book.publisher⟧.name)
    `))
  costs('the values of a dict of rows', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        books = {book.pk: book for book in Book.objects.all()}
        for book in sorted(books.values(), key=len):
            print(⟦book.author⟧.name)
    `))
})

describe('n-plus-one-relation (Django): through functions', () => {
  costs('a method of the row', files(`
    //- shop/views.py
    from shop.models import Book
    def lines():
        return [⟦book.byline()⟧ for book in Book.objects.all()]
    `))
  costs('a function that is given the row', files(`
    //- shop/text.py
    def line(book):
        return book.title + ⟨book.author⟩.name
    //- shop/views.py
    from shop.models import Book
    from shop.text import line
    def lines():
        for book in Book.objects.all():
            print(⟦line(book)⟧)
    `))
  costs('a query that another function builds', files(`
    //- shop/queries.py
    from shop.models import Book
    def recent():
        return ⟨Book.objects.filter(title="x")⟩
    //- shop/views.py
    from shop.queries import recent
    def names():
        for book in recent():
            print(⟦book.author⟧.name)
    `))
  costs('rows that are given as a parameter', files(`
    //- shop/text.py
    def names(books):
        return [⟦book.author⟧.name for book in books]
    //- shop/views.py
    from shop.models import Book
    from shop.text import names
    def show():
        return names(⟨Book.objects.all()⟩)
    `))
  costs('a generator of rows', files(`
    //- shop/views.py
    from shop.models import Book
    def long():
        for book in Book.objects.all():
            if len(book.title) > 10:
                yield book
    def names():
        for book in long():
            print(⟦book.author⟧.name)
    `))
  costs('a repository that is injected', files(`
    //- shop/repository.py
    from shop.models import Book
    class Books:
        def titled(self, title):
            return Book.objects.filter(title=title)
    //- shop/service.py
    from shop.repository import Books
    class Service:
        def __init__(self, books: Books):
            self.books = books
        def names(self, title):
            return [⟦book.author⟧.name for book in self.books.titled(title)]
    `))
  costs('a property', files(`
    //- shop/more.py
    from django.db import models
    from shop.models import Author
    class Note(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        @property
        def by(self):
            return ⟨self.author⟩.name
    def names():
        return [⟦note.by⟧ for note in Note.objects.all()]
    `))
  costs('the text of the row', files(`
    //- shop/more.py
    from django.db import models
    from shop.models import Author
    class Note(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        def __str__(self):
            return f"by {⟨self.author⟩.name}"
    def names():
        for note in Note.objects.all():
            print(f"* {⟦note⟧}")
    def others():
        return [str(⟦note⟧) for note in Note.objects.all()]
    def more():
        for note in Note.objects.all():
            print("%s: %s" % (note.pk, ⟦note⟧))
    `))
  costs('a method of a manager of one\'s own', files(`
    //- shop/more.py
    from django.db import models
    from shop.models import Author
    class NoteQuerySet(models.QuerySet):
        def short(self):
            return self.filter(length__lt=10)
    class Note(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        length = models.IntegerField()
        objects = NoteQuerySet.as_manager()
    def names():
        return [⟦note.author⟧.name for note in Note.objects.short()]
    `))
  costs('a manager made of a query set, with one of a proxy beside it', files(`
    //- shop/more.py
    from django.db import models
    from shop.models import Author
    class NoteQuerySet(models.QuerySet):
        def short(self):
            return self.filter(length__lt=10)
    class NoteManager(models.Manager.from_queryset(NoteQuerySet)):
        def newest(self):
            return self.order_by("-pk")
    class Note(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        length = models.IntegerField()
        objects = NoteManager()
    class DraftManager(models.Manager):
        def get_queryset(self):
            return super().get_queryset().filter(length=0)
    class Draft(Note):
        objects = DraftManager()
        class Meta:
            proxy = True
    def names():
        return [⟦note.author⟧.name for note in Note.objects.newest().short()]
    def drafts():
        return [⟦draft.author⟧.name for draft in Draft.objects.all()]
    `))
})

describe('n-plus-one-relation (Django): silent', () => {
  fine('select_related', files(`
    //- shop/views.py
    from shop.models import Review
    def names():
        for review in Review.objects.select_related("book__author", "book"):
            print(review.book.author.name, review.book.title)
    `))
  fine('select_related of everything', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        return [book.author.name for book in Book.objects.select_related()]
    `))
  fine('prefetch_related', files(`
    //- shop/views.py
    from shop.models import Author
    def titles():
        for author in Author.objects.prefetch_related("books__publisher"):
            for book in author.books.all():
                print(book.title, book.publisher.name, author.books.count())
    `))
  fine('a Prefetch with a query that brings more', files(`
    //- shop/views.py
    from django.db.models import Prefetch
    from shop.models import Author, Book
    def titles():
        for author in Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.select_related("publisher"))):
            for book in author.books.all():
                print(book.publisher.name)
    `))
  fine('brought along in another function', files(`
    //- shop/queries.py
    from shop.models import Book
    def recent():
        return Book.objects.filter(title="x").select_related("author")
    //- shop/views.py
    from shop.queries import recent
    def names():
        return [book.author.name for book in recent()]
    `))
  fine('brought along by the manager', files(`
    //- shop/more.py
    from django.db import models
    from shop.models import Author
    class NoteManager(models.Manager):
        def get_queryset(self):
            return super().get_queryset().select_related("author")
    class Note(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        objects = NoteManager()
    def names():
        return [note.author.name for note in Note.objects.filter(pk__gt=3)]
    `))
  fine('brought along by the manager that a query set is added to', files(`
    //- shop/more.py
    from django.db import models
    from shop.models import Author
    class NoteQuerySet(models.QuerySet):
        def short(self):
            return self.filter(length__lt=10)
    class BaseManager(models.Manager):
        def get_queryset(self):
            return super().get_queryset().select_related("author")
    NoteManager = BaseManager.from_queryset(NoteQuerySet)
    class Note(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        length = models.IntegerField()
        objects = NoteManager()
    def names():
        return [note.author.name for note in Note.objects.short()]
    def all_names():
        return [note.author.name for note in Note.objects.filter(length=3)]
    `))
  fine('brought along by a method of the query set', files(`
    //- shop/more.py
    from django.db import models
    from shop.models import Author
    class NoteQuerySet(models.QuerySet):
        def with_author(self):
            return self.select_related("author")
    class Note(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        objects = NoteQuerySet.as_manager()
    def names():
        return [note.author.name for note in Note.objects.all().with_author()]
    `))
  fine('relations by a name that is not written there', files(`
    //- shop/views.py
    from shop.models import Book
    def names(*relations):
        return [book.author.name for book in Book.objects.select_related(*relations)]
    `))
  fine('the key column', files(`
    //- shop/views.py
    from shop.models import Book
    def keys():
        return [book.author_id for book in Book.objects.all()]
    `))
  fine('the object that the rows were asked of', files(`
    //- shop/views.py
    from shop.models import Author
    def names(pk):
        author = Author.objects.get(pk=pk)
        for book in author.books.all():
            print(book.author.name)
        for book in author.books.filter(title="x"):
            print(book.author.name)
    `))
  fine('one object', files(`
    //- shop/views.py
    from shop.models import Book
    def name(pk, lines):
        book = Book.objects.get(pk=pk)
        for line in lines:
            print(line, book.author.name)
    `))
  fine('rows of unknown origin', files(`
    //- shop/views.py
    from shop.models import Book
    def names(books: list[Book]):
        return [book.author.name for book in books]
    `))
  fine('few rows', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        return [book.author.name for book in Book.objects.all()[:5]]
    `))
  fine('values', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        return [book["author"] for book in Book.objects.values("author")]
    `))
  fine('a dict of rows with what they need, and one row of it', files(`
    //- shop/views.py
    from shop.models import Book
    def names(ids):
        for book in Book.objects.select_related("author").in_bulk(ids).values():
            print(book.author.name)
    def name(ids, id):
        books = Book.objects.in_bulk(ids)
        for word in ("a", "b"):
            print(word, books[id].author.name)
        for key in books:
            print(key.author)
    `))
  fine('put in place by the program', files(`
    //- shop/views.py
    from shop.models import Author, Book
    def names(ids):
        authors = Author.objects.in_bulk(ids)
        for book in Book.objects.all():
            book.author = authors[book.author_id]
            print(book.author.name)
    `))
  fine('its key is set by the program', files(`
    //- shop/views.py
    from shop.models import Book
    def names(key):
        for book in Book.objects.all():
            book.author_id = key
            print(book.author.name)
    `))
  fine('the row is read anew before', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        for book in Book.objects.all():
            book.refresh_from_db()
            print(book.author.name)
    `))
  fine('rows are written through the relation', files(`
    //- shop/views.py
    from shop.models import Author
    def titles():
        for author in Author.objects.all():
            author.books.create(title="new")
            print([book.title for book in author.books.all()])
    `))
  fine('related rows are written before, by a query of their own', files(`
    //- shop/views.py
    from shop.models import Author, Book, Review
    def names(name):
        for book in Book.objects.all():
            Author.objects.filter(pk=book.author_id).update(name=name)
            print(book.author.name)
    def texts():
        for book in Book.objects.all():
            Review.objects.create(book=book, text="new")
            print([review.text for review in book.review_set.all()])
    `))
  fine('loaded afterwards for all rows', files(`
    //- shop/views.py
    from django.db.models import prefetch_related_objects
    from shop.models import Book
    def names():
        books = list(Book.objects.all())
        prefetch_related_objects(books, "author")
        return [book.author.name for book in books]
    `))
  fine('asynchronous rows cannot load anything in an attribute', files(`
    //- shop/views.py
    from shop.models import Book
    async def names():
        async for book in Book.objects.all():
            print(book.author.name)
    `))
  fine('kept by key', files(`
    //- shop/views.py
    from shop.models import Book
    def names():
        known = {}
        for book in Book.objects.all():
            if book.author_id not in known:
                known[book.author_id] = book.author.name
            print(known[book.author_id])
    `))
  fine('an attribute that is no relation', files(`
    //- shop/views.py
    from shop.models import Book
    class Shelf:
        def __init__(self, author):
            self.author = author
    def names():
        return [book.title for book in Book.objects.all()] + [shelf.author for shelf in [Shelf("a"), Shelf("b")]]
    `))
  fine('a filtered reverse relation is a query of its own', files(`
    //- shop/views.py
    from shop.models import Author
    def titles():
        for author in Author.objects.prefetch_related("books"):
            print(author.books.filter(title="x").first())
    `))
  fine('brought along for one of two ways', files(`
    //- shop/views.py
    from shop.models import Book
    def names(full):
        books = Book.objects.all()
        if full:
            books = books.select_related("author")
        return [book.author.name for book in books]
    `))
})

const before = (body: string): string => files(`
    //- shop/views.py
    from shop.models import Author, Book, Review
${body}`)

describe('n-plus-one-relation (Django): fixes', () => {
  fixes('either of two queries', files(`
    //- shop/views.py
    from shop.models import Book
    def names(newest):
        if newest:
            books = Book.objects.order_by("-pk")
        else:
            books = Book.objects.filter(title="x")
        for book in books:
            print(⟦book.author⟧.name)
    `), files(`
    //- shop/views.py
    from shop.models import Book
    def names(newest):
        if newest:
            books = Book.objects.order_by("-pk").select_related("author")
        else:
            books = Book.objects.filter(title="x").select_related("author")
        for book in books:
            print(book.author.name)
    `), { safety: 'safe', title: /: select_related\('author'\)$/ })
  fixes('either of two queries, written in one line and in another function', files(`
    //- shop/views.py
    from shop.models import Book, Review
    def some(book):
        return Review.objects.filter(book=book) if book else Review.objects.select_related("book")
    def names(book):
        return [⟦review.book.author⟧.name for review in some(book).order_by("pk")]
    `), files(`
    //- shop/views.py
    from shop.models import Book, Review
    def some(book):
        return Review.objects.filter(book=book) if book else Review.objects.select_related("book")
    def names(book):
        return [review.book.author.name for review in some(book).order_by("pk").select_related("book__author")]
    `), { safety: 'safe' })
  fixes('one of three queries that goes on from another', files(`
    //- shop/views.py
    from shop.models import Book
    def some(title, publisher):
        if title is None:
            return Book.objects.all()
        books = Book.objects.filter(title=title)
        if publisher:
            books = books.filter(publisher=publisher)
        return books
    def names(title, publisher):
        return [⟦book.author⟧.name for book in some(title, publisher)]
    `), files(`
    //- shop/views.py
    from shop.models import Book
    def some(title, publisher):
        if title is None:
            return Book.objects.all().select_related("author")
        books = Book.objects.filter(title=title).select_related("author")
        if publisher:
            books = books.filter(publisher=publisher)
        return books
    def names(title, publisher):
        return [book.author.name for book in some(title, publisher)]
    `), { safety: 'safe' })
  noFix('rows of a relation that another query brings along', files(`
    //- shop/reports.py
    from shop.models import Author, Book
    class Shelf:
        def titles(self, author: Author):
            return [⟦book.publisher⟧.name for book in author.books.all()]
    def all_titles(shelf):
        return [shelf.titles(author) for author in Author.objects.prefetch_related("books__publisher")]
    def titles_of(shelf: Shelf, pk):
        return shelf.titles(Author.objects.get(pk=pk))
    `), { reason: /another query brings `books` along/ })
  noFix('either of two queries, one of which refuses', files(`
    //- shop/views.py
    from shop.models import Book
    def names(newest):
        books = Book.objects.all() if newest else Book.objects.only("author")
        return [⟦book.author⟧.name for book in books]
    `), { reason: /uses `only`/ })
  noFix('either of two, one of which is no query', files(`
    //- shop/views.py
    from shop.models import Book
    def names(newest):
        books = Book.objects.all() if newest else Book.objects.raw("SELECT * FROM shop_book")
        return [⟦book.author⟧.name for book in books]
    `), {})
  fixes('before in_bulk', files(`
    //- shop/views.py
    from shop.models import Book
    def names(ids):
        for book in Book.objects.in_bulk(ids).values():
            print(⟦book.author⟧.name)
    `), files(`
    //- shop/views.py
    from shop.models import Book
    def names(ids):
        for book in Book.objects.select_related("author").in_bulk(ids).values():
            print(book.author.name)
    `), { safety: 'safe' })
  fixes('select_related at the end of the query', before(`
    def names():
        for book in Book.objects.filter(title="x"):
            print(⟦book.author⟧.name)
    `), before(`
    def names():
        for book in Book.objects.filter(title="x").select_related("author"):
            print(book.author.name)
    `), { safety: 'safe', title: /select_related/ })
  fixes('beside what the query brings along already', before(`
    def names():
        for review in Review.objects.select_related("book").order_by("pk"):
            print(⟦review.book.author⟧.name)
    `), before(`
    def names():
        for review in Review.objects.select_related("book", "book__author").order_by("pk"):
            print(review.book.author.name)
    `), { safety: 'safe' })
  fixes('prefetch_related for many', before(`
    def titles():
        authors = Author.objects.all()
        for author in authors:
            for book in ⟦author.books.all()⟧:
                print(book.title)
    `), before(`
    def titles():
        authors = Author.objects.all().prefetch_related("books")
        for author in authors:
            for book in author.books.all():
                print(book.title)
    `), { safety: 'safe' })
  fixes('inside parentheses', before(`
    def names():
        books = (
            Book.objects
            .filter(title="x")  # short
            .order_by("pk")
        )
        return [⟦book.author⟧.name for book in books]
    `), before(`
    def names():
        books = (
            Book.objects
            .filter(title="x")  # short
            .order_by("pk").select_related("author")
        )
        return [book.author.name for book in books]
    `))
  fixes('all relations that a call reads', files(`
    //- shop/text.py
    def line(book):
        return book.publisher.name + book.author.name
    //- shop/views.py
    from shop.models import Book
    from shop.text import line
    def lines():
        return [⟦line(book)⟧ for book in Book.objects.all()]
    `), files(`
    //- shop/text.py
    def line(book):
        return book.publisher.name + book.author.name
    //- shop/views.py
    from shop.models import Book
    from shop.text import line
    def lines():
        return [line(book) for book in Book.objects.all().select_related("publisher", "author")]
    `))
  fixes('in the file that builds the query', files(`
    //- shop/queries.py
    from shop.models import Book
    def recent():
        return Book.objects.filter(title="x")
    //- shop/views.py
    from shop.queries import recent
    def names():
        for book in recent():
            print(⟦book.author⟧.name)
    `), files(`
    //- shop/queries.py
    from shop.models import Book
    def recent():
        return Book.objects.filter(title="x").select_related("author")
    //- shop/views.py
    from shop.queries import recent
    def names():
        for book in recent():
            print(book.author.name)
    `), { safety: 'safe' })
  fixes('at the definition that all ways go through', before(`
    def names(title):
        books = Book.objects.all()
        if title:
            books = books.filter(title=title)
        for book in books:
            print(⟦book.author⟧.name)
    `), before(`
    def names(title):
        books = Book.objects.all().select_related("author")
        if title:
            books = books.filter(title=title)
        for book in books:
            print(book.author.name)
    `))
  fixes('for an inner query of one object', before(`
    def names(pk):
        author = Author.objects.get(pk=pk)
        for book in author.books.all():
            print(⟦book.publisher⟧.name)
    `), before(`
    def names(pk):
        author = Author.objects.get(pk=pk)
        for book in author.books.all().select_related("publisher"):
            print(book.publisher.name)
    `))
  fixes('suggested where the loop writes', before(`
    def rename():
        for book in Book.objects.all():
            ⟦book.author⟧.name = "x"
            book.author.save()
    `), before(`
    def rename():
        for book in Book.objects.all().select_related("author"):
            book.author.name = "x"
            book.author.save()
    `), { safety: 'suggested' })
  fixes('suggested where the loop runs a function that was given, which may write', before(`
    def show(told):
        for book in Book.objects.all():
            told(book.pk)
            print(⟦book.author⟧.name)
    `), before(`
    def show(told):
        for book in Book.objects.all().select_related("author"):
            told(book.pk)
            print(book.author.name)
    `), { safety: 'suggested', title: /read when the query runs, and no later/ })
  noFix('only', before(`
    def names():
        for book in Book.objects.only("title", "author"):
            print(⟦book.author⟧.name)
    `))
  noFix('iterator', before(`
    def names():
        for book in Book.objects.all().iterator():
            print(⟦book.author⟧.name)
    `))
  noFix('select_for_update', before(`
    def names():
        for book in Book.objects.select_for_update():
            print(⟦book.author⟧.name)
    `))
  noFix('the query goes on without some columns', before(`
    def names():
        books = Book.objects.filter(title="x")
        print([book.title for book in books.order_by("pk").only("title")])
        return [⟦book.author⟧.name for book in books]
    `), { reason: /with `only` as well/ })
  noFix('a function that is given the query goes on without some columns', before(`
    def titles(heading, books):
        print(heading, [book.title for book in books.defer("author")])
    def names():
        books = Book.objects.filter(title="x")
        titles("all", books)
        return [⟦book.author⟧.name for book in books]
    `), { reason: /with `defer` as well/ })
  noFix('the query is joined with others by another function', files(`
    //- shop/queries.py
    from shop.models import Book
    def recent():
        books = Book.objects.filter(title="x")
        return books
    def both():
        return Book.objects.filter(title="y").union(recent())
    //- shop/views.py
    from shop.queries import recent
    def names():
        for book in recent():
            print(⟦book.author⟧.name)
    `), { reason: /with `union` as well/ })
})
