// How a Python file or the tests in it are run: as a script, as a module of its package, by pytest, by unittest, or by Django.

import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { testAt } from '../../analysis/runnable.js'
import { UserError } from '../user-error.js'
import type { Python } from './python.js'
import type { RecordingRequest } from './recording.js'

export interface PythonProgram {
  /** What stands after `python`: a script, or `-m` and a module; then its own arguments. */
  readonly start: readonly [script: string] | readonly ['-m', module: string]
  readonly arguments: readonly string[]
  readonly folder: string
  readonly title: string
}

export function pythonFile({ file, folder, runnable: { modules }, arguments: given }: RecordingRequest): PythonProgram {
  const title = basename(file)
  const isOfPackage = modules.some((one) => one.startsWith('.')) && existsSync(join(dirname(file), '__init__.py'))
  if (!isOfPackage) return { start: [file], arguments: given, folder, title }
  // A script has no package that its imports could be relative to.
  const top = aboveItsPackage(file)
  return { start: ['-m', dotted(relative(top, file))], arguments: given, folder: top, title }
}

export function pythonTest(request: RecordingRequest, python: Python): PythonProgram {
  const { file, folder, runnable, what, arguments: given } = request
  const test = what.is === 'test' && what.line !== undefined ? testAt(runnable, what.line) : undefined
  const names = test?.names.filter((one) => one !== null) ?? []
  const title = [basename(file), ...names].join(' › ')
  if (runnable.tests.length === 0 && !/^test|tests?\.py$/.test(basename(file))) throw new UserError(`${basename(file)} has no test that is known`)
  if (python.modules.has('pytest')) {
    const quiet = [...python.modules.has('xdist') ? ['-n0'] : [], ...python.modules.has('pytest_cov') ? ['--no-cov'] : []]
    return { start: ['-m', 'pytest'], arguments: [[relative(folder, file).replaceAll(sep, '/'), ...names].join('::'), ...quiet, ...given], folder, title }
  }
  if (runnable.modules.some((one) => one.startsWith('django')) && existsSync(join(folder, 'manage.py'))) {
    return { start: [join(folder, 'manage.py')], arguments: ['test', [dotted(relative(folder, file)), ...names].join('.'), ...given], folder, title }
  }
  if (!runnable.modules.includes('unittest')) throw new UserError(`${basename(file)} needs pytest, which is not installed for ${python.command}`)
  if (existsSync(join(dirname(file), '__init__.py'))) {
    const top = aboveItsPackage(file)
    return { start: ['-m', 'unittest'], arguments: [[dotted(relative(top, file)), ...names].join('.'), ...given], folder: top, title }
  }
  // Found from its own folder, so that it imports what stands beside it.
  const only = names.length === 0 ? [] : ['-k', test?.isSuite ? `*.${names.join('.')}.*` : `*.${names.join('.')}`]
  return { start: ['-m', 'unittest'], arguments: ['discover', '-s', dirname(file), '-p', basename(file), ...only, ...given], folder, title }
}

/** The folder of the outermost package that the file is in. */
function aboveItsPackage(file: string): string {
  let folder = dirname(file)
  while (existsSync(join(folder, '__init__.py')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function dotted(path: string): string {
  return path.replace(/\.pyw?$/, '').split(sep).join('.')
}
