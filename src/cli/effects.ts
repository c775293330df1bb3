// `cost-hints effects <file>[:function]`: what one call of a function does, with the ways that lead there.

import { stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { Option, type Command } from 'commander'
import type { FunctionChoice } from '../analysis/function-effects.js'
import { variantOf } from '../analysis/language.js'
import { rules } from '../analysis/rules/index.js'
import { effectsJson } from '../report/effects-json.js'
import { effectsText } from '../report/effects-text.js'
import { pathsOfEffects, placeEffects, type EffectsReport } from '../report/effects.js'
import { harmless } from '../report/terminal-text.js'
import { loadConfiguration } from '../service/configuration.js'
import { describeEffects } from '../service/describe-effects.js'
import { findSources } from '../service/discovery.js'
import { suggestion } from '../service/nearest.js'
import { findRoot, isProjectRoot } from '../service/root.js'
import { reasonOf, UserError } from '../service/user-error.js'
import { version } from '../service/version.js'
import { startProgress } from './progress.js'
import { parseCatalogueFormat } from './scan-options.js'
import { shownPath } from './shown-path.js'
import { complain, print, terminalStyle } from './terminal.js'

interface EffectsOptions {
  readonly format: 'text' | 'json'
  readonly config?: string
}

export function addEffectsCommand(program: Command, signal: AbortSignal): void {
  program.command('effects')
    .summary('what one call of a function does: queries, requests … with trails')
    .description('Prints what one call of each function of a file does outside of the program, how often, and through which calls.')
    .argument('<file[:function]>', 'a file, or one of its functions: app/users.py:Users.load, app/users.py:12 for the one at line 12')
    .addOption(new Option('--format <format>', 'text or json').default('text').argParser(parseCatalogueFormat))
    .option('--config <file>', 'configuration (default: the nearest .cost-hints.json upwards)')
    .action(async (given: string, options: EffectsOptions) => {
      const report = await reportFor(await parseTarget(given), options, signal)
      await print(options.format === 'json' ? effectsJson(report) : effectsText(report, terminalStyle(), (path) => shownPath(report.root, path)))
    })
}

interface Target {
  /** Absolute. */
  readonly file: string
  readonly shown: string
  readonly choice: FunctionChoice | undefined
}

/** A colon may be part of a path: what exists as it is given is a file. */
async function parseTarget(given: string): Promise<Target> {
  const whole = { file: resolve(given), shown: given, choice: undefined }
  const at = given.lastIndexOf(':')
  const isWhole = await stat(whole.file).then(() => true, () => false)
  const target = isWhole || at <= 0 || at === given.length - 1 ? whole : { ...partsOf(given, at), choice: choiceOf(given.slice(at + 1)) }
  const status = await stat(target.file).catch((error: unknown) => { throw new UserError(`${target.shown}: not read: ${reasonOf(error)}`) })
  if (status.isDirectory()) throw new UserError(`${target.shown}: is a folder; give a file, or a function of it as ${target.shown.replace(/[\\/]$/, '')}/file.py:function`)
  if (variantOf(target.file) === undefined) throw new UserError(`${target.shown}: is no Python, TypeScript or JavaScript`)
  return target
}

function partsOf(given: string, at: number): { readonly file: string, readonly shown: string } {
  return { file: resolve(given.slice(0, at)), shown: given.slice(0, at) }
}

function choiceOf(name: string): FunctionChoice {
  return /^\d+$/.test(name) ? { line: Number(name) - 1 } : { name: name.replace(/\(\)$/, '') }
}

async function reportFor({ file, shown, choice }: Target, options: EffectsOptions, signal: AbortSignal): Promise<EffectsReport> {
  const root = await findRoot(file)
  const ruleIds = rules.map(({ id }) => id)
  const configuration = await loadConfiguration({ root, ruleIds, file: options.config === undefined ? undefined : resolve(options.config) })
  const isProject = await isProjectRoot(root)
  const { known } = await findSources({ root, paths: [file], isSelected: configuration.isSelected, isProject, signal })
  const path = relative(root, file).replaceAll(sep, '/')
  const progress = startProgress(true)
  const described = await describeEffects({
    root, path, choice, known: [...new Set([...known, path])], configuration, pathsOf: pathsOfEffects, signal,
    onRead: (done, total) => { progress.update('read', done, total) },
  }).finally(() => { progress.clear() })
  if (typeof described === 'string') throw new UserError(`${shown}: ${described}`)
  const notices = [...configuration.notices, ...isProject ? [] : [`${shown} is in no project (no .cost-hints.json or .git above it): no other file is read`]]
  await complain(notices.map((notice) => `note: ${harmless(notice)}\n`).join(''))
  const { effects, texts } = described
  if (choice && effects.functions.length === 0) throw new UserError(missing(shown, choice, effects.names))
  return { version, root: root.replaceAll(sep, '/'), path, functions: placeEffects(effects, texts) }
}

function missing(file: string, choice: FunctionChoice, names: readonly string[]): string {
  if ('line' in choice) return `${file} has no line ${choice.line + 1}`
  const short = names.filter((name) => name.endsWith(`.${choice.name}`))
  const hint = short.length > 0 ? `; did you mean "${short.join('" or "')}"?` : suggestion(choice.name, names)
  return `${file} has no function "${choice.name}"${hint}`
}
