// What the function at a place does, as text for a read-only document: the same words as the command line's.

import type { Connection } from 'vscode-languageserver/node'
import { functionEffectsMethod, type FunctionEffectsParams } from '../protocol/messages.js'
import { effectsText } from '../report/effects-text.js'
import { pathsOfEffects, placeEffects } from '../report/effects.js'
import { plainStyle } from '../report/style.js'
import { version } from '../service/version.js'
import type { Findings } from './findings.js'
import { patiently } from './patience.js'

const width = 120

export function offerFunctionEffects(connection: Connection, findings: Findings): void {
  connection.onRequest(functionEffectsMethod, async ({ uri, line }: FunctionEffectsParams): Promise<string | null> => {
    const analysed = await patiently(findings, uri)
    if (!analysed) return null
    const { path, options, project } = analysed
    const { session, root } = project
    // What other files do counts as well.
    await project.read()
    const effects = await session.effects(path, options, { line })
    if (effects === undefined) return null
    if (typeof effects === 'string') return `${path}: ${effects}\n`
    const functions = placeEffects(effects, await session.texts(pathsOfEffects(effects)))
    return effectsText({ version, root: root ?? '', path, functions }, plainStyle(width))
  })
}
