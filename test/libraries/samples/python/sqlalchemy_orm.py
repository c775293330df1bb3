"""SQLAlchemy sessions: add and delete only mark, flush and commit send."""

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import create_engine, delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, scoped_session, sessionmaker


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def run(session: Session):
    user = session.get(User, 1)  #: query
    session.get_one(User, 1)  #: query
    session.execute(select(User).where(User.name == "ada")).scalars().all()  #: query
    session.execute(text("SELECT * FROM users WHERE id = :id"), {"id": 1}).first()  #: query
    session.scalar(select(User))  #: query
    for found in session.scalars(select(User)):  #: query
        found.name
    session.execute(update(User).values(name="x"))  #: write
    session.execute(delete(User))  #: write
    session.execute(text("DELETE FROM users"))  #: write
    session.add(User(name="ada"))  #: mark
    session.add_all([User(name="grace")])  #: mark
    session.delete(user)  #: mark
    session.expunge(user)
    session.expire(user)
    session.refresh(user)  #: query
    session.merge(user)  #: query
    session.flush()  #: write
    session.commit()  #: commit
    session.rollback()  #: rollback
    session.bulk_save_objects([user])  #: write
    session.bulk_insert_mappings(User, [{"name": "ada"}])  #: write
    session.bulk_update_mappings(User, [{"id": 1}])  #: write
    with session.begin_nested():  #: begin
        pass
    query = session.query(User).filter(User.name == "ada").filter_by(id=1).order_by(User.id).limit(3)
    query.all()  #: query
    query.first()  #: query
    query.one()  #: query
    query.one_or_none()  #: query
    query.count()  #: query
    query.scalar()  #: query
    query.get(1)  #: query
    query.update({"name": "x"})  #: write
    query.delete()  #: write
    for found in session.query(User):  #: query
        found.name
    session.connection().execute(text("SELECT 1"))  #: query
    session.close()


engine = create_engine("sqlite://")
Maker = sessionmaker(engine)
with Maker() as made:
    made.get(User, 1)  #: query
with Maker.begin() as made:  #: begin
    made.get(User, 1)  #: query
with Session(engine) as made, made.begin():  #: begin
    made.scalars(select(User)).first()  #: query
scoped = scoped_session(Maker)
scoped.execute(select(User))  #: query
scoped.remove()


async def awaited(session: AsyncSession):
    await session.get(User, 1)  #: query
    result = await session.execute(select(User))  #: query
    result.scalars().all()
    await session.scalar(select(User))  #: query
    (await session.scalars(select(User))).all()  #: query
    session.add(User(name="ada"))  #: mark
    await session.refresh(User())  #: query
    await session.flush()  #: write
    await session.commit()  #: commit
    await session.rollback()  #: rollback
    rows = await session.stream(select(User))  #: query
    async for row in rows:
        row._asdict()
    streamed = await session.stream_scalars(select(User))  #: query
    async for found in streamed:
        found.name
    make = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))
    async with make() as made:
        await made.get(User, 1)  #: query
    async with make.begin() as made:  #: begin
        await made.execute(delete(User))  #: write
    older = sessionmaker(create_async_engine("sqlite+aiosqlite://"), class_=AsyncSession, expire_on_commit=False)
    async with older() as made:
        await made.get(User, 1)  #: query


db = SQLAlchemy()


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)


db.session.get(Post, 1)  #: query
db.session.execute(db.select(Post)).scalars().all()  #: query
db.session.execute(db.text("SELECT 1"))  #: query
db.session.add(Post())  #: mark
db.session.commit()  #: commit
Post.query.filter_by(id=1).first()  #: query
Post.query.get_or_404(1)  #: query
Post.query.first_or_404()  #: query
Post.query.paginate(page=1).items  #: query
db.get_or_404(Post, 1)  #: query
db.first_or_404(db.select(Post))  #: query
db.paginate(db.select(Post)).items  #: query
db.one_or_404(db.select(Post))  #: query
Post.query.one_or_404()  #: query
db.create_all()  #: write
db.drop_all()  #: write
