"""Queries that several pages share."""

from .models import Book, Order


def recent_books(pages=0):
    books = Book.objects.filter(pages__gte=pages)
    return books.order_by("-pk")


def paid_orders():
    return Order.objects.filter(paid=True).order_by("pk")


def books_with_authors():
    return Book.objects.with_author().order_by("pk")


def long_books():
    for book in Book.objects.order_by("pk"):
        if book.pages > 120:
            yield book
