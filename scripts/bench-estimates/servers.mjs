// What programs talk to: an HTTP server that takes its time, and PostgreSQL: that of the system if there is one, else the one of the tests.

import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, createServer as createSocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'

/** Answers after so many milliseconds. */
export async function slowServer(milliseconds) {
  const server = createServer((_, response) => {
    setTimeout(() => {
      response.setHeader('content-type', 'application/json')
      response.end('{"price": 12}')
    }, milliseconds)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => { server.closeAllConnections(); server.close() } }
}

/** Behind a network: a machine alone has none, and what it adds to each round trip is most of what a query waits for. */
export async function postgres() {
  const programs = installed()
  const server = await (programs ? systemPostgres(programs) : embeddedPostgres())
  const network = await networkTo(server.port)
  return { name: server.name, url: server.url(network.port), stop: async () => { network.stop(); await server.stop() } }
}

/** A millisecond a round trip, as between the zones of a region. */
async function networkTo(target) {
  const proxy = createSocketServer((client) => {
    const server = connect(target, '127.0.0.1')
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', () => { client.destroy(); server.destroy() })
    client.on('data', (data) => { setTimeout(() => { server.write(data) }, 1) })
    client.on('close', () => { server.end() })
    server.pipe(client)
  })
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return { port: proxy.address().port, stop: () => proxy.close() }
}

/** The folder of `initdb` and `postgres`. */
function installed() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  return [...versions.reverse(), ...(process.env.PATH ?? '').split(delimiter)].find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))))
}

async function systemPostgres(programs) {
  const data = mkdtempSync(join(tmpdir(), 'cost-hints-postgres-'))
  const user = unprivileged()
  if (user) chownSync(data, user.uid, user.gid)
  const options = { ...user, cwd: data, stdio: 'ignore' }
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'], options)
  const port = await freePort()
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1'], options)
  const [version] = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).match(/\d[\d.]*/) ?? []
  const end = () => { server.kill('SIGINT') }
  process.once('exit', end)
  const stop = () => new Promise((resolve) => {
    process.removeListener('exit', end)
    server.once('exit', () => { rmSync(data, { recursive: true, force: true }); resolve() })
    end()
  })
  const url = (at) => `postgresql://postgres@127.0.0.1:${at}/postgres`
  for (let tries = 0; !await accepts(url(port)); tries++) {
    if (tries > 200) {
      await stop()
      throw new Error('PostgreSQL does not start')
    }
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
  return { name: `PostgreSQL ${version}`, port, url, stop }
}

async function accepts(url) {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined
  const id = (kind, name) => Number(execFileSync('id', [kind, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) }
    } catch {
      // There is no such user here.
    }
  }
  throw new Error('PostgreSQL needs a user that is not root')
}

async function embeddedPostgres() {
  const [{ PGlite }, { PGLiteSocketServer }] = await Promise.all([import('@electric-sql/pglite'), import('@electric-sql/pglite-socket')])
  const db = await PGlite.create()
  const port = await freePort()
  const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1' })
  await server.start()
  return { name: 'PGlite (PostgreSQL in WebAssembly)', port, url: (at) => `postgresql://postgres:postgres@127.0.0.1:${at}/postgres`, stop: () => server.stop() }
}

async function freePort() {
  const probe = createSocketServer()
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}
