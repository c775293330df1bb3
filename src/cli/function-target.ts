// What `app/users.py:Users.load` on the command line means: a file, and one of its functions.

import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FunctionChoice } from '../analysis/function-effects.js'
import { variantOf } from '../analysis/language.js'
import { reasonOf, UserError } from '../service/user-error.js'

export interface FunctionTarget {
  /** Absolute. */
  readonly file: string
  readonly shown: string
  readonly choice: FunctionChoice | undefined
}

/** Throws a `UserError` for what is no source file. A colon may be part of a path: what exists as it is given is a file. */
export async function parseFunctionTarget(given: string): Promise<FunctionTarget> {
  const whole = { file: resolve(given), shown: given, choice: undefined }
  const at = given.lastIndexOf(':')
  const isWhole = await stat(whole.file).then(() => true, () => false)
  const target = isWhole || at <= 0 || at === given.length - 1 ? whole : { ...partsOf(given, at), choice: choiceOf(given.slice(at + 1)) }
  const status = await stat(target.file).catch((error: unknown) => { throw new UserError(`${target.shown}: not read: ${reasonOf(error)}`) })
  if (status.isDirectory()) throw new UserError(`${target.shown}: is a folder; give a file, or a function of it as ${target.shown.replace(/[\\/]$/, '')}/file.py:function`)
  if (variantOf(target.file) === undefined) throw new UserError(`${target.shown}: is no Python, TypeScript or JavaScript`)
  return target
}

function partsOf(given: string, at: number): { readonly file: string, readonly shown: string } {
  return { file: resolve(given.slice(0, at)), shown: given.slice(0, at) }
}

function choiceOf(name: string): FunctionChoice {
  return /^\d+$/.test(name) ? { line: Number(name) - 1 } : { name: name.replace(/\(\)$/, '') }
}
