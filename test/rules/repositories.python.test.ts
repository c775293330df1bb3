// Queries and writes behind objects of the program: repositories, and rows that are found or made once.

import { checksFor } from '../support/check.js'

const repository = `
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from app.models import Recipe

    class Repository:
        def __init__(self, session: Session, model):
            self.session = session
            self.model = model

        def _query(self):
            return select(self.model)

        def get_one(self, value, key=None):
            q = self._query()
            if key is None:
                q = q.where(self.model.id == value)
            else:
                q = q.filter_by(**{key: value})
            return self.session.execute(q).scalars().one_or_none()

        def update(self, value, data):
            row = self.session.execute(self._query().filter_by(id=value)).scalars().one()
            row.title = data.title
            self.session.commit()
`

describe('n-plus-one-query (Python): repositories', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  costs('a method named like one of a dict keeps nothing in its object', `${repository}
    def retitle(session: Session, ids, title):
        recipes = Repository(session, Recipe)
        for id in ids:
            recipe = ⟦recipes.get_one(id)⟧
            recipe.title = title
            ⟦recipes.update(id, recipe)⟧
  `)
  costs('a query that the methods of the object build', `${repository}
    def titles(session: Session, ids):
        recipes = Repository(session, Recipe)
        return [⟦recipes.get_one(id)⟧.title for id in ids]
  `)
  fine('a method that keeps what it is given: the next query depends on the last one', `
    import sqlite3

    class Frontier:
        def __init__(self, first):
            self.ids = [first]

        def add(self, id):
            self.ids.append(id)

        def next(self):
            return self.ids[-1]

    def path(db: sqlite3.Connection, first, steps):
        frontier = Frontier(first)
        for step in steps:
            row = db.execute("SELECT parent FROM nodes WHERE id = ?", (frontier.next(),)).fetchone()
            frontier.add(row[0])
  `)
  fine('a method that hands it on to one that keeps it', `
    import sqlite3

    class Frontier:
        def __init__(self, first):
            self.last = first

        def add(self, id):
            self._keep(id)

        def _keep(self, id):
            self.last = id

    def path(db: sqlite3.Connection, first, steps):
        frontier = Frontier(first)
        for step in steps:
            row = db.execute("SELECT parent FROM nodes WHERE id = ?", (frontier.last,)).fetchone()
            frontier.add(row[0])
  `)
  fine('another table in each iteration', `${repository}
    def counts(session: Session, models):
        for model in models:
            print(Repository(session, model).get_one(1))
  `)
})

const metrics = `
    from django.db import models

    class Kind(models.Model):
        code = models.CharField(max_length=20, unique=True)

    class Metric(models.Model):
        kind = models.ForeignKey(Kind, on_delete=models.CASCADE)
        day = models.DateField()
        value = models.IntegerField()
`

describe('n-plus-one-query (Python): rows that are found or made', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  costs('one and the same row, looked for in each iteration', `${metrics}
    def store(counts):
        for day, count in counts:
            kind = ⟦Kind.objects.get_or_create(code="visits")⟧[0]
            Metric.objects.create(kind=kind, day=day, value=count)
  `)
  costs('in a loop that counts days', `${metrics}
    def store(day, end, step, count):
        while day <= end:
            kind, _ = ⟦Kind.objects.get_or_create(code="visits")⟧
            Metric.objects.create(kind=kind, day=day, value=count(day))
            day = day + step
  `)
  costs('through a function', `${metrics}
    def kind_of(report):
        return Kind.objects.get_or_create(code=report.code)[0]
    def days(report, counts):
        return [(⟦kind_of(report)⟧.code, count.day) for count in counts]
  `)
  fine('what goes with a row that is deleted', `${metrics}
    class Report(models.Model):
        kind = models.ForeignKey(Kind, on_delete=models.CASCADE)
        def delete(self, *args, **kwargs):
            for metric in Metric.objects.filter(kind=self.kind_id):
                print(metric)
            super().delete(*args, **kwargs)
    def clean():
        for report in Report.objects.filter(kind__code="old"):
            report.delete()
  `)
  fine('a row of its own for each', `${metrics}
    def kinds(codes):
        return [Kind.objects.get_or_create(code=code)[0] for code in codes]
  `)
  fine('until it is there, or made by this process', `${metrics}
    import time
    def claim():
        while True:
            kind, created = Kind.objects.get_or_create(code="lock")
            if created:
                return kind
            time.sleep(1)
  `)
  fine('asked again after a pause: somebody may have changed it', `${metrics}
    import time
    def watch(running):
        while running():
            kind, _ = Kind.objects.get_or_create(code="state")
            print(kind.code)
            time.sleep(60)
  `)
  fine('a row that the loop removes', `${metrics}
    def renew(counts):
        for count in counts:
            kind, _ = Kind.objects.get_or_create(code="visits")
            print(count)
            kind.delete()
  `)
})

describe('write-in-loop (Python): rows that are found or made', () => {
  const { costs, fine } = checksFor('write-in-loop', 'python')

  costs('rows of one and the same parent', `${metrics}
    def store(counts):
        for day, count in counts:
            kind = Kind.objects.get_or_create(code="visits")[0]
            ⟦Metric.objects.create(kind=kind, day=day, value=count)⟧
  `)
  fine('rows of a parent of their own', `${metrics}
    def store(counts):
        for code, day, count in counts:
            kind = Kind.objects.get_or_create(code=code)[0]
            Metric.objects.create(kind=kind, day=day, value=count)
  `)
  fine('the same row is written once', `${metrics}
    def store(counts):
        for day, count in counts:
            kind = Kind.objects.get_or_create(code="visits")[0]
            print(kind, day, count)
  `)
})

const groups = `
    from django.contrib.postgres.fields import ArrayField
    from django.db import models

    class Group(models.Model):
        name = models.CharField(max_length=20)

    class Member(models.Model):
        group_ids = ArrayField(models.IntegerField())
        groups = models.ManyToManyField(Group)
`

describe('n-plus-one-query (Python): what one row holds is no batch', () => {
  const { costs, fine, noFix } = checksFor('n-plus-one-query', 'python')

  costs('a list in a column', `${groups}
    def names():
        for member in Member.objects.filter(name__startswith="a"):
            print([group.name for group in ⟦Group.objects.filter(id__in=member.group_ids)⟧])
  `)
  costs('SQLAlchemy', `
    from sqlalchemy import ARRAY, Column, Integer, String
    from sqlalchemy.orm import Session, declarative_base
    Base = declarative_base()

    class Group(Base):
        __tablename__ = "groups"
        id = Column(Integer, primary_key=True)
        name = Column(String)

    class Member(Base):
        __tablename__ = "members"
        id = Column(Integer, primary_key=True)
        group_ids = Column(ARRAY(Integer))

    def names(session: Session):
        for member in session.query(Member).all():
            groups = ⟦session.query(Group).filter(Group.id.in_(member.group_ids)).all()⟧
            print([group.name for group in groups])
  `)
  noFix('and is not looked up by one key', `${groups}
    def names():
        for member in Member.objects.filter(name__startswith="a"):
            print(list(⟦Group.objects.filter(id__in=member.group_ids)⟧))
  `)
  fine('batches that the program makes', `${groups}
    from dataclasses import dataclass

    @dataclass
    class Batch:
        ids: list[int]

    def names(batches: list[Batch]):
        for batch in batches:
            print([group.name for group in Group.objects.filter(id__in=batch.ids)])
  `)
  fine('pieces of what was read', `${groups}
    def names(chunked):
        ids = [member.id for member in Member.objects.filter(name__startswith="a")]
        for piece in chunked(ids, 100):
            print(Group.objects.filter(id__in=piece).count())
  `)
  fine('of one row', `${groups}
    def names(id):
        member = Member.objects.get(pk=id)
        print([group.name for group in Group.objects.filter(id__in=member.group_ids)])
  `)
})

const own = `
    from django.db import models

    class BookQuerySet(models.QuerySet):
        def on_sale(self):
            return self.filter(sold=False)

    class Book(models.Model):
        shelf = models.CharField(max_length=20)
        sold = models.BooleanField(default=False)
        objects = BookQuerySet.as_manager()
`

describe('n-plus-one-query (Python): query sets of the workspace', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  costs('gone through', `${own}
    def books(shelves):
        for shelf in shelves:
            for book in ⟦Book.objects.filter(shelf=shelf).on_sale()⟧:
                print(book)
  `)
  costs('in a comprehension', `${own}
    def books(shelves):
        return {shelf: [book.pk for book in ⟦Book.objects.filter(shelf=shelf)⟧] for shelf in shelves}
  `)
  costs('in a method of the class', `${own}
    class Shelf(models.Model):
        name = models.CharField(max_length=20)
        objects = BookQuerySet.as_manager()

        @classmethod
        def pks(cls, name):
            return {one.pk for one in cls.objects.filter(name=name)}

    def all_pks(names):
        return [⟦Shelf.pks(name)⟧ for name in names]
  `)
  fine('once for all', `${own}
    def books(shelves):
        for book in Book.objects.filter(shelf__in=shelves).on_sale():
            print(book)
  `)
  fine('one that says itself what it gives', `${own}
    class Kept(models.QuerySet):
        rows = ()
        def __iter__(self):
            return iter(self.rows)

    class Page(models.Model):
        number = models.IntegerField()
        objects = Kept.as_manager()

    def pages(numbers):
        for number in numbers:
            for page in Page.objects.filter(number=number):
                print(page)
  `)
})
