"""SQLModel: `exec` gives the rows of a select without their tuple."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker
from sqlmodel import Field, Relationship, Session, SQLModel, and_, col, create_engine, delete, func, insert, or_, select, text, update
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

engine = create_engine("sqlite://")
seen = []


class Team(SQLModel, table=True):
    id: int = Field(primary_key=True)
    users: list["User"] = Relationship(back_populates="team")


class User(SQLModel, table=True):
    id: int = Field(primary_key=True)
    name: str
    team: Team = Relationship(back_populates="users")

    def shout(self, session: Session):
        return session.exec(select(Team)).all()  #: query


class UserUpdate(SQLModel):
    name: str


SQLModel.metadata.create_all(engine)  #: write

with Session(engine) as session:
    session.exec(select(User).where(User.name == "ada")).all()  #: query
    session.get(User, 1)  #: query
    session.add(User(id=1, name="ada"))  #: mark
    session.commit()  #: commit


def reads(session: Session, ids):
    statement = select(User).where(col(User.id).in_(ids)).order_by(User.name)
    for user in session.exec(statement):  #: query
        user.shout(session)
    seen.append(session.exec(statement).first().name)  #: query
    seen.append(session.exec(select(func.count()).select_from(User)).one())  #: query
    for user, team in session.exec(select(User, Team).join(Team).where(or_(User.id == 1, and_(User.id > 3)))):  #: query
        seen.append((user, team))
    seen.append(session.exec(text("SELECT 1")).first())  #: query
    with engine.connect() as connection:
        connection.execute(select(User))  #: query


def named(query: SelectOfScalar[User], session):
    return session.exec(query).all()  #: query


def writes(session: Session, change: UserUpdate):
    user = User.model_validate(change)
    user.sqlmodel_update(change.model_dump(exclude_unset=True))
    session.add(user)  #: mark
    session.flush()  #: write
    session.refresh(user)  #: query
    session.exec(update(User).where(col(User.id) == 1).values(name="ada"))  #: write
    session.exec(delete(User).where(col(User.id) == 1))  #: write
    session.exec(insert(User).values(name="ada"))  #: write
    session.rollback()  #: rollback
    seen.append((user.model_dump_json(), user.dict(), user.json(), user.copy(), user.model_copy(), user.model_fields_set))
    seen.append((User.parse_obj({}), User.from_orm(user), User.model_validate_json("{}"), User.model_construct()))


def get_session():
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]
Local = sessionmaker(engine, class_=Session)


def route(session: SessionDep):
    with Local() as other:
        seen.append(other.exec(select(Team)).all())  #: query
    return session.exec(select(User)).all()  #: query


async def awaited(session: AsyncSession):
    (await session.exec(select(User))).first()  #: query
    await session.commit()  #: commit
    make = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"), class_=AsyncSession)
    async with make() as other:
        seen.append((await other.exec(select(User))).all())  #: query
