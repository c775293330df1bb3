"""What the shop does, through repositories, queries and texts of other files."""

from .formats import OrderText, described, line
from .models import Book, Order
from .queries import long_books, paid_orders, recent_books
from .repositories import AuthorRepository, BookRepository, OrderRepository, ReviewRepository


class CatalogueService:
    def __init__(self, books: BookRepository, reviews: ReviewRepository):
        self.books = books
        self.reviews = reviews

    def names(self):
        return [book.author.pen_name for book in self.books.between(95, 130)]

    def reviewers(self):
        return [review.reviewer.name for review in self.reviews.good()]

    def bylines(self):
        return [book.byline() for book in self.books.get_all()]


def _catalogue():
    return CatalogueService(BookRepository(), ReviewRepository())


def service_names():
    return _catalogue().names()


def service_reviewers():
    return _catalogue().reviewers()


def service_bylines():
    return _catalogue().bylines()


def writing_authors():
    return [[book.title for book in author.books.all()] for author in AuthorRepository().writing()]


def recent_authors():
    names = []
    for book in recent_books(100):
        names.append(book.author.pen_name)
    return names


def paid_customers():
    return {order.pk: order.customer.name for order in paid_orders()}


def lines_of_books():
    return [line(book) for book in Book.objects.order_by("pk")]


def described_books():
    return described(recent_books(120))


def houses():
    return [book.house() for book in Book.objects.order_by("pk")]


def from_generator():
    return [book.author.pen_name for book in long_books()]


def totals():
    return [order.total for order in Order.objects.order_by("pk")]


def order_titles():
    return [order.titles() for order in OrderRepository().open()]


def order_texts():
    return [OrderText(order).text() for order in Order.objects.order_by("pk")]


def shown():
    return [f"{book}" for book in Book.objects.order_by("pk")]


def books_of_orders():
    return [[book.title for book in order.books.all()] for order in Order.objects.order_by("pk")]
