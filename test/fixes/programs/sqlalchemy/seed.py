"""Rows for the places: 12 people, of whom 6 write, and 24 books."""

from shop.models import Author, Book, Country, Desk, Person, Profile, Publisher, Review, Tag


def seed(session):
    countries = [Country(name=name) for name in ("Chile", "Nepal", "Togo")]
    authors = [Author(name=f"writer {n}", pen_name=f"pen {n}", country=countries[n % 3]) for n in range(6)]
    readers = [Person(name=f"reader {n}", country=countries[n % 3] if n % 2 else None) for n in range(6)]
    publishers = [Publisher(name=f"house {n}") for n in range(5)]
    tags = [Tag(word=word) for word in ("old", "new", "red", "blue")]
    session.add_all([*countries, *authors, *readers, *publishers, *tags])
    session.flush()
    books = []
    for n in range(24):
        books.append(Book(
            title=f"book {n}", pages=90 + 3 * n, author=authors[n % 5], publisher=publishers[n % 5] if n % 3 else None,
            sequel=books[n - 2] if n % 4 == 3 else None, tags=tags[: n % 4],
        ))
        session.add(books[n])
        session.flush()
        session.add_all(Review(book=books[n], reviewer=readers[(n + star) % 6], stars=star) for star in range(n % 3))
    session.add_all(Profile(person=person, text=f"about {person.name}") for person in [*authors[:4], *readers[:3]])
    session.add_all(Desk(owner_id=person.id) for person in readers)
    session.commit()
