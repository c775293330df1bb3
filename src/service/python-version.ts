// The lowest Python that a project supports, from `pyproject.toml`: fixes use nothing newer.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Version = readonly [number, number]

/** Undefined when the project does not say. */
export async function readPythonVersion(root: string): Promise<Version | undefined> {
  const text = await readFile(join(root, 'pyproject.toml'), 'utf8').catch(() => '')
  return pythonVersionOf(text)
}

/** Two keys of a TOML file do not need a TOML parser: tables start their own line, and both values are plain strings. */
export function pythonVersionOf(text: string): Version | undefined {
  let table = ''
  for (const line of text.split(/\r\n|\n/)) {
    table = /^\s*\[\s*([\w.-]+)\s*\]/.exec(line)?.[1] ?? table
    const [, key, value] = /^\s*([\w-]+)\s*=\s*["']([^"']*)["']/.exec(line) ?? []
    const isRequirement = (table === 'project' && key === 'requires-python') || (table === 'tool.poetry.dependencies' && key === 'python')
    if (isRequirement && value !== undefined) return lowestOf(value)
  }
  return undefined
}

/** `>=3.8,<4` → 3.8; of several lower bounds the highest; of alternatives (`||`) the lowest. */
function lowestOf(requirement: string): Version | undefined {
  const alternatives = requirement.split('||').map(boundOf)
  if (alternatives.some((bound) => bound === undefined)) return undefined
  return alternatives.reduce((lowest, bound) => (compare(bound, lowest) < 0 ? bound : lowest))
}

function boundOf(requirement: string): Version | undefined {
  const bounds = requirement.split(',').flatMap((part): Version[] => {
    const [, major, minor] = /^\s*(?:>=|==|~=|>|\^|~|)\s*(\d+)(?:\.(\d+))?/.exec(part) ?? []
    // `>3.7` allows 3.7.1, so that 3.7 stays the lowest.
    return major === undefined ? [] : [[Number(major), Number(minor ?? 0)]]
  })
  return bounds.length === 0 ? undefined : bounds.reduce((highest, bound) => (compare(bound, highest) > 0 ? bound : highest))
}

function compare(a: Version | undefined, b: Version | undefined): number {
  return (a?.[0] ?? 0) - (b?.[0] ?? 0) || (a?.[1] ?? 0) - (b?.[1] ?? 0)
}
