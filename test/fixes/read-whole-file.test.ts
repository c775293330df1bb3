// Programs before and after the fixes of read-whole-file, on real files: the same lines where nothing else is said, the
// difference that a title names where it says one, and far less memory.

import assert from 'node:assert/strict'
import type { Fix } from '../../src/analysis/finding.js'
import { fixedBy } from '../support/fix-all.js'
import { dedent } from '../support/marks.js'
import { outputOf } from '../support/run-program.js'

const rule = 'read-whole-file'

/** Contents on which ways to part lines agree, and those on which they may not. */
const ordinary: Readonly<Record<string, string>> = {
  lines: 'one\ntwo\nthree\n', blank: 'one\n\n\ntwo\n  \n', long: `${'x'.repeat(70_000)}\nend\n`, letters: 'é\nnaïve ☃\n𝒳\n',
}
const special: Readonly<Record<string, string>> = {
  empty: '', unended: 'one\ntwo', ended: '\n', carriage: 'one\r\ntwo\r\n', lone: 'one\rtwo\n', feeds: 'one\u000btwo\u000cthree\n', separators: 'one\u2028two\u0085three\n',
}

interface Run { readonly output: Readonly<Record<string, string>>; readonly peak: number }

/** Every content in a file of its own; then a big one, and what is held at most while it is read. */
const pythonMain = (contents: Readonly<Record<string, string>>) => `
import json, pathlib, sys, tracemalloc, urllib.request
import program

contents = json.loads(${JSON.stringify(JSON.stringify(contents))})
output = {}
for name, content in contents.items():
    path = pathlib.Path(name + '.dat')
    path.write_bytes(content.encode('utf-8'))
    output[name] = repr(program.run(str(path)))
big = pathlib.Path('big.dat')
big.write_bytes(b'some words of a line\\n' * 30_000)
tracemalloc.start()
program.run(str(big))
print(json.dumps({'output': output, 'peak': tracemalloc.get_traced_memory()[1]}))
`

const typescriptMain = (contents: Readonly<Record<string, string>>) => `
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { run } from './program.mjs'

/** Bytes. What getrusage says begins with the peak of the process that started this one, so Linux is asked for the peak of this image alone. */
function peak() {
  const status = existsSync('/proc/self/status') ? /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) : null
  return (status ? Number(status[1]) : process.resourceUsage().maxRSS) * 1024
}

const contents = ${JSON.stringify(contents)}
const output = {}
for (const [name, content] of Object.entries(contents)) {
  writeFileSync(name + '.dat', content)
  output[name] = JSON.stringify(await run(name + '.dat'))
}
writeFileSync('big.dat', 'some words of a line\\n'.repeat(1_000_000))
const before = peak()
await run('big.dat')
console.log(JSON.stringify({ output, peak: peak() - before }))
`

async function run(language: 'python' | 'typescript', program: string, contents: Readonly<Record<string, string>>): Promise<Run> {
  const printed: unknown = JSON.parse(await outputOf(language === 'python'
    ? { 'main.py': pythonMain(contents), 'program.py': program }
    : { 'main.ts': typescriptMain(contents), 'program.ts': program }))
  assert.ok(typeof printed === 'object' && printed !== null && 'output' in printed && 'peak' in printed)
  assert.ok(typeof printed.output === 'object' && printed.output !== null && typeof printed.peak === 'number')
  return { output: Object.fromEntries(Object.entries(printed.output).map(([name, text]) => [name, String(text)])), peak: printed.peak }
}

interface Expectation {
  readonly safety: Fix['safety']
  /** The special contents on which the title says that lines differ; all others must agree. */
  readonly differs?: readonly string[]
  /** How many times less is held. */
  readonly saves?: number
}

function compares(language: 'python' | 'typescript') {
  return (name: string, { safety, differs = [], saves = 5 }: Expectation, source: string) => {
    it(`${safety}: ${name}`, async () => {
      const before = dedent(source)
      const { text: after, safeties } = await fixedBy(rule, language === 'python' ? 'app/program.py' : 'src/program.ts', before)
      assert.ok(safeties.length > 0, 'has fixes')
      assert.ok(safeties.every((one) => one === safety), `every fix is ${safety}: ${safeties.join(', ')}`)
      const contents = { ...ordinary, ...special }
      const [first, second] = [await run(language, before, contents), await run(language, after, contents)]
      const different = Object.keys(contents).filter((content) => first.output[content] !== second.output[content])
      assert.deepEqual(different, differs, `${after}\n${JSON.stringify([first.output, second.output], null, 1)}`)
      assert.ok(second.peak * saves < first.peak, `held ${first.peak} bytes before, ${second.peak} after\n${after}`)
    })
  }
}

/** What is kept of each line is small, so that the memory seen is that of the reading. */
/** Whatever safe fixes there are, the output is the same. */
function staysTheSame(name: string, source: string) {
  it(`the same with safe fixes: ${name}`, async () => {
    const before = dedent(source)
    const { text: after } = await fixedBy(rule, 'app/program.py', before, { take: 'safe' })
    const [first, second] = [await run('python', before, ordinary), await run('python', after, ordinary)]
    assert.deepEqual(second.output, first.output)
  })
}

describe('programs before and after: read-whole-file, Python', () => {
  const check = compares('python')

  staysTheSame('files of which the rest is read on', `
    def body(path):
        with open(path, encoding='utf-8') as file:
            for line in file.readlines():
                if line.startswith('one'):
                    break
            return file.read()

    def found(path):
        with open(path, encoding='utf-8') as file:
            for attempt in range(2):
                for line in file.readlines():
                    if line.startswith('one'):
                        return attempt, any('t' in line for line in file.readlines()), file.readline()

    def skip(file):
        for line in file.readlines():
            if line.startswith('one'):
                return line

    def opened(path):
        with open(path, encoding='utf-8') as file:
            return skip(file), file.read()

    def failing(path):
        with open(path, encoding='utf-8') as file:
            try:
                for line in file.readlines():
                    int(line)
            except ValueError:
                return file.read()

    def run(path):
        return body(path), found(path), opened(path), failing(path)
  `)

  check('readlines', { safety: 'safe' }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, encoding='utf-8') as f:
            for line in f.readlines():
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('readlines of bytes, of a list of the file, and enumerated', { safety: 'safe' }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, 'rb') as f:
            for number, line in enumerate(f.readlines(), start=1):
                seen.update(repr((number, line)).encode())
        with open(path, encoding='utf-8') as f:
            for line in list(f):
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('a header, then lines through a name', { safety: 'safe' }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, encoding='utf-8') as f:
            header = f.readline()
            lines = f.readlines()
            for line in lines:
                seen.update(repr((header, line)).encode())
        return seen.hexdigest()
  `)
  check('a fold, early exit, and a file opened in the header', { safety: 'safe' }, `
    def run(path):
        longest = max((len(line) for line in open(path, encoding='utf-8').readlines()), default=0)
        for line in open(path, encoding='utf-8').readlines():
            if not line.strip():
                return longest, 'blank'
        return longest, sum(1 for line in open(path, encoding='utf-8').readlines() if line.startswith('t'))
  `)
  check('csv.reader of readlines', { safety: 'safe' }, `
    import csv, hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, encoding='utf-8', newline='') as f:
            reader = csv.reader(f.readlines())
            try:
                for row in reader:
                    seen.update(repr(row).encode())
            except csv.Error as error:
                return str(error)
        return seen.hexdigest()
  `)
  check('gzip', { safety: 'safe' }, `
    import gzip, hashlib, pathlib
    def run(path):
        packed = path + '.gz'
        with gzip.open(packed, 'wb') as out, open(path, 'rb') as f:
            while chunk := f.read(10_000):
                out.write(chunk)
        seen = hashlib.sha256()
        with gzip.open(packed, 'rt', encoding='utf-8') as f:
            for line in f.readlines():
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('lines taken after the file was closed', { safety: 'suggested' }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, encoding='utf-8') as f:
            lines = f.readlines()
        for line in lines:
            if line == 'two':
                continue
            seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('splitlines', { safety: 'suggested', differs: ['feeds', 'separators'] }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, encoding='utf-8') as f:
            for line in f.read().splitlines():
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('splitlines with ends kept', { safety: 'suggested', differs: ['feeds', 'separators'] }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, encoding='utf-8') as f:
            for line in f.read().splitlines(True):
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('splitlines of bytes', { safety: 'suggested', differs: ['lone'] }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        with open(path, 'rb') as f:
            for line in f.read().splitlines():
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('split of bytes, after the last line end nothing', { safety: 'suggested', differs: ['lines', 'blank', 'long', 'letters', 'empty', 'ended', 'carriage', 'lone', 'feeds', 'separators'] }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        for line in open(path, 'rb').read().split(b'\\n'):
            seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('split, blank lines left out', { safety: 'suggested' }, `
    import hashlib
    def run(path):
        seen = hashlib.sha256()
        for line in open(path, encoding='utf-8').read().split('\\n'):
            if line:
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('Path.read_text under names', { safety: 'suggested', differs: ['feeds', 'separators'] }, `
    import hashlib
    from pathlib import Path
    def run(path):
        seen = hashlib.sha256()
        text = Path(path).read_text(encoding='utf-8')
        lines = text.splitlines()
        for line in lines:
            if line:
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
  check('Path.read_bytes in a statement', { safety: 'suggested', differs: ['lone'] }, `
    from pathlib import Path
    def run(path):
        return sum(len(line) for line in Path(path).read_bytes().splitlines())
  `)
  check('urlopen, decoded', { safety: 'suggested', differs: ['lone', 'feeds', 'separators'] }, `
    import hashlib, pathlib
    from urllib.request import urlopen
    def run(path):
        seen = hashlib.sha256()
        with urlopen(pathlib.Path(path).absolute().as_uri()) as answer:
            for line in answer.read().decode('utf-8').splitlines():
                seen.update(repr(line).encode())
        return seen.hexdigest()
  `)
})

describe('programs before and after: read-whole-file, TypeScript', () => {
  const check = compares('typescript')
  // Only a last empty piece, and lone carriage returns, part the two.
  const pieces = ['lines', 'blank', 'long', 'letters', 'empty', 'ended', 'carriage', 'lone', 'feeds', 'separators']

  check('readFile, split at line feeds', { safety: 'suggested', differs: pieces, saves: 2 }, `
    import { createHash } from 'node:crypto'
    import { readFile } from 'node:fs/promises'
    export async function run(path: string) {
      const seen = createHash('sha256')
      for (const line of (await readFile(path, 'utf8')).split('\\n')) seen.update(JSON.stringify(line))
      return seen.digest('hex')
    }
  `)
  check('readFile, split at line ends, blank lines left out', { safety: 'suggested', differs: ['lone'], saves: 2 }, `
    import { createHash } from 'node:crypto'
    import { readFile } from 'node:fs/promises'
    export async function run(path: string) {
      const seen = createHash('sha256')
      const text = await readFile(path, 'utf8')
      const lines = text.split(/\\r?\\n/)
      for (const line of lines) {
        if (line === '') continue
        seen.update(JSON.stringify(line))
      }
      return seen.digest('hex')
    }
  `)
  check('readFileSync as a buffer, in an async function', { safety: 'suggested', differs: ['lone'], saves: 2 }, `
    import { createHash } from 'node:crypto'
    import * as fs from 'node:fs'
    export async function run(path: string) {
      const seen = createHash('sha256')
      for (const line of fs.readFileSync(path).toString().split(/\\r\\n|\\n/)) if (line !== '') seen.update(JSON.stringify(line))
      return seen.digest('hex')
    }
  `)
  check('a loop that may leave, and an error in it', { safety: 'suggested', differs: [], saves: 2 }, `
    import { readdirSync } from 'node:fs'
    import { readFile } from 'node:fs/promises'
    async function find(path: string, word: string) {
      const text = await readFile(path, 'utf8')
      for (const line of text.split('\\n')) {
        if (line === 'three') throw new Error('three')
        if (line.startsWith(word)) return line.length
      }
      return -1
    }
    export async function run(path: string) {
      const files = readdirSync('/dev/fd').length
      const found = await find(path, 'nowhere').catch((error: unknown) => String(error))
      await new Promise((resolve) => setTimeout(resolve, 20))
      return [found, readdirSync('/dev/fd').length - files]
    }
  `)
  it('a file that is missing rejects as before', async () => {
    const source = dedent(`
      import { readFile } from 'node:fs/promises'
      export async function run(path: string) {
        try {
          for (const line of (await readFile(path + '.missing', 'utf8')).split('\\n')) console.log(line)
        } catch (error) {
          return (error as NodeJS.ErrnoException).code
        }
      }
    `)
    const { text } = await fixedBy(rule, 'src/program.ts', source)
    assert.match(text, /for await/)
    const [before, after] = [await run('typescript', source, { one: 'a\n' }), await run('typescript', text, { one: 'a\n' })]
    assert.deepEqual(after.output, before.output)
    assert.deepEqual(after.output, { one: '"ENOENT"' })
  })
})
