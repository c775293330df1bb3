// Machines that are paid for by the hour, for programs and for databases: what the hour costs, and how much of it a processor and a GB of memory are.

import type { ComputePlatform, DatabasePlatform, Platform } from './platform.js'
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

type MachinePlatform = ComputePlatform | DatabasePlatform

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
  return machineFrom(setting?.database ?? {}, 'pricing.database', 'aws.rds.', usualDatabase, setting, hint)
}

/** Two vCPUs with 8 GB, for which most tables agree on the price. */
export const usualDatabase: InstanceName = 'aws.rds.db.t4g.large'

const usualByProvider: Readonly<Record<Provider, InstanceName>> = { aws: 'aws.ec2.m7g.large', azure: 'azure.vm.d2s-v5', google: 'google.compute.e2-standard-2' }
const usualMachines: Readonly<Partial<Record<MachinePlatform, InstanceName>>> = {
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

function instanceNamed(prefix: string, written: string): InstanceName | undefined {
  const plain = written.toLowerCase().replace(/^standard_/, '').replace(/_/g, '-')
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
