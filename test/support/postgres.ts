// PostgreSQL itself, in WebAssembly behind a socket, so that the clients of tests are the real ones.

import { createServer, type AddressInfo } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

export interface PostgresServer {
  readonly url: string
  stop(): Promise<void>
}

export async function postgresServer(schema = ''): Promise<PostgresServer> {
  const db = await PGlite.create()
  await db.exec(schema)
  const port = await freePort()
  const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1' })
  await server.start()
  return { url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return address.port
}
