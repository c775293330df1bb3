// Texts of files as a revision of their repository has them, by git itself, which is asked to read objects only: no hook, filter or network takes part.

import { spawn } from 'node:child_process'
import { decodeSource } from './source.js'

export interface Revision {
  /** Absolute, of the work tree. */
  readonly root: string
  /** Of the commit, in full. */
  readonly id: string
  /** Relative to the root, with `/`. */
  readonly paths: readonly string[]
}

/** Undefined where the folder is in no repository, git is not installed, or it does not know the revision. */
export async function revisionAt(folder: string, revision: string, signal?: AbortSignal): Promise<Revision | undefined> {
  try {
    const asked = await git(folder, ['rev-parse', '--show-toplevel', '--verify', '--end-of-options', `${revision}^{commit}`], '', signal)
    const [root, id] = asked.toString().split('\n').filter((line) => line !== '--end-of-options')
    if (root === undefined || id === undefined || id === '') return undefined
    const listed = await git(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', id], '', signal)
    return { root, id, paths: listed.toString().split('\0').filter((path) => path !== '') }
  } catch {
    signal?.throwIfAborted()
    return undefined
  }
}

/** The last commit before a time, in milliseconds since 1970, of those that led to what is checked out; undefined where git knows none. */
export async function revisionBefore(folder: string, time: number, signal?: AbortSignal): Promise<string | undefined> {
  const asked = git(folder, ['rev-list', '--max-count=1', `--before=@${String(Math.floor(time / 1000))}`, 'HEAD'], '', signal)
  const id = (await asked.catch(() => '')).toString().trim()
  signal?.throwIfAborted()
  return id === '' ? undefined : id
}

/** Files that are no text are left out. Paths that begin with a point are relative to the folder. */
export async function textsAt({ root, id }: Pick<Revision, 'root' | 'id'>, paths: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  // One line asks for one file.
  const asked = paths.filter((path) => !path.includes('\n'))
  if (asked.length === 0) return texts
  const answer = await git(root, ['cat-file', '--batch'], asked.map((path) => `${id}:${path}\n`).join(''), signal)
  let at = 0
  for (const path of asked) {
    const end = answer.indexOf(lineFeed, at)
    const [, kind, size] = answer.toString('latin1', at, end).split(' ')
    at = end + 1
    if (end < 0 || kind !== 'blob') continue
    const decoded = decodeSource(answer.subarray(at, at + Number(size)))
    if ('source' in decoded) texts.set(path, decoded.source.text)
    at += Number(size) + 1
  }
  return texts
}

const lineFeed = 10

/** What a repository may say of programs to start, or of servers to ask, is not followed. */
const quietly = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0' }

function git(folder: string, args: readonly string[], input: string, signal?: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-c', 'core.fsmonitor=false', ...args], { cwd: folder, env: { ...process.env, ...quietly }, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true, ...signal && { signal } })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => { parts.push(part) })
    child.on('error', reject)
    // One that ended has no use for the rest.
    child.stdin.on('error', () => undefined)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(parts))
      else reject(new Error(`git ended with ${String(code)}`))
    })
    child.stdin.end(input)
  })
}
