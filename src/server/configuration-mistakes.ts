// A broken `.cost-hints.json` shows its mistakes where they are, as problems of that file.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DiagnosticSeverity, type Connection } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parseConfiguration, readConfigurationText, type ConfigurationMistake } from '../service/configuration-file.js'
import { configurationName } from '../service/root.js'
import { UserError } from '../service/user-error.js'

/** Shows the mistakes, and clears them when they are gone. Answers how many there are. */
export async function publishMistakes(connection: Connection, root: string, ruleIds: readonly string[], shown: number): Promise<number> {
  const path = join(root, configurationName)
  const uri = pathToFileURL(path).href
  const { text, mistakes } = await mistakesOf(path, ruleIds)
  if (mistakes.length === 0 && shown === 0) return 0
  const document = TextDocument.create(uri, 'jsonc', 0, text ?? '')
  await connection.sendDiagnostics({
    uri,
    diagnostics: mistakes.map(({ offset, length, message }) => ({
      range: { start: document.positionAt(offset), end: document.positionAt(offset + length) },
      severity: DiagnosticSeverity.Error,
      source: 'cost-hints',
      message,
    })),
  })
  return mistakes.length
}

async function mistakesOf(path: string, ruleIds: readonly string[]): Promise<{ readonly text?: string | undefined, readonly mistakes: readonly ConfigurationMistake[] }> {
  try {
    const text = await readConfigurationText(path)
    return { text, mistakes: text === undefined ? [] : parseConfiguration(text, ruleIds).mistakes }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { mistakes: [{ offset: 0, length: 0, message: error.message.slice(path.length + 2) }] }
  }
}
