// `cost-hints estimate <file>[:function]`: what the findings of a file cost a month, with every assumption.

import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { rules } from '../analysis/rules/index.js'
import { estimatesText } from '../report/estimates-text.js'
import { jsonReport } from '../report/json.js'
import { reportOf, type PlacedFinding, type Report } from '../report/report.js'
import { harmless } from '../report/terminal-text.js'
import { UserError } from '../service/user-error.js'
import { version } from '../service/version.js'
import { parseFunctionTarget, type FunctionTarget } from './function-target.js'
import { startProgress } from './progress.js'
import { parseCatalogueFormat } from './scan-options.js'
import { scanRoots } from './scan-roots.js'
import { shownPath } from './shown-path.js'
import { complain, print, terminalStyle } from './terminal.js'

interface EstimateOptions {
  readonly format: 'text' | 'json'
  readonly config?: string
  readonly environment?: string
}

export function addEstimateCommand(program: Command, signal: AbortSignal): void {
  program.command('estimate')
    .summary('what the findings of a file or function cost a month, with every assumption')
    .description('Prints what each finding costs a month, before and after its fix: the formula, and every number in it with where it comes from.')
    .argument('<file[:function]>', 'a file, or one of its functions: app/users.py:Users.load, app/users.py:12 for the one at line 12')
    .addOption(new Option('--format <format>', 'text or json').default('text').argParser(parseCatalogueFormat))
    .option('--config <file>', 'configuration (default: the nearest .cost-hints.json upwards)')
    .option('--environment <name>', 'the one of the configuration\'s environments that it is for (default: production, if there is one)')
    .action(async (given: string, options: EstimateOptions) => {
      const target = await parseFunctionTarget(given)
      const report = await reportFor(target, options, signal)
      await print(options.format === 'json' ? jsonReport(report) : estimatesText(report, terminalStyle(), (path) => shownPath(report.root, path)))
    })
}

async function reportFor(target: FunctionTarget, { config, environment }: EstimateOptions, signal: AbortSignal): Promise<Report> {
  const started = performance.now()
  const progress = startProgress(true)
  const outcome = await scanRoots({
    paths: [target.file], ruleIds: rules.map(({ id }) => id), commandLine: {}, configurationFile: config === undefined ? undefined : resolve(config), environment, signal,
    onRead: (done, total) => { progress.update('read', done, total) }, onProgress: () => undefined,
  }).finally(() => { progress.clear() })
  await complain(outcome.errors.map(({ path, message }) => `error: ${harmless(`${shownPath(outcome.root, path)}: ${message}`)}\n`).join(''))
  const findings = outcome.findings.filter((finding) => isIn(finding, target))
  if (target.choice && findings.length === 0 && outcome.findings.length > 0) throw new UserError(nothingIn(target, outcome.findings))
  const elapsedMilliseconds = Math.round(performance.now() - started)
  return reportOf({ version, root: outcome.root }, findings, [], { ...outcome, elapsedMilliseconds })
}

function isIn({ range, work }: PlacedFinding, { choice }: FunctionTarget): boolean {
  if (!choice) return true
  if ('line' in choice) return range.start.line === choice.line + 1
  return work?.functions[0]?.function === choice.name
}

function nothingIn({ shown, choice }: FunctionTarget, findings: readonly PlacedFinding[]): string {
  const where = findings.map(({ range, work }) => work?.functions[0]?.function ?? `line ${range.start.line}`)
  const asked = choice && 'name' in choice ? `function "${choice.name}"` : `line ${choice ? choice.line + 1 : 0}`
  return `${shown}: no findings at ${asked}; there are some in ${[...new Set(where)].slice(0, 6).join(', ')}`
}
