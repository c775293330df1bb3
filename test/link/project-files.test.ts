// The files beside the sources that linking reads.

import assert from 'node:assert/strict'

import { isProjectFile } from '../../src/analysis/link/project-files.js'

describe('project files', () => {
  it('are known by their names', () => {
    const paths = ['package.json', 'a/tsconfig.json', 'a/tsconfig.build.json', 'jsconfig.json', 'pnpm-workspace.yaml', 'lerna.json', 'a/pyproject.toml', 'setup.py', 'setup.cfg',
      'manage.py', 'Pipfile', 'requirements.txt', 'a/requirements-dev.txt', 'dev-requirements.in', 'requirements/base.txt', 'pytest.ini', 'tox.ini']
    assert.deepEqual(paths.filter((path) => !isProjectFile(path)), [])
  })

  it('are not any file', () => {
    const paths = ['a.py', 'package-lock.json', 'mytsconfig.json', 'tsconfig.ts', 'notes.txt', 'requirements', 'a/package.json/x', 'tsconfig.json.bak', 'src/setup.ts']
    assert.deepEqual(paths.filter(isProjectFile), [])
  })
})
