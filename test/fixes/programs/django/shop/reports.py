"""Classes that keep their query, and what is read from it."""

from functools import cached_property

from .models import Author, Book, Order, Review


class ListReport:
    def get_queryset(self):
        raise NotImplementedError

    def rows(self):
        return [self.row(one) for one in self.get_queryset()]


class ReviewReport(ListReport):
    def get_queryset(self):
        return Review.objects.filter(stars__gte=1)

    def lines(self):
        return [f"{review.reviewer.name}: {review.stars}" for review in self.get_queryset()]


class BookReport:
    def __init__(self, least):
        self.books = Book.objects.filter(pages__gt=least).order_by("pk")

    def names(self):
        return [book.author.pen_name for book in self.books]


class OrderReport:
    @cached_property
    def orders(self):
        return Order.objects.order_by("pk")

    def customers(self):
        return [order.customer.name for order in self.orders]


def review_lines():
    return ReviewReport().lines()


def kept_query():
    return BookReport(100).names()


def cached_query():
    return OrderReport().customers()


def grouped():
    groups = {}
    for book in Book.objects.order_by("pk"):
        groups.setdefault(book.author.pen_name, []).append(book.title)
    return groups


def rows_in_list():
    books = [book for book in Book.objects.order_by("pk") if book.pages > 100]
    books.sort(key=lambda book: -book.pages)
    return [book.author.pen_name for book in books]


def best_of_each():
    return [max((book.pages for book in author.books.all()), default=0) for author in Author.objects.order_by("pk")]


def any_publisher():
    return any(book.publisher and book.publisher.size > 100 for book in Book.objects.order_by("pk"))
