import assert from 'node:assert/strict'
import { mkdir, symlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, parse } from 'node:path'
import { findSources, type Discovery } from '../../src/service/discovery.js'
import { findRoot, isTooWide } from '../../src/service/root.js'
import { withFolder, type Files } from '../support/folder.js'

async function discover(files: Files, paths: readonly string[] = ['.'], isSelected: (path: string) => boolean = () => true): Promise<Discovery> {
  return withFolder({ '.git/HEAD': '', ...files }, async (root) => (
    findSources({ root, paths: paths.map((path) => join(root, path)), isSelected })
  ))
}

function finds(name: string, files: readonly string[], expected: readonly string[], gitignores: Files = {}): void {
  it(name, async () => {
    const contents = { ...Object.fromEntries(files.map((file) => [file, ''])), ...gitignores }
    assert.deepEqual((await discover(contents)).files, expected)
  })
}

describe('discovery', () => {
  finds('source files of all languages, sorted by code units',
    ['b.py', 'B.py', 'a/z.tsx', 'a.ts', 'c.mts', 'd.cjs', 'README.md', 'e.json', 'f.pyc'],
    ['B.py', 'a.ts', 'a/z.tsx', 'b.py', 'c.mts', 'd.cjs'])
  finds('installed packages, environments, output and caches are never read',
    ['node_modules/a/i.js', 'x/node_modules/b.js', '.venv/a.py', 'env/pyvenv.cfg', 'env/lib/a.py', 'conda/conda-meta/history', 'conda/a.py',
      'dist/a.js', '__pycache__/a.py', '.tox/a.py', 'a.py'],
    ['a.py'])
  finds('folders that may hold sources are read unless git ignores them', ['build/a.py', 'src/out/b.ts', 'env/c.py'], ['build/a.py', 'env/c.py', 'src/out/b.ts'])
  finds('declarations and minified files are not read', ['a.d.ts', 'b.d.mts', 'c.min.js', 'd.bundle.js', 'admin.js', 'd.ts'], ['admin.js', 'd.ts'])

  finds('.gitignore', ['a.py', 'build/b.py', 'c.gen.py', 'd/e.gen.py'], ['a.py'], { '.gitignore': 'build/\n*.gen.py\n' })
  finds('a deeper .gitignore adds', ['a/x.py', 'a/y.py', 'x.py'], ['a/y.py', 'x.py'], { 'a/.gitignore': '/x.py\n' })
  finds('a deeper .gitignore takes back', ['a/x.gen.py', 'x.gen.py'], ['a/x.gen.py'], { '.gitignore': '*.gen.py', 'a/.gitignore': '!x.gen.py' })
  finds('what is below an ignored folder cannot be taken back', ['a/x.py'], [], { '.gitignore': 'a/', 'a/.gitignore': '!x.py' })
  finds('negation in one file', ['logs/a.py', 'logs/keep.py'], ['logs/keep.py'], { '.gitignore': 'logs/*\n!logs/keep.py\n' })

  it('.gitignore of the repository above the root counts', async () => {
    await withFolder({ '.git/HEAD': '', '.gitignore': 'gen/', 'p/.cost-hints.json': '{}', 'p/gen/a.py': '', 'p/b.py': '' }, async (folder) => {
      const root = join(folder, 'p')
      assert.deepEqual((await findSources({ root, paths: [root], isSelected: () => true })).files, ['b.py'])
    })
  })

  it('paths limit what is found, each file once', async () => {
    const { files } = await discover({ 'a/x.py': '', 'a/y.py': '', 'b.py': '', 'c.py': '' }, ['a', 'a/x.py', 'c.py'])
    assert.deepEqual(files, ['a/x.py', 'a/y.py', 'c.py'])
  })

  it('what somebody names is read, even if git ignores it', async () => {
    const files = { '.gitignore': 'gen/\nx.py', 'gen/a.py': '', 'x.py': '' }
    assert.deepEqual((await discover(files, ['gen', 'x.py'])).files, ['gen/a.py', 'x.py'])
  })

  it('but never installed packages, nor other languages', async () => {
    const { files, problems } = await discover({ 'node_modules/a/i.js': '', 'b.rs': '' }, ['node_modules/a', 'b.rs'])
    assert.deepEqual(files, [])
    assert.deepEqual(problems, [
      { path: 'b.rs', message: 'not read: neither Python nor TypeScript or JavaScript' },
      { path: 'node_modules/a', message: 'not read: installed packages are never read' },
    ])
  })

  it('selection by configuration', async () => {
    assert.deepEqual((await discover({ 'a.py': '', 'b.py': '' }, ['.'], (path) => path !== 'a.py')).files, ['b.py'])
  })

  it('what is excluded from the report is known, what git ignores is not', async () => {
    const files = { 'a.py': '', 'b.py': '', 'c/d.ts': '', 'tsconfig.json': '{}', '.gitignore': 'e.py', 'e.py': '', 'node_modules/f/g.js': '' }
    const found = await discover(files, ['.'], (path) => path === 'a.py')
    assert.deepEqual(found.files, ['a.py'])
    assert.deepEqual(found.known, ['a.py', 'b.py', 'c/d.ts', 'tsconfig.json'])
  })

  it('notes folders without source and configuration files that do not count', async () => {
    const { notices } = await discover({ 'docs/a.md': '', '.cost-hints.json': '{}', 'p/.cost-hints.json': '{}', 'p/a.py': '' }, ['docs', 'p'])
    assert.deepEqual(notices, [
      { path: 'docs', message: 'no Python, TypeScript or JavaScript files to read here' },
      { path: 'p/.cost-hints.json', message: 'ignored: only the .cost-hints.json of the root counts' },
    ])
  })

  it('links are not followed, so that loops end', async () => {
    await withFolder({ 'a/x.py': '' }, async (root) => {
      await symlink(root, join(root, 'a', 'loop'))
      await symlink(join(root, 'a', 'x.py'), join(root, 'y.py'))
      assert.deepEqual((await findSources({ root, paths: [root], isSelected: () => true })).files, ['a/x.py'])
    })
  })

  it('what vanished is a problem, and the rest is found', async () => {
    const { files, problems } = await discover({ 'a.py': '' }, ['gone', 'a.py'])
    assert.deepEqual(files, ['a.py'])
    assert.deepEqual(problems, [{ path: 'gone', message: 'not read: does not exist' }])
  })
})

describe('root', () => {
  const files = { 'r/.git/HEAD': '', 'r/p/.cost-hints.json': '{}', 'r/p/q/a.py': '', 'r/b/c.py': '', 'plain/d.py': '' }
  for (const [path, root] of [['r/p/q/a.py', 'r/p'], ['r/p', 'r/p'], ['r/b', 'r'], ['r/b/c.py', 'r']] as const) {
    it(`${path} → ${root}`, async () => {
      await withFolder(files, async (folder) => { assert.equal(await findRoot(join(folder, path)), join(folder, root)) })
    })
  }

  it('a home folder and those above it are too wide', () => {
    const home = homedir()
    assert.deepEqual([home, dirname(home), parse(home).root, join(home, 'project'), `${home}-of-others`].map(isTooWide), [true, true, true, false, false])
  })

  it('a repository that holds the settings of a home is no root of what lies in it', async () => {
    await withFolder({ '.git/HEAD': '', 'notes/a.py': '', 'project/.git/HEAD': '', 'project/src/b.py': '' }, async (folder) => {
      const before = process.env['HOME']
      process.env['HOME'] = folder
      try {
        assert.equal(await findRoot(join(folder, 'notes', 'a.py')), join(folder, 'notes'))
        assert.equal(await findRoot(join(folder, 'project', 'src')), join(folder, 'project'))
      } finally {
        if (before === undefined) delete process.env['HOME']
        else process.env['HOME'] = before
      }
    })
  })

  it('a configuration above beats a nearer repository', async () => {
    await withFolder({ '.cost-hints.json': '{}', 'r/.git/HEAD': '', 'r/a.py': '' }, async (folder) => {
      assert.equal(await findRoot(join(folder, 'r')), folder)
    })
  })

  it('a folder of that name is no configuration, and .git may be a file', async () => {
    await withFolder({ 'r/.git': 'gitdir: elsewhere', 'r/a/b.py': '' }, async (folder) => {
      await mkdir(join(folder, 'r', 'a', '.cost-hints.json'))
      assert.equal(await findRoot(join(folder, 'r', 'a')), join(folder, 'r'))
    })
  })
})
