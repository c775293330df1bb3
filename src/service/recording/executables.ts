// Programs of this machine: where they are, and what they answer when they are asked for their version.

import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** As a command line would find it; undefined where it is not there. */
export function executableOnPath(name: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => executableIn(folder, name)).find((found) => found !== undefined)
}

export function executableIn(folder: string, name: string): string | undefined {
  return endings.map((ending) => join(folder, name + ending)).find(isExecutable)
}

/** Only what needs no shell. */
const endings = process.platform === 'win32' ? ['.exe'] : ['']

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** What it prints; undefined where it cannot be run, fails, or takes longer than anybody waits. */
export function answerOf(command: string, given: readonly string[], folder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, [...given], { cwd: folder, timeout: longestAnswer, windowsHide: true }, (error, output) => { resolve(error ? undefined : output) })
  })
}

const longestAnswer = 20_000
