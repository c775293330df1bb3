// What a third reading, of Python repositories that nothing had been tuned to, found wrong or missing, class by class.

import assert from 'node:assert/strict'

import { checksFor, findingsIn } from '../support/check.js'
import { dedent } from '../support/marks.js'

const models = `
    from django.db import models
    class Author(models.Model):
        name = models.CharField(max_length=5)
    class Book(models.Model):
        title = models.CharField(max_length=5)
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
`

describe('n-plus-one-query (Python): what a third reading found', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  fine('code that runs for one element', `${models}
    from enum import Enum
    class Kind(Enum):
        NEW = 'new'
    def search(kinds, data: dict, rows):
        for kind in kinds:
            if kind == 'new':
                print(list(Book.objects.filter(title='a')))
            elif kind == Kind.NEW:
                print(list(Book.objects.filter(title='b')))
            match kind:
                case 'old':
                    print(list(Book.objects.filter(title='c')))
            if kind != 'other':
                continue
            print(list(Book.objects.filter(title='d')))
        for key, value in data.items():
            if value and 'x' == key:
                print(list(Book.objects.filter(title='e')))
        for i, row in enumerate(rows):
            if i == 0:
                print(Book.objects.filter(title=row).first())
  `)
  fine('code that runs for a few elements', `${models}
    def search(kinds, data: dict):
        for kind in kinds:
            if kind in ('new', 'old'):
                print(list(Book.objects.filter(title=kind)))
            if kind == 'a' or kind == 'b':
                print(list(Book.objects.filter(title=kind)))
            if kind not in ['new', 'old']:
                continue
            print(list(Book.objects.filter(title='d')))
        for key, value in data.items():
            if key in {'x', 'y'} and value:
                print(list(Book.objects.filter(title='e')))
  `)
  costs('many that are written out, what is left of them, and any of several names', `${models}
    def search(kinds, wanted):
        for kind in kinds:
            if kind in ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'):
                print(⟦Book.objects.filter(title=kind).first()⟧)
            if kind not in ('a', 'b'):
                print(⟦Book.objects.filter(title=kind).last()⟧)
            if kind in wanted or kind == 'a':
                print(⟦Book.objects.filter(title=kind).count()⟧)
  `)
  costs('what an element holds, or the others, may be many', `${models}
    def search(kinds, data: dict, rows, text: str):
        for kind in kinds:
            if kind == 'new':
                print(kind)
            else:
                print(⟦Book.objects.filter(title=kind).first()⟧)
            if kind != 'old':
                print(⟦Book.objects.filter(title=kind).last()⟧)
        for key, value in data.items():
            if value == 'x':
                print(⟦Book.objects.filter(title=key).first()⟧)
        for row in rows:
            if row.kind == 'x':
                print(⟦Book.objects.filter(title=row.title).first()⟧)
        for letter in text:
            if letter == 'x':
                print(⟦Book.objects.filter(title=letter).first()⟧)
  `)
  fine('the pairs of a short dictionary', `${models}
    def search():
        fields = {'a': 1, 'b': 2}
        for field, value in fields.items():
            print(Book.objects.filter(title=field).count())
        for field in fields.keys():
            print(Book.objects.filter(title=field).count())
  `)
  costs('the pairs of one that grows', `${models}
    def search(names):
        fields = {}
        for name in names:
            fields[name] = 1
        for field, value in fields.items():
            print(⟦Book.objects.filter(title=field).count()⟧)
  `)
  costs('the pairs of one that another function fills', `
    //- app/models.py
    from django.db import models
    class Book(models.Model):
        title = models.CharField(max_length=5)
    //- app/fill.py
    class Filler:
        def group(self, names, fields: dict):
            for name in names:
                fields[name] = [name]
    //- app/search.py
    from app.fill import Filler
    from app.models import Book
    class Search(Filler):
        def run(self, names):
            fields = {}
            self.group(names, fields)
            for field, value in fields.items():
                print(⟦Book.objects.filter(title=field).count()⟧)
  `)
  fine('portions, by the name of what makes them', `${models}
    from app.portions import batched_iterable
    def search(ids):
        for part in batched_iterable(ids, 100):
            print(Book.objects.filter(pk=part[0]).count())
  `)
  fine('a short list behind a cast', `${models}
    from typing import List, cast
    def search():
        for name in cast(List[str], ['a', 'b', 'c']):
            print(Book.objects.filter(title=name).count())
  `)
  fine('what only new rows ask', `${models}
    class Chapter(models.Model):
        book = models.ForeignKey(Book, on_delete=models.CASCADE)
        number = models.IntegerField()
        def save(self, *args, **kwargs):
            if self._state.adding:
                self.number = Chapter.objects.filter(book_id=self.book_id).count()
            super(Chapter, self).save(*args, **kwargs)
    def renumber(ids):
        for id in ids:
            chapter = Chapter()
            print(chapter)
        for chapter in Chapter.objects.filter(book_id=1):
            chapter.save()
  `)
  costs('rows that are made here', `${models}
    class Chapter(models.Model):
        book = models.ForeignKey(Book, on_delete=models.CASCADE)
        def check(self):
            if not self.pk:
                print(Book.objects.filter(pk=self.book_id).count())
    def add(ids):
        for id in ids:
            chapter = Chapter(book_id=id)
            ⟦chapter.check()⟧
  `)
  fine('rows that ask their own table as they are saved', `${models}
    class State(models.Model):
        name = models.CharField(max_length=5)
        sequence = models.IntegerField()
        def save(self, *args, **kwargs):
            if self._state.adding:
                self.sequence = State.objects.filter(name=self.name).count() + 1
            super().save(*args, **kwargs)
    def seed(names):
        for name in names:
            state = State(name=name)
            state.save()
  `)
  costs('rows that ask another one', `${models}
    class State(models.Model):
        name = models.CharField(max_length=5)
        sequence = models.IntegerField()
        def save(self, *args, **kwargs):
            if self._state.adding:
                self.sequence = Book.objects.filter(title=self.name).count() + 1
            super().save(*args, **kwargs)
    def seed(names):
        for name in names:
            state = State(name=name)
            ⟦state.save()⟧
  `)
  fine('a queryset that is made in one way or another above the loop', `${models}
    def plot(days, name):
        if name:
            books = Book.objects.filter(title=name)
        else:
            books = Book.objects.filter(author_id=1)
        for day in days:
            print(sum(1 for book in books if book.title < day))
  `)
  fine('one that a called function is handed in every iteration', `${models}
    def check(name, known):
        if name not in known:
            raise ValueError(name)
    def plot(names):
        known = Book.objects.filter(author_id=1).values_list('title', flat=True)
        for name in names:
            check(name, known)
  `)
  costs('another one in every iteration', `${models}
    def check(name, known):
        if name not in known:
            raise ValueError(name)
    def plot(names):
        for name in names:
            ⟦check(name, Book.objects.filter(title=name).values_list('title', flat=True))⟧
  `)
  costs('one that is made in the loop', `${models}
    def plot(days, name):
        for day in days:
            books = ⟦Book.objects.filter(title=day)⟧
            print(sum(1 for book in books))
  `)
  costs('elements that an iterator hands on', `${models}
    from itertools import chain
    from tqdm import tqdm
    def search(ids, names):
        found = []
        for id in ids:
            for i, book in enumerate(⟦Book.objects.filter(author_id=id)⟧):
                print(i, book)
            for book, name in zip(⟦Book.objects.filter(author_id=id)⟧, names):
                print(name, book)
            for book in tqdm(⟦Book.objects.filter(author_id=id)⟧):
                print(book)
            for book in chain(⟦Book.objects.filter(author_id=id)⟧, names):
                print(book)
            print(list(map(str, ⟦Book.objects.filter(author_id=id)⟧)))
            if 'a' in ⟦Book.objects.filter(author_id=id).values_list('title', flat=True)⟧:
                print(id)
            found += ⟦Book.objects.filter(author_id=id)⟧
        return found
  `)
  fine('what nobody takes from an iterator', `${models}
    def search(ids, other):
        for id in ids:
            print(enumerate(Book.objects.filter(author_id=id)))
            print(other(map(str, Book.objects.filter(author_id=id))))
  `)
  costs('a model by its name', `
    //- shop/__init__.py
    //- shop/catalogue/__init__.py
    //- shop/catalogue/models.py
    from django.db import models
    class Book(models.Model):
        title = models.CharField(max_length=5)
    //- shop/search.py
    import swapper
    from django.apps import apps
    from oscar.core.loading import get_model
    One = apps.get_model('catalogue', 'Book')
    def search(titles):
        Two = apps.get_model('catalogue.Book')
        Three = get_model('catalogue', 'Book')
        Four = swapper.load_model('catalogue', 'Book')
        for title in titles:
            print(⟦One.objects.filter(title=title).first()⟧)
            print(⟦Two.objects.filter(title=title).first()⟧)
            print(⟦Three.objects.filter(title=title).first()⟧)
            print(⟦Four.objects.filter(title=title).first()⟧)
  `)
})

describe('n-plus-one-relation (Python): what a third reading found', () => {
  const { costs, fine, fixes } = checksFor('n-plus-one-relation', 'python')

  const shop = `
    //- shop/__init__.py
    //- shop/catalogue/__init__.py
    //- shop/catalogue/models.py
    from django.db import models
    class Author(models.Model):
        name = models.CharField(max_length=5)
    class Book(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
    //- shop/partner/__init__.py
    //- shop/partner/strategy.py
    from shop.catalogue.models import Book
    class Selector:
        def books(self):
            return Book.objects.filter(author_id=1)
    class Other:
        pass
`
  costs('of a model that is loaded by its name', `${shop}
    //- shop/report.py
    from django.apps import apps
    from oscar.core.loading import get_class, get_classes, get_model
    Book = get_model('catalogue', 'Book')
    Selector = get_class('partner.strategy', 'Selector')
    Other, Third = get_classes('partner.strategy', ['Other', 'Selector'])
    def report():
        for book in Book.objects.filter(author_id=1):
            print(⟦book.author⟧.name)
        for book in Selector().books():
            print(⟦book.author⟧.name)
        for book in Third().books():
            print(⟦book.author⟧.name)
        for book in apps.get_model(app_label='catalogue', model_name='Book').objects.all():
            print(⟦book.author⟧.name)
  `)
  fine('of one that the workspace does not have, or that it has twice', `${shop}
    //- other/__init__.py
    //- other/models.py
    from django.db import models
    class Thing(models.Model):
        author = models.ForeignKey('catalogue.Author', on_delete=models.CASCADE)
    //- third/__init__.py
    //- third/models.py
    from django.db import models
    class Thing(models.Model):
        name = models.CharField(max_length=5)
    //- shop/report.py
    from oscar.core.loading import get_model
    def report(name):
        for thing in get_model('shop', 'Thing').objects.all():
            print(thing.author.name)
        for other in get_model('shop', name).objects.all():
            print(other.author.name)
  `)
  costs('of the user that the workspace puts in the place of Django\'s own', `
    //- people/__init__.py
    //- people/models.py
    from django.contrib.auth.models import AbstractUser
    from django.db import models
    class Team(models.Model):
        name = models.CharField(max_length=5)
    class Person(AbstractUser):
        team = models.ForeignKey(Team, on_delete=models.CASCADE)
    //- people/report.py
    from django.contrib.auth import get_user_model
    User = get_user_model()
    def report():
        for user in User.objects.filter(is_active=True):
            print(⟦user.team⟧.name)
  `)
  costs('of rows that a bar shows the way of', `${models}
    from tqdm.auto import tqdm
    def report():
        for i, book in enumerate(tqdm(Book.objects.filter(title='a'), total=3)):
            print(⟦book.author⟧.name)
  `)
  fine('what some query brings along with the rows of an object', `${models}
    from django.db.models import Prefetch
    class Shelf(models.Model):
        name = models.CharField(max_length=5)
    class Place(models.Model):
        shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name='places')
        book = models.ForeignKey(Book, on_delete=models.CASCADE)
    class Card(models.Model):
        shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name='cards')
        book = models.ForeignKey(Book, on_delete=models.CASCADE)
    def shelves():
        return Shelf.objects.prefetch_related('places__book', Prefetch('cards', queryset=Card.objects.select_related('book')))
    def titles(shelf: Shelf):
        return [place.book.title for place in shelf.places.all()] + [card.book.title for card in shelf.cards.all()]
  `)
  costs('rows that come along without it, and those of an object that was asked for alone', `${models}
    class Shelf(models.Model):
        name = models.CharField(max_length=5)
    class Place(models.Model):
        shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name='places')
        book = models.ForeignKey(Book, on_delete=models.CASCADE)
    class Card(models.Model):
        shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name='cards')
        book = models.ForeignKey(Book, on_delete=models.CASCADE)
    def shelves():
        return Shelf.objects.prefetch_related('places__book', 'cards')
    def titles(shelf: Shelf):
        return [⟦card.book⟧.title for card in shelf.cards.all()]
    def others(id):
        shelf = Shelf.objects.get(pk=id)
        return [⟦place.book⟧.title for place in shelf.places.all()]
  `)
  fixes('tells the model that was loaded by its name', `${shop}
    //- shop/report.py
    from oscar.core.loading import get_model
    Book = get_model('catalogue', 'Book')
    def report():
        for book in Book.objects.filter(author_id=1):
            print(⟦book.author⟧.name)
  `, `${shop}
    //- shop/report.py
    from oscar.core.loading import get_model
    Book = get_model('catalogue', 'Book')
    def report():
        for book in Book.objects.filter(author_id=1).select_related('author'):
            print(book.author.name)
  `)
})

describe('write-in-loop (Python): what a third reading found', () => {
  const { costs, fine } = checksFor('write-in-loop', 'python')

  fine('a loop that is left to do where all of them failed together', `${models}
    def store(books):
        try:
            Book.objects.bulk_create(books)
        except ValueError:
            for book in books:
                Book.objects.bulk_create([book])
            for book in books:
                Book.objects.create(title=book.title)
  `)
  costs('one in a function that has a handler', `${models}
    def store(books):
        try:
            Book.objects.bulk_create(books)
        except ValueError:
            raise
        for book in books:
            ⟦Book.objects.create(title=book.title)⟧
  `)
  it('names the class of the row that writes itself', async () => {
    const [finding] = await findingsIn('write-in-loop', 'app/main.py', `${dedent(models)}
class Chapter(models.Model):
    number = models.IntegerField()
    def save(self, *args, **kwargs):
        self.number += 1
        super().save(*args, **kwargs)

class Move:
    def __init__(self, chapter: Chapter):
        self.chapter = chapter
    def execute(self):
        self.chapter.save()

def move(chapters: list[Chapter]):
    for chapter in chapters:
        Move(chapter).execute()
`)
    assert.match(finding?.message ?? '', /writes \`Chapter\` rows/)
  })
})

describe('materialized-queryset (Python): what a third reading found', () => {
  const { costs, fine } = checksFor('materialized-queryset', 'python')

  costs('rows that an iterator hands on, and a class that gives them without a call', `${models}
    from celery import shared_task
    from flask_sqlalchemy import SQLAlchemy
    db = SQLAlchemy()
    class Source(db.Model):
        id = db.Column(db.Integer, primary_key=True)
    @shared_task
    def remind(names):
        for i, book in enumerate(⟦Book.objects.all()⟧):
            print(i, book)
        for book, name in zip(⟦Book.objects.all()⟧, names):
            print(name, book)
        for source in ⟦Source.query⟧:
            print(source)
  `)
  fine('what is asked how many there are, and conditions', `${models}
    from celery import shared_task
    from tqdm import tqdm
    @shared_task
    def remind():
        for book in tqdm(Book.objects.all()):
            print(book)
        for i, book in enumerate(Book.objects.filter(title='a')[:5]):
            print(book)
        for i, book in enumerate(Book.objects.all().iterator()):
            print(book)
  `)
})

describe('blocking-call-in-async (Python): what a third reading found', () => {
  const { costs, fine } = checksFor('blocking-call-in-async', 'python')

  fine('commands that somebody types', `
    import cyclopts
    import time
    import typer
    app: cyclopts.App = cyclopts.App(name='api')
    cli = typer.Typer()
    def handled(fn):
        return fn
    @app.default
    @handled
    async def main(path: str):
        time.sleep(1)
        await helper(path)
    @app.command(name='other')
    async def other(path: str):
        time.sleep(1)
    @cli.command()
    async def third():
        time.sleep(1)
    async def helper(path):
        time.sleep(1)
  `)
  costs('commands that start tasks, and what others call as well', `
    import asyncio
    import cyclopts
    import time
    app = cyclopts.App(name='api')
    @app.command(name='serve')
    async def serve(path: str):
        asyncio.create_task(work(path))
        ⟦time.sleep(1)⟧
    @app.command(name='one')
    async def one(path: str):
        await helper(path)
    async def work(path):
        ⟦time.sleep(1)⟧
        await helper(path)
    async def helper(path):
        ⟦time.sleep(1)⟧
  `)
  fine('a function that an async one may take the place of', `
    import time
    def dispatch(async_form):
        def decorator(fn):
            def wrapper(*args):
                chosen = fn if running() else async_form
                return chosen(*args)
            return wrapper
        return decorator
    async def aload(id):
        return id
    @dispatch(aload)
    def load(id):
        time.sleep(1)
        return id
    async def handle(id):
        return await load(id)
  `)
  fine('what is marked as begun before it may fail', `
    import time
    class Server:
        def __init__(self):
            self.running = False
        def start(self):
            if not self.running:
                try:
                    self.running = True
                    time.sleep(1)
                except OSError:
                    self.running = False
    server = Server()
    async def handle(id):
        server.start()
        return id
  `)
})

describe('files of a third reading that cost nothing', () => {
  it('migrations in a folder by another name, and tests', async () => {
    const text = `${dedent(models)}
def forwards(ids):
    for id in ids:
        print(Book.objects.get(pk=id))
`
    const migration = `from django.db import migrations, models\n${text}\nclass Migration(migrations.Migration):\n    operations = []\n`
    const count = async (path: string, source: string) => (await findingsIn('n-plus-one-query', path, source)).length
    assert.equal(await count('app/db_migrations/0001_books.py', migration), 0)
    assert.equal(await count('unittests/books.py', text), 0)
    assert.equal(await count('app/books.py', text), 1)
  })
})
