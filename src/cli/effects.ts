// `cost-hints effects <file>[:function]`: what one call of a function does, with the ways that lead there.

import { relative, resolve, sep } from 'node:path'
import { Option, type Command } from 'commander'
import type { FunctionChoice } from '../analysis/function-effects.js'
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
import { UserError } from '../service/user-error.js'
import { version } from '../service/version.js'
import { parseFunctionTarget, type FunctionTarget } from './function-target.js'
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
      const report = await reportFor(await parseFunctionTarget(given), options, signal)
      await print(options.format === 'json' ? effectsJson(report) : effectsText(report, terminalStyle(), (path) => shownPath(report.root, path)))
    })
}

async function reportFor({ file, shown, choice }: FunctionTarget, options: EffectsOptions, signal: AbortSignal): Promise<EffectsReport> {
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
  if (!isProject) await complain(`note: ${harmless(shown)} is in no project (no .cost-hints.json or .git above it): no other file is read\n`)
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
