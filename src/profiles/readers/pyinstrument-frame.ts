// How pyinstrument names frames, in its sessions and in its trees.

import type { ProfileBuilder } from '../builder.js'

export interface PyinstrumentFrame {
  readonly name: string
  readonly file: string
  /** Where the function begins. */
  readonly line: number
  /** Which line was running; 0 when unknown. */
  readonly running: number
  readonly className: string
}

/** Name, file and line with zeros between; then what one call had: `c` its class, `l` its line, each after a 1. */
export function parsedFrame(text: string): PyinstrumentFrame {
  const [identity = '', ...attributes] = text.split('\u0001')
  const [name = '', file = '', line = '0'] = identity.split('\u0000')
  const attribute = (mark: string): string => attributes.find((each) => each.startsWith(mark))?.slice(1) ?? ''
  return { name, file, line: Number(line), running: Number(attribute('l')), className: attribute('c') }
}

/** A function keeps the class with which it came first: inherited methods are one function. */
export class PyinstrumentFunctions {
  private readonly rows = new Map<string, number>()

  constructor(private readonly builder: ProfileBuilder) {}

  frameOf({ name, file, line, running, className }: PyinstrumentFrame): number {
    const identity = `${name}\u0000${file}\u0000${String(line)}`
    const qualified = className === '' || name.startsWith(`${className}.`) ? name : `${className}.${name}`
    const row = this.rows.get(identity) ?? this.builder.function(qualified, file === '<built-in>' ? '' : file, line)
    this.rows.set(identity, row)
    return this.builder.frame(row, running)
  }
}

export function isOwnFile(file: string): boolean {
  return /[\\/]pyinstrument[\\/]__main__\.py$/.test(file)
}

/** What Python runs a program with. */
export function isStarterFile(file: string): boolean {
  return /^<string>$|^<frozen runpy>$|[\\/]runpy\.py$/.test(file)
}
