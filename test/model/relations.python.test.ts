// Relations of Tortoise, Peewee and SQLModel across files: which reads and awaits load one, and what queries bring along.

import { relations } from '../support/relations.js'

describe('relations in Python', () => {
  describe('Tortoise', () => {
    relations('models in files of their own', `
      //- app/models/author.py
      from tortoise import fields
      from tortoise.models import Model

      class Author(Model):
          books: fields.ReverseRelation["Book"]
      //- app/models/book.py
      from tortoise import fields
      from tortoise.models import Model

      class Book(Model):
          author = fields.ForeignKeyField("models.Author", related_name="books")
          reviewer = fields.ForeignKeyField("models.Author")
      //- app/service.py
      from app.models.author import Author
      from app.models.book import Book

      async def f():
          for book in await Book.all().select_related("author"):  #= author
              author = await book.author  #: author
              for other in await author.books:  #: books anew
                  await other.author  #: author
              for other in author.books:
                  print(other.author_id)
              await author.books.all()  #: books anew
              await author.books.filter(id=1)
          await Author.all().prefetch_related("books__reviewer")  #= books.reviewer
    `)
    relations('a class of the same name elsewhere', `
      //- app/main.py
      from other import fields

      class Author:
          pass

      class Book:
          author = fields.ForeignKeyField("models.Author")

      async def f(books: list[Book]):
          for book in books:
              await book.author
    `)
  })

  describe('Peewee', () => {
    relations('keys and the rows of the other side', `
      //- app/base.py
      from peewee import Model

      class Base(Model):
          pass
      //- app/users.py
      from peewee import CharField
      from app.base import Base

      class User(Base):
          name = CharField()
      //- app/tweets.py
      from peewee import ForeignKeyField
      from app.base import Base
      from app.users import User

      class Tweet(Base):
          user = ForeignKeyField(User, backref="tweets")
          on = ForeignKeyField("self")
      //- app/service.py
      from peewee import prefetch
      from app.tweets import Tweet
      from app.users import User

      def f():
          for tweet in Tweet.select():
              print(tweet.user.name, tweet.user_id)  #: user
              for other in tweet.user.tweets:  #: tweets user
                  print(other)
              print(tweet.tweet_set.count())
              for one in tweet.tweet_set:  #: tweet_set
                  print(one)
          Tweet.select(Tweet, User).join(User)  #= user
          Tweet.select(Tweet.on, User.name).join(User)  #= user
          Tweet.select().join(User)
          User.select().prefetch(Tweet)  #= tweets
          prefetch(User.select(), Tweet.select())  #= tweets
          Tweet.select().with_related(Tweet.user)  #= user
    `)
  })

  describe('SQLModel', () => {
    relations('relationships, with their settings', `
      //- app/models.py
      from sqlmodel import Field, Relationship, SQLModel

      class Team(SQLModel, table=True):
          heroes: list["Hero"] = Relationship(back_populates="team", sa_relationship_kwargs={"lazy": "selectin"})

      class Hero(SQLModel, table=True):
          team_id: int | None = Field(default=None, foreign_key="team.id")
          team: Team | None = Relationship(back_populates="heroes")
      //- app/service.py
      from sqlmodel import Session, select
      from app.models import Hero, Team

      def f(session: Session):
          for hero in session.exec(select(Hero)):
              print(hero.team, hero.team_id)  #: team
          for team in session.exec(select(Team)):
              print(team.heroes)
    `)
  })
})
