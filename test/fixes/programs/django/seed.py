"""Rows for the places: 12 people, of whom 6 write, 24 books, 10 orders."""

from django.contrib.contenttypes.models import ContentType

from shop.models import Author, Book, Country, Cover, Edition, Note, Order, OrderLine, Person, Profile, Publisher, Review, Tag


def seed():
    countries = [Country.objects.create(name=name) for name in ("Chile", "Nepal", "Togo")]
    publishers = [Publisher.objects.create(name=f"house {n}", size=n, country=countries[n % 3] if n % 4 else None) for n in range(5)]
    authors = [Author.objects.create(name=f"writer {n}", pen_name=f"pen {n}", country=countries[n % 3]) for n in range(6)]
    readers = [Person.objects.create(name=f"reader {n}", country=countries[n % 3] if n % 2 else None) for n in range(6)]
    for person in [*authors[:4], *readers[:3]]:
        Profile.objects.create(person_id=person.pk, text=f"about {person.name}")
    tags = [Tag.objects.create(word=word) for word in ("old", "new", "red", "blue")]
    books = []
    for n in range(24):
        book = Book.objects.create(
            title=f"book {n}", pages=90 + 3 * n, author=authors[n % 5], publisher=publishers[n % 5] if n % 3 else None,
            sequel_to=books[n - 2] if n % 4 == 3 else None,
        )
        book.tags.set(tags[: n % 4])
        books.append(book)
        if n % 2:
            Cover.objects.create(book=book, colour=f"colour {n}")
        Edition.objects.create(book=book, year=1990 + n)
        for star in range(n % 3):
            Review.objects.create(book=book, reviewer=readers[(n + star) % 6], stars=star)
        if n % 5 == 0:
            Note.objects.create(text=f"note {n}", subject=book)
    for person in readers[:3]:
        Note.objects.create(text=f"note on {person.name}", subject=person)
    for n in range(10):
        order = Order.objects.create(customer=readers[n % 6], paid=n % 2 == 0)
        for line in range(1 + n % 3):
            OrderLine.objects.create(order=order, book=books[n + line], quantity=line + 1)
    # Content types are kept from here on.
    ContentType.objects.get_for_models(Book, Person)
