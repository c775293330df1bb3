// Standard output and error as this program uses them: colours where they are wanted, a closed pipe is no failure.

import picocolors from 'picocolors'
import type { Severity } from '../analysis/finding.js'
import { plainStyle, type Style } from '../report/style.js'
import { codeOf, reasonOf } from '../service/user-error.js'

export async function print(text: string): Promise<void> {
  return write(process.stdout, text)
}

export async function complain(text: string): Promise<void> {
  return write(process.stderr, text)
}

/** For standard output; files are always plain. */
export function terminalStyle(widthOfOthers = 120): Style {
  // A terminal that does not know its size says 0.
  const width = process.stdout.isTTY ? Math.max(40, process.stdout.columns || 80) : widthOfOthers
  return wantsColour() ? coloured(width) : plainStyle(width)
}

/** Readers like `head` close the pipe early: what they did not want is dropped. What cannot be written, as on a full disk, ends the program with status 2. */
export function watchOutput(): void {
  process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') return
    process.stderr.write(`error: the output cannot be written: ${reasonOf(error)}\n`)
    process.exit(2)
  })
  process.stderr.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') process.exit(2)
  })
}

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '' || !stream.writable) return
  await new Promise<void>((resolve) => stream.write(text, () => { resolve() }))
}

function wantsColour(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0'
  return process.stdout.isTTY && TERM !== 'dumb'
}

function coloured(width: number): Style {
  const colours = picocolors.createColors(true)
  const bySeverity: Readonly<Record<Severity, (text: string) => string>> = {
    error: colours.red, warning: colours.yellow, information: colours.blue, hint: colours.cyan,
  }
  return {
    width,
    bold: colours.bold,
    faint: colours.dim,
    good: colours.green,
    bad: colours.red,
    rule: colours.magenta,
    severity: (severity, text) => bySeverity[severity](text),
  }
}
