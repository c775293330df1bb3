"""How things are shown."""


def line(book):
    return f"{book.title}, {author_name(book)}"


def author_name(book):
    return book.author.pen_name.upper()


def described(books):
    return [f"{book.title} ({book.publisher.name if book.publisher_id else '-'})" for book in books]


class OrderText:
    def __init__(self, order):
        self.order = order

    def text(self):
        return f"{self.order.customer.name}: {self.order.total}"
