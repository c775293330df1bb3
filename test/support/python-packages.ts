// A Python that has the PyPI packages of tests, made on demand by a script and kept.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

let ready: Promise<string> | undefined

/** The path of its interpreter; rejects where packages cannot be installed. */
export function pythonWithPackages(): Promise<string> {
  ready ??= promisify(execFile)(process.execPath, [join(process.cwd(), 'scripts', 'python-packages.mjs')], { timeout: 240_000 })
    .then(() => join(process.cwd(), '.venv-test', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python'))
  return ready
}
