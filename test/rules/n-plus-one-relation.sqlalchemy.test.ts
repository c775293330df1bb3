// n-plus-one-relation with SQLAlchemy and SQLModel: which reads are reported, where the query is told, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('n-plus-one-relation', 'python')

const models = `//- shop/__init__.py
//- shop/models.py
from __future__ import annotations
from typing import List, Optional
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase):
    pass

class Publisher(Base):
    __tablename__ = "publishers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

class Author(Base):
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[List["Book"]] = relationship(back_populates="author")
    notes: Mapped[List["Note"]] = relationship(lazy="selectin")

class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
    publisher_id: Mapped[Optional[int]] = mapped_column(ForeignKey("publishers.id"))
    author: Mapped["Author"] = relationship(back_populates="books")
    publisher: Mapped[Optional["Publisher"]] = relationship()

class Note(Base):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
`
const files = (rest: string): string => models + rest.replace(/^\n/, '').split('\n').map((line) => line.replace(/^ {4}/, '')).join('\n')
const head = `
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from shop.models import Author, Book, Publisher`
const here = (body: string): string => files(head + body)

describe('n-plus-one-relation (SQLAlchemy): reads', () => {
  costs('rows of scalars', here(`
    def names(session: Session):
        for book in session.scalars(⟨select(Book)⟩):
            print(⟦book.author⟧.name)
    `))
  costs('rows of scalars, all of them', here(`
    def names(session: Session):
        books = session.scalars(select(Book).where(Book.title == "x")).all()
        return [⟦book.author⟧.name for book in books]
    `))
  costs('rows of execute', here(`
    def names(session: Session):
        statement = select(Book).order_by(Book.title)
        books = session.execute(statement).scalars().all()
        for book in books:
            print(⟦book.publisher⟧)
    `))
  costs('the older query', here(`
    def names(session: Session):
        for book in session.query(Book).filter(Book.title == "x").all():
            print(⟦book.author⟧.name)
    `))
  costs('an iterated query', here(`
    def names(session: Session):
        for book in session.query(Book):
            print(⟦book.author⟧.name)
    `))
  costs('many related rows', here(`
    def titles(session: Session):
        for author in session.scalars(select(Author)):
            for book in ⟦author.books⟧:
                print(book.title)
    `))
  costs('many related rows, measured', here(`
    def counts(session: Session):
        return {author.name: len(⟦author.books⟧) for author in session.query(Author)}
    `))
  costs('two relations on one way', here(`
    def names(session: Session):
        for author in session.scalars(select(Author)).all():
            for book in ⟦author.books⟧:
                print(⟦book.publisher⟧.name)
    `))
  costs('an option for another relation', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload
    from shop.models import Book
    def names(session: Session):
        for book in session.scalars(select(Book).options(joinedload(Book.publisher))):
            print(⟦book.author⟧.name, book.publisher)
    `))
  costs('a repository', files(`
    //- shop/repository.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from shop.models import Book
    class Books:
        def __init__(self, session: Session):
            self.session = session
        def all(self) -> list[Book]:
            return self.session.scalars(⟨select(Book)⟩).all()
    //- shop/service.py
    from shop.repository import Books
    class Service:
        def __init__(self, session):
            self.books = Books(session)
        def names(self):
            return [⟦book.author⟧.name for book in self.books.all()]
    `))
  costs('a function that is given the row', files(`
    //- shop/text.py
    def line(book):
        return book.title + ⟨book.author⟩.name
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from shop.models import Book
    from shop.text import line
    def lines(session: Session):
        return [⟦line(book)⟧ for book in session.scalars(select(Book))]
    `))
  costs('the other side, where the class is only annotated', files(`
    //- shop/countries.py
    from __future__ import annotations
    from typing import Optional
    from sqlalchemy import ForeignKey, select
    from sqlalchemy.orm import Mapped, Session, backref, mapped_column, relationship
    from shop.models import Base
    class Country(Base):
        __tablename__ = "countries"
        id: Mapped[int] = mapped_column(primary_key=True)
    class Person(Base):
        __tablename__ = "people"
        id: Mapped[int] = mapped_column(primary_key=True)
        country_id: Mapped[int] = mapped_column(ForeignKey("countries.id"))
        boss_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
        country: Mapped[Optional["Country"]] = relationship(backref="people")
        boss: Mapped[Optional[Person]] = relationship(remote_side=[id], backref=backref("staff", order_by=id))
    def people(session: Session):
        return [len(⟦country.people⟧) for country in session.scalars(select(Country))]
    def staff(session: Session):
        return [len(⟦person.staff⟧) for person in session.scalars(select(Person))]
    `))
  costs('Flask-SQLAlchemy', files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
        team = db.relationship("Team", backref="players")
    def teams():
        return [⟦player.team⟧.id for player in Player.query.all()]
    def players():
        for team in Team.query.filter_by(id=3):
            print(⟦team.players⟧)
    `))
  costs('the other side of many rows is one', files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    from sqlalchemy.orm import backref
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        players = db.relationship("Player", backref="team", lazy=True)
        badge = db.relationship("Badge", uselist=False, backref="owner")
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    class Badge(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey(Team.id))
    class Node(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        parent_id = db.Column(db.Integer, db.ForeignKey("node.id"))
        children = db.relationship("Node", backref=backref("parent", remote_side=[id]))
    def teams():
        return [⟦player.team⟧.id for player in Player.query.all()]
    def owners():
        return [⟦badge.owner⟧.id for badge in Badge.query.all()]
    def parents():
        return [⟦node.parent⟧.id for node in Node.query.all()]
    `))
  costs('SQLModel', files(`
    //- shop/sqlmodeled.py
    from sqlmodel import Field, Relationship, Session, SQLModel, select
    class Team(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        heroes: list["Hero"] = Relationship(back_populates="team")
    class Hero(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)
        team_id: int | None = Field(default=None, foreign_key="team.id")
        team: Team | None = Relationship(back_populates="heroes")
    def teams(session: Session):
        for hero in session.exec(select(Hero)).all():
            print(⟦hero.team⟧)
    `))
})

describe('n-plus-one-relation (SQLAlchemy): silent', () => {
  fine('joinedload', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload
    from shop.models import Book
    def names(session: Session):
        for book in session.scalars(select(Book).options(joinedload(Book.author), joinedload(Book.publisher))):
            print(book.author.name, book.publisher)
    `))
  fine('the other side, loaded with its rows or never in one go', files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        players = db.relationship("Player", backref=db.backref("team", lazy="joined"))
        fans = db.relationship("Fan", backref=db.backref("team", lazy=False))
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    class Fan(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    class Match(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
        team = db.relationship("Team", backref=db.backref("matches", lazy="dynamic"))
    def teams():
        return [player.team.id for player in Player.query.all()] + [fan.team.id for fan in Fan.query.all()]
    def matches():
        for team in Team.query.all():
            print(team.matches)
    `))
  fine('the object that the rows came from', files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        players = db.relationship("Player", backref="team")
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    def teams(name):
        team = Team.query.filter_by(name=name).first()
        return [player.team.id for player in team.players]
    `))
  fine('selectinload and what is chained to it', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload, selectinload
    from shop.models import Author, Book
    def names(session: Session):
        for author in session.scalars(select(Author).options(selectinload(Author.books).joinedload(Book.publisher))):
            for book in author.books:
                print(book.publisher.name)
    `))
  fine('options that are made before', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload
    from shop.models import Book
    def names(session: Session):
        option = joinedload(Book.author)
        statement = select(Book)
        statement = statement.options(option)
        return [book.author.name for book in session.scalars(statement)]
    `))
  fine('options from elsewhere', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from shop.models import Book
    def names(session: Session, options):
        return [book.author.name for book in session.scalars(select(Book).options(*options))]
    `))
  fine('a relation that always comes along', here(`
    def notes(session: Session):
        return [author.notes for author in session.scalars(select(Author))]
    `))
  fine('contains_eager', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, contains_eager
    from shop.models import Book
    def names(session: Session):
        return [book.author.name for book in session.scalars(select(Book).join(Book.author).options(contains_eager(Book.author)))]
    `))
  fine('the key column', here(`
    def keys(session: Session):
        return [book.author_id for book in session.scalars(select(Book))]
    `))
  fine('the object that the rows were asked of', here(`
    def names(session: Session, id: int):
        author = session.get(Author, id)
        return [book.author.name for book in author.books]
    `))
  fine('one object', here(`
    def name(session: Session, id: int, lines):
        book = session.get(Book, id)
        for line in lines:
            print(line, book.author.name)
    `))
  fine('columns instead of objects', here(`
    def names(session: Session):
        return [row.author for row in session.execute(select(Book.title, Author.name.label("author")).join(Author))]
    `))
  fine('an asynchronous session cannot load anything in an attribute', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from shop.models import Book
    async def names(session: AsyncSession):
        result = await session.scalars(select(Book))
        return [book.author.name for book in result.all()]
    `))
  fine('lazyload was decided', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload, lazyload
    from shop.models import Author, Book
    def names(session: Session):
        return [book.author.name for book in session.scalars(select(Book).options(lazyload(Book.author)))]
    `))
  fine('related rows are added before', here(`
    def numbers(session: Session):
        for author in session.scalars(select(Author)).all():
            session.add(Book(author_id=author.id))
            session.flush()
            print(len(author.books))
    `))
  fine('raiseload', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, raiseload
    from shop.models import Book
    def names(session: Session):
        return [book.author.name for book in session.scalars(select(Book).options(raiseload("*")))]
    `))
})

describe('n-plus-one-relation (SQLAlchemy): fixes', () => {
  fixes('joinedload for one', here(`
    def names(session: Session):
        for book in session.scalars(select(Book).order_by(Book.title)):
            print(⟦book.author⟧.name)
    `), files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload
    from shop.models import Author, Book, Publisher
    def names(session: Session):
        for book in session.scalars(select(Book).order_by(Book.title).options(joinedload(Book.author))):
            print(book.author.name)
    `), { safety: 'suggested', title: /joinedload/ })
  fixes('selectinload for many', here(`
    def titles(session: Session):
        for author in session.query(Author).all():
            for book in ⟦author.books⟧:
                print(book.title)
    `), files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, selectinload
    from shop.models import Author, Book, Publisher
    def titles(session: Session):
        for author in session.query(Author).options(selectinload(Author.books)).all():
            for book in author.books:
                print(book.title)
    `), { safety: 'suggested' })
  fixes('joinedload for the one row on the other side', files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        players = db.relationship("Player", backref="team")
        fans = db.relationship("Fan", secondary=fandom, backref="teams")
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    class Fan(db.Model):
        id = db.Column(db.Integer, primary_key=True)
    def run():
        return [⟦player.team⟧.id for player in Player.query.all()]
    `), files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    from sqlalchemy.orm import joinedload
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        players = db.relationship("Player", backref="team")
        fans = db.relationship("Fan", secondary=fandom, backref="teams")
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    class Fan(db.Model):
        id = db.Column(db.Integer, primary_key=True)
    def run():
        return [player.team.id for player in Player.query.options(joinedload(Player.team)).all()]
    `), { safety: 'suggested' })
  fixes('selectinload for the many rows on the other side of a table between', files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        players = db.relationship("Player", backref="team")
        fans = db.relationship("Fan", secondary=fandom, backref="teams")
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    class Fan(db.Model):
        id = db.Column(db.Integer, primary_key=True)
    def run():
        return [len(⟦fan.teams⟧) for fan in Fan.query.all()]
    `), files(`
    //- shop/flasked.py
    from flask_sqlalchemy import SQLAlchemy
    from sqlalchemy.orm import selectinload
    db = SQLAlchemy()
    class Team(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        players = db.relationship("Player", backref="team")
        fans = db.relationship("Fan", secondary=fandom, backref="teams")
    class Player(db.Model):
        id = db.Column(db.Integer, primary_key=True)
        team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    class Fan(db.Model):
        id = db.Column(db.Integer, primary_key=True)
    def run():
        return [len(fan.teams) for fan in Fan.query.options(selectinload(Fan.teams)).all()]
    `), { safety: 'suggested' })
  fixes('either of two statements', here(`
    def names(session: Session, newest: bool):
        statement = select(Book).order_by(Book.title)
        if newest:
            statement = select(Book).order_by(Book.id)
        for book in session.scalars(statement):
            print(⟦book.author⟧.name)
    `), files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload
    from shop.models import Author, Book, Publisher
    def names(session: Session, newest: bool):
        statement = select(Book).order_by(Book.title).options(joinedload(Book.author))
        if newest:
            statement = select(Book).order_by(Book.id).options(joinedload(Book.author))
        for book in session.scalars(statement):
            print(book.author.name)
    `), { safety: 'suggested' })
  fixes('a way of two', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, selectinload
    from shop.models import Author, Book
    def names(session: Session):
        for author in session.scalars(select(Author).options(selectinload(Author.books))):
            for book in author.books:
                print(⟦book.publisher⟧.name)
    `), files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, selectinload
    from shop.models import Author, Book
    def names(session: Session):
        for author in session.scalars(select(Author).options(selectinload(Author.books), selectinload(Author.books).joinedload(Book.publisher))):
            for book in author.books:
                print(book.publisher.name)
    `))
  fixes('in the repository, with the names that it has', files(`
    //- shop/repository.py
    from sqlalchemy import select
    import shop.models as models
    class Books:
        def __init__(self, session):
            self.session = session
        def find(self):
            return self.session.query(models.Book).all()
    //- shop/main.py
    from sqlalchemy.orm import Session
    from shop.repository import Books
    def names(session: Session):
        repository = Books(session)
        return [⟦book.author⟧.name for book in repository.find()]
    `), files(`
    //- shop/repository.py
    from sqlalchemy import select
    from sqlalchemy.orm import joinedload
    import shop.models as models
    class Books:
        def __init__(self, session):
            self.session = session
        def find(self):
            return self.session.query(models.Book).options(joinedload(models.Book.author)).all()
    //- shop/main.py
    from sqlalchemy.orm import Session
    from shop.repository import Books
    def names(session: Session):
        repository = Books(session)
        return [book.author.name for book in repository.find()]
    `))
  fine('rows that are asked for by their one owner, which is loaded once', here(`
    def names(session: Session, author_id: int, author: Author):
        statement = select(Book).order_by(Book.id)
        mine = session.scalars(statement.where(Book.author_id == author_id)).all()
        others = session.query(Book).filter_by(author=author)
        both = session.scalars(select(Book).where(Book.id > 3, author.id == Book.author_id))
        return [book.author.name for book in mine], [book.author.name for book in others], [book.author.name for book in both]
    `))
  costs('rows of several owners', here(`
    def names(session: Session, ids: list[int], author_id: int):
        mine = session.scalars(select(Book).where(Book.author_id.in_(ids))).all()
        joined = session.scalars(select(Book).join(Author).where(Book.author_id == Author.id))
        others = session.scalars(select(Book).where((Book.author_id == author_id) | (Book.id > 3)))
        return [⟦book.author⟧.name for book in mine], [⟦book.author⟧.name for book in joined], [⟦book.author⟧.name for book in others]
    `))
  costs('another owner in each pass', here(`
    def names(session: Session, ids: list[int]):
        for author_id in ids:
            for book in session.scalars(select(Book).where(Book.author_id == author_id)):
                print(⟦book.author⟧.name)
    `))
  noFix('what is joined would be locked, or cannot be', here(`
    def names(session: Session):
        for book in session.scalars(select(Book).with_for_update()):
            print(⟦book.author⟧.name)
    `), { reason: /with_for_update/ })
  noFix('what is joined would have to be grouped', here(`
    def names(session: Session):
        for author in session.query(Author).join(Author.books).group_by(Author.id).order_by(Author.name):
            print(⟦author.books⟧)
    `), { reason: /group_by/ })
  noFix('a written statement joins nothing', files(`
    //- shop/views.py
    from sqlalchemy import select, text
    from sqlalchemy.orm import Session
    from shop.models import Author, Book
    def names(session: Session):
        return [⟦book.author⟧.name for book in session.scalars(select(Book).from_statement(text("SELECT * FROM books")))]
    `), { reason: /from_statement/ })
  fixes('after an option of another manner', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload
    from shop.models import Author, Book
    def names(session: Session):
        for author in session.scalars(select(Author).options(joinedload(Author.books))).unique():
            for book in author.books:
                print(⟦book.publisher⟧.name)
    `), files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, joinedload
    from shop.models import Author, Book
    def names(session: Session):
        for author in session.scalars(select(Author).options(joinedload(Author.books), joinedload(Author.books).joinedload(Book.publisher))).unique():
            for book in author.books:
                print(book.publisher.name)
    `))
  noFix('what is on the way is loaded later', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, lazyload
    from shop.models import Author, Book, Publisher
    def names(session: Session):
        for author in session.scalars(select(Author).options(lazyload(Author.books))):
            for book in author.books:
                print(⟦book.publisher⟧.name)
    `), { reason: /loaded later/ })
  noFix('after an option that is written elsewhere', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, subqueryload
    from shop.models import Author, Book
    def names(session: Session):
        option = subqueryload(Author.books)
        statement = select(Author).options(option)
        statement = statement.order_by(Author.name)
        for author in session.scalars(statement):
            for book in author.books:
                print(⟦book.publisher⟧.name)
    `), { reason: /elsewhere/ })
  noFix('a relation of a subclass', files(`
    //- shop/people.py
    from sqlalchemy import ForeignKey, select
    from sqlalchemy.orm import Mapped, Session, mapped_column, relationship
    from shop.models import Base, Book
    class Person(Base):
        __tablename__ = "people"
        id: Mapped[int] = mapped_column(primary_key=True)
    class Editor(Person):
        __tablename__ = "editors"
        id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
        book_id: Mapped[int] = mapped_column(ForeignKey("books.id"))
        book: Mapped[Book] = relationship()
    def titles(session: Session):
        return [⟦person.book⟧.title for person in session.scalars(select(Person)) if isinstance(person, Editor)]
    `), { reason: /only some of its rows/ })
  noFix('where a class on the way has no name there', files(`
    //- shop/views.py
    from sqlalchemy import select
    from sqlalchemy.orm import Session, selectinload
    from shop.models import Author
    def names(session: Session):
        for author in session.scalars(select(Author).options(selectinload(Author.books))):
            for book in author.books:
                print(⟦book.publisher⟧.name)
    `))
})
