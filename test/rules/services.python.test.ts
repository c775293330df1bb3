// What unseen services in Python were told wrongly, class by class: each case that must go stands beside one that must stay.

import assert from 'node:assert/strict'

import { checksFor, findingsIn } from '../support/check.js'
import { dedent } from '../support/marks.js'

describe('sequential-await (Python): awaits of which only a log line is known', () => {
  const { costs, fine } = checksFor('sequential-await', 'python')

  fine('what else the functions wait for is not known', `
    import logging
    from elsewhere import browser
    logger = logging.getLogger(__name__)
    async def size(page):
        logger.debug('asks for the size')
        return await browser.evaluate(page, 'size()')
    async def top(page):
        shown = await browser.evaluate(page, 'scroll()')
        if shown is None:
            logger.warning('nothing is shown')
        return shown
    async def shoot(page):
        width = await size(page)
        place = await top(page)
        return width, place
  `)
  costs('a request that is logged', `
    import logging
    import httpx
    logger = logging.getLogger(__name__)
    async def user(client: httpx.AsyncClient):
        logger.info('asks for the user')
        return await client.get('/user')
    async def news(client: httpx.AsyncClient):
        logger.info('asks for the news')
        return await client.get('/news')
    async def page(client: httpx.AsyncClient):
        who = await user(client)
        what = ⟦await news(client)⟧
        return who, what
  `)
})

const session = `
    from sqlalchemy import select
    from sqlalchemy.exc import IntegrityError
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
    class Base(DeclarativeBase): pass
    class Team(Base):
        __tablename__ = 'team'
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str]
`

describe('write-in-loop (Python): candidates, progress and flushes', () => {
  const { costs, fine } = checksFor('write-in-loop', 'python')

  fine('the next candidate is tried only where one fails', `${session}
    def make(session: Session, names):
        for name in names:
            team = Team(name=name)
            session.add(team)
            try:
                session.commit()
            except IntegrityError:
                session.rollback()
                continue
            return team
  `)
  costs('every row is tried', `${session}
    def make(session: Session, names):
        made = []
        for name in names:
            team = Team(name=name)
            ⟦session.add(team)⟧
            try:
                session.commit()
            except IntegrityError:
                session.rollback()
                continue
            made.append(team)
        return made
  `)
  fine('progress that is saved now and then', `
    import time
    from django.db import models
    class Scan(models.Model):
        progress = models.IntegerField()
    def run(scan: Scan, checks, total):
        last = 0
        last_at = time.time()
        for number, check in enumerate(checks):
            progress = number / total * 100
            delta = progress - last
            elapsed = time.time() - last_at
            if delta >= 1 or elapsed >= 5:
                scan.progress = progress
                scan.save()
                last = progress
                last_at = time.time()
  `)
  costs('rows that are compared with what does not change', `
    from django.db import models
    class Scan(models.Model):
        progress = models.IntegerField()
    def run(scans: list[Scan], done):
        for scan in scans:
            delta = done - scan.progress
            if delta >= 1:
                scan.progress = done
                ⟦scan.save()⟧
  `)
  it('a flush writes what changed, which is never the same', async () => {
    const [finding] = await findingsIn('write-in-loop', 'main.py', dedent(`${session}
      def clone(session: Session, teams: list[Team], copy):
          for team in teams:
              copy.teams.append(Team(name=team.name))
              session.flush()
    `))
    assert.ok(finding)
    assert.doesNotMatch(finding.message, /same/)
  })
})

describe('write-in-loop (Python): what it names', () => {
  it('no class of queries', async () => {
    const [finding] = await findingsIn('write-in-loop', 'main.py', dedent(`${session}
      from sqlalchemy.orm import Query
      class OwnQuery(Query):
          def chosen(self): ...
      def rename(query: OwnQuery, names):
          for name in names:
              query.filter_by(id=name).update({'name': name})
              query.update({'name': name})
    `))
    assert.ok(finding)
    assert.doesNotMatch(finding.message, /OwnQuery/)
  })
})

describe('n-plus-one-query (Python): settings of a session, and what it remembers', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  fine('statements that only tell the session or server something', `
    import psycopg
    def tell(tenants, connect):
        for tenant in tenants:
            with psycopg.connect('') as connection:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT set_config(%s, %s, TRUE)", ['app.tenant', tenant])
                    cursor.execute("SET LOCAL statement_timeout = 5")
    def lock(cursor: psycopg.Cursor, keys):
        for key in keys:
            cursor.execute('SELECT pg_advisory_xact_lock(%s)', [key])
  `)
  costs('statements that ask for rows', `
    import psycopg
    def names(cursor: psycopg.Cursor, keys):
        for key in keys:
            ⟦cursor.execute('SELECT name FROM set_config WHERE key = %s', [key])⟧
            print(cursor.fetchone())
  `)
  fine('the session answers for a key that it has seen', `${session}
    def team(session: Session, id) -> Team:
        return session.get(Team, id)
    def pages(session: Session, id, authors):
        for author in authors:
            print(author, team(session, id).name)
  `)
  costs('another key each time, a query that is run again', `${session}
    def pages(session: Session, id, authors):
        for author in authors:
            print(⟦session.get(Team, author)⟧)
        for author in authors:
            print(author, ⟦session.scalars(select(Team).where(Team.id == id))⟧.first())
  `)
  fine('as many as the callers write down', `
    import psycopg
    def missing(cursor: psycopg.Cursor, *names):
        for name in names:
            cursor.execute('SELECT 1 FROM pg_extension WHERE extname = %s', [name])
            if not cursor.fetchone():
                print(name)
    def check(cursor):
        missing(cursor, 'unaccent', 'pg_trgm')
        missing(cursor, 'vector')
  `)
  costs('as many as somebody hands on', `
    import psycopg
    def missing(cursor: psycopg.Cursor, *names):
        for name in names:
            ⟦cursor.execute('SELECT 1 FROM pg_extension WHERE extname = %s', [name])⟧
            if not cursor.fetchone():
                print(name)
    def check(cursor, names):
        missing(cursor, 'unaccent', 'pg_trgm')
        missing(cursor, *names)
  `)
})

describe('blocking-call-in-async (Python): what a command runs', () => {
  const { costs, fine } = checksFor('blocking-call-in-async', 'python')

  fine('a coroutine of a command that is not async, and what only it awaits', `
    import asyncio
    from pathlib import Path
    import typer
    from elsewhere import connect, run_tool
    app = typer.Typer()
    async def restore(page):
        state = Path('state').read_text()
        await page.go(state)
    @app.command()
    def shoot(url: str):
        async def _run():
            page = await connect(url)
            await restore(page)
            Path('shot.png').write_bytes(await page.shoot())
        asyncio.run(_run())
    @app.command('check')
    def check(path: str):
        async def _run():
            return await connect(Path(path).read_text())
        run_tool(_run)
  `)
  costs('a command that starts tasks or serves', `
    import asyncio
    import time
    import typer
    from elsewhere import connect, handle
    app = typer.Typer()
    @app.command()
    def shoot(urls: list[str]):
        async def one(url):
            page = await connect(url)
            ⟦time.sleep(1)⟧
            return page
        async def _run():
            return await asyncio.gather(*[one(url) for url in urls])
        asyncio.run(_run())
    @app.command()
    def serve(port: int):
        async def _run():
            server = await asyncio.start_server(handle, port=port)
            await connect(port)
            ⟦time.sleep(1)⟧
        asyncio.run(_run())
  `)
  fine('a dump that an environment variable asks for', `
    import os
    from pathlib import Path
    def dump_root():
        root = os.getenv('DUMP_PACKETS')
        return Path(root).expanduser() if root else None
    def dump(name, text):
        root = dump_root()
        if root is None:
            return
        (root / name).write_text(text)
    async def handle(text):
        dump('packet', text)
        folder = os.environ.get('DUMP_TEXTS')
        if folder:
            Path(folder).write_text(text)
  `)
  costs('a folder that has a default', `
    import os
    from pathlib import Path
    async def handle(text):
        folder = os.environ.get('TEXTS', '/var/texts')
        if folder:
            ⟦Path(folder).write_text(text)⟧
  `)
  fine('a script with one task, though not all that it awaits is known', `
    import asyncio
    import time
    import requests
    from elsewhere import store
    async def work(urls):
        for url in urls:
            answer = requests.get(url)
            await store.save(answer.text)
            time.sleep(1)
    asyncio.run(work(['a']))
  `)
})
