"""Queries that cannot be told, or should not."""

from itertools import chain

from django.core.paginator import Paginator
from django.db.models import Prefetch

from .models import Author, Book, Cover, Order, Person, Publisher, Review


def edge_only():
    return [book.author.pen_name for book in Book.objects.only("title", "author").order_by("pk")]


def edge_only_without_key():
    return [book.author.pen_name for book in Book.objects.only("title").order_by("pk")]


def edge_defer():
    return [book.author.pen_name for book in Book.objects.defer("author").order_by("pk")]


def edge_union():
    return [book.author.pen_name for book in Book.objects.filter(pages__lt=100).union(Book.objects.filter(pages__gt=120)).order_by("pk")]


def edge_iterator():
    return [book.author.pen_name for book in Book.objects.order_by("pk").iterator()]


def edge_prefetched_iterator():
    return [[tag.word for tag in book.tags.all()] for book in Book.objects.order_by("pk").iterator(chunk_size=10)]


def edge_for_update():
    return [book.author.pen_name for book in Book.objects.select_for_update().order_by("pk")]


def edge_distinct():
    return [book.author.pen_name for book in Book.objects.filter(tags__isnull=False).distinct().order_by("pk")]


def edge_distinct_many():
    return [[tag.word for tag in book.tags.all()] for book in Book.objects.filter(tags__isnull=False).distinct().order_by("pk")]


def edge_raw():
    return [book.author.pen_name for book in Book.objects.raw("SELECT * FROM shop_book ORDER BY id")]


def edge_in_bulk():
    books = Book.objects.filter(pages__gt=100).in_bulk()
    return [book.author.pen_name for book in books.values()]


def edge_in_bulk_items():
    return [(key, book.author.pen_name) for key, book in Book.objects.in_bulk([3, 4, 5, 6, 7, 8, 9]).items()]


def edge_counted_too():
    books = Book.objects.order_by("pk")
    number = books.count()
    return [number, *(book.author.pen_name for book in books)]


def edge_slice_counted():
    books = Book.objects.order_by("pk")[:20]
    number = books.count()
    return [number, *([tag.word for tag in book.tags.all()] for book in books)]


def edge_slice_then_more():
    books = Book.objects.order_by("pk")[:20].all()
    return [book.author.pen_name for book in books]


def edge_aggregated():
    from django.db.models import Sum

    books = Book.objects.filter(pages__gt=100).order_by("pk")
    total = books.aggregate(total=Sum("pages"))["total"]
    return [total, *(book.author.pen_name for book in books)]


def edge_updated_after():
    books = Book.objects.filter(pages__gt=100)
    names = sorted(book.author.pen_name for book in books)
    return names, books.update(pages=1)


def edge_deleted_after():
    reviews = Review.objects.filter(stars=0)
    names = [review.book.title for review in reviews]
    return names, reviews.delete()[0]


def edge_values_after():
    books = Book.objects.filter(pages__gt=100).order_by("pk")
    names = [book.author.pen_name for book in books]
    return names, list(books.values_list("title", flat=True))


def edge_only_after():
    books = Book.objects.filter(pages__gt=100).order_by("pk")
    names = [book.author.pen_name for book in books]
    return names, [book.title for book in books.only("title")]


def edge_union_after():
    books = Book.objects.filter(pages__lt=100)
    names = [book.author.pen_name for book in books]
    return sorted(names), len(books.union(Book.objects.filter(pages__gt=150)))


def edge_iterator_after():
    books = Book.objects.order_by("pk")
    names = [[tag.word for tag in book.tags.all()] for book in books]
    return names, [book.title for book in books.iterator()]


def edge_subquery():
    books = Book.objects.filter(pages__gt=100)
    names = sorted(book.author.pen_name for book in books)
    return names, Review.objects.filter(book__in=books).count()


def edge_changed_relation():
    author = Author.objects.order_by("pk").last()
    names = []
    for book in Book.objects.order_by("pk"):
        names.append(book.author.pen_name)
        book.author = author
        book.save()
        names.append(book.author.pen_name)
    return names


def edge_changed_elsewhere():
    names = []
    for book in Book.objects.order_by("pk"):
        Author.objects.filter(pk=book.author_id).update(pen_name=f"author of {book.title}")
        names.append(book.author.pen_name)
    return names


def edge_added_inside():
    names = []
    for order in Order.objects.order_by("pk"):
        order.lines.create(book_id=1, quantity=7)
        names.append([line.quantity for line in order.lines.all()])
    return names


def edge_key_changed():
    names = []
    for book in Book.objects.order_by("pk"):
        book.author_id = 1
        names.append(book.author.pen_name)
    return names


def edge_reloaded():
    names = []
    for book in Book.objects.order_by("pk"):
        book.refresh_from_db()
        names.append(book.author.pen_name)
    return names


def edge_first_of_many():
    return [author.books.first().title for author in Author.objects.filter(books__isnull=False).distinct().order_by("pk")]


def edge_first_of_ordered():
    return [book.review_set.first() and book.review_set.first().stars for book in Book.objects.order_by("pk")]


def edge_filtered_inside():
    return [[book.title for book in author.books.filter(pages__gt=100)] for author in Author.objects.order_by("pk")]


def edge_ordered_inside():
    return [[book.title for book in author.books.order_by("title")] for author in Author.objects.order_by("pk")]


def edge_indexed_inside():
    return [author.books.all()[0].title for author in Author.objects.filter(books__isnull=False).distinct().order_by("pk")]


def edge_sliced_inside():
    return [[book.title for book in author.books.all()[:2]] for author in Author.objects.order_by("pk")]


def edge_all_all_inside():
    return [[book.title for book in author.books.all().all()] for author in Author.objects.order_by("pk")]


def edge_values_inside():
    return [list(author.books.values_list("title", flat=True)) for author in Author.objects.order_by("pk")]


def edge_len_inside():
    return [len(author.books.all()) for author in Author.objects.order_by("pk")]


def edge_counted_all_inside():
    return [author.books.all().count() for author in Author.objects.order_by("pk")]


def edge_truth_inside():
    return [author.pen_name for author in Author.objects.order_by("pk") if author.books.all()]


def edge_get_inside():
    return [order.lines.get(quantity=1).book_id for order in Order.objects.order_by("pk")]


def edge_both_ways(full=False):
    if full:
        books = Book.objects.order_by("-pk")
    else:
        books = Book.objects.order_by("pk")
    return [book.author.pen_name for book in books]


def edge_either(full=False):
    books = Book.objects.order_by("-pk") if full else Book.objects.order_by("pk")
    return [book.author.pen_name for book in books]


def edge_or_none(full=True):
    books = Book.objects.order_by("pk") if full else []
    return [book.author.pen_name for book in books]


def edge_or_none_query(full=True):
    books = Book.objects.order_by("pk") if full else Book.objects.none()
    return [book.author.pen_name for book in books]


def edge_chained():
    people = chain(Author.objects.order_by("pk"), Person.objects.order_by("pk"))
    return [person.country and person.country.name for person in people]


def edge_zip():
    return [f"{number} {book.author.pen_name}" for number, book in zip(range(30), Book.objects.order_by("pk"))]


def edge_reversed():
    return [book.author.pen_name for book in Book.objects.order_by("pk").reverse()]


def edge_cleared():
    return [book.author.pen_name for book in Book.objects.select_related("author").select_related(None).order_by("pk")]


def edge_prefetch_cleared():
    return [[tag.word for tag in book.tags.all()] for book in Book.objects.prefetch_related("tags").prefetch_related(None).order_by("pk")]


def edge_missing_one_to_one():
    return [hasattr(book, "cover") and book.cover.colour for book in Book.objects.order_by("pk")]


def edge_getattr():
    return [getattr(book, "cover", None) is not None for book in Book.objects.order_by("pk")]


def edge_cover_exception():
    lines = []
    for book in Book.objects.order_by("pk"):
        try:
            lines.append(book.cover.colour)
        except Cover.DoesNotExist:
            lines.append(None)
    return lines


def edge_annotated():
    from django.db.models import Count

    return [(publisher.number, publisher.country and publisher.country.name) for publisher in Publisher.objects.annotate(number=Count("book")).order_by("pk")]


def edge_grouped():
    from django.db.models import Count

    rows = Book.objects.values("author").annotate(number=Count("pk")).order_by("author")
    return [(row["author"], row["number"]) for row in rows]


def edge_first_row_only():
    book = Book.objects.order_by("pk").first()
    return [book.author.pen_name for _ in range(20)]


def edge_popped():
    books = list(Book.objects.order_by("pk"))
    names = []
    while books:
        book = books.pop()
        names.append(book.author.pen_name)
    return names


def edge_two_loops():
    books = Book.objects.order_by("pk")
    return [book.author.pen_name for book in books], [book.author.pk for book in books]


def edge_two_loops_same_list():
    books = list(Book.objects.order_by("pk"))
    names = [book.author.pen_name for book in books]
    houses = [book.publisher.name if book.publisher else "" for book in books]
    return names, houses


def edge_using():
    return [book.author.pen_name for book in Book.objects.using("default").order_by("pk")]


def edge_default_manager():
    return [book.author.pen_name for book in Book._default_manager.order_by("pk")]


def edge_earliest():
    return [author.books.order_by("pages").last().title for author in Author.objects.filter(books__isnull=False).distinct().order_by("pk")]


def _titles(books):
    return [book.title for book in books.only("title")]


def edge_passed_on():
    books = Book.objects.order_by("pk")
    return _titles(books), [book.author.pen_name for book in books]


def edge_locked_later():
    books = Book.objects.order_by("pk")
    locked = list(books.select_for_update())
    return len(locked), [book.publisher and book.publisher.name for book in books]


def edge_combined():
    books = Book.objects.filter(pages__gt=100)
    names = sorted(book.author.pen_name for book in books)
    return names, (Book.objects.filter(pages__lt=95) | books).count(), len(books & Book.objects.filter(pages__lt=110))


def edge_to_attribute_beside():
    query = Prefetch("books", queryset=Book.objects.order_by("-pk"), to_attr="mine")
    return [[book.title for book in author.books.all()] for author in Author.objects.prefetch_related(query).order_by("pk")]


def edge_filtered_prefetch():
    query = Prefetch("books", queryset=Book.objects.filter(pages__gt=120))
    return [[tag.word for tag in book.tags.all()] for author in Author.objects.prefetch_related(query).order_by("pk") for book in author.books.all()]


def edge_paginated():
    pages = Paginator(Book.objects.order_by("pk"), 10)
    return [book.author.pen_name for book in pages.page(1)]
