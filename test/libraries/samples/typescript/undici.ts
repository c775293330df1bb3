// Every call of undici that its model speaks of, with and without a client.

import { Agent, BalancedPool, Client, type Dispatcher, getGlobalDispatcher, pipeline, Pool, request, setGlobalDispatcher, stream } from 'undici'

export async function byDefault(url: string): Promise<unknown> {
  const { statusCode, headers, body, trailers, opaque } = await request(url) //: request
  use(statusCode, headers, trailers, opaque, body.bodyUsed)
  await body.json()
  await body.text()
  await body.arrayBuffer()
  await body.bytes()
  await body.blob()
  await body.dump()
  body.on('end', () => use()).pipe(process.stdout)
  for await (const chunk of body) use(chunk)
  await request(url, { method: 'POST', body: '{}' }) //: request
  await stream(url, { method: 'GET' }, () => process.stdout) //: request
  pipeline(url, { method: 'GET' }, ({ body: answer }) => answer) //: request
  setGlobalDispatcher(new Agent({ connections: 10 }))
  return getGlobalDispatcher().request({ origin: url, path: '/', method: 'GET' }) //: request
}

export async function byClient(url: string): Promise<void> {
  const client = new Client(url)
  await client.request({ path: '/', method: 'GET' }) //: request
  await client.stream({ path: '/', method: 'GET' }, () => process.stdout) //: request
  client.pipeline({ path: '/', method: 'GET' }, ({ body }) => body) //: request
  client.on('drain', () => use())
  await client.close()
  await new Pool(url, { connections: 4 }).request({ path: '/', method: 'DELETE' }) //: request
  await new BalancedPool([url]).compose([]).request({ path: '/', method: 'GET' }) //: request
}

export async function annotated(dispatcher: Dispatcher): Promise<void> {
  await dispatcher.request({ origin: 'https://example.org', path: '/', method: 'GET' }) //: request
  await dispatcher.destroy()
}

function use(...values: unknown[]): void {
  values.slice()
}
