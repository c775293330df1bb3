// `cost-hints scan [paths…]`: finds cost anti-patterns below the paths, reports them, and fixes them if asked to.

import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { rules } from '../analysis/rules/index.js'
import { slipOf } from '../analysis/text/nearest.js'
import { jsonReport } from '../report/json.js'
import { isAtLeast, reportOf, type Report } from '../report/report.js'
import { plainStyle } from '../report/style.js'
import { harmless } from '../report/terminal-text.js'
import { counted, statisticsText, summaryLine, textReport } from '../report/text.js'
import type { ChangedFile } from '../service/fix-files.js'
import type { NamedProfile } from '../service/profiles/measuring.js'
import { reasonOf, UserError } from '../service/user-error.js'
import { version } from '../service/version.js'
import { writeWhole } from '../service/write-whole.js'
import { laterMessage, laterOptions } from './later.js'
import { loadProfiles } from './load-profiles.js'
import { startProgress } from './progress.js'
import { shownPath } from './shown-path.js'
import { checkCurrency, collect, collectRules, parseFailOn, parseFormat, parseLevel, parseThreads, rulesNote, type ScanOptions } from './scan-options.js'
import { scanRoots, type ScanOutcome } from './scan-roots.js'
import { complain, print, terminalStyle } from './terminal.js'

export function addScanCommand(program: Command, signal: AbortSignal): void {
  const ruleIds = rules.map(({ id }) => id)
  const command = program.command('scan', { isDefault: true })
    .summary('find code that wastes cloud money (the default command)')
    .description('Finds code that wastes cloud money in Python, TypeScript and JavaScript, says why, and fixes it.')
    .argument('[paths...]', 'files and folders to report on', ['.'])
    .addOption(new Option('--format <format>', 'text or json').default('text').argParser(parseFormat))
    .option('--output <file>', 'write the report there instead of to standard output')
    .addOption(new Option('--level <level>', 'conservative, balanced or aggressive').argParser(parseLevel))
    .addOption(new Option('--rule <id>', 'run only this rule (repeatable)').default([], 'all').argParser(collectRules('--rule', ruleIds)))
    .addOption(new Option('--ignore-rule <id>', 'do not run this rule (repeatable)').default([], 'none')
      .argParser(collectRules('--ignore-rule', ruleIds)))
    .option('--config <file>', 'configuration (default: the nearest .cost-hints.json upwards)')
    .option('--environment <name>', 'the one of the configuration\'s environments that estimates are for (default: production, if there is one)')
    .addOption(new Option('--profile <file>', 'a profiler\'s output: measured counts and times replace assumptions (repeatable)').default([], 'none').argParser(collect))
    .option('--profile-commit <revision>', 'the commit that was measured: lines that were moved since are followed (default: the one that each profile names)')
    .addOption(new Option('--fail-on <limit>', 'exit with 1 for findings of a severity and above (hint, information, warning, error), or when all fixes together are expected to save an amount or more: "$100/month" '
      + '(the one expected sum, inside the range that the summary shows, in the currency of the configuration)')
      .default('none').argParser(parseFailOn))
    .option('--fix', 'apply safe fixes: behaviour stays, cost goes')
    .option('--fix-suggested', 'apply suggested fixes as well: read what their titles ask you to agree to')
    .option('--dry-run', 'print what the fixes would change as a diff, and change nothing')
    .option('--include-tests', 'report findings in test, generated and vendored files as well')
    .addOption(new Option('--threads <number>', 'analysis threads (default: one for two cores)').argParser(parseThreads))
    .option('--quiet', 'print findings only: no progress, notices or summary')
    .option('--stats', 'print counts and speed on standard error')
    .addHelpText('after', afterHelp)
  for (const flags of laterOptions) command.addOption(refused(flags))
  command.action(async (paths: string[], options: ScanOptions) => {
    await checkCommand(program, paths)
    process.exitCode = await scan(paths, options, signal)
  })
}

const afterHelp = `
Exit status:
  0  nothing at or above --fail-on was found
  1  something was
  2  wrong usage, broken configuration, no given path could be read, or no fix be written

Examples:
  cost-hints src                        findings below src
  cost-hints src --fix --dry-run        what the safe fixes would change
  cost-hints --format json --output findings.json
  cost-hints --fail-on warning          for continuous integration
`

function refused(flags: string): Option {
  const name = flags.split(' ')[0] ?? flags
  const refuse = (): never => { throw new UserError(laterMessage(name)) }
  return new Option(flags).hideHelp().argParser(refuse)
}

async function scan(paths: readonly string[], options: ScanOptions, signal: AbortSignal): Promise<number> {
  const started = performance.now()
  const isFixing = options.fix === true || options.fixSuggested === true || options.dryRun === true
  const isDry = options.dryRun === true
  if (isDry && options.format === 'json') throw new UserError('--dry-run prints a diff; use it without --format json')
  await checkOutput(options.output)

  const progress = startProgress(options.quiet !== true)
  const profiles = await loadProfiles(options.profile, { signal, progress, commit: options.profileCommit })
  const outcome = await scanRoots({
    paths,
    ruleIds: rules.map(({ id }) => id),
    commandLine: {
      level: options.level,
      rules: Object.fromEntries(options.ignoreRule.map((id) => [id, 'off' as const])),
      only: options.rule,
      tests: { report: options.includeTests },
    },
    configurationFile: options.config === undefined ? undefined : resolve(options.config),
    threads: options.threads,
    environment: options.environment,
    profiles,
    fix: isFixing ? { allowed: options.fixSuggested === true ? 'suggested' : 'safe', write: !isDry } : undefined,
    acceptCurrency: (code) => { checkCurrency(options.failOn, code) },
    signal,
    onRead: (done, total) => { progress.update('read', done, total) },
    onProgress: (done, total, findings) => { progress.update('analysed', done, total, findings) },
  }).finally(() => { progress.clear() })

  const elapsedMilliseconds = Math.round(performance.now() - started)
  const report = reportOf({ version, root: outcome.root }, outcome.findings, outcome.errors, { ...outcome, elapsedMilliseconds })
  if (!outcome.hasRead) return fail(report)
  await say(report, outcome, options, profiles)
  // Fixes were asked for, and none of them could be made.
  if (outcome.unwritten > 0 && outcome.fixed.length === 0) return 2
  const { failOn } = options
  return failsOn(report, failOn) ? 1 : 0
}

function failsOn({ findings, summary }: Report, limit: ScanOptions['failOn']): boolean {
  if (typeof limit === 'object') return summary.total !== undefined && summary.total.monthly.expected >= limit.monthly
  return limit !== 'none' && findings.some(({ severity }) => isAtLeast(severity, limit))
}

async function fail(report: Report): Promise<number> {
  await complain(errorLines(report))
  return 2
}

/** A command that was mistyped would be taken for a path. */
async function checkCommand(program: Command, [first = '']: readonly string[]): Promise<void> {
  const meant = slipOf(first, program.commands.map((one) => one.name()))
  const isPath = meant === undefined || await stat(first).then(() => true, () => false)
  if (!isPath) throw new UserError(`"${first}" is neither a command nor a path; did you mean "cost-hints ${meant}"?`)
}

async function say(report: Report, outcome: ScanOutcome, options: ScanOptions, profiles: readonly NamedProfile[]): Promise<void> {
  const isQuiet = options.quiet === true
  if (!isQuiet) await complain(profiles.flatMap((one) => notesOn(one, outcome).map((note) => `note: ${harmless(`${one.name}: ${note}`)}\n`)).join(''))
  if (!isQuiet) await complain([...rulesNote(options), ...outcome.notices].map((notice) => `note: ${harmless(notice)}\n`).join(''))
  if (options.format === 'text' || options.output !== undefined) await complain(errorLines(report))
  const content = contentOf(report, outcome, options)
  if (options.output === undefined) await print(content)
  else await writeOutput(options.output, content)
  if (!isQuiet && outcome.fixed.length > 0) await complain(fixedLine(outcome, options.dryRun === true))
  if (options.stats === true) await complain(statisticsText(report))
}

/** On the file, and on how it fits the code of each root. */
function notesOn({ profile }: NamedProfile, { measurings }: ScanOutcome): readonly string[] {
  return [...new Set([...profile.notes, ...measurings.flatMap(({ measuring }) => measuring.joinedBy(profile).profile.notes)])]
}

function contentOf(report: Report, outcome: ScanOutcome, options: ScanOptions): string {
  if (options.dryRun === true) return outcome.fixed.map((file) => diffOf(file, shownPath(report.root, file.path))).join('')
  if (options.format === 'json') return jsonReport(report)
  const style = options.output === undefined ? terminalStyle() : plainStyle(120)
  return textReport(report, style, (path) => shownPath(report.root, path)) + (options.quiet === true ? '' : summaryLine(report, style))
}

function errorLines(report: Report): string {
  return report.errors.map(({ path, message }) => `error: ${harmless(`${shownPath(report.root, path)}: ${message}`)}\n`).join('')
}

function diffOf(file: ChangedFile, path: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, file.before, file.after, undefined, undefined, { headerOptions: FILE_HEADERS_ONLY })
}

/** A finding's fix may be made in other files than its own, so both are counted. */
function fixedLine({ fixed, fixedFindings }: ScanOutcome, isDry: boolean): string {
  return `${isDry ? 'would fix' : 'fixed'} ${counted(fixedFindings, 'finding')} by changing ${counted(fixed.length, 'file')}\n`
}

/** Asked before the work, so that a mistyped folder does not cost a whole scan. */
async function checkOutput(output: string | undefined): Promise<void> {
  if (output === undefined) return
  const folder = dirname(resolve(output))
  const isFolder = await stat(folder).then((status) => status.isDirectory(), () => false)
  if (!isFolder) throw new UserError(`--output ${output}: the folder ${folder} does not exist`)
  const isTaken = await stat(output).then((status) => status.isDirectory(), () => false)
  if (isTaken) throw new UserError(`--output ${output}: is a folder`)
}

async function writeOutput(output: string, content: string): Promise<void> {
  await writeWhole(resolve(output), content).catch((error: unknown) => {
    throw new UserError(`--output ${output}: cannot be written: ${reasonOf(error)}`)
  })
}
