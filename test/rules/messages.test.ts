// What findings say is true of their code: reasons for no fix, names of what is asked, and how often.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { filesOf, findingsInFiles, fixesOf } from '../support/check.js'

function says(title: string, rule: string, path: string, source: string, expected: RegExp, never?: RegExp): void {
  it(title, async () => {
    const [finding] = await findingsInFiles(rule, filesOf(dedent(source), path))
    assert.ok(finding, 'has a finding')
    await fixesOf(finding)
    assert.match(finding.message, expected)
    if (never) assert.doesNotMatch(finding.message, never)
  })
}

const members = `
    from sqlalchemy import ForeignKey, select
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
    class Base(DeclarativeBase): pass
    class Team(Base):
        __tablename__ = 'team'
        id: Mapped[int] = mapped_column(primary_key=True)
        members: Mapped[list['Member']] = relationship(back_populates='team')
    class Tag(Base):
        __tablename__ = 'tag'
        id: Mapped[int] = mapped_column(primary_key=True)
        member_id: Mapped[int] = mapped_column(ForeignKey('member.id'))
    class Member(Base):
        __tablename__ = 'member'
        id: Mapped[int] = mapped_column(primary_key=True)
        team_id: Mapped[int] = mapped_column(ForeignKey('team.id'))
        team: Mapped['Team'] = relationship(back_populates='members')
        tags: Mapped[list['Tag']] = relationship()
`

describe('messages: what is true of the code', () => {
  says('an object that holds the models is none', 'n-plus-one-query', 'load.js', `
    const { Sequelize } = require('sequelize')
    class Store {
      constructor() { this.sequelize = new Sequelize('sqlite::memory:') }
      get bookModel() { return this.models.book }
    }
    const Database = new Store()
    async function load(ids) {
      const rows = []
      for (const id of ids) rows.push(await Database.bookModel.findByPk(id, { include: { model: Database.pageModel } }))
      return rows
    }
    module.exports = { load }
  `, /Query runs once per `id`/, /`Database`/)
  says('what the language has is no model', 'n-plus-one-query', 'load.ts', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function load(ids: (string | null)[], groups: string[][]) {
      for (const id of ids) console.log(await prisma.report.findMany({ where: { id, tags: groups.filter(Boolean), createdAt: { gte: new Date() } } }))
    }
  `, /Query of `report` runs once per `id`/, /`(Date|Boolean)`/)
  says('a model that a query is handed', 'n-plus-one-query', 'load.ts', `
    import { EntityManager } from 'typeorm'
    import { Report } from './report'
    export async function load(manager: EntityManager, ids: string[]) {
      for (const id of ids) console.log(await manager.findOne(Report, { where: { id, createdAt: new Date() } }))
    }
  `, /Query of `Report` runs once per `id`/)
  says('a write whose bulk form is not written for anybody', 'write-in-loop', 'main.py', `
    from app.models import Book
    def remove(ids):
        for id in ids:
            Book.objects.filter(pk=id).delete()
  `, /one bulk write.*No fix is offered/s, /no bulk form/)
  says('an expression is no model', 'n-plus-one-query', 'main.py', `
    from django.db import models
    from django.db.models import Sum
    class File(models.Model):
        size = models.IntegerField()
    def sizes(books):
        for book in books:
            print(total(File.objects.filter(pk=book)))
    def total(files):
        return files.distinct().aggregate(Sum('size'))['size__sum']
  `, /runs a query of `File` once per/, /`Sum`/)
  says('a class of which little is known', 'write-in-loop', 'main.py', `
    from app.models import Base
    class Book(Base):
        pass
    def add(titles):
        for title in titles:
            Book.objects.create(title=title)
  `, /what `Book` inherits is not known/, /which class/)
  says('a count that a client has', 'query-all-then-filter', 'main.ts', `
    import { Model } from 'sequelize'
    class User extends Model {}
    export async function count() { return (await User.findAll({ attributes: ['id'] })).length }
  `, /cannot be written for you here/, /no form/)
  says('a column that is no relation', 'n-plus-one-query', 'main.py', `
    from django.db import models
    class Plain(models.Model):
        name = models.CharField()
    def shown(names):
        for n in names:
            print(Plain.objects.filter(name=n).first())
  `, /plain values/, /relation/)
  says('a lookup by another comparison', 'n-plus-one-query', 'main.py', `
    from django.db import models
    class Plain(models.Model):
        name = models.CharField()
    def shown(names):
        for n in names:
            print(Plain.objects.filter(name__iexact=n).first())
  `, /`name__iexact` is more than a column/, /relation/)
  says('a statement that is built', 'n-plus-one-query', 'main.py', `${members}
    def shown(session: Session, names):
        for name in names:
            print(session.execute(select(Member).where(Member.id == name)).all())
  `, /not SQL that is written as one string/)
  says('the element of a reduction', 'list-membership-in-loop', 'main.ts', `
    export function count(us: string[], banned: string[]) {
      return us.reduce((n, u) => n + (banned.includes(u) ? 1 : 0), 0)
    }
  `, /once per `u`/)
  says('a function on one line', 'list-membership-in-loop', 'main.ts', `
    export function kept(us: string[], xs: string[]) { return us.filter((u) => xs.includes(u)) }
  `, /no line can be added above the loop/)
  says('rows of one owner, and rows of each', 'n-plus-one-relation', 'main.py', `${members}
    def shown(member):
        return [member.team.id, len(member.tags)]
    def all_shown(session: Session):
        return [shown(member) for member in session.scalars(select(Member))]
  `, /loads `team` and `tags` once per `member`, of which each `team` only once/)
  says('a repository is named by its rows', 'n-plus-one-query', 'main.ts', `
    import { Entity, Repository } from 'typeorm'
    @Entity() class Order { id: number }
    export async function shown(repo: Repository<Order>, ids: number[]) {
      for (const id of ids) console.log(await repo.findOne({ where: { id } }))
    }
  `, /Query of `Order`/)
})

describe('messages: why requests are not put together', () => {
  const typescript = (title: string, body: string, expected: RegExp): void => { says(title, 'sequential-await', 'main.ts', `export async function load(urls: string[]) {\n${body}\n}`, expected) }
  typescript('statements between them', `
    const user = await fetch('/user')
    const path = '/news'
    const news = await fetch(path)
    return [user, news]`, /No fix is offered: other statements stand between them\.$/)
  typescript('declared with types', `
    const user: Response = await fetch('/user')
    const news: Response = await fetch('/news')
    return [user, news]`, /No fix is offered: they are not declared alike/)
  typescript('two lists', `
    const [pages, sizes]: [Response[], number[]] = [[], []]
    for (const url of urls) {
      const page = await fetch(url)
      pages.push(page)
      sizes.push(1)
    }
    return { pages, sizes }`, /No fix is offered: what the iterations collect is not one list/)
  says('an event loop of another library', 'sequential-await', 'main.py', `
    import trio
    import httpx
    async def load(client: httpx.AsyncClient, urls: list[str]):
        pages = []
        for url in urls:
            pages.append(await client.get(url))
        return pages
  `, /No fix is offered: the file has an event loop other than asyncio/)
  says('an attribute that threads would share', 'sequential-request', 'main.py', `
    import requests
    class Reader:
        def __init__(self):
            self.session = requests.Session()
        def load(self, urls: list[str]):
            pages = []
            for url in urls:
                pages.append(self.session.get(url))
            return pages
  `, /No fix is offered: they share a session or connection that not every thread can make for itself\.$/)
})
