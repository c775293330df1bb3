"""What the shop does, through repositories that are given a session."""

from sqlalchemy.orm import Session

from .formats import author_name, described
from .repository import AuthorRepository, BookRepository, ReviewRepository


class Catalogue:
    def __init__(self, books: BookRepository, reviews: ReviewRepository) -> None:
        self.books = books
        self.reviews = reviews

    def names(self) -> list[str]:
        return [book.author.pen_name for book in self.books.find(100)]

    def reviewers(self) -> list[str]:
        return [review.reviewer.name for review in self.reviews.good()]

    def lines(self) -> list[str]:
        return [author_name(book) for book in self.books.search(most=130)]


def _catalogue(session: Session) -> Catalogue:
    return Catalogue(BookRepository(session), ReviewRepository(session))


def service_names(session: Session):
    return _catalogue(session).names()


def service_reviewers(session: Session):
    return _catalogue(session).reviewers()


def service_lines(session: Session):
    return _catalogue(session).lines()


def from_generator(session: Session):
    return [[book.title for book in author.books] for author in AuthorRepository(session).writing()]


def described_books(session: Session):
    return described(BookRepository(session).find(120))


def bylines(session: Session):
    books = BookRepository(session).search("1")
    return [book.byline() for book in books]
