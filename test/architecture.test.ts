// The layers, read from the imports: what may know what, and that the core needs neither Node nor VS Code.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src')

/** What each folder of src may import besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  analysis: [],
  cost: ['analysis'],
  profiles: ['analysis'],
  protocol: ['analysis'],
  report: ['analysis', 'cost', 'profiles'],
  service: ['analysis', 'cost', 'profiles', 'report', 'protocol'],
  cli: ['analysis', 'cost', 'profiles', 'report', 'service', 'protocol'],
  server: ['analysis', 'cost', 'profiles', 'report', 'service', 'protocol'],
  extension: ['protocol'],
  webview: ['analysis', 'profiles', 'protocol'],
}

/** Inside of the analysis, each folder imports only what stands before it. */
const order = ['text', 'syntax', 'libraries', 'model', 'edits', 'rules', 'findings']

interface Import {
  readonly file: string
  readonly target: string
}

const imports = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name): Import[] => {
    const file = name.replaceAll(sep, '/')
    return importsOf(readFileSync(join(source, name), 'utf8')).map((target) => ({ file, target: resolved(file, target) }))
  })

describe('architecture', () => {
  it('lets folders import only what is below them', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)]
      return from !== '' && to !== from && to in layers && !(layers[from] ?? []).includes(to)
    })
    assert.deepEqual(wrong, [])
  })

  it('sees the imports', () => {
    assert.ok(imports.length > 300)
    assert.ok(imports.some(({ file, target }) => file === 'main.ts' && target === 'server/main.js'))
    assert.ok(imports.some(({ file, target }) => file === 'extension/client.ts' && target === 'vscode'))
  })

  it('knows every folder', () => {
    const folders = new Set(imports.map(({ file }) => folderOf(file)).filter((folder) => folder !== ''))
    assert.deepEqual([...folders].filter((folder) => !(folder in layers)), [])
  })

  it('keeps Node and VS Code out of analysis, prices, profiles and reports', () => {
    const pure = imports.filter(({ file }) => ['analysis', 'cost', 'profiles', 'report', 'protocol'].includes(folderOf(file)))
    assert.deepEqual(pure.filter(({ target }) => target.startsWith('node:') || target.startsWith('vscode')), [])
  })

  it('imports vscode in the extension alone', () => {
    const others = imports.filter(({ file, target }) => target === 'vscode' && folderOf(file) !== 'extension')
    assert.deepEqual(others, [])
  })

  it('keeps the order of the analysis', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [file, target].map((path) => order.indexOf(/^analysis\/(\w+)\//.exec(path)?.[1] ?? ''))
      return from !== undefined && to !== undefined && from >= 0 && to > from
    })
    assert.deepEqual(wrong, [])
  })

  it('keeps rules apart from each other', () => {
    const stemOf = (path: string): string => /^(analysis\/rules\/\w+\/[\w-]+)\./.exec(path)?.[1] ?? ''
    const isRule = (path: string): boolean => /^analysis\/rules\/\w+\/[\w-]+\.js$/.test(path)
    const wrong = imports.filter(({ file, target }) => isRule(target) && stemOf(file) !== '' && stemOf(file) !== stemOf(target))
    assert.deepEqual(wrong, [])
  })
})

describe('files of the sources', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const textOf = (name: string) => readFileSync(join(source, name), 'utf8')

  it('are short', () => {
    assert.deepEqual(files.filter((name) => textOf(name).trimEnd().split('\n').length > 400), [])
  })

  it('begin with what they are and why, in at most three lines', () => {
    const wrong = files.filter((name) => {
      const comments = /^(?:\/\/ [^\n]*\n)+/.exec(textOf(name))?.[0].trimEnd().split('\n').length ?? 0
      return comments < 1 || comments > 3
    })
    assert.deepEqual(wrong, [])
  })

  it('have names that say what is in them', () => {
    assert.deepEqual(files.filter((name) => /(^|[/\\-])(utils?|helpers?|common|misc|manager)([./\\-]|$)/i.test(name)), [])
  })

  it('leave no work undone', () => {
    assert.deepEqual(files.filter((name) => /\b(TODO|FIXME|XXX)\b/.test(textOf(name))), [])
  })
})

function importsOf(text: string): readonly string[] {
  const found = text.matchAll(/^(?:import|export|\}).* from '([^']+)'(?: with .*)?$|^import '([^']+)'$|\bimport\('([^']+)'\)/gm)
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

function resolved(file: string, target: string): string {
  return target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), target)) : target
}

function folderOf(path: string): string {
  const first = path.split('/')[0] ?? ''
  return path.includes('/') && !path.startsWith('..') && !path.startsWith('node:') ? first : ''
}
