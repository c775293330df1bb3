// Blocking requests one after another, run against a real server before and after the fix: same output, several at a time.

import assert from 'node:assert/strict'
import { dedent } from '../support/marks.js'
import { compared } from '../support/programs.js'
import { pythonWithPackages } from '../support/python-packages.js'

// Answers come in another order than requests; the server counts how many it serves at once.
const server = `
import json
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
        body = json.dumps({"square": number * number}).encode()
        with count:
            open_now -= 1
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass

server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = "http://127.0.0.1:%d/" % server.server_address[1]
`
const end = '\nserver.shutdown()\nprint("operations:", peak)\n'

interface Case { readonly name: string; readonly body: string; readonly packages?: boolean }

const cases: readonly Case[] = [
  { name: 'a comprehension', body: `
    numbers = list(range(20))
    texts = [urllib.request.urlopen(base + str(number)).read() for number in numbers]
    print(texts)
  ` },
  { name: 'a with around each answer', body: `
    def load(numbers):
        texts = []
        for number in numbers:
            # closed at once
            with urllib.request.urlopen(base + str(number)) as response:
                texts.append(json.loads(response.read()))
        return texts

    print(load(range(20)))
  ` },
  { name: 'a function of the file, elements of a generator', body: `
    def get(number):
        with urllib.request.urlopen(base + str(number)) as response:
            return json.load(response)["square"]

    def load(numbers):
        return [get(number) for number in numbers]

    print(load(n for n in range(20)))
  ` },
  { name: 'requests', packages: true, body: `
    import requests

    def load(numbers):
        found = []
        for number in numbers:
            response = requests.get(base + str(number))
            response.raise_for_status()
            found.append(response.json()["square"])
        return found

    print(load(range(20)))
  ` },
  { name: 'a session of requests, one for each worker', packages: true, body: `
    import requests

    def load(numbers):
        with requests.Session() as session:
            found = []
            for number in numbers:
                response = session.get(base + str(number))
                found.append(response.json()["square"])
        return found

    print(load(range(20)))
  ` },
  { name: 'a client of httpx, shared', packages: true, body: `
    import httpx

    def load(numbers):
        with httpx.Client(trust_env=False) as client:
            return [client.get(base + str(number)).json()["square"] for number in numbers]

    print(load(range(20)))
  ` },
]

describe('sequential-request, run', function () {
  for (const one of cases) {
    it(one.name, async function () {
      const python = one.packages === true ? await pythonWithPackages().catch(() => undefined) : 'python3'
      // Without the packages there is nothing to run; the other cases need none.
      if (python === undefined) return this.skip()
      const { before, after, text } = await compared({ rule: 'sequential-request', path: 'app/main.py', text: server + dedent(one.body) + end, python })
      assert.equal(before, 1, 'one at a time before')
      assert.ok(after > 1 && after <= 8, `${after} at a time after\n${text}`)
    })
  }
})
