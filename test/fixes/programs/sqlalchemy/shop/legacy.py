"""The same with queries as they were written before 2.0."""

from sqlalchemy.orm import Session, joinedload

from .models import Author, Book, Review


def query_all(session: Session):
    return [book.author.pen_name for book in session.query(Book).order_by(Book.id).all()]


def query_itself(session: Session):
    return [len(author.books) for author in session.query(Author).order_by(Author.id)]


def query_filtered(session: Session):
    query = session.query(Book).filter(Book.pages > 100)
    query = query.order_by(Book.id)
    return [book.publisher.name if book.publisher else "" for book in query]


def query_limited(session: Session):
    return [[review.stars for review in book.reviews] for book in session.query(Book).order_by(Book.id).limit(20)]


def query_sliced(session: Session):
    return [book.author.pen_name for book in session.query(Book).order_by(Book.id)[:15]]


def query_joined(session: Session):
    return [book.author.pen_name for book in session.query(Book).join(Book.author).filter(Author.pen_name != "pen 3").order_by(Book.id)]


def query_with_option(session: Session):
    reviews = session.query(Review).options(joinedload(Review.reviewer)).order_by(Review.id).all()
    return [(review.reviewer.name, review.book.title) for review in reviews]


def query_counted(session: Session):
    query = session.query(Book).order_by(Book.id)
    return [query.count(), *(book.author.pen_name for book in query)]
