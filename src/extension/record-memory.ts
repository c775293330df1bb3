// What was recorded last in this workspace: a file's arguments are kept for the next time, and a comparison runs what was run before.

import type * as vscode from 'vscode'
import { isRecord } from './protocol-places.js'
import type { RecordedProgram } from './record-run.js'

export interface RecordingMemory {
  /** The latest first. */
  programs(): readonly RecordedProgram[]
  /** Empty for a file that was given none. */
  argumentsOf(uri: string): string
  remember(program: RecordedProgram): Promise<void>
}

const key = 'costHints.recordings'
const most = 20

export function recordingMemory(state: vscode.Memento): RecordingMemory {
  const programs = (): readonly RecordedProgram[] => {
    const known = state.get<unknown>(key)
    return Array.isArray(known) ? known.filter(isProgram) : []
  }
  return {
    programs,
    argumentsOf: (uri) => programs().find((one) => one.uri === uri && one.what.is === 'file')?.arguments ?? '',
    async remember(program) {
      const others = programs().filter(({ uri, what }) => uri !== program.uri || what.is !== program.what.is)
      await state.update(key, [program, ...others].slice(0, most))
    },
  }
}

/** An earlier version may have written it. */
function isProgram(value: unknown): value is RecordedProgram {
  return isRecord(value) && typeof value['uri'] === 'string' && typeof value['arguments'] === 'string' && isRecord(value['what']) && (value['what']['is'] === 'file' || value['what']['is'] === 'test')
}
