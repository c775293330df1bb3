from .models import Author, Book, Order, Review


class BookRepository:
    def between(self, least, most):
        return Book.objects.filter(pages__gte=least, pages__lte=most).order_by("pk")

    def get_all(self):
        return list(Book.objects.order_by("pk"))


class ReviewRepository:
    model = Review

    def good(self):
        return self.model.objects.filter(stars__gt=0)


class AuthorRepository:
    def __init__(self):
        self.authors = Author.objects.order_by("pk")

    def writing(self):
        return self.authors.filter(books__isnull=False).distinct()


class OrderRepository:
    def open(self):
        return Order.objects.filter(paid=False).order_by("pk")
