// What really happens to work that is started together on one connection, and that its fix ends it: an AsyncSession that refuses,
// and rows that a transaction leaves behind after it was rolled back.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { postgresServer } from '../support/postgres.js'
import { fixed, ranText, type Program, type Ran } from '../support/programs.js'
import { pythonWithPackages } from '../support/python-packages.js'

const sessionOfSqlalchemy = `
import asyncio
import os
import tempfile

from sqlalchemy import event
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = 'users'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def load(session: AsyncSession, ids: list[int]):
    return await asyncio.gather(*[session.get(User, one) for one in ids])


selects = []


async def main(path: str) -> None:
    engine = create_async_engine(f'sqlite+aiosqlite:///{path}')
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with AsyncSession(engine) as session:
        session.add_all([User(id=key, name=f'user {key}') for key in range(1, 6)])
        await session.commit()
    await engine.dispose()
    event.listen(engine.sync_engine, 'before_cursor_execute', lambda *given: selects.append(given[2]))
    session = AsyncSession(engine)
    try:
        print([user.name for user in await load(session, [1, 2, 3])])
    except InvalidRequestError as error:
        print('refused', error.code)
    print('operations:', len(selects), flush=True)


folder = tempfile.mkdtemp()
loop = asyncio.new_event_loop()
loop.run_until_complete(main(os.path.join(folder, 'users.db')))
os._exit(0)
`

const transactionOfPg = `
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 1 })

async function enrol(client, ids) {
  await client.query('BEGIN')
  try {
    await Promise.all(ids.map(async (id) => {
      const { rows } = await client.query('SELECT blocked FROM users WHERE id = $1', [id])
      if (rows[0].blocked) throw new Error('blocked')
      await client.query('INSERT INTO members (id) VALUES ($1)', [id])
    }))
    await client.query('COMMIT')
    return 'enrolled'
  } catch (error) {
    await client.query('ROLLBACK')
    return error.message
  }
}

await pool.query('TRUNCATE members')
const client = await pool.connect()
console.log(await enrol(client, [1, 2, 3]))
await new Promise((resolve) => setTimeout(resolve, 100))
client.release()
const left = await pool.query('SELECT id FROM members')
console.log(left.rows.map((row) => row.id).join(' '))
console.log('operations: ' + left.rows.length)
process.exit(0)
`

interface Outcomes { readonly before: Ran; readonly after: Ran }

async function outcomes(program: Program): Promise<Outcomes> {
  return { before: await ranText(program, dedent(program.text)), after: await ranText(program, await fixed(program)) }
}

describe('parallel-on-one-connection, run', () => {

  it('SQLAlchemy: a session refuses gets that are started together, and answers them one after another', async () => {
    const python = await pythonWithPackages()
    const { before, after } = await outcomes({ rule: 'parallel-on-one-connection', path: 'app/main.py', text: sessionOfSqlalchemy, python })
    assert.equal(before.output.trim(), 'refused isce')
    assert.equal(after.output.trim(), '[\'user 1\', \'user 2\', \'user 3\']')
    assert.equal(after.operations, 3)
  })

  it('pg: a row is written after the rollback of its transaction, unless one is awaited after another', async () => {
    const server = await postgresServer('CREATE TABLE users (id integer, blocked boolean); CREATE TABLE members (id integer); INSERT INTO users VALUES (1, false), (2, true), (3, false)')
    try {
      const { before, after } = await outcomes({ rule: 'parallel-on-one-connection', path: 'src/main.mjs', text: transactionOfPg, arguments: [server.url] })
      assert.deepEqual(before, { output: 'blocked\n3\n', operations: 1 })
      assert.deepEqual(after, { output: 'blocked\n\n', operations: 0 })
    } finally {
      await server.stop()
    }
  })
})
