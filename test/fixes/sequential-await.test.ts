// Awaits one after another, run against a real server before and after the fix: same output, several requests at a time.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { compared } from '../support/programs.js'
import { pythonWithPackages } from '../support/python-packages.js'

// A server that takes longer for earlier paths, so that answers come in another order; it counts how many it serves at once.
const pythonServer = `
import asyncio
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

count = threading.Lock()
open_now = 0
peak = 0

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        global open_now, peak
        with count:
            open_now += 1
            peak = max(peak, open_now)
        number = int(self.path.rsplit("/", 1)[-1])
        time.sleep(0.04 + 0.02 * (number % 3))
        body = ("%d" % (number * number)).encode()
        with count:
            open_now -= 1
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *args):
        pass

server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = "http://127.0.0.1:%d/" % server.server_address[1]
`
const pythonEnd = '\nserver.shutdown()\nprint("operations:", peak)\n'

const scriptServer = `
import { createServer } from 'node:http'

let open = 0
let peak = 0
const server = createServer((request, response) => {
  peak = Math.max(peak, ++open)
  const number = Number(request.url.split('/').at(-1))
  setTimeout(() => { open--; response.end(JSON.stringify(number * number)) }, 40 + 20 * (number % 3))
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const base = 'http://127.0.0.1:' + server.address().port + '/'
const numbers = Array.from({ length: 20 }, (_, index) => 20 - index)
`
const scriptEnd = '\nserver.close()\nserver.closeAllConnections()\nconsole.log(\'operations: \' + peak)\n'

interface Case { readonly name: string; readonly body: string; readonly packages?: boolean; readonly most?: number }

const python: readonly Case[] = [
  { name: 'threads awaited in a loop', body: `
    def read(number):
        with urllib.request.urlopen(base + str(number)) as response:
            return response.read()

    async def load(numbers: list[int]):
        found = []
        for number in numbers:
            found.append(await asyncio.to_thread(read, number))
        return found

    print(asyncio.run(load(list(range(20)))))
  ` },
  { name: 'a comprehension over a generator', body: `
    def read(number):
        with urllib.request.urlopen(base + str(number)) as response:
            return response.read()

    async def load(numbers):
        found = [(await asyncio.to_thread(read, number)).decode() for number in numbers]
        return found

    print(asyncio.run(load(n for n in range(20))))
  ` },
  { name: 'a body with a condition and a tuple', body: `
    def read(number):
        with urllib.request.urlopen(base + str(number)) as response:
            return response.read()

    async def load(pairs: list[tuple[int, dict]]):
        for number, row in pairs:
            # odd ones only
            if number % 2 == 0:
                continue
            text = await asyncio.to_thread(read, number)
            row["text"] = text.decode()

    rows = [(n, {}) for n in range(20)]
    asyncio.run(load(rows))
    print(rows)
  ` },
  { name: 'the semaphore of the program', most: 3, body: `
    def read(number):
        with urllib.request.urlopen(base + str(number)) as response:
            return response.read()

    async def load(numbers: list[int]):
        found = []
        few = asyncio.Semaphore(3)
        for number in numbers:
            text = await asyncio.to_thread(read, number)
            found.append(text.decode())
        return found

    print(asyncio.run(load(list(range(12)))))
  ` },
  { name: 'adjacent awaits', body: `
    def read(number):
        with urllib.request.urlopen(base + str(number)) as response:
            return response.read()

    async def load():
        a = await asyncio.to_thread(read, 1)
        b = await asyncio.to_thread(read, 2)
        c = await asyncio.to_thread(read, 3)
        return a, b, c

    print(asyncio.run(load()))
  ` },
  { name: 'httpx', packages: true, body: `
    import httpx

    async def load(client: httpx.AsyncClient, numbers: list[int]):
        return [(await client.get(base + str(number))).json() for number in numbers]

    async def main():
        async with httpx.AsyncClient(trust_env=False) as client:
            print(await load(client, list(range(20))))

    asyncio.run(main())
  ` },
  { name: 'aiohttp, posted and read', packages: true, body: `
    import aiohttp

    async def load(numbers: list[int]):
        found = []
        async with aiohttp.ClientSession() as session:
            for number in numbers:
                async with session.post(base + str(number)) as response:
                    data = await response.json()
                    found.append(data + 1)
        return found

    print(asyncio.run(load(list(range(20)))))
  ` },
]

const script: readonly Case[] = [
  { name: 'collected in order', body: `
    async function load(list) {
      const found = []
      for (const number of list) {
        const answer = await fetch(base + number)
        found.push(await answer.json())
      }
      return found
    }
    console.log(JSON.stringify(await load(numbers)))
  ` },
  { name: 'one expression in a body, elements of a set', body: `
    const found = []
    for (const number of new Set(numbers)) {
      found.push(await fetch(base + number).then((answer) => answer.text()))
    }
    console.log(found.join())
  ` },
  { name: 'a body with continue that changes its elements', body: `
    const rows = numbers.map((number) => ({ number }))
    for (const row of rows) {
      // odd ones only
      if (row.number % 2 === 0) continue
      const answer = await fetch(base + row.number, { method: 'POST' })
      row.text = await answer.text()
    }
    console.log(JSON.stringify(rows))
  ` },
  { name: 'entries of a map', body: `
    const map = new Map(numbers.map((number) => [number, 'x' + number]))
    const found = []
    for (const [number, name] of map) {
      const answer = await fetch(base + number)
      found.push({ name, value: await answer.json() })
    }
    console.log(JSON.stringify(found))
  ` },
  { name: 'adjacent awaits', body: `
    async function load() {
      const a = await fetch(base + 1)
      const b = await fetch(base + 2)
      return [await a.text(), await b.text()]
    }
    console.log(JSON.stringify(await load()))
  ` },
]

describe('sequential-await, run', function () {
  for (const one of python) {
    it(`Python: ${one.name}`, async function () {
      const interpreter = one.packages === true ? await pythonWithPackages().catch(() => undefined) : 'python3'
      // Without the packages there is nothing to run; the other cases need none.
      if (interpreter === undefined) return this.skip()
      const text = pythonServer + dedent(one.body) + pythonEnd
      checkPeaks(await compared({ rule: 'sequential-await', path: 'app/main.py', text, python: interpreter }), one)
    })
  }
  for (const one of script) {
    it(`JavaScript: ${one.name}`, async () => {
      const text = scriptServer + dedent(one.body) + scriptEnd
      checkPeaks(await compared({ rule: 'sequential-await', path: 'src/main.mjs', text }), one)
    })
  }
})

function checkPeaks({ before, after, text }: { before: number; after: number; text: string }, { most = 8 }: Case): void {
  assert.equal(before, 1, 'one at a time before')
  assert.ok(after > 1 && after <= most, `${after} at a time after\n${text}`)
}
