// What repositories that no rule was made on had reported wrongly, class by class.

import assert from 'node:assert/strict'

import { checksFor, findingsIn } from '../support/check.js'
import { dedent } from '../support/marks.js'

const models = `
    from django.db import models
    from django.db.models import Q
    class Channel(models.Model):
        slug = models.CharField(max_length=5)
    class Listing(models.Model):
        channel = models.ForeignKey(Channel, on_delete=models.CASCADE)
`

describe('n-plus-one-query (Python): what a second reading found', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  fine('what is loaded is marked as such at the end', `${models}
    class Plugins:
        def __init__(self):
            self.loaded = set()
            self.everything = False
        def ensure(self, slug):
            if slug is not None and slug not in self.loaded:
                print(Channel.objects.filter(slug=slug).first())
                self.loaded.add(slug)
        def once(self):
            if not self.everything:
                for channel in Channel.objects.all():
                    print(channel)
                self.everything = True
        def early(self):
            if self.everything:
                return
            print(list(Channel.objects.all()))
            self.everything = True
    def run(plugins: Plugins, lines: list[int]):
        for line in lines:
            plugins.ensure('web')
            plugins.once()
            plugins.early()
            print(line)
  `)
  costs('what was seen is marked before it is asked for', `${models}
    class Walk:
        def __init__(self):
            self.seen = set()
        def visit(self, slug):
            if slug not in self.seen:
                self.seen.add(slug)
                print(Channel.objects.filter(slug=slug).first())
    def run(walk: Walk, slugs: list[str]):
        for slug in slugs:
            ⟦walk.visit(slug)⟧
  `)
  costs('the mark is set on one of several ways', `${models}
    class Plugins:
        def __init__(self):
            self.ready = False
        def once(self, slug):
            if not self.ready:
                print(Channel.objects.filter(slug=slug).first())
                if slug == 'last':
                    self.ready = True
    def run(plugins: Plugins, slugs: list[str]):
        for slug in slugs:
            ⟦plugins.once(slug)⟧
  `)
  fine('one query for all elements of a group', `${models}
    def load(channel, ids):
        return list(Listing.objects.filter(channel_id=channel, id__in=ids))
    def run(by_channel: dict[int, list[int]], name: str):
        for channel, ids in by_channel.items():
            print(list(Listing.objects.filter(channel_id=channel, id__in=ids)))
        for channel, pairs in by_channel.items():
            load(channel, [pair[0] for pair in pairs])
        for channel, ids in by_channel.items():
            wanted = {'channel_id': channel, 'id__in': ids}
            print(list(Listing.objects.filter(**wanted)))
        for channel, ids in by_channel.items():
            print(list(Listing.objects.filter(**{'channel_id': channel, f'{name}__in': ids})))
  `)
  costs('the batch is not the group', `${models}
    def run(by_channel: dict[int, str], others: list[int]):
        for channel, name in by_channel.items():
            print(list(⟦Listing.objects.filter(channel_id=channel, id__in=others)⟧), name)
  `)
  fine('a walk whose next step is a query under a name', `${models}
    def trace(ports):
        while ports:
            wanted = Q()
            for port in ports:
                wanted |= Q(slug=port.slug)
            found = Channel.objects.filter(wanted)
            if not found.exists():
                break
            ports = found
  `)
  fine('a class whose constants are gone over', `${models}
    class LegChoices(ChoiceSet):
        A = 'a'
        B = 'b'
        CHOICES = ((A, 'First'), (B, 'Second'))
    def legs():
        for leg, name in LegChoices:
            print(name, Channel.objects.filter(slug=leg).count())
  `)
  fine('a queryset that is given keeps its rows', `
    from django.db import models
    from django.db.models import QuerySet
    class Channel(models.Model):
        slug = models.CharField(max_length=5)
    def pairs(rules: list[int], channels: QuerySet["Channel"]):
        return [(rule, channel.pk) for rule in rules for channel in channels]
    def more(rules: list[int], channels: QuerySet["Channel"]):
        for rule in rules:
            print([channel.pk for channel in channels])
  `)
  costs('what is asked of it is asked each time', `
    from django.db import models
    from django.db.models import QuerySet
    class Channel(models.Model):
        slug = models.CharField(max_length=5)
    def counts(slugs: list[str], channels: QuerySet["Channel"]):
        for slug in slugs:
            print(⟦channels.filter(slug=slug).count()⟧)
  `)
  fine('few are few without their repetitions', `${models}
    def run(incident, roles):
        names = [incident.get(role) for role in ('reporter', 'commander', 'scribe')]
        names = list(dict.fromkeys(names))
        for name in names:
            print(Channel.objects.filter(slug=name).count())
  `)
  fine('what is given rules the query out', `${models}
    def slugs() -> dict[str, int]:
        return {}
    def show(line, known: dict[str, int] | None = None):
        if known is None:
            known = {one.slug: one.id for one in Channel.objects.all()}
        print(line, known)
    def run(lines):
        known = slugs()
        for line in lines:
            show(line, known=known)
  `)
  costs('it is not given', `${models}
    def show(line, known: dict[str, int] | None = None):
        if known is None:
            known = {one.slug: one.id for one in Channel.objects.all()}
        print(line, known)
    def run(lines):
        for line in lines:
            ⟦show(line)⟧
  `)
  fine('another table each time, by every way of formatting', `
    import sqlite3
    def sizes(db: sqlite3.Connection, tables):
        for table in tables:
            print(db.execute('SELECT count(*) FROM %s' % table).fetchone())
            print(db.execute('SELECT count(*) FROM "{}"'.format(table)).fetchone())
            print(db.execute('SELECT count(*) FROM "{name}"'.format(name=table)).fetchone())
            print(db.execute('SELECT count(*) FROM %(name)s' % {'name': table}).fetchone())
  `)
  costs('formatted parameters are those of the query', `
    import sqlite3
    def sizes(db: sqlite3.Connection, ids):
        for id in ids:
            print(⟦db.execute("SELECT size FROM files WHERE id = %s AND kind = '%s'" % (id, 'x'))⟧.fetchone())
  `)
})

describe('n-plus-one-relation: what a second reading found', () => {
  const { costs, fine, fixes } = checksFor('n-plus-one-relation', 'python')
  costs('which class holds the key, where each holds one of the other', `
    from sqlalchemy import Column, ForeignKey, Integer
    from sqlalchemy.orm import Session, declarative_base, relationship
    Base = declarative_base()
    class Person(Base):
        __tablename__ = 'person'
        id = Column(Integer, primary_key=True)
        case_id = Column(Integer, ForeignKey('case.id'))
    class Case(Base):
        __tablename__ = 'case'
        id = Column(Integer, primary_key=True)
        owner_id = Column(Integer, ForeignKey('person.id'))
        owner = relationship(Person, foreign_keys=[owner_id])
        people = relationship(Person, backref='case', foreign_keys=[Person.case_id])
        named = relationship('Person', foreign_keys='Person.case_id', viewonly=True)
    def show(session: Session):
        for case in session.query(Case).all():
            print(len(⟦case.people⟧))
        for case in session.query(Case).all():
            print(len(⟦case.named⟧))
        for case in session.query(Case).all():
            print(⟦case.owner⟧.id)
  `)
  fixes('many of them come with a query of their own', `
    from sqlalchemy import Column, ForeignKey, Integer
    from sqlalchemy.orm import Session, declarative_base, relationship
    Base = declarative_base()
    class Person(Base):
        __tablename__ = 'person'
        id = Column(Integer, primary_key=True)
        case_id = Column(Integer, ForeignKey('case.id'))
    class Case(Base):
        __tablename__ = 'case'
        id = Column(Integer, primary_key=True)
        owner_id = Column(Integer, ForeignKey('person.id'))
        people = relationship(Person, backref='case', foreign_keys=[Person.case_id])
    def show(session: Session):
        for case in session.query(Case).all():
            print(len(⟦case.people⟧))
  `, `
    from sqlalchemy import Column, ForeignKey, Integer
    from sqlalchemy.orm import Session, declarative_base, relationship, selectinload
    Base = declarative_base()
    class Person(Base):
        __tablename__ = 'person'
        id = Column(Integer, primary_key=True)
        case_id = Column(Integer, ForeignKey('case.id'))
    class Case(Base):
        __tablename__ = 'case'
        id = Column(Integer, primary_key=True)
        owner_id = Column(Integer, ForeignKey('person.id'))
        people = relationship(Person, backref='case', foreign_keys=[Person.case_id])
    def show(session: Session):
        for case in session.query(Case).options(selectinload(Case.people)).all():
            print(len(case.people))
  `)
  fine('rows that a bulk write gives back are those that it was given', `${models}
    def make(channel: Channel):
        listings = Listing.objects.bulk_create([Listing(channel=channel) for _ in range(100)])
        for listing in listings:
            print(listing.channel.slug)
  `)
  fine('relations that are loaded for one row, where it is used', `${models}
    from django.db.models import prefetch_related_objects
    wanted = ['channel']
    def show(listing, is_ready=False):
        if not is_ready:
            prefetch_related_objects([listing], *wanted)
        tell(listing)
    def tell(listing):
        print(listing.channel.slug)
    def run():
        for listing in Listing.objects.all():
            show(listing)
  `)
  fine('only for objects that are new, by bool(self.pk)', `${models}
    class Device(models.Model):
        channel = models.ForeignKey(Channel, on_delete=models.CASCADE)
        def save(self, *args, **kwargs):
            is_new = not bool(self.pk)
            super().save(*args, **kwargs)
            if is_new:
                print(self.channel.slug)
    def clear():
        for device in Device.objects.all():
            device.save()
  `)
})

describe('sequential-request: what a second reading found', () => {
  const { costs, fine } = checksFor('sequential-request', 'python')
  fine('kept by the object, deep inside', `
    import requests
    class Filter:
        def __init__(self):
            self.values = None
        def match(self, row):
            if self.values is None and not hasattr(self, 'ready'):
                self.values = requests.get('https://example.com/values').json()
                self.ready = True
            return row in self.values
    def run(one: Filter, rows):
        return [one.match(row) for row in rows]
  `)
  fine('changes of one and the same thing', `
    import boto3
    def revoke(groups):
        client = boto3.client('lambda')
        for group in groups:
            client.remove_permission(FunctionName='export', StatementId=group)
  `)
  costs('changes of several, and questions', `
    import boto3
    def each(ids):
        client = boto3.client('cloudfront')
        for id in ids:
            ⟦client.create_invalidation(DistributionId=id, InvalidationBatch={})⟧
        for id in ids:
            print(⟦client.get_distribution(Id=id)⟧)
  `)
})

describe('blocking-call-in-async: what a second reading found', () => {
  const { costs, fine } = checksFor('blocking-call-in-async', 'python')
  fine('streams that may be in memory', `
    import gzip
    import io
    from typing import BinaryIO
    async def pack(body: bytes, out: BinaryIO):
        buffer = io.BytesIO()
        with gzip.GzipFile(mode='wb', fileobj=buffer) as packed:
            packed.write(body)
        text = io.TextIOWrapper(buffer)
        out.write(buffer.getvalue())
        return text.read()
  `)
  costs('files that are opened', `
    import gzip
    async def pack(body: bytes):
        with gzip.open('a.gz', 'wb') as packed:
            ⟦packed.write(body)⟧
  `)
})

describe('list-membership-in-loop (Python): what a second reading found', () => {
  const { costs, fine, noFix } = checksFor('list-membership-in-loop', 'python')
  noFix('a list that a generator fills while it searches', `
    def joined(xs: list[int], ys: list[int]):
        all_of_them = xs
        all_of_them.extend(y for y in ys if ⟦y not in xs⟧)
        return all_of_them
  `, { reason: /a set kept beside it would.*grows while/ })
  costs('a list is made of them first', `
    def joined(xs: list[int], ys: list[int]):
        xs.extend([y for y in ys if ⟦y not in xs⟧])
  `)
  fine('elements that are asked for their keys', `
    def matching(resources, match):
        matched = []
        for resource in resources:
            for group in resource.get('Groups', []):
                if match(group) and resource not in matched:
                    matched.append(resource)
        return matched
  `)
  costs('callers give a list', `
    def fields(names, ignore=()):
        return [name for name in names if ⟦name not in ignore⟧]
    def all_fields(names, text: str):
        return fields(names, ignore=text.split(','))
  `)
  fine('a tuple only by default', `
    def fields(names, ignore=()):
        return [name for name in names if name not in ignore]
  `)
})

describe('query-all-then-filter (Python): what a second reading found', () => {
  const { costs, fine } = checksFor('query-all-then-filter', 'python')
  const model = `
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
    class Base(DeclarativeBase): pass
    class Solve(Base):
        __tablename__ = 'solves'
        id: Mapped[int] = mapped_column(primary_key=True)
        account_id: Mapped[int]
`
  fine('the query has asked for it already', `${model}
    def solved(session: Session, ids: list[int], wanted: set[int]):
        rows = session.query(Solve).filter(Solve.account_id.in_(ids)).all()
        for row in rows:
            if row.account_id in wanted:
                print(row)
  `)
  costs('it has asked for another column', `${model}
    def solved(session: Session, ids: list[int], wanted: set[int]):
        rows = ⟦session.query(Solve).filter(Solve.account_id.in_(ids)).all()⟧
        for row in rows:
            if row.id in wanted:
                print(row)
  `)
})

describe('n-plus-one-query (Python): what its messages name', () => {
  it('not the class that a function is given something of', async () => {
    const [finding] = await findingsIn('n-plus-one-query', 'app/main.py', dedent(`
      from django.db import models
      class Kind(models.Model):
          scope = models.CharField(max_length=5)
      class ScopeEnum:
          every = 'all'
      def kinds(scope):
          return Kind.objects.filter(scope=scope)
      def run(rows: list[int]):
          for row in rows:
              print(row, [kind.id for kind in kinds(scope=ScopeEnum.every + str(row))])
    `))
    assert.doesNotMatch(finding?.message ?? '', /ScopeEnum/)
    assert.match(finding?.message ?? '', /once per `row`/)
  })
})
