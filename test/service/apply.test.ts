import assert from 'node:assert/strict'
import { chmod, lstat, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultOptions } from '../../src/analysis/options.js'
import { applyEdits, fixFile } from '../../src/service/apply.js'
import { openSession } from '../../src/service/session.js'
import { writeWhole } from '../../src/service/write-whole.js'
import { withFolder } from '../support/folder.js'

const costly = 'def kept(us, banned: list[str]):\n    return [u for u in us if u not in banned]\n'

function edit(start: number, end: number, newText: string): { path: string, range: { start: number, end: number }, newText: string } {
  return { path: 'a.py', range: { start, end }, newText }
}

describe('edits', () => {
  it('are made from the last', () => { assert.equal(applyEdits('abc', [edit(0, 0, '<'), edit(1, 2, ''), edit(3, 3, '>')]), '<ac>') })
  it('keep carriage returns', () => { assert.equal(applyEdits('a\r\nb\r\n', [edit(3, 3, 'x\ny\n')]), 'a\r\nx\r\ny\r\nb\r\n') })
  it('stay plain where line ends are mixed', () => { assert.equal(applyEdits('a\r\nb\n', [edit(0, 0, 'x\n')]), 'x\na\r\nb\n') })
})

describe('fixing a file', () => {
  it('keeps mode, byte order mark and line ends, and reports what is left', async () => {
    const before = `\ufeff${costly.replaceAll('\n', '\r\n')}`
    await withFolder({ 'a.py': before }, async (root) => {
      const path = join(root, 'a.py')
      await chmod(path, 0o755)
      const session = openSession()
      try {
        const fixed = await fixFile(session, { root, path: 'a.py', options: defaultOptions, allowed: 'suggested' })
        assert.ok(fixed)
        assert.equal(fixed.before, before)
        assert.equal(await readFile(path, 'utf8'), before)
        assert.equal(await fixed.write(), undefined)
        const after = await readFile(path, 'utf8')
        assert.equal(after, fixed.after)
        assert.match(after, /^\ufeff.*set\(banned\)/s)
        assert.ok(!/(?<!\r)\n/.test(after))
        assert.equal((await stat(path)).mode & 0o777, 0o755)
        assert.deepEqual(fixed.result.findings, [])
        assert.deepEqual(await readdir(root), ['a.py'])
      } finally {
        await session.close()
      }
    })
  })

  it('does not overwrite what changed meanwhile', async () => {
    await withFolder({ 'a.py': costly }, async (root) => {
      const path = join(root, 'a.py')
      const session = openSession()
      try {
        const fixed = await fixFile(session, { root, path: 'a.py', options: defaultOptions, allowed: 'suggested' })
        await writeFile(path, '# edited\n')
        assert.equal(await fixed?.write(), 'not fixed: it changed during the scan')
        assert.equal(await readFile(path, 'utf8'), '# edited\n')
      } finally {
        await session.close()
      }
    })
  })

  it('several findings of one file, one after another', async () => {
    const both = `${costly}\n\ndef left(us, banned: list[str]):\n    return [u for u in us if u in banned and u not in banned]\n`
    await withFolder({ 'a.py': both }, async (root) => {
      const session = openSession()
      try {
        const fixed = await fixFile(session, { root, path: 'a.py', options: defaultOptions, allowed: 'suggested' })
        assert.ok(fixed && fixed.applied.length >= 2)
        assert.deepEqual(fixed.result.findings, [])
      } finally {
        await session.close()
      }
    })
  })
})

describe('writing whole', () => {
  it('through a link, which stays one', async () => {
    await withFolder({ 'real.txt': 'old' }, async (folder) => {
      await symlink(join(folder, 'real.txt'), join(folder, 'link.txt'))
      await writeWhole(join(folder, 'link.txt'), 'new')
      assert.ok((await lstat(join(folder, 'link.txt'))).isSymbolicLink())
      assert.equal(await readFile(join(folder, 'real.txt'), 'utf8'), 'new')
    })
  })

  it('leaves nothing behind when it fails', async () => {
    await withFolder({ 'a.txt': 'old' }, async (folder) => {
      await assert.rejects(writeWhole(join(folder, 'missing', 'a.txt'), 'new'))
      assert.deepEqual(await readdir(folder), ['a.txt'])
    })
  })
})
