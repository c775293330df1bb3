// The keys of `.cost-hints.json`: one table that the parser reads by and the JSON schema is written from.

import type { Level, Severity } from '../analysis/finding.js'
import type { OwnModel } from '../analysis/libraries/own-models.js'
import type { Environment, Environments, Platform } from '../cost/platform.js'
import type { Workload } from '../cost/workload.js'
import { pricingShape, workloadShape } from './cost-keys.js'
import { modelList } from './model-list.js'
import { choice, flag, globs, listOf, mapOf, number, object, recordOf, type JsonSchema, type Property, type Shape } from './shape.js'

export const levels: readonly Level[] = ['conservative', 'balanced', 'aggressive']
/** From the mildest. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error']

export interface TestSettings {
  readonly report?: boolean | undefined
  readonly patterns?: readonly string[] | undefined
}

/** What a configuration file, the editor's settings or the command line may say; what is absent is said elsewhere. */
export interface Settings {
  readonly level?: Level | undefined
  readonly rules?: Readonly<Record<string, Severity | 'off'>> | undefined
  readonly include?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  readonly tests?: TestSettings | undefined
}

export interface Override extends Settings {
  readonly files?: readonly string[] | undefined
}

export interface ConfigurationFile extends Settings {
  readonly $schema?: unknown
  readonly overrides?: readonly Override[] | undefined
  readonly models?: readonly OwnModel[] | undefined
  readonly workload?: Workload | undefined
  readonly pricing?: Platform | undefined
  readonly environments?: Environments | undefined
  readonly minimumMonthly?: number | undefined
}

export function configurationShape(ruleIds: readonly string[]): Shape<Partial<ConfigurationFile>> {
  const settings = settingsProperties(ruleIds)
  return object<ConfigurationFile>({
    $schema: { shape: anything, description: 'The JSON schema of this file, for editors.' },
    ...settings,
    overrides: {
      shape: listOf(object<Override>({
        files: { shape: globs(), description: 'Globs of the files that this override is for.', isRequired: true },
        ...settings,
      })),
      description: 'Other values for some files. Of several overrides for a file, the last one counts.',
    },
    models: {
      shape: modelList(),
      description: 'What the project\'s own wrappers do, and libraries that are not known: queries, requests … They count before what is known of a library, '
        + 'and before what is read in the code of the project.',
    },
    workload: { shape: workloadShape(), description: 'How much there is to do: calls a month, rows, sizes. What is absent has the defaults of docs/estimates.md.' },
    pricing: { shape: pricingShape(), description: 'Where the program runs, what keeps its data, and what that costs.' },
    environments: {
      shape: recordOf(object<Environment>({
        workload: { shape: workloadShape(), description: 'What differs from the workload of the file.' },
        pricing: { shape: pricingShape(), description: 'What differs from the pricing of the file.' },
      })),
      description: 'Named environments, such as staging and production; `--environment` or the editor\'s `costHints.environment` chooses one, `production` counts if there is one.',
    },
    minimumMonthly: {
      shape: number({ least: 0 }, 'an amount of money of 0 or more, in the currency of "pricing"'),
      description: 'Findings whose fix is expected to save less a month are not shown.',
    },
  })
}

export function configurationSchema(ruleIds: readonly string[]): JsonSchema {
  const { schema } = configurationShape(ruleIds)
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Cost Hints configuration', allowComments: true, allowTrailingCommas: true, ...schema }
}

function settingsProperties(ruleIds: readonly string[]): { readonly [K in keyof Settings]-?: Property<Settings[K]> } {
  return {
    level: {
      shape: choice(levels),
      description: 'conservative reports what is certain, balanced (the default) what rests on clear conventions as well, '
        + 'aggressive also guesses and small loops.',
    },
    rules: {
      shape: mapOf(ruleIds, 'a rule', choice(['off', ...severities] as const)),
      description: 'Severity by rule id, or off.',
    },
    include: { shape: globs(), description: 'Globs below the root: only these files are read. A folder stands for all that is in it.' },
    exclude: { shape: globs(), description: 'Globs below the root: these files are not read. A pattern without a slash matches at any depth.' },
    tests: {
      shape: object<TestSettings>({
        report: { shape: flag(), description: 'Report findings in test, generated and vendored files as well.' },
        patterns: { shape: globs(), description: 'Globs of test files, in addition to the usual names.' },
      }),
      description: 'What counts as test code, which is silent because it costs nothing in production.',
    },
  }
}

const anything: Shape<unknown> = { schema: {}, read: () => undefined }
