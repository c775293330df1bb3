// Every call around fetch that its model speaks of.

import nodeFetch from 'node-fetch'
import { fetch as undiciFetch } from 'undici'

export async function reads(url: string): Promise<unknown> {
  const response = await fetch(url) //: request
  await fetch(url, { method: 'POST', body: '{}' }) //: request
  await fetch(new Request(url), { headers: { accept: 'text/plain' } }) //: request
  await globalThis.fetch(url) //: request
  await nodeFetch(url) //: request
  await undiciFetch(url) //: request
  use(response.ok, response.status, response.statusText, response.url, response.body, response.redirected)
  await response.clone().json()
  await response.clone().text()
  await response.clone().arrayBuffer()
  await response.clone().blob()
  await response.clone().formData()
  await response.clone().bytes()
  return response.json()
}

export function headers(response: Response): void {
  const given = response.headers
  use(given.get('a'), given.has('a'), given.getSetCookie())
  given.forEach((value, name) => use(value, name))
  const own = new Headers()
  own.set('a', 'b')
  own.append('a', 'c')
  own.delete('a')
  for (const [name, value] of own) use(name, value)
  use(Response.json({}), Response.error(), Response.redirect('/'))
}

export const aliases = [window.fetch, self.fetch]

function use(...values: unknown[]): void {
  values.slice()
}
