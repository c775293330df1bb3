// Imports of Python, in the layouts in which projects are written.

import assert from 'node:assert/strict'

import { createPythonModules } from '../../src/analysis/link/python-modules.js'
import { shown, sources, workspaceOf, type Layout } from './workspace.js'

describe('Python modules', () => {
  /** Modules as written: `..a.b` is a relative import. */
  function leads(title: string, layout: Layout, from: string, expected: Readonly<Record<string, string | undefined>>): void {
    it(title, () => {
      const modules = createPythonModules(workspaceOf({ [from]: '', ...layout }))
      const found = Object.fromEntries(Object.keys(expected).map((written) => {
        const level = /^\.*/.exec(written)?.[0].length ?? 0
        return [written, shown(modules.resolve(from, written.slice(level), level))]
      }))
      assert.deepEqual(found, expected)
    })
  }

  leads('packages and modules from the root', sources('app/__init__.py', 'app/models.py', 'app/api/__init__.py', 'app/api/users.py'), 'app/main.py', {
    'app': 'app/__init__.py', 'app.models': 'app/models.py', 'app.api': 'app/api/__init__.py', 'app.api.users': 'app/api/users.py',
    'app.none': undefined, 'models': undefined, 'django.db': undefined,
  })
  leads('relative', sources('app/__init__.py', 'app/models.py', 'app/api/__init__.py', 'app/api/users.py'), 'app/api/main.py', {
    '.': 'app/api/__init__.py', '.users': 'app/api/users.py', '..': 'app/__init__.py', '..models': 'app/models.py',
    '..api.users': 'app/api/users.py', '...': '/', '....': undefined,
  })
  leads('src layout', { 'pyproject.toml': '[project]\nname = "app"\n', ...sources('src/app/__init__.py', 'src/app/models.py') }, 'tests/test_app.py', {
    'app.models': 'src/app/models.py', 'src.app.models': 'src/app/models.py',
  })
})
