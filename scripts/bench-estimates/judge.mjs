// One program: analysed, predicted, written to a folder before and after its fix, run, and compared.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import ts from 'typescript'
import { root } from '../setup.mjs'
import { analysed, ratioOf } from './analysis.mjs'
import { run } from './execute.mjs'

/** What the range says that is wider than this is as good as nothing. */
export const widest = 10

export async function judged(program, sizes, surroundings) {
  const { files, main } = filesOf(program, sizes)
  const { work, fixed } = analysed(program.rule, main, files)
  const predicted = ratioOf(work, settingOf(program, sizes, main), program.measure)
  if (!predicted) throw new Error(`${program.name}: the model has no ratio`)
  const after = fixed ?? filesWith(files, main, readFileSync(join(folderOf(program), `after${extname(main)}`), 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'cost-hints-estimates-'))
  const remove = () => { rmSync(folder, { recursive: true, force: true }) }
  process.once('exit', remove)
  try {
    writePrograms(program, folder, main, files, after)
    const { ratio, before, after: less } = await run(program, folder, sizes, surroundings)
    const width = predicted.high / predicted.low
    const isInside = width <= widest && ratio >= predicted.low && ratio <= predicted.high
    return { program, sizes, isFixed: fixed !== undefined, measured: ratio, before, after: less, predicted, width, isInside, off: Math.max(predicted.expected / ratio, ratio / predicted.expected) }
  } finally {
    process.removeListener('exit', remove)
    remove()
  }
}

function folderOf({ name }) {
  return join(root, 'bench', 'estimates', name)
}

/** As the engine reads them: the numbers of the comments are those of the row. */
function filesOf(program, sizes) {
  if (program.source !== undefined) {
    const main = `before${extname(program.source)}`
    return { main, files: new Map([[main, readFileSync(join(root, program.source), 'utf8')]]) }
  }
  const folder = folderOf(program)
  const names = readdirSync(folder).filter((name) => /\.(py|ts)$/.test(name) && !/^(drive|after)\./.test(name))
  const files = new Map(names.map((name) => [name, withSizes(readFileSync(join(folder, name), 'utf8'), sizes)]))
  return { main: names.find((name) => name.startsWith('before.')), files }
}

function withSizes(text, sizes) {
  return text.replace(/^.*cost-hints:.*$/gm, (line) => line.replace(/\b(\w+)=\d\w*/g, (all, name) => name in sizes ? `${name}=${sizes[name]}${name === 'bytes' ? 'B' : ''}` : all))
}

/** The examples have no comments: what a user says of them in .cost-hints.json. */
function settingOf({ source, platform = {}, latency }, sizes, main) {
  const workload = source === undefined ? undefined : {
    ...sizes.N !== undefined && { iterations: sizes.N }, ...sizes.rows !== undefined && { rows: { '*': sizes.rows } }, ...sizes.bytes !== undefined && { payload: { file: sizes.bytes } },
  }
  const unitCosts = latency === undefined ? {} : { 'request seconds': latency / 1000 }
  return { language: main.endsWith('.py') ? 'python' : 'typescript', workload, platform: { ...platform, unitCosts }, matcherOf: () => () => false }
}

function filesWith(files, main, text) {
  return new Map([...files, [main, text]])
}

function writePrograms(program, folder, main, before, after) {
  const own = folderOf(program)
  const isPython = main.endsWith('.py')
  const written = (name, text) => {
    const kept = program.cut === undefined ? text : text.slice(0, text.indexOf(program.cut))
    if (isPython) writeFileSync(join(folder, name), kept)
    else writeFileSync(join(folder, name.replace(/ts$/, 'mjs')), ts.transpileModule(kept, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 } }).outputText)
  }
  for (const [name, text] of before) written(name, text)
  written(main.replace('before', 'after'), after.get(main))
  const drive = isPython ? 'drive.py' : 'drive.mjs'
  writeFileSync(join(folder, drive), readFileSync(join(own, drive)))
  if (!isPython && existsSync(join(root, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
}
