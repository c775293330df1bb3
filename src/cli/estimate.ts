// `cost-hints estimate <file>[:function]`: what functions and their findings cost a month, with every assumption.

import { Option, type Command } from 'commander'
import type { Finding, Fix } from '../analysis/finding.js'
import { wholeWork } from '../analysis/whole-work.js'
import type { Work } from '../analysis/work.js'
import { evidenceOf, type Evidence } from '../profiles/join/evidence.js'
import { estimatesJson } from '../report/estimates-json.js'
import { estimatesText } from '../report/estimates-text.js'
import type { EstimatesReport } from '../report/estimates.js'
import { placeFindings } from '../report/report.js'
import { harmless } from '../report/terminal-text.js'
import type { Measuring } from '../service/profiles/measuring.js'
import { version } from '../service/version.js'
import { askFunctions } from './asked-functions.js'
import { parseFunctionTarget, type FunctionTarget } from './function-target.js'
import { loadProfiles } from './load-profiles.js'
import { collect, parseCatalogueFormat } from './scan-options.js'
import { shownPath } from './shown-path.js'
import { complain, print, terminalStyle } from './terminal.js'

interface EstimateOptions {
  readonly format: 'text' | 'json'
  readonly config?: string
  readonly environment?: string
  readonly profile: readonly string[]
  readonly profileCommit?: string
}

export function addEstimateCommand(program: Command, signal: AbortSignal): void {
  program.command('estimate')
    .summary('what functions and their findings cost a month, with every assumption')
    .description('Prints what functions cost a month, and what each finding in them does before and after its fix: the formula, and every number in it with where it comes from.')
    .argument('<file[:function]>', 'a file, or one of its functions: app/users.py:Users.load, app/users.py:12 for the one at line 12')
    .addOption(new Option('--format <format>', 'text or json').default('text').argParser(parseCatalogueFormat))
    .option('--config <file>', 'configuration (default: the nearest .cost-hints.json upwards)')
    .option('--environment <name>', 'the one of the configuration\'s environments that it is for (default: production, if there is one)')
    .addOption(new Option('--profile <file>', 'a profiler\'s output: measured counts and times replace assumptions (repeatable)').default([], 'none').argParser(collect))
    .option('--profile-commit <revision>', 'the commit that was measured: lines that were moved since are followed (default: the one that each profile names)')
    .action(async (given: string, options: EstimateOptions) => {
      const report = await reportFor(await parseFunctionTarget(given), options, signal)
      await print(options.format === 'json' ? estimatesJson(report) : estimatesText(report, terminalStyle(), (path) => shownPath(report.root, path)))
    })
}

async function reportFor(target: FunctionTarget, { config, environment, profile, profileCommit }: EstimateOptions, signal: AbortSignal): Promise<EstimatesReport> {
  const { root, path, configuration, functions, results, measuring } = await askFunctions(target, {
    config, environment, forEstimates: true, signal,
    profilesOf: (folder, progress) => loadProfiles(profile, { signal, progress, commit: profileCommit, folder }),
  })
  const estimating = measuring ? configuration.estimating.measuredBy(measuring.measurements) : configuration.estimating
  await complain(results.flatMap(({ problems }) => problems).map((one) => `error: ${harmless(`${shownPath(root, one.path)}: ${one.message}`)}\n`).join(''))
  const names = new Set(functions.map(({ name }) => name))
  const isWanted = ({ work, range }: Finding): boolean => !target.choice || names.has(work?.functions[0]?.function ?? '') || functions.some((one) => one.work?.functions[0] !== undefined && within(range.start, one.work.functions[0].range))
  const priced = (finding: Finding & { readonly fixes: readonly Fix[] }, text: string) => ({ ...finding, ...estimating.pricedOf(finding, finding.fixes[0]), ...measuring?.measuredOf(finding, text) })
  const found = results.flatMap(({ findings }) => findings.flatMap(({ work, range }) => (work ? [{ work, range }] : [])))
  return {
    version, root, path,
    functions: functions.flatMap(({ name, range, work: own }) => {
      if (!own) return []
      const parts = found.filter((one) => isOfSameFunction(one.work, own))
      const work = wholeWork(own, parts.map((one) => one.work))
      const evidence = measuring && evidenceFor(measuring, path, name)
      return [{ name, path, range, work, estimate: estimating.priceOf(work, path, parts), ...evidence && { evidence } }]
    }),
    findings: results.flatMap(({ findings, texts }) => placeFindings(findings.filter(isWanted).map((finding) => priced(finding, texts.get(finding.path) ?? '')), texts)),
  }
}

/** What the first profile that saw a function says of it as a whole. */
function evidenceFor(measuring: Measuring, path: string, name: string): Evidence | undefined {
  const found = measuring.functionsAt(path).find(({ measured }) => measured.qualified === name)
  const evidence: { -readonly [K in keyof Evidence]: Evidence[K] } | undefined = found && evidenceOf(found.joined, path, found.measured.line, found.measured.line)
  // That of its first line says nothing of it.
  delete evidence?.lines
  return evidence
}

function isOfSameFunction({ functions: [one] }: Work, { functions: [other] }: Work): boolean {
  return one !== undefined && other !== undefined && one.path === other.path && one.range.start === other.range.start && one.range.end === other.range.end
}

function within(offset: number, { start, end }: { readonly start: number, readonly end: number }): boolean {
  return start <= offset && offset < end
}
