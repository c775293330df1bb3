from __future__ import annotations

from typing import Optional

from sqlalchemy import Column, ForeignKey, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, mapped_column, relationship


class Base(DeclarativeBase):
    pass


book_tags = Table(
    "book_tags",
    Base.metadata,
    Column("book_id", ForeignKey("books.id"), primary_key=True),
    Column("tag_id", ForeignKey("tags.id"), primary_key=True),
)


class Country(Base):
    __tablename__ = "countries"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Person(Base):
    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    country_id: Mapped[Optional[int]] = mapped_column(ForeignKey("countries.id"))
    country: Mapped[Optional[Country]] = relationship(backref="people")
    profile: Mapped[Optional["Profile"]] = relationship(back_populates="person", uselist=False)
    desks: Mapped[list["Desk"]] = relationship(backref="owner")

    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}

    def greeting(self) -> str:
        return f"{self.name} from {self.country.name if self.country else 'nowhere'}"


class Author(Person):
    __tablename__ = "authors"

    id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    pen_name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author", order_by="Book.id")

    __mapper_args__ = {"polymorphic_identity": "author"}


class Profile(Base):
    __tablename__ = "profiles"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    person: Mapped[Person] = relationship(back_populates="profile")


class Desk(Base):
    __tablename__ = "desks"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"))


class Publisher(Base):
    __tablename__ = "publishers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="publisher", lazy="selectin")


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    books: Mapped[list["Book"]] = relationship(secondary=book_tags, back_populates="tags", order_by="Book.id")


class Book(Base):
    __tablename__ = "books"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    pages: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
    publisher_id: Mapped[Optional[int]] = mapped_column(ForeignKey("publishers.id"))
    sequel_id: Mapped[Optional[int]] = mapped_column(ForeignKey("books.id"))

    author: Mapped[Author] = relationship(back_populates="books")
    publisher: Mapped[Optional[Publisher]] = relationship(back_populates="books")
    tags: Mapped[list[Tag]] = relationship(secondary=book_tags, back_populates="books", order_by=Tag.id)
    sequel: Mapped[Optional["Book"]] = relationship(remote_side=[id], backref=backref("prequels", order_by=id))
    reviews: Mapped[list["Review"]] = relationship(back_populates="book", cascade="all, delete-orphan", order_by="Review.id")

    def byline(self) -> str:
        return f"{self.title} by {self.author.pen_name}"

    @property
    def stars(self) -> int:
        return sum(review.stars for review in self.reviews)

    def __repr__(self) -> str:
        return f"<{self.title} by {self.author.pen_name}>"


class Review(Base):
    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    stars: Mapped[int]
    book_id: Mapped[int] = mapped_column(ForeignKey("books.id"))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    book: Mapped[Book] = relationship(back_populates="reviews")
    reviewer: Mapped[Person] = relationship()
