// Installs the PyPI packages that tests of fixes run programs with into `.venv-test`, once; kept until its list changes.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = ['requests==2.34.2', 'httpx==0.28.1', 'aiohttp==3.14.5', 'Django==5.2.19', 'djangorestframework==3.18.3', 'SQLAlchemy==2.1.9', 'aiosqlite==0.22.1', 'greenlet==3.5.6', 'sqlmodel==0.0.50', 'Flask-SQLAlchemy==3.1.1']
const folder = fileURLToPath(new URL('../.venv-test', import.meta.url))
const mark = join(folder, 'packages.txt')
const list = `${packages.join('\n')}\n`

if (!existsSync(mark) || readFileSync(mark, 'utf8') !== list) {
  execFileSync('python3', ['-m', 'venv', '--clear', folder], { stdio: 'inherit' })
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages], { stdio: 'inherit' })
  writeFileSync(mark, list)
}
