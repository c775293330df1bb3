// What can record a Python program on this machine: its own profiler always, others where they are installed.

import { join } from 'node:path'
import type { Recorder, Recording, RecordingRequest } from './recording.js'
import { pythonFile, pythonTest, type PythonProgram } from './python-programs.js'
import { findPython, type Python } from './python.js'

export async function pythonRecordings(request: RecordingRequest): Promise<readonly Recording[]> {
  const python = await findPython(request.folder, request.python)
  const program = request.what.is === 'file' ? pythonFile(request) : pythonTest(request, python)
  const { folder, title } = program
  return ways(python, program, request).map(({ recorder, command, before }) => ({ recorder, title, command, arguments: [...before, ...program.arguments], folder, environment: {} }))
}

interface Way {
  readonly recorder: Recorder
  readonly command: string
  /** What stands before the program's own arguments. */
  readonly before: readonly string[]
}

function ways({ command, scalene, pySpy }: Python, { start, arguments: given }: PythonProgram, { results, isCounted }: RecordingRequest): readonly Way[] {
  const counting: Way = { recorder: cProfile, command, before: ['-m', 'cProfile', '-o', join(results, 'recorded.pstats'), ...start] }
  if (isCounted) return [counting]
  return [
    counting,
    ...pySpy === undefined ? [] : [{ recorder: spy, command: pySpy, before: ['record', '--format', 'speedscope', '--output', join(results, 'recorded.speedscope.json'), '--', command, ...start] }],
    // It takes scripts only.
    ...scalene === undefined || start[0] === '-m' ? [] : [{ recorder: lines, command, before: scaleneArguments(scalene, start[0], join(results, 'recorded.json'), given.length > 0) }],
  ]
}

const cProfile: Recorder = { id: 'cprofile', name: 'cProfile', description: 'counts every call' }
const spy: Recorder = { id: 'py-spy', name: 'py-spy', description: 'samples, hardly slows the program down' }
const lines: Recorder = { id: 'scalene', name: 'Scalene', description: 'measures lines, time and memory' }

/** The second version begins with a verb, and wants a mark before what is the program's. */
function scaleneArguments(version: number, script: string, output: string, hasArguments: boolean): readonly string[] {
  if (version < 2) return ['-m', 'scalene', '--cli', '--json', '--outfile', output, script]
  return ['-m', 'scalene', 'run', '--outfile', output, script, ...hasArguments ? ['---'] : []]
}
