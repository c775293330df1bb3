// Imports of TypeScript and JavaScript, in the layouts in which projects are written.

import assert from 'node:assert/strict'

import { createTypeScriptModules } from '../../src/analysis/link/typescript-modules.js'
import { shown, sources, workspaceOf, type Layout } from './workspace.js'

describe('TypeScript modules', () => {
  function leads(title: string, layout: Layout, from: string, expected: Readonly<Record<string, string | undefined>>): void {
    it(title, () => {
      const modules = createTypeScriptModules(workspaceOf({ [from]: '', ...layout }))
      const found = Object.fromEntries(Object.keys(expected).map((module) => [module, shown(modules.resolve(from, module, 0))]))
      assert.deepEqual(found, expected)
    })
  }

  describe('relative', () => {
    leads('without extension', sources('src/a.ts', 'src/b.tsx', 'src/c.js', 'src/d.jsx', 'src/e.mts', 'src/f.cts', 'src/g.mjs', 'src/h.cjs'), 'src/main.ts', {
      './a': 'src/a.ts', './b': 'src/b.tsx', './c': 'src/c.js', './d': 'src/d.jsx',
      './e': 'src/e.mts', './f': 'src/f.cts', './g': 'src/g.mjs', './h': 'src/h.cjs', './none': undefined,
    })
    leads('with the extension of what is compiled', sources('a.ts', 'b.tsx', 'c.mts', 'd.cts', 'e.tsx', 'f.js'), 'main.ts', {
      './a.js': 'a.ts', './b.js': 'b.tsx', './c.mjs': 'c.mts', './d.cjs': 'd.cts', './e.jsx': 'e.tsx', './f.js': 'f.js',
    })
    leads('with its own extension', sources('a.ts', 'b.tsx', 'c.mjs'), 'main.ts', { './a.ts': 'a.ts', './b.tsx': 'b.tsx', './c.mjs': 'c.mjs' })
  })

  leads('finds packages by name', {
    'package.json': { workspaces: ['packages/*'] },
    'packages/db/package.json': { name: '@org/db', main: 'dist/index.js', types: 'dist/index.d.ts' },
    ...sources('packages/db/src/index.ts', 'packages/db/src/query.ts'),
    'packages/web/package.json': { name: 'web' },
  }, 'packages/web/src/main.ts', { '@org/db': 'packages/db/src/index.ts', '@org/db/src/query': 'packages/db/src/query.ts', '@org/db/query': 'packages/db/src/query.ts', 'web': undefined })
  leads('paths', {
    'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
    ...sources('src/a/index.ts'),
  }, 'src/main.ts', { '@/a': 'src/a/index.ts', 'react': undefined })
})
