// Where the program runs and what keeps its data: `pricing` in .cost-hints.json beyond region, currency and prices, and the named environments.
// Plain data; parsing and checking is the configuration's part. What is absent has a default that the estimate states among its assumptions.

import type { Models } from './language-models.js'
import type { PriceOverride, Pricing } from './prices/pricing.js'
import type { Workload } from './workload.js'

export interface Platform extends Pricing {
  readonly compute?: Compute | undefined
  readonly database?: Database | undefined
  /**
   * Share of the provisioned capacity set free (an instance's or container's processor, a database server's) that really leaves the bill: somebody, or a
   * scaling rule, has to take it away. 0 to 1.
   */
  readonly realisation?: number | undefined
  readonly logs?: LogBilling | undefined
  /** Which language models answer. */
  readonly models?: Models | undefined
  /** What one call of a service costs that the price list does not have, or has wrong, as service and what it is billed as in the library models: `openai.image`. */
  readonly services?: Readonly<Record<string, number | Omit<PriceOverride, 'free' | 'origin'>>> | undefined
  /** Unit costs of your own, in seconds, by the names of docs/estimates.md: `query seconds`. */
  readonly unitCosts?: Readonly<Record<string, number>> | undefined
}

export const computePlatforms = [
  'lambda', 'fargate', 'ec2',
  'azure-functions', 'azure-functions-flex', 'azure-functions-premium', 'container-apps', 'azure-vm',
  'cloud-run', 'cloud-run-instances', 'cloud-functions', 'compute-engine',
  'server',
] as const

/** `cloud-functions` is the first generation; the second is billed as `cloud-run`. `server`: a machine of your own, whose hour costs `hourUsd`. */
export type ComputePlatform = typeof computePlatforms[number]

export interface Compute {
  /** If absent: Lambda for serverless handlers, and containers (Fargate, Container Apps, Cloud Run by instance) for everything else. */
  readonly platform?: ComputePlatform | undefined
  /** x86 if absent. */
  readonly architecture?: 'x86' | 'arm' | undefined
  /** Of a function or container. */
  readonly memoryMb?: number | undefined
  readonly vcpus?: number | undefined
  /** As the provider names it: `m7g.large`, `d2s-v5`, `e2-standard-2`. */
  readonly instance?: string | undefined
  /** US dollars for an hour of the machine, where the list does not have it; with `vcpus`. */
  readonly hourUsd?: number | undefined
  /**
   * Calls that one instance works on at a time. Where the time of an instance is billed and not of a call (Cloud Run): on average, 1 if absent. On containers and machines: its
   * workers, each of which a call holds until it is done (as in most WSGI servers), so that waiting takes up capacity; if absent, only processor time does.
   */
  readonly concurrency?: number | undefined
}

export const databaseEngines = ['postgresql', 'mysql', 'mariadb', 'sqlite', 'sqlserver', 'oracle', 'mongodb'] as const
export type DatabaseEngine = typeof databaseEngines[number]

export const databasePlatforms = [
  'rds', 'aurora-serverless', 'azure-postgresql', 'azure-mysql', 'azure-sql', 'cloud-sql', 'server', 'embedded', 'none',
] as const

/**
 * `server`: any other server, whose hour costs `hourUsd` (a machine of your own, a service that is not in the list). `embedded`: inside the program (SQLite), so its work is the
 * program's. `none`: the database's time costs nothing.
 */
export type DatabasePlatform = typeof databasePlatforms[number]

export interface Database {
  /** If absent: `embedded` for SQLite, else what the provider has for the engine: `rds`, `azure-postgresql` (`azure-mysql`, `azure-sql`), `cloud-sql`. */
  readonly platform?: DatabasePlatform | undefined
  readonly engine?: DatabaseEngine | undefined
  /** As the provider names it: `db.t4g.medium`. */
  readonly instance?: string | undefined
  /** US dollars for an hour of the server, where the list does not have it; with `vcpus`. */
  readonly hourUsd?: number | undefined
  readonly vcpus?: number | undefined
  /** In another zone than the program: bytes between them are billed, both ways. */
  readonly otherZone?: boolean | undefined
  /** How DynamoDB is billed; on-demand if absent. */
  readonly dynamodb?: 'on-demand' | 'provisioned' | undefined
  /** How Cosmos DB is billed; serverless, by the request unit, if absent. */
  readonly cosmos?: 'serverless' | 'provisioned' | undefined
}

export const logPlatforms = ['cloudwatch', 'cloudwatch-infrequent', 'azure-monitor', 'azure-monitor-basic', 'google-logging', 'none'] as const

export interface LogBilling {
  /** If absent: that of the provider. */
  readonly platform?: typeof logPlatforms[number] | undefined
  /** US dollars for a GB taken in, of any other service. */
  readonly gbUsd?: number | undefined
}

/** `development`, `staging`, `production`: each says only what differs from the rest of the file. */
export interface Environment {
  readonly workload?: Workload | undefined
  readonly pricing?: Platform | undefined
}

export type Environments = Readonly<Record<string, Environment>>
