// Which options hold for each file, from all who may say so. Precedence: command line > overrides > file > settings > default.

import { join } from 'node:path'
import type { AnalysisOptions } from '../analysis/options.js'
import { defaultOptions } from '../analysis/options.js'
import { readConfiguration } from './configuration-file.js'
import type { ConfigurationFile, Override, Settings } from './configuration-keys.js'
import { estimatingOf, type Estimating } from './estimating.js'
import { matcherOf, type PathTest } from './globs.js'
import { readPythonVersion } from './python-version.js'
import { configurationName } from './root.js'
import { UserError } from './user-error.js'

export interface Configuration {
  readonly optionsFor: (path: string) => AnalysisOptions
  /** Whether `include` and `exclude` want this file to be read. */
  readonly isSelected: PathTest
  /** What estimates are made with, and what is too small to be shown. */
  readonly estimating: Estimating
  /** The names of all that the file has. */
  readonly environments: readonly string[]
  /** What of the file does not do what it seems to, with its place. */
  readonly notices: readonly string[]
}

export interface CommandLineSettings extends Settings {
  /** If not empty, only these rules run. */
  readonly only?: readonly string[] | undefined
}

export interface ConfigurationRequest {
  /** Absolute; undefined for texts that belong to no folder. */
  readonly root: string | undefined
  readonly ruleIds: readonly string[]
  /** A configuration file instead of the root's; absolute, and must exist. */
  readonly file?: string | undefined
  /** The editor's settings. */
  readonly settings?: Settings | undefined
  readonly commandLine?: CommandLineSettings | undefined
  /** The one of `environments` that estimates are for; if absent `production`, where there is one. */
  readonly environment?: string | undefined
}

/** Throws a `UserError` for a broken configuration file. */
export async function loadConfiguration(request: ConfigurationRequest): Promise<Configuration> {
  const { root } = request
  const path = request.file ?? (root === undefined ? undefined : join(root, configurationName))
  const parsed = path === undefined ? undefined : await readConfiguration(path, request.ruleIds)
  if (request.file !== undefined && !parsed) throw new UserError(`${request.file}: the configuration cannot be read: does not exist`)
  const pythonVersion = (root === undefined ? undefined : await readPythonVersion(root)) ?? defaultOptions.pythonVersion
  const file = parsed?.value ?? {}
  return { ...resolveConfiguration(file, request, pythonVersion), estimating: estimatingOf(file, request.environment), environments: Object.keys(file.environments ?? {}), notices: (parsed?.notices ?? []).map(({ message }) => message) }
}

function resolveConfiguration(
  file: Partial<ConfigurationFile>, { settings = {}, commandLine = {} }: ConfigurationRequest, pythonVersion: AnalysisOptions['pythonVersion'],
): Pick<Configuration, 'optionsFor' | 'isSelected'> {
  const overrides = (file.overrides ?? []).map(overrideTest)
  const models = file.models ?? defaultOptions.models
  const isSelected = selectionOf({
    include: commandLine.include ?? file.include ?? settings.include,
    exclude: commandLine.exclude ?? file.exclude ?? settings.exclude,
  })
  // Most files share a few combinations of overrides; sharing the object lets a worker see that nothing changed.
  const known = new Map<string, AnalysisOptions>()
  return {
    isSelected: (path) => isSelected(path) && overrides.every(({ isFor, selects }) => !isFor(path) || selects(path)),
    optionsFor(path) {
      const applying = overrides.filter(({ isFor }) => isFor(path))
      const key = applying.map(({ override }) => overrides.findIndex((other) => other.override === override)).join()
      const options = known.get(key)
        ?? { ...merge([settings, file, ...applying.map(({ override }) => override), commandLine], namedRules(commandLine)), pythonVersion, models }
      known.set(key, options)
      return options
    },
  }
}

interface OverrideTest {
  readonly override: Override
  readonly isFor: PathTest
  readonly selects: PathTest
}

function overrideTest(override: Override): OverrideTest {
  return { override, isFor: matcherOf(override.files ?? []), selects: selectionOf(override) }
}

function selectionOf({ include, exclude }: Pick<Settings, 'include' | 'exclude'>): PathTest {
  const isIncluded = include === undefined ? () => true : matcherOf(include)
  const isExcluded = matcherOf(exclude ?? [])
  return (path) => isIncluded(path) && !isExcluded(path)
}

/** The rules that the command line asks for by name. What it ignores by name stays off. */
function namedRules({ only = [], rules = {} }: CommandLineSettings): { readonly only: readonly string[], readonly ignored: readonly string[] } {
  return { only, ignored: Object.keys(rules).filter((id) => rules[id] === 'off') }
}

/** Later layers win; rules are merged by id. */
function merge(layers: readonly Settings[], { only, ignored }: ReturnType<typeof namedRules>): Omit<AnalysisOptions, 'pythonVersion' | 'models'> {
  const last = <T>(pick: (layer: Settings) => T | undefined): T | undefined => layers.map(pick).findLast((value) => value !== undefined)
  return {
    level: last((layer) => layer.level) ?? defaultOptions.level,
    // A rule that the command line asks for by name runs even if the file turned it off.
    rules: Object.fromEntries(layers.flatMap((layer) => Object.entries(layer.rules ?? {}))
      .filter(([id, severity]) => !(severity === 'off' && only.includes(id) && !ignored.includes(id)))),
    only,
    tests: {
      report: last((layer) => layer.tests?.report) ?? defaultOptions.tests.report,
      patterns: last((layer) => layer.tests?.patterns) ?? defaultOptions.tests.patterns,
    },
  }
}
