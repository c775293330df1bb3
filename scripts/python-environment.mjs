// A Python environment with the given packages in a folder of the project, made once; kept until the list of packages changes.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

/** The path of its interpreter. */
export function pythonEnvironment(name, packages) {
  const folder = join(root, name)
  const mark = join(folder, 'packages.txt')
  const list = `${packages.join('\n')}\n`
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === list) return python
  execFileSync('python3', ['-m', 'venv', '--clear', folder], { stdio: 'inherit' })
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages], { stdio: 'inherit' })
  writeFileSync(mark, list)
  return python
}
