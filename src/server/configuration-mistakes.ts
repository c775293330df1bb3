// A broken `.cost-hints.json` shows its mistakes where they are, as problems of that file.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DiagnosticSeverity, type Connection } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parseConfiguration, readConfigurationText, type ParsedConfiguration } from '../service/configuration-file.js'
import { configurationName } from '../service/root.js'
import { UserError } from '../service/user-error.js'

export interface PublishedMistakes {
  readonly mistakes: number
  /** With notices: how many are on display. */
  readonly shown: number
}

/** Shows mistakes and notices, and clears them when they are gone. */
export async function publishMistakes(connection: Connection, root: string, ruleIds: readonly string[], { shown }: PublishedMistakes): Promise<PublishedMistakes> {
  const path = join(root, configurationName)
  const uri = pathToFileURL(path).href
  const { text, mistakes, notices } = await mistakesOf(path, ruleIds)
  const all = [...mistakes.map((one) => ({ ...one, severity: DiagnosticSeverity.Error })), ...notices.map((one) => ({ ...one, severity: DiagnosticSeverity.Warning }))]
  if (all.length === 0 && shown === 0) return nothingShown
  const document = TextDocument.create(uri, 'jsonc', 0, text ?? '')
  await connection.sendDiagnostics({
    uri,
    diagnostics: all.map(({ offset, length, message, severity }) => ({
      range: { start: document.positionAt(offset), end: document.positionAt(offset + length) },
      severity,
      source: 'cost-hints',
      message,
    })),
  })
  return { mistakes: mistakes.length, shown: all.length }
}

export const nothingShown: PublishedMistakes = { mistakes: 0, shown: 0 }

interface ReadMistakes extends Pick<ParsedConfiguration, 'mistakes' | 'notices'> {
  readonly text?: string | undefined
}

async function mistakesOf(path: string, ruleIds: readonly string[]): Promise<ReadMistakes> {
  try {
    const text = await readConfigurationText(path)
    return { text, ...text === undefined ? { mistakes: [], notices: [] } : parseConfiguration(text, ruleIds) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { mistakes: [{ offset: 0, length: 0, message: error.message.slice(path.length + 2) }], notices: [] }
  }
}
