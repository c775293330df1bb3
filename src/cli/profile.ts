// `cost-hints profile <file…>`: where a measured program spent its time or memory, joined to the findings in that code; with --compare, what changed.

import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { rules } from '../analysis/rules/index.js'
import { importers } from '../profiles/every-importer.js'
import type { Unit } from '../profiles/profile.js'
import { choiceWords, valueWords } from '../profiles/value-words.js'
import { profileDocument } from '../report/profile/document.js'
import { profileHtml } from '../report/profile/profile-html.js'
import { profileJson } from '../report/profile/profile-json.js'
import { profileMarkdown } from '../report/profile/profile-markdown.js'
import { reportedProfile, type ProfileReport } from '../report/profile/profile-report.js'
import { profileText } from '../report/profile/profile-text.js'
import { harmless } from '../report/terminal-text.js'
import type { NamedProfile } from '../service/profiles/measuring.js'
import { UserError } from '../service/user-error.js'
import { version } from '../service/version.js'
import { loadProfiles } from './load-profiles.js'
import { startProgress } from './progress.js'
import { parseProfileFormat, parseTop } from './scan-options.js'
import { scanRoots } from './scan-roots.js'
import { shownPath } from './shown-path.js'
import { complain, print, terminalStyle } from './terminal.js'

interface ProfileOptions {
  readonly format: 'text' | 'json' | 'markdown' | 'html'
  readonly compare?: string
  readonly commit?: string
  readonly value?: string
  readonly top: number
  readonly config?: string
  readonly environment?: string
}

export function addProfileCommand(program: Command, signal: AbortSignal): void {
  program.command('profile')
    .summary('summarise a profiler\'s output, joined to the findings')
    .description('Prints where a measured program spent its time or memory: the hottest functions and lines, the findings in that code, and what is hot without a finding. Run it in the project that was measured.')
    .argument('<file...>', 'what a profiler wrote; its format is told by its content')
    .option('--compare <before>', 'an earlier profile: what changed since')
    .option('--commit <revision>', 'the commit that was measured, as git knows it: lines that were moved since are followed (default: the one that the profile names)')
    .addOption(new Option('--format <format>', 'text, json, markdown or html').default('text').argParser(parseProfileFormat))
    .option('--value <name>', 'which of the profile\'s values, by its name, or time or memory (default: the first that is a time)')
    .addOption(new Option('--top <number>', 'how many functions and lines').default(20).argParser(parseTop))
    .option('--config <file>', 'configuration (default: the nearest .cost-hints.json upwards)')
    .option('--environment <name>', 'the one of the configuration\'s environments that estimates are for (default: production, if there is one)')
    .addHelpText('after', `\nFormats:\n${wrapped(importers.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en')))}\nGzip, zlib and UTF-16 are undone first.`)
    .action(async (files: string[], options: ProfileOptions) => {
      const report = await reportFor(files, options, signal)
      await print(contentOf(report, options.format))
      // The report is there all the same; but who asked for a comparison did not get one.
      const uncompared = report.profiles.flatMap(({ name, changes }) => (changes?.problem === undefined ? [] : [`error: ${harmless(name)} cannot be compared with ${harmless(changes.before)}: ${changes.problem}\n`]))
      if (uncompared.length === 0) return
      await complain(uncompared.join(''))
      process.exitCode = 2
    })
}

/** In lines that fit a terminal, as those of the options. */
function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (const [index, name] of names.entries()) {
    const [last, item] = [lines.at(-1) ?? '', `${name}${index < names.length - 1 ? ',' : ''}`]
    if (last !== '' && last.length + item.length < lineLength) lines[lines.length - 1] = `${last} ${item}`
    else lines.push(`  ${item}`)
  }
  return lines.join('\n')
}

const lineLength = 80

function contentOf(report: ProfileReport, format: ProfileOptions['format']): string {
  if (format === 'json') return profileJson(report)
  const document = profileDocument(report, (path) => shownPath(report.root, path))
  if (format === 'markdown') return profileMarkdown(document)
  return format === 'html' ? profileHtml(document) : profileText(document, terminalStyle(Infinity))
}

async function reportFor(files: readonly string[], { compare, commit, value, top, config, environment }: ProfileOptions, signal: AbortSignal): Promise<ProfileReport> {
  const progress = startProgress(true)
  const loading = { signal, progress }
  const profiles = await loadProfiles(files, { ...loading, commit })
  const [before] = compare === undefined ? [] : await loadProfiles([compare], loading)
  const outcome = await scanRoots({
    paths: [process.cwd()],
    ruleIds: rules.map(({ id }) => id),
    commandLine: {},
    configurationFile: config === undefined ? undefined : resolve(config),
    environment, profiles, signal, onlyMeasured: true,
    onRead: (done, total) => { progress.update('read', done, total) },
    onProgress: (done, total, findings) => { progress.update('analysed', done, total, findings) },
  }).finally(() => { progress.clear() })
  await complain(outcome.errors.map(({ path, message }) => `error: ${harmless(`${shownPath(outcome.root, path)}: ${message}`)}\n`).join(''))
  const [measured] = outcome.measurings
  if (!measured) throw new UserError('the working folder cannot be read')
  return {
    version, root: outcome.root,
    profiles: profiles.map((named) => reportedProfile({
      name: named.name, joined: measured.measuring.joinedBy(named.profile, valueOf(named, value)), findings: outcome.findings, top, ...before && { before },
    })),
  }
}

function valueOf({ name, profile }: NamedProfile, wanted: string | undefined): number | undefined {
  if (wanted === undefined) return undefined
  const word = wanted.toLowerCase()
  const exact = profile.values.findIndex((one) => [one.name, valueWords(one)].some((known) => known.toLowerCase() === word))
  const unit = unitsByWord.get(word)
  const found = exact < 0 && unit ? profile.values.findIndex((one) => one.unit === unit) : exact
  if (found < 0) throw new UserError(`--value must be one of ${profile.values.map((one) => `"${valueWords(one)}"${choiceWords(one).slice(valueWords(one).length)}`).join(', ')} for ${name}, not "${wanted}"`)
  return found
}

/** What people ask for whatever the tool calls it. */
const unitsByWord: ReadonlyMap<string, Unit> = new Map([['memory', 'bytes'], ['time', 'nanoseconds']])
