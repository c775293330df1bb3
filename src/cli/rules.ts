// `cost-hints rules`: the catalogue, as a table or as JSON.

import { Option, type Command } from 'commander'
import { rules } from '../analysis/rules/index.js'
import { catalogueJson, catalogueText } from '../report/rule-text.js'
import { parseCatalogueFormat } from './scan-options.js'
import { print, terminalStyle } from './terminal.js'

export function addRulesCommand(program: Command): void {
  program.command('rules')
    .summary('the catalogue of rules')
    .description('Lists the rules with their languages, categories and severities, and whether they can fix what they report.')
    .addOption(new Option('--format <format>', 'text or json').default('text').argParser(parseCatalogueFormat))
    .action(async ({ format }: { format: 'text' | 'json' }) => {
      await print(format === 'json' ? catalogueJson(rules) : catalogueText(rules, terminalStyle()))
    })
}
