// What can record a program of Node: its own sampling of time, and of memory.

import { basename, join } from 'node:path'
import { countsFolder, type Recorder, type Recording, type RecordingRequest } from './recording.js'
import { nodeTest, type NodeProgram } from './node-tests.js'
import { findNode, packageFolder } from './node-project.js'
import { loaderArguments } from './type-stripping.js'

export async function nodeRecordings(request: RecordingRequest): Promise<readonly Recording[]> {
  const { file, what, results, isCounted } = request
  const folder = packageFolder(file, request.folder)
  const node = await findNode(folder, request.node)
  const program: NodeProgram = what.is === 'test' ? nodeTest(request, node, folder)
    : { script: file, flags: loaderArguments(request, node), arguments: request.arguments, title: basename(file) }
  // V8 counts each entry of a function for its coverage, which samples do not tell.
  const environment = isCounted ? { NODE_V8_COVERAGE: join(results, countsFolder) } : {}
  return recorders.slice(0, isCounted ? 1 : recorders.length).map(({ recorder, flagsFor }) => {
    const flags = flagsFor(results)
    const { script, flagsOfChild } = program
    const own = flagsOfChild ? [] : flags
    return { recorder, title: program.title, command: node.command, folder, environment, arguments: [...own, ...program.flags, script, ...program.arguments, ...flagsOfChild?.(flags) ?? []] }
  })
}

const recorders: readonly { readonly recorder: Recorder, readonly flagsFor: (results: string) => readonly string[] }[] = [
  { recorder: { id: 'node-cpu', name: 'Node: time', description: '--cpu-prof' }, flagsFor: (results) => ['--cpu-prof', `--cpu-prof-dir=${results}`] },
  { recorder: { id: 'node-heap', name: 'Node: memory', description: '--heap-prof' }, flagsFor: (results) => ['--heap-prof', `--heap-prof-dir=${results}`] },
]
