"""Books with their authors."""

from models import Book


def catalogue():
    lines = []
    for book in Book.objects.all():  # cost-hints: N=1000
        lines.append(f"{book.title} by {book.author.name}")
    return lines
