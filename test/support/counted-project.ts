// A Python project whose places are run one by one, each with the statements that it sends counted; before and after fixes.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { promisify } from 'node:util'

import type { Edit, Finding, Fix } from '../../src/analysis/finding.js'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { findingsInFiles, fixesOf } from './check.js'
import { withFolder } from './folder.js'
import { pythonWithPackages } from './python-packages.js'

const execute = promisify(execFile)

/** What a place gives, and how many statements it sent. */
export interface Outcome { readonly output: string; readonly statements: number }
export type Outcomes = ReadonlyMap<string, Outcome>
export type Texts = ReadonlyMap<string, string>

export function projectAt(name: string): Texts {
  const root = join(process.cwd(), 'test', 'fixes', 'programs', name)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py')).map((path) => path.split(sep).join('/'))
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** Runs its main file, for the places that are named or for all. */
export async function outcomesOf(texts: Texts, places: readonly string[] = []): Promise<Outcomes> {
  return withFolder(Object.fromEntries(texts), (folder) => outcomesIn(folder, places))
}

export async function outcomesIn(folder: string, places: readonly string[] = []): Promise<Outcomes> {
  const { stdout } = await execute(await pythonWithPackages(), ['main.py', ...places], { cwd: folder, timeout: 240_000 })
  const outcomes = JSON.parse(stdout) as Readonly<Record<string, Outcome>>
  return new Map(Object.entries(outcomes))
}

export interface FoundPlace {
  /** `shop/views.py:titles book.author` */
  readonly name: string
  readonly finding: Finding
  readonly fix: Fix | undefined
}

/** Every finding by where it stands, in order. */
export async function foundIn(rule: string, texts: Texts): Promise<readonly FoundPlace[]> {
  const found: FoundPlace[] = []
  for (const finding of await findingsInFiles(rule, texts)) {
    const text = texts.get(finding.path) ?? ''
    const { start, end } = finding.range
    const [, around = ''] = [...text.slice(0, start).matchAll(/^ *def (\w+)/gm)].at(-1) ?? []
    const [fix] = await fixesOf(finding)
    found.push({ name: `${finding.path}:${around} ${text.slice(start, end)}`, finding, fix })
  }
  return found
}

export function withEdits(texts: Texts, edits: readonly Edit[]): Texts {
  const once = edits.filter((edit, index) => edits.findIndex((other) => isSameEdit(edit, other)) === index)
  return new Map([...texts].map(([path, text]) => [path, applyEdits(text, once.filter((edit) => edit.path === path).sort((a, b) => a.range.start - b.range.start)) ?? assert.fail(path)]))
}

/** Fixes that can be looked at together: each of a place of its own, none near another one, none in a file that another one shares. */
export function apart<T extends { readonly place: string; readonly found: FoundPlace }>(rows: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = []
  for (const row of rows) {
    const group = groups.find((one) => one.every((other) => isApart(row, other)))
    if (group) group.push(row)
    else groups.push([row])
  }
  return groups
}

function isApart<T extends { readonly place: string; readonly found: FoundPlace }>(one: T, other: T): boolean {
  if (one.place === other.place) return false
  const shared = [one, other].flatMap(({ found }) => (found.fix?.edits ?? []).filter((edit) => edit.path !== found.finding.path).map((edit) => edit.path))
  return (one.found.fix?.edits ?? []).every((edit) => (other.found.fix?.edits ?? []).every((its) =>
    edit.path !== its.path || isSameEdit(edit, its) || (!shared.includes(edit.path) && (edit.range.end < its.range.start || its.range.end < edit.range.start))))
}

function isSameEdit(one: Edit, other: Edit): boolean {
  return one.path === other.path && one.range.start === other.range.start && one.range.end === other.range.end && one.newText === other.newText
}
