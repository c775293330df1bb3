"""SQLModel's relations: attributes that load when they are read, like SQLAlchemy's."""

from typing import List, Optional

from sqlmodel import Field, Relationship, Session, SQLModel, create_engine, select
from sqlalchemy.orm import selectinload

engine = create_engine("sqlite://")


class Link(SQLModel, table=True):
    team_id: Optional[int] = Field(default=None, foreign_key="team.id", primary_key=True)
    hero_id: Optional[int] = Field(default=None, foreign_key="hero.id", primary_key=True)


class Team(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    heroes: List["Hero"] = Relationship(back_populates="teams", link_model=Link)
    captain: Optional["Hero"] = Relationship(sa_relationship_kwargs={"lazy": "joined"})


class Hero(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str
    team_id: Optional[int] = Field(default=None, foreign_key="team.id")
    team: Optional[Team] = Relationship(back_populates="heroes")
    teams: list[Team] = Relationship(back_populates="heroes", link_model=Link)


def reads():
    with Session(engine) as session:
        for hero in session.exec(select(Hero)).all():  #: query
            use(hero.name, hero.team_id)
            use(hero.team.id if hero.team else None)  #: load
            for team in hero.teams:  #: load
                use(team.captain.name)
        for hero in session.exec(select(Hero).options(selectinload(Hero.team))):  #: query
            use(hero.name)


def use(*values):
    return values
