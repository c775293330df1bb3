// Programs run before and after a fix, in a folder of their own: what they print must stay.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { findingsIn, fixesOf } from './check.js'
import { dedent } from './marks.js'

const run = promisify(execFile)

export interface Ran {
  /** Standard output without the last line. */
  readonly output: string
  /** The number that the program prints last, after "operations:". */
  readonly operations: number
}

export interface Program {
  readonly rule: string
  /** Decides the language, and whether Node or Python runs it. */
  readonly path: string
  readonly text: string
  /** Fixes one finding after the other instead of the first alone. */
  readonly all?: boolean
  readonly python?: string
  readonly arguments?: readonly string[]
}

/** The program's text after its fix; each is the first offered for the first finding that has one. */
export async function fixed(program: Program): Promise<string> {
  let text = dedent(program.text)
  for (let round = 0; round < (program.all === true ? 20 : 1); round++) {
    const next = await fixedOnce(program, text)
    if (next === undefined) {
      assert.ok(round > 0, `a fix is offered for\n${text}`)
      break
    }
    text = next
  }
  return text
}

async function fixedOnce({ rule, path }: Program, text: string): Promise<string | undefined> {
  for (const finding of await findingsIn(rule, path, text)) {
    const [fix] = await fixesOf(finding)
    if (fix) return applyEdits(text, fix.edits)
  }
  return undefined
}

export async function ranText(program: Program, text: string): Promise<Ran> {
  const folder = await mkdtemp(join(process.cwd(), 'out', 'program-'))
  try {
    const file = join(folder, program.path.replace(/^.*\//, '').replace(/\.ts$/, '.mjs'))
    await writeFile(file, program.path.endsWith('.ts') ? asScript(text) : text)
    const command = program.path.endsWith('.py') ? program.python ?? 'python3' : process.execPath
    const { stdout } = await run(command, [file, ...program.arguments ?? []], { cwd: folder })
    const match = /^(.*?)operations: (\d+)\s*$/s.exec(stdout)
    assert.ok(match, `the program counts its operations, and prints\n${stdout}`)
    return { output: match[1] ?? '', operations: Number(match[2]) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Both texts print the same; gives how many operations each needed. */
export async function compared(program: Program): Promise<{ before: number; after: number; text: string }> {
  const text = await fixed(program)
  const [before, after] = [await ranText(program, dedent(program.text)), await ranText(program, text)]
  assert.ok(before.output.trim() !== '', 'the program prints something')
  assert.equal(after.output, before.output, text)
  return { before: before.operations, after: after.operations, text }
}

/** TypeScript with decorators, and the types that they are given. */
function asScript(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false },
  }).outputText
}
