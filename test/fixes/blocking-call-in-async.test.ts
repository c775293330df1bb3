// Blocking calls before and after their fix: the same results, and the other task of the loop goes on meanwhile.

import assert from 'node:assert/strict'
import { compared } from '../support/programs.js'

const beside = `
    beats = 0
    async def beat():
        global beats
        while True:
            await asyncio.sleep(0.02)
            beats += 1
    async def main():
        task = asyncio.create_task(beat())
        await asyncio.sleep(0)
        print(await work())
        print('operations:', 1 if beats > 3 else 0)
        task.cancel()
    asyncio.run(main())
`

function program(head: string): string {
  return `${head.replace(/\s+$/, '')}\n${beside}`
}

describe('blocking-call-in-async, run', () => {

  it('sleeps without holding the loop', async () => {
    const { before, after } = await compared({ rule: 'blocking-call-in-async', path: 'app/main.py', text: program(`
    import asyncio
    import time
    async def work():
        time.sleep(0.4)
        return 'rested'
    `) })
    assert.deepEqual({ before, after }, { before: 0, after: 1 })
  })

  it('waits for another program in a thread', async () => {
    const { before, after } = await compared({ rule: 'blocking-call-in-async', path: 'app/main.py', text: program(`
    import asyncio
    import subprocess
    import sys
    async def work():
        return subprocess.run([sys.executable, '-c', 'import time; time.sleep(0.4); print(7)'], capture_output=True, check=True).stdout.decode().strip()
    `) })
    assert.deepEqual({ before, after }, { before: 0, after: 1 })
  })

  it('opens a file in the thread that reads it', async () => {
    const { before, after } = await compared({ rule: 'blocking-call-in-async', path: 'app/main.py', text: program(`
    import asyncio
    import os
    import threading
    def feed():
        with open('pipe', 'w') as pipe:
            pipe.write('fed\\n')
    async def work():
        os.mkfifo('pipe')
        threading.Timer(0.4, feed).start()
        return open('pipe').read().strip()
    `) })
    assert.deepEqual({ before, after }, { before: 0, after: 1 })
  })

  it('reads files by promises', async () => {
    const { before, after } = await compared({ rule: 'blocking-call-in-async', path: 'src/main.mjs', all: true, text: `
      import fs from 'node:fs'
      let held = 0
      const { readFileSync, readdirSync } = fs
      fs.readFileSync = (...given) => { held++; return readFileSync(...given) }
      fs.readdirSync = (...given) => { held++; return readdirSync(...given) }
      async function load(path) {
        const names = fs.readdirSync('.').length
        return fs.readFileSync(path, 'utf8').split('\\n')[names > 0 ? 1 : 0]
      }
      async function missing(path) {
        try {
          return fs.readFileSync(path)
        } catch (error) {
          return error.code
        }
      }
      setTimeout(async () => {
        console.log(await load(new URL(import.meta.url)))
        console.log(await missing('nothing.txt'))
        console.log('operations: ' + held)
      })
    ` })
    assert.deepEqual({ before, after }, { before: 3, after: 0 })
  })
})
