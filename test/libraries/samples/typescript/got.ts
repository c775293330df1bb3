// Every call of got that its model speaks of: the default client, one that extend() makes, streams and pages.

import got, { type Got } from 'got'

export async function byDefault(url: string): Promise<unknown> {
  const { body, statusCode } = await got(url) //: request
  await got(url).json() //: request
  await got(url).text() //: request
  await got(url, { method: 'POST' }).buffer() //: request
  await got.get(url).json<{ id: number }>() //: request
  await got.head(url) //: request
  await got.post(url, { json: {} }).json() //: request
  await got.put(url, { json: {} }) //: request
  await got.patch(url, { json: {} }) //: request
  await got.delete(url) //: request
  const request = got(url) //: request
  void request.on('downloadProgress', (progress) => use(progress))
  request.cancel()
  return { body, statusCode }
}

export async function byInstance(url: string): Promise<void> {
  const client = got.extend({ prefixUrl: url, timeout: { request: 1000 } })
  const inner = client.extend({ headers: {} })
  await inner(url) //: request
  const response = await client.get(url) //: request
  use(response.body, response.rawBody, response.statusMessage, response.headers, response.url, response.ok, client.defaults)
  await client.head(url) //: request
  await client.post(url) //: request
  await client.put(url) //: request
  await client.patch(url) //: request
  await client.delete(url) //: request
  await annotated(client, url)
}

async function annotated(client: Got, url: string): Promise<void> {
  client.stream(url).on('error', (error) => use(error)).pipe(process.stdout) //: request
  got.stream(url).pipe(process.stdout) //: request
  got.stream.get(url) //: request
  got.stream.head(url) //: request
  got.stream.post(url) //: request
  got.stream.put(url) //: request
  got.stream.patch(url) //: request
  got.stream.delete(url) //: request
  for await (const item of got.paginate(url)) use(item) //: request
  for await (const item of client.paginate.each(url)) use(item) //: request
  await got.paginate.all(url) //: request
}

function use(...values: unknown[]): void {
  values.slice()
}
