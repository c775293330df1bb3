// Machines that are paid for by the hour, for programs and for databases: what the hour costs, and how much of it a processor and a GB of memory are.

import type { ComputePlatform, DatabaseEngine, DatabasePlatform, Platform } from './platform.js'
import { awsCompute } from './prices/aws-compute.js'
import type { Processor } from './prices/energy.js'
import { instances, type Instance, type InstanceName } from './prices/instances.js'
import { isPriceId } from './prices/list.js'
import type { Provider } from './prices/price.js'
import { providerIn } from './prices/price-of.js'
import { listTariff, ownTariff, type Tariff } from './tariffs.js'

export interface Machine {
  readonly tariff: Tariff
  readonly vcpus: number
  /** The part of the machine's hour that one GB of its memory is worth. */
  readonly gbShare: number
  readonly processor?: Processor | undefined
}

interface Asked {
  readonly instance?: string | undefined
  readonly hourUsd?: number | undefined
  readonly vcpus?: number | undefined
  readonly memoryMb?: number | undefined
}

export function machineOf(platform: ComputePlatform, setting: Platform | undefined, hint: string | undefined): Machine {
  return machineFrom(setting?.compute ?? {}, 'pricing.compute', prefixOf(platform, setting), usualMachines[platform] ?? usualByProvider[providerIn(setting ?? {})], setting, hint)
}

export function databaseMachineOf(setting: Platform | undefined, hint: string | undefined): Machine {
  const { prefix, usual } = databaseMachines[databaseKindOf(setting)]
  return machineFrom(setting?.database ?? {}, 'pricing.database', prefix, usual, setting, hint)
}

type DatabaseKind = keyof typeof databaseMachines

/** The usual ones have two vCPUs with 7.5 to 10 GB; of RDS the one for which most tables agree on the price. */
const databaseMachines = {
  'rds': { prefix: 'aws.rds.', usual: 'aws.rds.db.t4g.large' },
  'azure-postgresql': { prefix: 'azure.postgresql.', usual: 'azure.postgresql.d2ds-v5' },
  'azure-mysql': { prefix: 'azure.mysql.', usual: 'azure.mysql.d2ads-v5' },
  'azure-sql': { prefix: 'azure.sql.', usual: 'azure.sql.gp-gen5-2' },
  'cloud-sql': { prefix: 'google.sql.', usual: 'google.sql.db-custom-2-7680' },
} as const satisfies Readonly<Partial<Record<DatabasePlatform, { readonly prefix: string, readonly usual: InstanceName }>>>

export const databaseNames: Readonly<Record<DatabaseKind, string>> = {
  'rds': 'a database server of RDS', 'azure-postgresql': 'Azure Database for PostgreSQL', 'azure-mysql': 'Azure Database for MySQL', 'azure-sql': 'Azure SQL Database',
  'cloud-sql': 'a database server of Cloud SQL',
}

/** What is asked for; else what the provider has for the engine. */
export function databaseKindOf(setting: Platform | undefined): DatabaseKind {
  const chosen = setting?.database?.platform
  return chosen !== undefined && isDatabaseKind(chosen) ? chosen : kindsByProvider[providerIn(setting ?? {})](setting?.database?.engine)
}

const kindsByProvider: Readonly<Record<Provider, (engine: DatabaseEngine | undefined) => DatabaseKind>> = {
  aws: () => 'rds',
  azure: (engine) => engine === 'sqlserver' ? 'azure-sql' : engine === 'mysql' || engine === 'mariadb' ? 'azure-mysql' : 'azure-postgresql',
  google: () => 'cloud-sql',
}

function isDatabaseKind(platform: DatabasePlatform): platform is DatabaseKind {
  return Object.hasOwn(databaseMachines, platform)
}

const usualByProvider: Readonly<Record<Provider, InstanceName>> = { aws: 'aws.ec2.m7g.large', azure: 'azure.vm.d2s-v5', google: 'google.compute.e2-standard-2' }
const usualMachines: Readonly<Partial<Record<ComputePlatform, InstanceName>>> = {
  'ec2': usualByProvider.aws, 'azure-vm': usualByProvider.azure, 'compute-engine': usualByProvider.google,
}

function prefixOf(platform: ComputePlatform, setting: Platform | undefined): string {
  const prefixes: Readonly<Partial<Record<ComputePlatform, string>>> = { 'ec2': 'aws.ec2.', 'azure-vm': 'azure.vm.', 'compute-engine': 'google.compute.' }
  return prefixes[platform] ?? { aws: 'aws.ec2.', azure: 'azure.vm.', google: 'google.compute.' }[providerIn(setting ?? {})]
}

function machineFrom(asked: Asked, key: string, prefix: string, usual: InstanceName, setting: Platform | undefined, hint: string | undefined): Machine {
  const listed = asked.instance === undefined ? undefined : instanceNamed(prefix, asked.instance)
  if (asked.hourUsd !== undefined) {
    const vcpus = asked.vcpus ?? (listed && instances[listed].vcpus) ?? 2
    const memoryGb = asked.memoryMb === undefined ? (listed && instances[listed].memoryGb) ?? vcpus * 4 : asked.memoryMb / 1024
    return { tariff: ownTariff(`${key}.hourUsd`, 'instance-hour', asked.hourUsd, `${key}.hourUsd`), vcpus, gbShare: gbShareOf({ vcpus, memoryGb }) }
  }
  const name = listed ?? usual
  const instance = instances[name]
  const missing = asked.instance === undefined ? 'nobody says which machine it is' : `${asked.instance} is not in the price list`
  const standIn = `${missing}, so one with ${instance.vcpus} vCPUs and ${instance.memoryGb} GB stands for it: set ${key}.instance, or ${key}.hourUsd and ${key}.vcpus`
  const said = listed ? hint : [...hint === undefined ? [] : [hint], standIn].join('. ')
  return {
    tariff: listTariff(`${name}.hour`, setting, said), vcpus: asked.vcpus ?? instance.vcpus, gbShare: gbShareOf(instance), processor: instance.processor,
  }
}

/** The one of the list that is meant. `prefix`: of a platform. */
export function instanceNamed(prefix: string, written: string): InstanceName | undefined {
  const plain = written.toLowerCase().replace(/^(?:(?:b|gp|mo)_)?standard_/, '').replace(/_/g, '-')
  const id = `${plain.startsWith(prefix) ? '' : prefix}${plain}.hour`
  if (!isPriceId(id)) return undefined
  const name = id.replace(/\.hour$/, '')
  return isInstanceName(name) ? name : undefined
}

function isInstanceName(text: string): text is InstanceName {
  return Object.hasOwn(instances, text)
}

/** Vendors that sell processor and memory apart ask about nine times as much for a vCPU as for a GB: Fargate's prices are the measure. */
const gbsPerVcpu = awsCompute['aws.fargate.x86.vcpuHour'].usd / awsCompute['aws.fargate.x86.gbHour'].usd

function gbShareOf({ vcpus, memoryGb }: Pick<Instance, 'vcpus' | 'memoryGb'>): number {
  return 1 / (vcpus * gbsPerVcpu + memoryGb)
}
