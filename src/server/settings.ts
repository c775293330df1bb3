// The editor's settings below `costHints`, asked for per workspace folder and checked like a configuration file.

import { pathToFileURL } from 'node:url'
import { DidChangeConfigurationNotification, type Connection, type InitializeParams } from 'vscode-languageserver/node'
import { rules } from '../analysis/rules/index.js'
import { isRecord } from '../analysis/text/records.js'
import { ruleAddress, type ClientOptions } from '../protocol/messages.js'
import { parseConfiguration } from '../service/configuration-file.js'
import type { Settings } from '../service/configuration-keys.js'

/** What the editor says of a configuration. */
export interface ConfigurationSettings {
  readonly settings: Settings
  /** The environment that estimates are for. */
  readonly environment: string | undefined
}

/** What can be had in the code or not, and whether it is there unless somebody says otherwise. */
const shownInCode = { codeLens: true, inlayHints: false }
export type ShownInCode = keyof typeof shownInCode

export interface EditorSettings {
  readonly canOpenDocumentation: boolean
  /** Whether the editor has this command. */
  hasCommand(name: string): boolean
  /** Where the editor finds a rule's page. */
  pageOf(rule: string): string
  initialize(params: InitializeParams): void
  /** For a workspace folder's URI, or for files outside of all. */
  of(scope: string | undefined): Promise<ConfigurationSettings>
  /** In a workspace folder by its path, or in files outside of all. */
  shows(what: ShownInCode, folder: string | undefined): Promise<boolean>
  watch(onChange: () => void): Promise<void>
}

export function createSettings(connection: Connection): EditorSettings {
  let options: ClientOptions = {}
  let canAsk = false
  let canRegister = false
  /** What a client without `workspace/configuration` told us. */
  let told: unknown
  const shown = new Map<string | undefined, Promise<unknown>>()
  const given = (scope: string | undefined): Promise<unknown> => {
    const item = scope === undefined ? { section: 'costHints' } : { section: 'costHints', scopeUri: scope }
    return canAsk ? connection.workspace.getConfiguration(item) : Promise.resolve(told)
  }
  return {
    get canOpenDocumentation() { return options.canOpenDocumentation === true },
    hasCommand: (name) => options.commands?.includes(name) === true,
    pageOf: (rule) => ruleAddress(rule, options.uriScheme),
    initialize(params) {
      options = clientOptions(params.initializationOptions)
      told = options.settings
      canAsk = params.capabilities.workspace?.configuration === true
      canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true
    },
    async of(scope) {
      const all = await given(scope)
      return { settings: checkedSettings(all, (message) => { connection.console.warn(`Setting costHints: ${message}`) }), environment: environmentOf(all) }
    },
    async shows(what, folder) {
      const known = shown.get(folder) ?? given(folder === undefined ? undefined : pathToFileURL(folder).href)
      shown.set(folder, known)
      const all = await known
      const wish = isRecord(all) ? all[what] : undefined
      return typeof wish === 'boolean' ? wish : shownInCode[what]
    },
    async watch(onChange) {
      connection.onDidChangeConfiguration((change) => {
        shown.clear()
        const settings: unknown = change.settings
        if (isRecord(settings) && 'costHints' in settings) told = settings['costHints']
        onChange()
      })
      if (canRegister) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'costHints' })
    },
  }
}

const keys = ['level', 'rules', 'include', 'exclude', 'tests'] as const

/** Only what is set counts: a setting's empty default must not hide a configuration file's value. */
function checkedSettings(given: unknown, complain: (message: string) => void): Settings {
  if (!isRecord(given)) return {}
  const set = keys.filter((key) => !isUnset(given[key])).map((key) => [key, given[key]] as const)
  const { value, mistakes } = parseConfiguration(JSON.stringify(Object.fromEntries(set)), rules.map(({ id }) => id))
  for (const { message } of mistakes) complain(message)
  return value
}

function environmentOf(given: unknown): string | undefined {
  const name = isRecord(given) ? given['environment'] : undefined
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function clientOptions(given: unknown): ClientOptions {
  if (!isRecord(given)) return {}
  const { canOpenDocumentation, commands, uriScheme, settings } = given
  const known = Array.isArray(commands) ? commands.filter((name) => typeof name === 'string') : []
  return { canOpenDocumentation: canOpenDocumentation === true, commands: known, settings, ...(typeof uriScheme === 'string' ? { uriScheme } : {}) }
}
