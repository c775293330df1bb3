// The commands of links: a number that was assumed is written into a comment and selected; the configuration is opened where a number is said, or
// proposed where there is none yet.

import {
  ApplyWorkspaceEditRequest, MessageType, ShowDocumentRequest, ShowMessageNotification, type Connection, type ExecuteCommandOptions, type InitializeParams, type Location,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { isRecord } from '../analysis/text/records.js'
import { openConfigurationCommand, setNumberCommand, type OpenConfigurationParams, type SetNumberParams } from '../protocol/messages.js'
import { placeInConfiguration, proposedConfiguration } from './configuration-places.js'
import type { Findings } from './findings.js'
import { setNumber } from './number-actions.js'
import type { Projects } from './projects.js'

export const executeCommandOptions: ExecuteCommandOptions = { commands: [setNumberCommand, openConfigurationCommand] }

interface CommandsRequest {
  readonly connection: Connection
  readonly findings: Findings
  readonly projects: Projects
}

export interface Commands {
  initialize(params: InitializeParams): void
}

export function offerCommands({ connection, findings, projects }: CommandsRequest): Commands {
  let canShow = false

  const say = (message: string): Promise<void> => connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message })
  const show = async ({ uri, range }: Location): Promise<void> => {
    if (canShow) await connection.sendRequest(ShowDocumentRequest.type, { uri, selection: range, takeFocus: true })
  }
  const apply = async (edit: WorkspaceEdit): Promise<boolean> => (await connection.sendRequest(ApplyWorkspaceEditRequest.type, { edit })).applied

  const set = async ({ uri, fingerprint, rule, name }: SetNumberParams): Promise<void> => {
    const analysed = await findings.of(uri)
    const finding = analysed?.findings.find((one) => one.fingerprint === fingerprint && one.rule === rule)
    if (!analysed || !finding) return say('The code has changed meanwhile; ask again.')
    const number = await setNumber(analysed, finding, name)
    if (!number) return say('There is no place near this function where a comment would say it.')
    if (await apply(number.edit)) await show(number.place)
  }

  const open = async ({ uri, key }: OpenConfigurationParams): Promise<void> => {
    const project = await projects.of(uri)
    const { estimating } = await project.configuration()
    const place = await placeInConfiguration(project, key, estimating.environment)
    if (place) return show(place)
    const proposed = await proposedConfiguration(project, key)
    if (!proposed) return say('This file belongs to no folder that a .cost-hints.json could stand in.')
    if (await apply(proposed.edit)) await show(proposed.place)
  }

  connection.onExecuteCommand(async ({ command, arguments: [given] = [] }) => {
    if (command === setNumberCommand && isSetNumber(given)) await set(given)
    if (command === openConfigurationCommand && isOpenConfiguration(given)) await open(given)
    return null
  })
  return { initialize({ capabilities }) { canShow = capabilities.window?.showDocument?.support === true } }
}

/** Anybody may call a command: what it is given is looked at. */
function isSetNumber(given: unknown): given is SetNumberParams {
  return isRecord(given) && ['uri', 'fingerprint', 'rule'].every((key) => typeof given[key] === 'string') && isNumberName(given['name'])
}

function isNumberName(given: unknown): boolean {
  return isRecord(given) && (typeof given['function'] === 'number' || typeof given['bound'] === 'string')
}

function isOpenConfiguration(given: unknown): given is OpenConfigurationParams {
  return isRecord(given) && typeof given['uri'] === 'string' && Array.isArray(given['key']) && given['key'].every((part) => typeof part === 'string')
}
