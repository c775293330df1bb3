// What is well written in `pricing` and still cannot be, or says nothing: a platform of another provider, more memory than a function can have, an instance
// of no machine. Each key by itself is checked by its shape; here they are held against each other.

import type { Platform } from '../cost/platform.js'
import { databaseKindOf, instanceNamed } from '../cost/machines.js'
import { isEmbedded } from '../cost/parts.js'
import { instances } from '../cost/prices/instances.js'
import type { Provider } from '../cost/prices/price.js'
import { providerIn } from '../cost/prices/price-of.js'
import { listRegions, regionName } from '../cost/prices/regions.js'
import { nearest } from '../analysis/text/nearest.js'
import { knownRegions, regionForms } from './known-regions.js'
import { computeInstances, computeLimits, databaseInstances, databaseProviders, providerNames, type InstanceForm } from './platform-limits.js'
import { quoted } from './shape.js'

export interface PricingProblem {
  /** Keys below `pricing` that do not go together, the one to be changed first. */
  readonly keys: readonly (readonly string[])[]
  /** What follows the name of the key. */
  readonly says: string
  /** It can be, but does not do what whoever wrote it may think. */
  readonly isNotice?: true
}

export function pricingProblems(pricing: Platform): readonly PricingProblem[] {
  return [...platformProblems(pricing), ...regionProblems(pricing), ...sizeProblems(pricing), ...machineProblems(pricing), ...databaseProblems(pricing)]
}

const [provider, region, platform, memoryMb, vcpus] = [['provider'], ['region'], ['compute', 'platform'], ['compute', 'memoryMb'], ['compute', 'vcpus']]

function providerText(pricing: Platform): string {
  return pricing.provider === undefined ? '"provider" is "aws" if absent' : `"provider" is "${pricing.provider}"`
}

function platformProblems(pricing: Platform): readonly PricingProblem[] {
  const chosen = pricing.compute?.platform
  const owner = chosen === undefined ? undefined : computeLimits[chosen].provider
  if (chosen === undefined || owner === undefined || owner === providerIn(pricing)) return []
  const allowed = Object.entries(computeLimits).filter(([, limits]) => limits.provider === undefined || limits.provider === providerIn(pricing)).map(([name]) => name)
  return [{ keys: [platform, provider], says: `is "${chosen}", which is a platform of "${owner}", but ${providerText(pricing)}, where it must be one of ${quoted(allowed)}` }]
}

function regionProblems(pricing: Platform): readonly PricingProblem[] {
  if (pricing.region === undefined) return []
  const own = providerIn(pricing)
  const name = regionName(pricing.region)
  if (knownRegions[own].includes(name)) return []
  const other = (Object.keys(knownRegions) as Provider[]).find((one) => knownRegions[one].includes(name))
  const meant = nearest(name, knownRegions[own])
  const hint = meant === undefined ? `, such as "${listRegions[own]}"` : `; did you mean "${meant}"?`
  if (other) return [{ keys: [region, provider], says: `is "${pricing.region}", a region of "${other}", but ${providerText(pricing)}: it must be a region of ${providerNames[own]}, such as "${listRegions[own]}"` }]
  if (!regionForms[own].test(name)) return [{ keys: [region, provider], says: `must be a region of ${providerNames[own]}, not "${pricing.region}"${hint}` }]
  return [{ keys: [region], says: `is "${pricing.region}", which is no region of ${providerNames[own]} that is known${hint}`, isNotice: true }]
}

function sizeProblems({ compute }: Platform): readonly PricingProblem[] {
  if (compute?.platform === undefined) return []
  const limits = computeLimits[compute.platform]
  const of = `of "${compute.platform}"`
  const problems: PricingProblem[] = []
  if (compute.memoryMb !== undefined && limits.memoryMb && !isWithin(compute.memoryMb, limits.memoryMb)) {
    problems.push({ keys: [memoryMb, platform], says: `${of} must be from ${megabytes(limits.memoryMb[0])} to ${megabytes(limits.memoryMb[1])} MB, not ${compute.memoryMb}` })
  }
  if (compute.vcpus === undefined) return problems
  if (limits.vcpus && !('has' in limits.vcpus ? limits.vcpus.has(compute.vcpus) : isWithin(compute.vcpus, limits.vcpus))) {
    const allowed = 'has' in limits.vcpus ? `one of ${[...limits.vcpus].join(', ')}` : `from ${limits.vcpus[0]} to ${limits.vcpus[1]}`
    problems.push({ keys: [vcpus, platform], says: `${of} must be ${allowed}, not ${compute.vcpus}` })
  }
  if (!limits.hasVcpus) problems.push({ keys: [vcpus, platform], says: `says nothing ${of}, where processors come with the memory or are shared`, isNotice: true })
  return problems
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most
}

function megabytes(value: number): string {
  return value.toLocaleString('en-US')
}

function machineProblems(pricing: Platform): readonly PricingProblem[] {
  const { compute } = pricing
  const said = (['instance', 'hourUsd'] as const).filter((key) => compute?.[key] !== undefined)
  if (compute === undefined || said.length === 0) return []
  const kind = compute.platform
  if (kind === undefined || !computeLimits[kind].isMachine) {
    const machines = Object.entries(computeLimits).filter(([, limits]) => limits.isMachine && (limits.provider ?? providerIn(pricing)) === providerIn(pricing)).map(([name]) => name)
    const where = kind === undefined ? 'without "pricing.compute.platform"' : `of "${kind}", which is paid by what it uses`
    return said.map((key) => ({ keys: [['compute', key], platform], says: `says nothing ${where}: it is of ${quoted(machines)}`, isNotice: true as const }))
  }
  const form = computeInstances[kind]
  return form ? instanceProblems(compute, form, 'compute') : []
}

function databaseProblems(pricing: Platform): readonly PricingProblem[] {
  const { database } = pricing
  const kind = database?.platform
  const owner = kind === undefined ? undefined : databaseProviders[kind]
  const elsewhere: readonly PricingProblem[] = kind === undefined || owner === undefined || owner === providerIn(pricing) ? []
    : [{ keys: [['database', 'platform'], provider], says: `is "${kind}", which is a platform of "${owner}", but ${providerText(pricing)}`, isNotice: true }]
  if (database?.instance === undefined) return elsewhere
  const without = isEmbedded(database) ? 'of a database inside the program' : kind === 'none' || kind === 'aurora-serverless' ? `of "${kind}"` : undefined
  if (without !== undefined) return [...elsewhere, { keys: [['database', 'instance'], ['database', 'platform']], says: `says nothing ${without}`, isNotice: true }]
  const form = kind === 'server' ? undefined : databaseInstances[databaseKindOf(pricing)]
  return form ? [...elsewhere, ...instanceProblems(database, form, 'database')] : elsewhere
}

interface AskedMachine {
  readonly instance?: string | undefined
  readonly hourUsd?: number | undefined
}

function instanceProblems({ instance, hourUsd }: AskedMachine, { prefix, form, of, example }: InstanceForm, part: 'compute' | 'database'): readonly PricingProblem[] {
  if (instance === undefined || instanceNamed(prefix, instance) !== undefined) return []
  const keys = [[part, 'instance'], [part, 'platform'], provider]
  const listed = Object.keys(instances).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
  const isOfAnother = Object.keys(instances).some((name) => name.split('.')[0] !== prefix.split('.')[0] && name.endsWith(`.${instance.toLowerCase()}`))
  const meant = nearest(instance, listed)
  const hint = meant === undefined ? `, such as "${example}"` : `; did you mean "${meant}"?`
  if (isOfAnother || !form.test(instance)) return [{ keys, says: `must be an instance type of ${of}, not "${instance}"${hint}` }]
  if (hourUsd !== undefined) return []
  const instead = `set "pricing.${part}.hourUsd" and "pricing.${part}.vcpus"; the list has ${quoted(listed)}`
  return [{ keys: keys.slice(0, 1), says: `is "${instance}", which is not in the price list, so a usual one stands for it: ${instead}`, isNotice: true }]
}
