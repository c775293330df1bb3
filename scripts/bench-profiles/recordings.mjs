// Recordings of any size in the proportions of real ones: a tree of calls a hundred deep, some hundred files, samples that come back to the same places and now and then are late.

import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { transformSync } from 'esbuild'

const deepest = 100
const mostFunctions = 20_000

export async function writeCollapsed(path, size) {
  const { parent, name } = callTree(200_000)
  const texts = []
  for (let node = 0; node < parent.length; node++) texts.push(parent[node] < 0 ? functionName(name[node]) : undefined)
  const textOf = (node) => texts[node] ?? `${textOf(parent[node])};${functionName(name[node])}`
  const next = numbers(2)
  await writeText(path, function* () {
    for (let written = 0; written < size;) {
      const line = `${textOf(Math.floor(next() * parent.length))} ${1 + Math.floor(next() * 20)}\n`
      written += line.length
      yield line
    }
  })
}

/** Half of the file are nodes, as in recordings of large programs. `placeOf`: where a function of a number stands, 0-based. */
export async function writeCpuprofile(path, size, placeOf = libraryPlace) {
  const nodes = Math.round(size / 2 / 226)
  const { parent, name } = callTree(nodes)
  const children = Array.from({ length: nodes }, () => [])
  for (let node = 1; node < nodes; node++) children[Math.max(0, parent[node])].push(node + 1)
  const samples = Math.round(size / 2 / 10.5)
  const next = numbers(3)
  await writeText(path, function* () {
    yield '{"nodes":['
    for (let node = 0; node < nodes; node++) yield `${node > 0 ? ',' : ''}${cpuNode(node, name[node], children[node], placeOf)}`
    yield '],"startTime":1000000,"endTime":9000000000000,"samples":['
    for (let sample = 0; sample < samples; sample++) yield `${sample > 0 ? ',' : ''}${1 + Math.floor(next() * nodes)}`
    yield '],"timeDeltas":['
    for (let sample = 0; sample < samples; sample++) yield `${sample > 0 ? ',' : ''}${next() < 0.001 ? -5 : 100 + Math.floor(next() * 50)}`
    yield ']}'
  })
}

function cpuNode(node, of, children, placeOf) {
  const { url, line, column } = node === 0 ? { url: '', line: -1, column: -1 } : placeOf(of)
  const callFrame = { functionName: node === 0 ? '(root)' : functionName(of), scriptId: String(of % 500), url, lineNumber: line, columnNumber: column }
  const ticks = node % 3 === 0 ? { positionTicks: [{ line: line + 2, ticks: 3 }] } : {}
  return JSON.stringify({ id: node + 1, callFrame, hitCount: node % 50, ...(children.length > 0 ? { children } : {}), ...ticks })
}

function libraryPlace(of) {
  return { url: fileName(of), line: of % 3000, column: of % 80 }
}

/** The same of a program of 2,000 modules in TypeScript, which esbuild compiles beside it, each with its source map. */
export async function writeCompiledCpuprofile(path, size) {
  const modules = 2000
  const root = dirname(path)
  mkdirSync(join(root, 'dist'))
  for (let module = 0; module < modules; module++) {
    const functions = Array.from({ length: mostFunctions / modules }, (_, index) => functionName(module + index * modules))
    const written = functions.map((name) => `export function ${name}(a: number): number {\n  return a + 1\n}\n`).join('')
    const { code, map } = transformSync(written, { loader: 'ts', sourcemap: true, sourcefile: `../src/module${module}.ts` })
    writeFileSync(join(root, 'dist', `module${module}.js`), `${code}//# sourceMappingURL=module${module}.js.map\n`)
    writeFileSync(join(root, 'dist', `module${module}.js.map`), map)
  }
  const url = pathToFileURL(root).href
  await writeCpuprofile(path, size, (of) => ({ url: `${url}/dist/module${of % modules}.js`, line: 3 * Math.floor(of / modules), column: `export function ${functionName(of)}`.length }))
}

/** Calls are written when they end, as viztracer does. */
export async function writeTrace(path, size) {
  const next = numbers(4)
  await writeText(path, function* () {
    yield '{"traceEvents": [{"ph": "M", "pid": 1, "tid": 1, "name": "process_name", "args": {"name": "main"}}'
    let [written, now] = [0, 46_640_261_407]
    while (written < size) {
      const inner = 1 + Math.floor(next() * 30)
      const begun = now
      for (let call = 0; call < inner; call++) {
        const event = traceEvent(now += 0.5, 0.25 + Math.floor(next() * 200) / 1000, Math.floor(next() * 400))
        written += event.length
        yield event
      }
      yield traceEvent(begun, (now += 1) - begun, 400 + Math.floor(next() * 40))
    }
    yield '], "viztracer_metadata": {"version": "1.1.1"}}'
  })
}

function traceEvent(at, duration, of) {
  return `, {"pid": 1, "tid": 1, "ts": ${at.toFixed(3)}, "ph": "X", "cat": "fee", "dur": ${duration.toFixed(3)}, "name": "${functionName(of)} (/srv/app/module${of % 40}.py:${of % 900 + 1})"}`
}

export function writePprof(path, samples) {
  const locations = 20_000
  const functions = 5000
  const { parent, name } = callTree(200_000)
  const next = numbers(5)
  const strings = ['', 'samples', 'count', 'cpu', 'nanoseconds', 'thread', 'worker']
  const firstName = strings.length
  for (let of = 0; of < functions; of++) strings.push(functionName(of))
  const firstFile = strings.length
  for (let file = 0; file < 100; file++) strings.push(`/srv/app/file${file}.go`)
  const writer = new BinaryWriter()
  message(writer, 1, (type) => { fields(type, [1, 1], [2, 2]) })
  message(writer, 1, (type) => { fields(type, [1, 3], [2, 4]) })
  for (let sample = 0; sample < samples; sample++) {
    message(writer, 2, (made) => {
      message(made, 1, (stack) => { for (let node = Math.floor(next() * parent.length); node >= 0; node = parent[node]) stack.uint32(1 + name[node] % locations) })
      message(made, 2, (values) => { values.uint32(1).uint32(10_000_000) })
      if (sample % 10 === 0) message(made, 3, (label) => { fields(label, [1, 5], [2, 6]) })
    })
  }
  for (let location = 1; location <= locations; location++) {
    message(writer, 4, (made) => {
      fields(made, [1, location], [3, 0x400000 + location * 16])
      // Every third has a call that was inlined.
      for (let inlined = 0; inlined < (location % 3 === 0 ? 2 : 1); inlined++) message(made, 4, (line) => { fields(line, [1, 1 + (location * 7 + inlined) % functions], [2, location % 900 + 1]) })
    })
  }
  for (let of = 0; of < functions; of++) message(writer, 5, (made) => { fields(made, [1, of + 1], [2, firstName + of], [4, firstFile + of % 100], [5, of % 700 + 1]) })
  for (const text of strings) writer.tag(6, WireType.LengthDelimited).string(text)
  writeFileSync(path, gzipSync(writer.finish(), { level: 1 }))
}

function message(writer, field, write) {
  writer.tag(field, WireType.LengthDelimited).fork()
  write(writer)
  writer.join()
}

function fields(writer, ...all) {
  for (const [field, value] of all) writer.tag(field, WireType.Varint).uint32(value)
}

/** Of each node its caller, -1 at the top, and which function it is. */
function callTree(nodes) {
  const next = numbers(1)
  const [parent, name, depth] = [new Int32Array(nodes), new Int32Array(nodes), new Int32Array(nodes)]
  for (let node = 0; node < nodes; node++) {
    const near = node - 1 - Math.floor(next() * 20)
    const caller = node < 20 ? -1 : next() < 0.9 ? near : Math.floor(next() * node)
    parent[node] = caller >= 0 && depth[caller] < deepest ? caller : -1
    depth[node] = parent[node] < 0 ? 1 : depth[parent[node]] + 1
    name[node] = Math.floor(next() * mostFunctions)
  }
  return { parent, name }
}

function functionName(of) {
  return `function${of}`
}

function fileName(of) {
  return `file:///srv/application/node_modules/package${of % 300}/lib/module${of % 2000}.js`
}

/** In pieces of a megabyte. */
async function writeText(path, pieces) {
  const stream = createWriteStream(path)
  let waiting = []
  let length = 0
  for (const piece of pieces()) {
    waiting.push(piece)
    length += piece.length
    if (length < 1 << 20) continue
    if (!stream.write(waiting.join(''))) await once(stream, 'drain')
    waiting = []
    length = 0
  }
  stream.end(waiting.join(''))
  await once(stream, 'finish')
}

/** The same numbers from 0 to below 1 in every run. */
function numbers(seed) {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648
}
