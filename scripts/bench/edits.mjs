// Time from an edit to the diagnostics of its version, over the protocol as an editor speaks it.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import protocol from 'vscode-languageserver/node'
import { root } from '../setup.mjs'

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = protocol

export async function measureEdits({ language, lines, edits }) {
  const folder = mkdtempSync(join(tmpdir(), 'cost-hints-bench-edits-'))
  const name = language === 'python' ? 'main.py' : 'main.ts'
  const text = sourceOf(language, lines)
  writeFileSync(join(folder, name), text)
  const editor = await openEditor(folder)
  const { shown } = await editor.open(join(folder, name), language, text)
  if (shown.length === 0) throw new Error(`the ${language} source of the benchmark has no findings`)
  const times = await editor.type(join(folder, name), text, edits)
  await editor.close()
  rmSync(folder, { recursive: true, force: true })
  return times
}

/** A server with an opened folder, and the few things that an editor does with it. */
export async function openEditor(folder) {
  const server = spawn(process.execPath, [join(root, 'dist', 'main.cjs'), 'server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  let arrived = () => undefined
  connection.onNotification('textDocument/publishDiagnostics', (params) => { arrived(params) })
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => ({})))
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  const address = pathToFileURL(folder).href
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: address, capabilities: {}, workspaceFolders: [{ uri: address, name: 'bench' }] })
  await connection.sendNotification('initialized', {})
  const versionShown = (uri, version) => new Promise((resolve) => { arrived = (params) => { if (params.uri === uri && params.version === version) resolve(params.diagnostics) } })
  const versions = new Map()
  const change = async (uri, range, text) => {
    const version = (versions.get(uri) ?? 1) + 1
    versions.set(uri, version)
    const done = versionShown(uri, version)
    const started = performance.now()
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] })
    await done
    return performance.now() - started
  }
  return {
    pid: server.pid,
    async open(path, languageId, text) {
      const uri = pathToFileURL(path).href
      const first = versionShown(uri, 1)
      const started = performance.now()
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
      return { shown: await first, milliseconds: performance.now() - started }
    },
    /** A letter on a blank line near the middle, and off again. */
    async type(path, text, edits) {
      const line = blankLineNearMiddle(text)
      const times = []
      for (let edit = 0; edit < edits + 5; edit++) {
        const isInsert = edit % 2 === 0
        const range = { start: { line, character: 0 }, end: { line, character: isInsert ? 0 : 1 } }
        const time = await change(pathToFileURL(path).href, range, isInsert ? 'x' : '')
        // The first edits warm the worker up.
        if (edit >= 5) times.push(time)
      }
      return times
    },
    async close() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      connection.dispose()
      server.kill()
    },
  }
}

/** Functions as applications have them, every tenth with a finding. */
export function sourceOf(language, lines) {
  const blocks = []
  for (let number = 0; blocks.length * 10 < lines; number++) blocks.push(language === 'python' ? pythonBlock(number) : typescriptBlock(number))
  const head = language === 'python' ? 'import json\n\n' : ''
  return head + blocks.join('')
}

function blankLineNearMiddle(text) {
  const lines = text.split('\n')
  return lines.indexOf('', Math.floor(lines.length / 2))
}

function pythonBlock(number) {
  return `def report_${number}(orders: list[dict], banned: list[str], seen: set[str]):
    totals = {}
    for order in orders:
        if order["name"] in ${number % 10 === 0 ? 'banned' : 'seen'}:
            continue
        totals[order["name"]] = totals.get(order["name"], 0) + order["price"] * ${number}
    text = json.dumps({"totals": totals, "count": len(orders)})
    return text.upper() if len(text) > 10 else text


`
}

function typescriptBlock(number) {
  return `export function report${number}(orders: { name: string; price: number }[], banned: string[], seen: Set<string>): string {
  const totals = new Map<string, number>()
  for (const order of orders) {
    if (${number % 10 === 0 ? 'banned.includes(order.name)' : 'seen.has(order.name)'}) continue
    totals.set(order.name, (totals.get(order.name) ?? 0) + order.price * ${number})
  }
  const text = JSON.stringify({ totals: [...totals], count: orders.length })
  return text.length > 10 ? text.toUpperCase() : text
}

`
}
