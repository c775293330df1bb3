// How the tests of a JavaScript or TypeScript file are run in one process, by the runner that the file and its project name.

import { basename, relative, sep } from 'node:path'
import { testAt, type RunnableTest } from '../../analysis/runnable.js'
import { UserError } from '../user-error.js'
import { declaredTools, installedPackage, type Node } from './node-project.js'
import type { RecordingRequest } from './recording.js'
import { loaderArguments } from './type-stripping.js'

export interface NodeProgram {
  readonly script: string
  /** Of Node. */
  readonly flags: readonly string[]
  readonly arguments: readonly string[]
  /** The tests run in a process of their own, whose Node gets its flags by arguments such as these. */
  readonly flagsOfChild?: ((flags: readonly string[]) => readonly string[]) | undefined
  readonly title: string
}

type Runner = 'node' | 'mocha' | 'vitest' | 'jest'

export function nodeTest(request: RecordingRequest, node: Node, folder: string): NodeProgram {
  const { file, runnable, what, arguments: given } = request
  const test = what.is === 'test' && what.line !== undefined ? testAt(runnable, what.line) : undefined
  const title = [basename(file), ...test?.names.flatMap((name) => name ?? []) ?? []].join(' › ')
  const path = relative(folder, file).replaceAll(sep, '/')
  const runner = runnerOf(request, folder)
  if (runner === 'node') {
    const only = test ? [`--test-name-pattern=${lastName(test)}`] : []
    // Without `--test` the file runs in this very process.
    return { script: file, flags: [...loaderArguments(request, node), ...only], arguments: given, title }
  }
  const installed = installedPackage(runner, folder)
  const script = installed?.programs.get(runner)
  if (!installed || script === undefined) throw new UserError(`${basename(file)} needs ${runner}, which is not installed in ${basename(folder)}`)
  const whole = test && wholeName(test)
  if (runner === 'mocha') return { script, flags: [], arguments: [path, ...whole === undefined ? [] : ['--grep', whole], ...given], title }
  if (runner === 'jest') return { script, flags: [], arguments: ['--runInBand', '--coverage=false', '--runTestsByPath', path, ...whole === undefined ? [] : ['--testNamePattern', whole], ...given], title }
  const isOld = installed.major < 4
  return {
    script, flags: [], title,
    arguments: ['run', path, '--pool=forks', isOld ? '--poolOptions.forks.singleFork' : '--maxWorkers=1', ...whole === undefined ? [] : ['--testNamePattern', whole], ...given],
    flagsOfChild: (flags) => flags.map((flag) => `${isOld ? '--poolOptions.forks.execArgv' : '--execArgv'}=${flag}`),
  }
}

const runners: readonly (readonly [module: RegExp, runner: Runner])[] = [[/^node:test$/, 'node'], [/^vitest$/, 'vitest'], [/^@jest\//, 'jest'], [/^mocha$/, 'mocha']]

/** What the file imports says it; where its functions are global, what the project has. */
function runnerOf({ file, folder: top, runnable: { modules, tests } }: RecordingRequest, folder: string): Runner {
  const imported = runners.find(([module]) => modules.some((one) => module.test(one)))
  if (imported) return imported[1]
  if (tests.length === 0) throw new UserError(`${basename(file)} has no test that is known`)
  const { dependencies, test } = declaredTools(folder)
  const installed = (['jest', 'vitest', 'mocha'] as const).filter((one) => installedPackage(one, folder))
  const isOurs = (one: Runner): boolean => installedPackage(one, folder)?.folder.startsWith(`${top}${sep}`) === true
  const runner = installed.find((one) => new RegExp(`\\b${one}\\b`).test(test)) ?? installed.find((one) => dependencies.has(one)) ?? installed.find(isOurs)
  if (runner) return runner
  throw new UserError(`${basename(file)} needs a test runner: neither vitest nor jest nor mocha is installed in ${basename(folder)}`)
}

/** Suites and tests are told by their whole names, with a blank in between. */
function wholeName({ names, isSuite }: RunnableTest): string {
  return `^${names.map(patternOf).join(' ')}${isSuite ? '( |$)' : '$'}`
}

/** Node 20 looks at the last name alone, later ones at the whole. */
function lastName({ names }: RunnableTest): string {
  return `(^| )${patternOf(names.at(-1) ?? null)}$`
}

function patternOf(name: string | null): string {
  return name === null ? '.*' : name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
