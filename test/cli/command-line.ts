// Runs the built executable as a child process, as a person would.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const executable = fileURLToPath(new URL('../../../dist/main.cjs', import.meta.url))

export interface Run {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly uid?: number | undefined
  readonly interruptAfter?: number
}

export async function run(folder: string, given: readonly string[], options: RunOptions = {}): Promise<Run> {
  if (!existsSync(executable)) throw new Error(`${join('dist', 'main.cjs')} is missing: run "npm run build" first`)
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NO_COLOR' && name !== 'FORCE_COLOR'))
  const child = spawn(process.execPath, [executable, ...given], {
    cwd: folder,
    env: { ...inherited, ...options.environment },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  if (options.interruptAfter !== undefined) setTimeout(() => child.kill('SIGINT'), options.interruptAfter)
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { status, output, errors }
}
