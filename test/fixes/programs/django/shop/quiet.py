"""Places that need no more statements than they should: nothing is reported here."""

from django.db.models import Count, Prefetch, prefetch_related_objects

from .models import Author, Book, Edition, Note, Order, Review
from .queries import books_with_authors


def fine_selected():
    return [(book.author.pen_name, book.publisher and book.publisher.name) for book in Book.objects.select_related("author", "publisher").order_by("pk")]


def fine_way():
    return [review.book.author.country.name for review in Review.objects.select_related("book__author__country")]


def fine_prefetched():
    return [[tag.word for tag in book.tags.all()] for book in Book.objects.prefetch_related("tags").order_by("pk")]


def fine_prefetch_query():
    query = Prefetch("books", queryset=Book.objects.select_related("publisher"))
    return [[book.publisher and book.publisher.name for book in author.books.all()] for author in Author.objects.prefetch_related(query).order_by("pk")]


def fine_to_attribute():
    query = Prefetch("books", queryset=Book.objects.filter(pages__gt=100), to_attr="long_books")
    return [[book.title for book in author.long_books] for author in Author.objects.prefetch_related(query).order_by("pk")]


def fine_key():
    return [(book.author_id, book.publisher_id) for book in Book.objects.order_by("pk")]


def fine_values():
    return [row["author__pen_name"] for row in Book.objects.order_by("pk").values("author__pen_name")]


def fine_value_list():
    return [name for name in Book.objects.order_by("pk").values_list("author__pen_name", flat=True)]


def fine_manager():
    return [edition.book.title for edition in Edition.objects.filter(year__gt=1995).order_by("pk")]


def fine_query_set_method():
    return [book.author.pen_name for book in books_with_authors()]


def fine_one_object():
    book = Book.objects.get(title="book 3")
    return [f"{number} {book.author.pen_name}" for number in range(5)]


def fine_in_bulk():
    books = list(Book.objects.order_by("pk"))
    authors = Author.objects.in_bulk({book.author_id for book in books})
    return [authors[book.author_id].pen_name for book in books]


def fine_afterwards():
    books = list(Book.objects.order_by("pk"))
    prefetch_related_objects(books, "author", "tags")
    return [(book.author.pen_name, [tag.word for tag in book.tags.all()]) for book in books]


def fine_counted():
    return [author.number for author in Author.objects.annotate(number=Count("books")).order_by("pk")]


def fine_other_side():
    author = Author.objects.get(pen_name="pen 2")
    return [f"{book.title} {book.author.pen_name}" for book in author.books.order_by("pk")]


def fine_prefetched_both_sides():
    lines = []
    for author in Author.objects.prefetch_related("books").order_by("pk"):
        for book in author.books.all():
            lines.append((book.author.pen_name, book.title))
    return lines


def fine_prefetched_count():
    return [(order.pk, order.lines.count(), order.total) for order in Order.objects.prefetch_related("lines").order_by("pk")]


def fine_generic():
    return [note.subject.pk for note in Note.objects.prefetch_related("subject").order_by("pk")]


def fine_set_before():
    authors = {author.pk: author for author in Author.objects.all()}
    names = []
    for book in Book.objects.order_by("pk"):
        book.author = authors[book.author_id]
        names.append(book.author.pen_name)
    return names
