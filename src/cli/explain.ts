// `cost-hints explain <rule>`: a rule's documentation, in the terminal.

import type { Command } from 'commander'
import { rules } from '../analysis/rules/index.js'
import { ruleText } from '../report/rule-text.js'
import { suggestion } from '../analysis/text/nearest.js'
import { UserError } from '../service/user-error.js'
import { print, terminalStyle } from './terminal.js'

export function addExplainCommand(program: Command): void {
  program.command('explain')
    .summary('what a rule reports, why it costs, and how it is fixed')
    .description('Prints what a rule reports, why it costs, examples, and how its fix works.')
    .argument('<rule>', 'a rule\'s id, as "cost-hints rules" lists them')
    .action(async (id: string) => {
      const rule = rules.find((candidate) => candidate.id === id)
      if (!rule) throw new UserError(`there is no rule "${id}" ("cost-hints rules" lists them)${suggestion(id, rules.map((known) => known.id))}`)
      await print(ruleText(rule, terminalStyle()))
    })
}
