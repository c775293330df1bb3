"""How things are shown."""

from .models import Book


def author_name(book: Book) -> str:
    return book.author.pen_name.upper()


def described(books) -> list[str]:
    return [f"{book.title}: {len(book.reviews)}" for book in books]
