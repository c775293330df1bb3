// What `effects` and `estimate` ask of one file of a project: what its functions do, and what is found in them.

import { relative, resolve, sep } from 'node:path'
import type { FunctionChoice } from '../analysis/function-effects.js'
import { rules } from '../analysis/rules/index.js'
import { pathsOfEffects, placeEffects, type PlacedFunction } from '../report/effects.js'
import { harmless } from '../report/terminal-text.js'
import type { FileResult } from '../service/analyzer.js'
import { loadConfiguration, type Configuration } from '../service/configuration.js'
import { describeEffects } from '../service/describe-effects.js'
import { findSources } from '../service/discovery.js'
import { measuringOf, outlinedPaths, type Measuring, type NamedProfile } from '../service/profiles/measuring.js'
import { suggestion } from '../analysis/text/nearest.js'
import { withNewerFiles } from '../service/profiles/newer-files.js'
import { findRoot, isProjectRoot } from '../service/root.js'
import { UserError } from '../service/user-error.js'
import type { FunctionTarget } from './function-target.js'
import { startProgress, type Progress } from './progress.js'
import { complain } from './terminal.js'

export interface Asking {
  readonly config?: string | undefined
  readonly environment?: string | undefined
  /** Whether the work of the functions and the findings of the file are wanted as well. */
  readonly forEstimates?: boolean
  /** Loaded for the root of the file. */
  readonly profilesOf?: (root: string, progress: Progress) => Promise<readonly NamedProfile[]>
  readonly signal: AbortSignal
}

export interface AskedFunctions {
  /** Absolute, with `/`. */
  readonly root: string
  readonly path: string
  readonly configuration: Configuration
  readonly functions: readonly PlacedFunction[]
  readonly results: readonly FileResult[]
  /** What profiles say; undefined without any. */
  readonly measuring: Measuring | undefined
}

/** Throws a `UserError` where there is no such function. */
export async function askFunctions({ file, shown, choice }: FunctionTarget, { config, environment, forEstimates = false, profilesOf, signal }: Asking): Promise<AskedFunctions> {
  const root = await findRoot(file)
  const ruleIds = rules.map(({ id }) => id)
  const configuration = await loadConfiguration({ root, ruleIds, file: config === undefined ? undefined : resolve(config), environment })
  const isProject = await isProjectRoot(root)
  const { known } = await findSources({ root, paths: [file], isSelected: configuration.isSelected, isProject, signal })
  const path = relative(root, file).replaceAll(sep, '/')
  const progress = startProgress(true)
  const paths = [...new Set([...known, path])]
  const profiles = await profilesOf?.(root, progress) ?? []
  const described = await describeEffects({
    root, path, choice, known: paths, configuration, pathsOf: pathsOfEffects, forEstimates, signal,
    outlined: profiles.length > 0 ? outlinedPaths({ profiles, paths, root }) : [],
    onRead: (done, total) => { progress.update('read', done, total) },
  }).finally(() => { progress.clear() })
  if (typeof described === 'string') throw new UserError(`${shown}: ${described}`)
  if (!isProject) await complain(`note: ${harmless(shown)} is in no project (no .cost-hints.json or .git above it): no other file is read\n`)
  const { effects, texts, results, outlines } = described
  if (choice && effects.functions.length === 0) throw new UserError(missing(shown, choice, effects.names))
  const measuring = profiles.length > 0 ? measuringOf({ profiles: await withNewerFiles(profiles, { paths, root, signal }), paths, root, outlines }) : undefined
  await complain(profiles.flatMap(({ name, profile }) => (measuring?.joinedBy(profile).profile.notes ?? []).map((note) => `note: ${harmless(`${name}: ${note}`)}\n`)).join(''))
  return { root: root.replaceAll(sep, '/'), path, configuration, functions: placeEffects(effects, texts), results, measuring }
}

function missing(file: string, choice: FunctionChoice, names: readonly string[]): string {
  if ('line' in choice) return `${file} has no line ${choice.line + 1}`
  const short = names.filter((name) => name.endsWith(`.${choice.name}`))
  const hint = short.length > 0 ? `; did you mean "${short.join('" or "')}"?` : suggestion(choice.name, names)
  return `${file} has no function "${choice.name}"${hint}`
}
