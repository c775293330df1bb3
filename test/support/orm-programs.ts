// How programs of Django and SQLAlchemy begin that run on a database in memory, and what they are held to before and after a fix.

import assert from 'node:assert/strict'

import { dedent } from './marks.js'
import { compared } from './programs.js'
import { pythonWithPackages } from './python-packages.js'

interface DjangoOptions {
  /** Queries are logged. */
  readonly isDebugging?: boolean
  /** Several connections share it where it has a name. */
  readonly database?: string
  /** What stands before the models. */
  readonly imports?: string
}

/** Fields by the names of their models; their tables are made, in that order. */
export function djangoWith(models: Readonly<Record<string, string>>, { isDebugging = false, database = ':memory:', imports = '' }: DjangoOptions = {}): string {
  const names = Object.keys(models)
  return `
import django
from django.conf import settings

settings.configure(${isDebugging ? 'DEBUG=True, ' : ''}DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "${database}"}}, INSTALLED_APPS=[], DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()
from django.db import connection, models, transaction
${dedent(imports)}

${names.map((name) => `class ${name}(models.Model):\n${indented(models[name] ?? '')}\n\n    class Meta:\n        app_label = "app"\n\n\n`).join('')}
with connection.schema_editor() as editor:
${names.map((name) => `    editor.create_model(${name})\n`).join('')}`
}

/** A model `User` with these columns beside its key and its name; its table is made, and `session` is one of it. */
export function sqlalchemyWith(columns = ''): string {
  return `
from sqlalchemy import create_engine, event, insert, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
${columns === '' ? '' : indented(columns)}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
`
}

export interface CountedProgram {
  readonly name: string
  /** The whole of it is analysed and fixed. */
  readonly text: string
  readonly before: number
  readonly after: number
}

/** To be called inside of `describe`: each program prints the same after its fix, and counts as many operations as are said. */
export function countedPrograms(rule: string, programs: readonly CountedProgram[], options: { readonly all?: boolean } = {}): void {
  let python = ''
  before(async () => { python = await pythonWithPackages() })
  for (const { name, text, before: first, after } of programs) {
    it(name, async () => {
      const ran = await compared({ rule, path: 'app/main.py', text, python, ...options })
      assert.deepEqual([ran.before, ran.after], [first, after], ran.text)
    })
  }
}

function indented(text: string): string {
  return dedent(text).trimEnd().replace(/^(?=.)/gm, '    ')
}
