// Relations read through Flask-SQLAlchemy and SQLModel, run before and after the fix: same output, fewer statements.

import { countedPrograms } from '../support/orm-programs.js'

const flask = `
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)
statements = []


class Team(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    players = db.relationship("Player", back_populates="team", order_by="Player.id")


class Player(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50))
    team_id = db.Column(db.Integer, db.ForeignKey("team.id"))
    team = db.relationship("Team", back_populates="players")


def places():
    return [
        [player.team.name for player in Player.query.order_by(Player.id).all()],
    ]


def shelves():
    return {team.name: [player.name for player in team.players] for team in Team.query.order_by(Team.id)}


def chosen():
    statement = db.select(Player).where(Player.id > 4)
    return [player.team.name for player in db.session.scalars(statement)]


with app.app_context():
    db.create_all()
    db.session.add_all(Team(id=number, name=f"team {number}") for number in range(1, 7))
    db.session.add_all(Player(name=f"player {number}", team_id=number % 6 + 1) for number in range(18))
    db.session.commit()
    event.listen(db.engine, "before_cursor_execute", lambda connection, cursor, statement, *rest: statements.append(statement))
    for place in (places, shelves, chosen):
        db.session.remove()
        print(place())
print("operations:", len(statements))
`
const model = `
from sqlalchemy import event
from sqlalchemy.pool import StaticPool
from sqlmodel import Field, Relationship, Session, SQLModel, create_engine, select

statements = []


class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    heroes: list["Hero"] = Relationship(back_populates="team")


class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    team_id: int | None = Field(default=None, foreign_key="team.id")
    team: Team | None = Relationship(back_populates="heroes")


def names(session: Session):
    return [hero.team.name if hero.team else None for hero in session.exec(select(Hero).order_by(Hero.id)).all()]


def shelves(session: Session):
    return {team.name: sorted(hero.name for hero in team.heroes) for team in session.exec(select(Team))}


engine = create_engine("sqlite://", poolclass=StaticPool)
SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Team(id=number, name=f"team {number}") for number in range(1, 6)])
    session.add_all([Hero(name=f"hero {number}", team_id=number % 5 + 1 if number % 4 else None) for number in range(16)])
    session.commit()
event.listen(engine, "before_cursor_execute", lambda connection, cursor, statement, *rest: statements.append(statement))
for place in (names, shelves):
    with Session(engine) as session:
        print(place(session))
print("operations:", len(statements))
`

const cases = [
  { name: 'Flask-SQLAlchemy: one, many, and by a statement', text: flask, before: 21, after: 4 },
  { name: 'SQLModel: one and many', text: model, before: 12, after: 3 },
]

describe('n-plus-one-relation: layers over SQLAlchemy, run before and after', () => {
  countedPrograms('n-plus-one-relation', cases, { all: true })
})
