from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Author, Book, Person, Review


class BookRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def find(self, least: int = 0) -> list[Book]:
        statement = select(Book).where(Book.pages > least).order_by(Book.id)
        return list(self.session.scalars(statement).all())

    def search(self, title: str = "", most: int = 0):
        statement = select(Book)
        if title:
            statement = statement.where(Book.title.contains(title))
        if most:
            statement = statement.where(Book.pages < most)
        return self.session.execute(statement.order_by(Book.id)).scalars()

    def get(self, id: int) -> Book | None:
        return self.session.get(Book, id)


class Repository:
    model = Person

    def __init__(self, session: Session) -> None:
        self.session = session

    def all(self):
        return self.session.scalars(select(self.model)).all()


class ReviewRepository(Repository):
    model = Review

    def good(self):
        return self.session.query(Review).filter(Review.stars > 0).order_by(Review.id)


class AuthorRepository(Repository):
    model = Author

    def writing(self):
        for author in self.session.scalars(select(Author).order_by(Author.id)):
            if author.pen_name != "pen 5":
                yield author
