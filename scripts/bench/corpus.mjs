// The files that every tool of a comparison reads: real code that each clone has, copied to a folder of its own.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { root } from '../setup.mjs'

export function corpora() {
  const found = [
    corpus('JavaScript', ['.js', '.mjs', '.cjs'], 'the sources of ESLint and Mocha as installed', ['eslint/lib', 'mocha/lib'].map((name) => join(root, 'node_modules', name))),
    corpus('TypeScript', ['.ts', '.tsx'], 'this project: src and test', [join(root, 'src'), join(root, 'test')]),
  ]
  const python = pythonLibrary()
  if (python) found.unshift(corpus('Python', ['.py'], `the standard library of ${python.version}, without its tests`, [python.folder], /(^|\/)(test|tests|idlelib|lib2to3|site-packages|turtledemo)(\/|$)/))
  return found
}

function pythonLibrary() {
  try {
    const code = 'import os, sys; print(os.path.dirname(os.__file__)); print("Python", sys.version.split()[0])'
    const [folder, version] = execFileSync('python3', ['-c', code], { encoding: 'utf8' }).trim().split('\n')
    return { folder, version }
  } catch {
    process.stderr.write('There is no python3 here, so the Python corpus is left out.\n')
    return undefined
  }
}

function corpus(name, extensions, what, sources, excluded) {
  const folder = mkdtempSync(join(tmpdir(), `cost-hints-bench-${name.toLowerCase()}-`))
  const total = { files: 0, lines: 0, bytes: 0 }
  sources.forEach((source, index) => {
    for (const file of filesIn(source)) {
      const path = relative(source, file)
      if (!extensions.some((extension) => file.endsWith(extension)) || file.endsWith('.d.ts') || excluded?.test(path)) continue
      const target = join(folder, `part${index}`, path)
      mkdirSync(dirname(target), { recursive: true })
      cpSync(file, target)
      const text = readFileSync(file)
      total.files++
      total.bytes += text.length
      total.lines += text.toString('latin1').split('\n').length
    }
  })
  return { name, what, folder, ...total }
}

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === '__pycache__' || entry.name === 'node_modules') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (entry.isFile() && statSync(path).size < 2_000_000) yield path
  }
}
