"""Places that need no more statements than they should: nothing is reported here."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload, subqueryload

from .models import Author, Book, Publisher, Review, Tag


def fine_joined(session: Session):
    statement = select(Book).options(joinedload(Book.author), joinedload(Book.publisher)).order_by(Book.id)
    return [(book.author.pen_name, book.publisher and book.publisher.name) for book in session.scalars(statement)]


def fine_way(session: Session):
    statement = select(Review).options(joinedload(Review.book).joinedload(Book.author).joinedload(Author.country)).order_by(Review.id)
    return [review.book.author.country.name for review in session.scalars(statement)]


def fine_selectin(session: Session):
    statement = select(Author).options(selectinload(Author.books).selectinload(Book.tags)).order_by(Author.id)
    return [[tag.word for book in author.books for tag in book.tags] for author in session.scalars(statement)]


def fine_subquery(session: Session):
    return [len(book.reviews) for book in session.query(Book).options(subqueryload(Book.reviews)).order_by(Book.id)]


def fine_contained(session: Session):
    statement = select(Book).join(Book.author).options(contains_eager(Book.author)).order_by(Author.pen_name, Book.id)
    return [book.author.pen_name for book in session.scalars(statement)]


def fine_declared(session: Session):
    return [(publisher.name, len(publisher.books)) for publisher in session.scalars(select(Publisher).order_by(Publisher.id))]


def fine_key(session: Session):
    return [(book.author_id, book.publisher_id) for book in session.scalars(select(Book).order_by(Book.id))]


def fine_columns(session: Session):
    return [row.pen_name for row in session.execute(select(Book.title, Author.pen_name).join(Author, Book.author_id == Author.id).order_by(Book.id))]


def fine_one_object(session: Session):
    book = session.get(Book, 3)
    return [f"{number} {book.author.pen_name}" for number in range(5)]


def fine_other_side(session: Session):
    author = session.get(Author, 2)
    return [book.author.pen_name for book in author.books]


def fine_unique(session: Session):
    authors = session.scalars(select(Author).options(joinedload(Author.books)).order_by(Author.id)).unique().all()
    return [[book.title for book in author.books] for author in authors]


def fine_counted(session: Session):
    return [tuple(row) for row in session.execute(select(Author.pen_name, func.count(Book.id)).join(Book.author).group_by(Author.id).order_by(Author.id))]


def fine_option_under_a_name(session: Session):
    option = selectinload(Tag.books)
    statement = select(Tag).order_by(Tag.id)
    statement = statement.options(option)
    return [len(tag.books) for tag in session.scalars(statement)]


def fine_set_before(session: Session):
    authors = {author.id: author for author in session.scalars(select(Author))}
    return [authors[book.author_id].pen_name for book in session.scalars(select(Book).order_by(Book.id))]
