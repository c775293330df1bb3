// Each problem of a file's analysis is written to the log once, not with every key press.

import type { Connection } from 'vscode-languageserver/node'
import type { FileReport } from '../analysis/engine.js'

export function createProblemLog(connection: Connection): { note: (report: FileReport) => void } {
  const last = new Map<string, string>()
  return {
    note({ path, problems }) {
      const text = problems.map(({ message }) => `${path}: ${message}`).join('\n')
      if (text !== '' && last.get(path) !== text) connection.console.warn(text)
      last.set(path, text)
    },
  }
}
