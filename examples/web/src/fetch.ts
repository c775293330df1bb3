// Documents from many URLs, requested one after another.

import { createServer } from 'node:http'

export async function fetchData(urls: string[]): Promise<unknown[]> {
  const results: unknown[] = []
  for (const url of urls) {
    const response = await fetch(url)
    results.push(await response.json())
  }
  return results
}

const server = createServer((_, response) => {
  setTimeout(() => response.end('{"ok": true}'), 50)
})
server.listen(0, '127.0.0.1', async () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  console.time('fetchData')
  const documents = await fetchData(Array.from({ length: 100 }, (_, number) => `http://127.0.0.1:${port}/${number}`))
  console.timeEnd('fetchData')
  console.log(documents.length)
  server.close()
})
