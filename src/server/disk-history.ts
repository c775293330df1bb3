// What stood on the disk since files were opened in the editor: a recording is of the text that ran, and people go on writing before they look at it.

import { stat } from 'node:fs/promises'
import { textOnDisk } from '../service/source.js'

export interface DiskHistory {
  /** The file may be another one now. Those that nobody opened are not looked at. Paths are absolute. */
  note(path: string): Promise<void>
  /** It is opened: from now on what it was is known. */
  begin(path: string): Promise<void>
  /** The text at a time, in milliseconds since 1970; undefined where that is not known, or still stands there. */
  textAt(path: string, time: number): string | undefined
}

interface Version {
  /** When it was written. */
  readonly since: number
  readonly text: string
}

/** Of a file, and of files: those that were written last. */
const mostVersions = 20
const mostFiles = 200

export function createDiskHistory(): DiskHistory {
  const files = new Map<string, readonly Version[]>()
  const note = async (path: string): Promise<void> => {
    const before = files.get(path)
    if (!before) return
    const since = await stat(path).then(({ mtimeMs }) => mtimeMs, () => undefined)
    const text = since === undefined ? undefined : textOnDisk(path)
    const versions = files.get(path)
    if (since === undefined || text === undefined || !versions || versions.at(-1)?.text === text) return
    files.delete(path)
    files.set(path, [...versions, { since, text }].slice(-mostVersions))
    const [oldest] = files.keys()
    if (files.size > mostFiles && oldest !== undefined) files.delete(oldest)
  }
  return {
    note,
    begin(path) {
      if (!files.has(path)) files.set(path, [])
      return note(path)
    },
    textAt(path, time) {
      const versions = files.get(path) ?? []
      const next = versions.findIndex(({ since }) => since > time)
      return next <= 0 ? undefined : versions[next - 1]?.text
    },
  }
}
