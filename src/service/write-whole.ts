// Writes a file whole or not at all: beside it first, then moved into place, keeping what it was (mode, owner, link).

import { chmod, chown, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  // A link keeps pointing where it did.
  const target = await realpath(path).catch(() => path)
  const before = await stat(target).catch(() => undefined)
  if (before && !before.isFile()) {
    // A device or pipe takes bytes; replacing it with a file would break it.
    await writeFile(target, content)
    return
  }
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    if (before) {
      await chmod(beside, before.mode)
      // Only root may give files away; for everybody else the file is their own already.
      await chown(beside, before.uid, before.gid).catch(() => undefined)
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}
