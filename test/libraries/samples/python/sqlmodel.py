"""SQLModel: `exec` gives the rows of a select without their tuple."""

from sqlmodel import Field, Session, SQLModel, create_engine, select
from sqlmodel.ext.asyncio.session import AsyncSession


class User(SQLModel, table=True):
    id: int = Field(primary_key=True)
    name: str


with Session(create_engine("sqlite://")) as session:
    session.exec(select(User).where(User.name == "ada")).all()  #: query
    session.get(User, 1)  #: query
    session.add(User(id=1, name="ada"))
    session.commit()  #: commit


async def awaited(session: AsyncSession):
    (await session.exec(select(User))).first()  #: query
