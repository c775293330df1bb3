// `cost-hints effects <file>[:function]`: what one call of a function does, with the ways that lead there.

import { Option, type Command } from 'commander'
import { effectsJson } from '../report/effects-json.js'
import { effectsText } from '../report/effects-text.js'
import { version } from '../service/version.js'
import { askFunctions } from './asked-functions.js'
import { parseFunctionTarget } from './function-target.js'
import { parseCatalogueFormat } from './scan-options.js'
import { shownPath } from './shown-path.js'
import { print, terminalStyle } from './terminal.js'

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
    .action(async (given: string, { format, config }: EffectsOptions) => {
      const { root, path, functions } = await askFunctions(await parseFunctionTarget(given), { config, signal })
      const report = { version, root, path, functions }
      await print(format === 'json' ? effectsJson(report) : effectsText(report, terminalStyle(), (shown) => shownPath(root, shown)))
    })
}
