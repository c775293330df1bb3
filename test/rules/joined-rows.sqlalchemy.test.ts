// Rows of SQLAlchemy that come joined with many others: they have to be made unique, and cannot be streamed.

import { checksFor } from '../support/check.js'

const models = `//- shop/__init__.py
//- shop/models.py
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, mapped_column, relationship

class Base(DeclarativeBase):
    pass

class Parent(Base):
    __tablename__ = "parents"
    id: Mapped[int] = mapped_column(primary_key=True)
    kids: Mapped[list["Kid"]] = relationship(lazy="joined")

class Kid(Base):
    __tablename__ = "kids"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("parents.id"))
    parent: Mapped[Parent] = relationship()

class Toy(Base):
    __tablename__ = "toys"
    id: Mapped[int] = mapped_column(primary_key=True)
    kid_id: Mapped[int] = mapped_column(ForeignKey("kids.id"))
    owner: Mapped[Kid] = relationship(lazy="joined", backref=backref("toys", lazy=False))
//- shop/views.py
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from shop.models import Kid, Parent, Toy
`
const here = (rest: string): string => models + rest.replace(/^\n/, '').split('\n').map((line) => line.replace(/^ {4}/, '')).join('\n')

describe('rows that come joined with many others (SQLAlchemy)', () => {
  const { noFix } = checksFor('materialized-queryset', 'python')
  const reason = /made unique/
  noFix('made unique where they are gone through', here(`
    def show(session: Session):
        for parent in ⟦session.scalars(select(Parent)).unique()⟧:
            print(parent.id)
    `), { reason })
  noFix('made unique, and a list', here(`
    def show(session: Session):
        for parent in ⟦session.scalars(select(Parent)).unique().all()⟧:
            print(parent.id)
    `), { reason })
  noFix('a query of before 2.0', here(`
    def show(session: Session):
        for parent in ⟦session.query(Parent).all()⟧:
            print(parent.id)
    `), { reason })
  noFix('what is joined has many in turn, by a relation that its other side declares', here(`
    def show(session: Session):
        for toy in ⟦session.query(Toy).all()⟧:
            print(toy.id)
    `), { reason })

  const relations = checksFor('n-plus-one-relation', 'python')
  relations.noFix('what a fix would join', here(`
    def show(session: Session):
        for kid in session.scalars(select(Kid).where(Kid.id > 3)):
            print(⟦kid.parent⟧.id)
    `), { reason })

  const queries = checksFor('n-plus-one-query', 'python')
  queries.fixes('awaited', here(`
    async def show(session: AsyncSession, ids: list[int]):
        for id in ids:
            parent = await ⟦session.get(Parent, id)⟧
            print(parent)
    `), here(`
    async def show(session: AsyncSession, ids: list[int]):
        id_keys = list(dict.fromkeys(ids))
        parent_by_id = {row.id: row for row in (await session.scalars(select(Parent).where(Parent.id.in_(id_keys)))).unique()}
        for id in ids:
            parent = parent_by_id.get(id)
            print(parent)
    `), { safety: 'suggested' })
})
