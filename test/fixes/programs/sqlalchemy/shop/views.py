"""Rows that are read where they are asked for."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from .models import Author, Book, Country, Desk, Person, Profile, Publisher, Review, Tag


def author_of_each(session: Session):
    lines = []
    for book in session.scalars(select(Book).order_by(Book.id)):
        lines.append((book.title, book.author.pen_name))
    return lines


def publisher_if_any(session: Session):
    books = session.execute(select(Book).order_by(Book.id)).scalars().all()
    return [book.publisher.name if book.publisher else None for book in books]


def books_of_each(session: Session):
    shelves = {}
    for author in session.scalars(select(Author).order_by(Author.id)).all():
        shelves[author.pen_name] = [book.title for book in author.books]
    return shelves


def counts(session: Session):
    return {author.pen_name: len(author.books) for author in session.scalars(select(Author).order_by(Author.id))}


def words_of_each(session: Session):
    return [", ".join(tag.word for tag in book.tags) for book in session.scalars(select(Book).order_by(Book.id))]


def books_of_tags(session: Session):
    return [(tag.word, [book.title for book in tag.books]) for tag in session.scalars(select(Tag).order_by(Tag.id))]


def profile_of_each(session: Session):
    return [person.profile.text if person.profile else "" for person in session.scalars(select(Person).order_by(Person.id))]


def person_of_profile(session: Session):
    return {profile.person.name: profile.text for profile in session.scalars(select(Profile).order_by(Profile.id))}


def backref_of_country(session: Session):
    return [(country.name, sorted(person.name for person in country.people)) for country in session.scalars(select(Country).order_by(Country.id))]


def backref_of_many(session: Session):
    return [desk.owner.name for desk in session.scalars(select(Desk).order_by(Desk.id))]


def country_of_child(session: Session):
    return [author.country.name for author in session.scalars(select(Author).order_by(Author.id))]


def sequel(session: Session):
    lines = []
    for book in session.scalars(select(Book).where(Book.sequel_id.is_not(None)).order_by(Book.id)):
        lines.append(book.sequel.title if book.sequel else "")
    return lines


def prequels(session: Session):
    return [[part.title for part in book.prequels] for book in session.scalars(select(Book).order_by(Book.id))]


def way_of_two(session: Session):
    return [review.book.author.pen_name for review in session.scalars(select(Review).order_by(Review.id))]


def second_half(session: Session):
    statement = select(Review).options(joinedload(Review.book)).order_by(Review.id)
    return [review.book.author.pen_name for review in session.scalars(statement)]


def nested_loops(session: Session):
    lines = []
    for author in session.scalars(select(Author).order_by(Author.id)):
        for book in author.books:
            lines.append((author.pen_name, book.title, book.publisher.name if book.publisher else ""))
    return lines


def second_level_only(session: Session):
    lines = []
    for author in session.scalars(select(Author).options(selectinload(Author.books)).order_by(Author.id)):
        for book in author.books:
            lines.append([tag.word for tag in book.tags])
    return lines


def after_unique(session: Session):
    authors = session.scalars(select(Author).options(joinedload(Author.books)).order_by(Author.id)).unique()
    return [(author.pen_name, author.country.name, len(author.books)) for author in authors]


def more_after_unique(session: Session):
    books = session.scalars(select(Book).options(joinedload(Book.tags)).order_by(Book.id)).unique().all()
    return [(len(book.tags), [review.stars for review in book.reviews]) for book in books]


def limited(session: Session):
    return [book.author.pen_name for book in session.scalars(select(Book).order_by(Book.id).limit(15))]


def limited_many(session: Session):
    return [len(author.books) for author in session.scalars(select(Author).order_by(Author.id).limit(15))]


def page(session: Session, number: int = 1, size: int = 12):
    books = session.scalars(select(Book).order_by(Book.id).offset((number - 1) * size).limit(size)).all()
    return [book.author.pen_name for book in books]


def narrowed(session: Session, title: str = "book", pages: int = 100):
    statement = select(Book)
    if title:
        statement = statement.where(Book.title.startswith(title))
    if pages:
        statement = statement.where(Book.pages > pages)
    statement = statement.order_by(Book.id)
    return [book.author.pen_name for book in session.scalars(statement)]


def stars_of_each(session: Session):
    return [book.stars for book in session.scalars(select(Book).order_by(Book.id))]


def shown(session: Session):
    return [f"{book}" for book in session.scalars(select(Book).order_by(Book.id))]


def greetings(session: Session):
    return [person.greeting() for person in session.scalars(select(Person).order_by(Person.id))]


def sorted_by_author(session: Session):
    books = sorted(session.scalars(select(Book)), key=lambda book: (book.author.pen_name, book.id))
    return [book.title for book in books]


def rows_of_tuples(session: Session):
    return [book.author.pen_name for (book,) in session.execute(select(Book).order_by(Book.id))]


def of_two_entities(session: Session):
    rows = session.execute(select(Book, Author.pen_name).join(Author, Book.author_id == Author.id).order_by(Book.id))
    return [(book.publisher.name if book.publisher else "", name) for book, name in rows]


def one_author(session: Session):
    author = session.scalars(select(Author).where(Author.pen_name == "pen 1")).one()
    return [(book.title, book.publisher.name if book.publisher else "") for book in author.books]


def publishers_books(session: Session):
    lines = []
    for publisher in session.scalars(select(Publisher).order_by(Publisher.id)):
        for book in publisher.books:
            lines.append((publisher.name, book.author.pen_name))
    return lines
