// How the program's time is billed on each platform: functions while they wait, containers and machines only for the capacity that work takes up.

import type { Work } from '../analysis/work.js'
import type { Charge } from './charges.js'
import { inputOf, type Input, type Read } from './inputs.js'
import { machineOf } from './machines.js'
import type { ComputePlatform, Platform } from './platform.js'
import type { Processor } from './prices/energy.js'
import type { PriceId } from './prices/list.js'
import { azureFunctionsMeter, cloudRunMeter, lambdaMeter, type DurationMeter } from './prices/metering.js'
import type { Provider } from './prices/price.js'
import { providerIn } from './prices/price-of.js'
import { realisationInput } from './realisation.js'
import { listTariff } from './tariffs.js'

export interface Compute {
  readonly platform: ComputePlatform
  readonly charges: readonly Charge[]
  /** How much longer a second of processor takes than on a processor of one's own: functions with little memory get little of it. */
  readonly slowdown: (read: Read) => number
  readonly slowdownText: string
  /** By duration: a call has so many processors and so much memory to itself while it runs. */
  readonly whileRunning?: { readonly vcpus: (read: Read) => number, readonly memoryGb: (read: Read) => number }
  readonly processor?: Processor | undefined
}

export function computeOf(work: Work, platform: Platform | undefined): Compute {
  const chosen = platform?.compute?.platform
  const kind = chosen ?? defaultPlatform(work, providerIn(platform ?? {}))
  const hint = chosen === undefined ? `${platformNames[kind]} is assumed: set pricing.compute in .cost-hints.json` : undefined
  if (kind in durationPlatforms) return byDuration(kind, platform, hint)
  return kind in containerPlatforms ? inContainers(kind, platform, hint) : onMachines(kind, platform, hint)
}

const serverless: Readonly<Record<Provider, ComputePlatform>> = { aws: 'lambda', azure: 'azure-functions', google: 'cloud-run' }
const containers: Readonly<Record<Provider, ComputePlatform>> = { aws: 'fargate', azure: 'container-apps', google: 'cloud-run-instances' }

/** Handlers of function platforms are functions, also those of messages and of the clock; all else is assumed to run in containers. */
function defaultPlatform({ functions }: Work, provider: Provider): ComputePlatform {
  const entries = functions.flatMap(({ entry }) => entry ?? [])
  return (entries.length > 0 && entries.every(({ kind, isFunction }) => kind === 'serverless' || isFunction) ? serverless : containers)[provider]
}

const platformNames: Readonly<Record<ComputePlatform, string>> = {
  'lambda': 'Lambda', 'fargate': 'Fargate', 'ec2': 'EC2', 'azure-functions': 'Azure Functions (Consumption)', 'azure-functions-flex': 'Azure Functions (Flex)',
  'azure-functions-premium': 'Azure Functions (Premium)', 'container-apps': 'Container Apps', 'azure-vm': 'an Azure virtual machine', 'cloud-run': 'Cloud Run by request',
  'cloud-run-instances': 'Cloud Run by instance', 'cloud-functions': 'Cloud Functions (1st generation)', 'compute-engine': 'Compute Engine', 'server': 'a server',
}

interface DurationPlatform {
  readonly memoryMb: number
  readonly meter?: DurationMeter
  readonly gbSecond?: Readonly<Record<'x86' | 'arm', PriceId>>
  readonly vcpuSecond?: PriceId
  readonly ghzSecond?: PriceId
  /** The processors that a function with so many MB of memory is given, where that is what decides. */
  readonly vcpusOf?: (memoryMb: number) => number
  /** How processor time is stretched where that is less than one, with the names of inputs. */
  readonly slowdownText?: string
  /** One instance may serve several calls at a time. */
  readonly shares?: boolean
  /** The memory that is asked for is billed, used or not. */
  readonly reserves?: boolean
  /** Memory that is billed all month, whether calls run or not. */
  readonly reservedGbSecond?: PriceId
}

const both = (id: PriceId) => ({ x86: id, arm: id })

/** AWS: "At 1,769 MB, a function has the equivalent of one vCPU." */
const lambdaMbPerVcpu = 1769

/** Cloud Functions, 1st generation: MB of memory, and the share of a processor that comes with it. */
const generationOneSizes: readonly (readonly [memoryMb: number, vcpus: number])[] = [[128, 0.083], [256, 0.167], [512, 0.333], [1024, 0.583], [2048, 1], [Infinity, 2]]

function generationOneVcpus(memoryMb: number): number {
  return generationOneSizes.find(([size]) => memoryMb <= size)?.[1] ?? 2
}

const durationPlatforms: Readonly<Partial<Record<ComputePlatform, DurationPlatform>>> = {
  'lambda': {
    memoryMb: 512, meter: lambdaMeter, vcpusOf: (memoryMb) => memoryMb / lambdaMbPerVcpu, slowdownText: `(${(lambdaMbPerVcpu / 1024).toFixed(2)} / memory GB)`, reserves: true,
    gbSecond: { x86: 'aws.lambda.x86.gbSecond', arm: 'aws.lambda.arm.gbSecond' },
  },
  'azure-functions': { memoryMb: 256, meter: azureFunctionsMeter, gbSecond: both('azure.functions.consumption.gbSecond') },
  'azure-functions-flex': { memoryMb: 2048, gbSecond: both('azure.functions.flex.gbSecond'), reserves: true },
  'container-apps': { memoryMb: 2048, vcpuSecond: 'azure.containerApps.active.vcpuSecond', shares: true, reservedGbSecond: 'azure.containerApps.gbSecond' },
  'cloud-run': {
    memoryMb: 512, meter: cloudRunMeter, gbSecond: both('google.run.requestBased.gbSecond'), vcpuSecond: 'google.run.requestBased.vcpuSecond', shares: true, reserves: true,
  },
  'cloud-functions': {
    memoryMb: 512, vcpusOf: generationOneVcpus, slowdownText: '1 / (vCPUs by memory)', reserves: true,
    gbSecond: both('google.functions.gen1.gbSecond'), ghzSecond: 'google.functions.gen1.ghzSecond',
  },
}

function byDuration(kind: ComputePlatform, platform: Platform | undefined, hint: string | undefined): Compute {
  const { memoryMb, meter, gbSecond, vcpuSecond, ghzSecond, vcpusOf, slowdownText, shares, reserves, reservedGbSecond } = durationPlatforms[kind] ?? { memoryMb: 512 }
  const own = platform?.compute
  const memory = memoryInput(platform, memoryMb, meter?.roundsMemoryMbTo ?? 1)
  const vcpus = vcpusInput(platform)
  const realised = realisationInput(platform)
  const concurrency = concurrencyInput(platform)
  const atATime = (read: Read) => shares ? Math.max(1, read(concurrency)) : 1
  const sharesText = shares ? ' / calls at a time' : ''
  const gbPrice = gbSecond?.[own?.architecture ?? 'x86']
  const gbTariff = gbPrice && listTariff(gbPrice, platform, hint)
  const given = vcpusOf && ((read: Read) => vcpusOf(read(memory) * 1024))
  return {
    platform: kind,
    // One call uses one processor, however many there are.
    slowdown: (read) => given ? 1 / Math.min(1, given(read)) : 1,
    slowdownText: vcpusOf === undefined || vcpusOf(memory.value * 1024) >= 1 ? '' : slowdownText ?? '',
    whileRunning: { vcpus: given ?? ((read) => read(vcpus) / atATime(read)), memoryGb: (read) => read(memory) / atATime(read) },
    charges: [
      ...gbTariff ? [{ on: 'seconds', tariff: gbTariff, rate: (read: Read) => read(memory) / atATime(read), rateText: `memory GB${sharesText}` } as const] : [],
      ...vcpuSecond ? [{ on: 'seconds', tariff: listTariff(vcpuSecond, platform, hint), rate: (read: Read) => read(vcpus) / atATime(read), rateText: `vCPUs${sharesText}` } as const] : [],
      ...ghzSecond ? [{ on: 'seconds', tariff: listTariff(ghzSecond, platform, hint), rate: (read: Read) => (given ? given(read) : 1) * ghzOfVcpu, rateText: 'GHz by memory' } as const] : [],
      ...gbTariff ? [{
        on: 'held', tariff: gbTariff, rate: (read: Read) => reserves ? read(realised) : 1, rateText: reserves ? 'realisation' : '',
      } as const] : [],
      ...reservedGbSecond ? [{
        on: 'reserved', tariff: listTariff(reservedGbSecond, usedUp(platform), hint), rate: (read: Read) => read(realised) * 3600, rateText: 'realisation × 3600',
      } as const] : [],
    ],
  }
}

/** As the price list of the first generation counts. */
const ghzOfVcpu = 2.4

interface ContainerPlatform {
  readonly vcpu: Readonly<Record<'x86' | 'arm', PriceId>>
  readonly memory: Readonly<Record<'x86' | 'arm', PriceId>>
  /** Seconds in the unit of its prices. */
  readonly seconds: number
}

const containerPlatforms: Readonly<Partial<Record<ComputePlatform, ContainerPlatform>>> = {
  'fargate': {
    seconds: 3600, vcpu: { x86: 'aws.fargate.x86.vcpuHour', arm: 'aws.fargate.arm.vcpuHour' }, memory: { x86: 'aws.fargate.x86.gbHour', arm: 'aws.fargate.arm.gbHour' },
  },
  'azure-functions-premium': { seconds: 3600, vcpu: both('azure.functions.premium.vcpuHour'), memory: both('azure.functions.premium.gbHour') },
  'cloud-run-instances': { seconds: 1, vcpu: both('google.run.instanceBased.vcpuSecond'), memory: both('google.run.instanceBased.gbSecond') },
}

/** Whole containers go when there is less to compute, with the memory that each of them has. */
function inContainers(kind: ComputePlatform, platform: Platform | undefined, hint: string | undefined): Compute {
  const prices = containerPlatforms[kind]
  if (!prices) return onMachines(kind, platform, hint)
  const architecture = platform?.compute?.architecture ?? 'x86'
  const [memory, vcpus, realised] = [memoryInput(platform, 2048, 1), vcpusInput(platform), realisationInput(platform)]
  const tariffOf = (price: ContainerPlatform['vcpu']) => listTariff(price[architecture], usedUp(platform), hint)
  const [vcpuTariff, gbTariff] = [tariffOf(prices.vcpu), tariffOf(prices.memory)]
  const perUnit = prices.seconds === 1 ? '' : ` / ${prices.seconds}`
  const slots = slotsInput(platform)
  return {
    platform: kind, slowdown: () => 1, slowdownText: '',
    charges: [
      ...slots ? [
        { on: 'seconds', tariff: vcpuTariff, rate: (read: Read) => read(realised) * read(vcpus) / read(slots) / prices.seconds, rateText: `realisation × vCPUs / calls at a time${perUnit}` },
        { on: 'seconds', tariff: gbTariff, rate: (read: Read) => read(realised) * read(memory) / read(slots) / prices.seconds, rateText: `realisation × memory GB / calls at a time${perUnit}` },
      ] as const : [
        { on: 'program', tariff: vcpuTariff, rate: (read: Read) => read(realised) / prices.seconds, rateText: `realisation${perUnit}` },
        { on: 'program', tariff: gbTariff, rate: (read: Read) => read(realised) * read(memory) / read(vcpus) / prices.seconds, rateText: `realisation × memory GB / vCPUs${perUnit}` },
      ] as const,
      { on: 'reserved', tariff: gbTariff, rate: (read) => read(realised) * 3600 / prices.seconds, rateText: prices.seconds === 1 ? 'realisation × 3600' : 'realisation' },
    ],
  }
}

/** A container that is there all month uses several times the seconds that are free: what is taken away from it was paid for. */
function usedUp(platform: Platform | undefined): Platform {
  return { ...platform, freeTier: false }
}

function onMachines(kind: ComputePlatform, platform: Platform | undefined, hint: string | undefined): Compute {
  const realised = realisationInput(platform)
  const { tariff, vcpus, gbShare, processor } = machineOf(kind, platform, hint)
  const slots = slotsInput(platform)
  return {
    platform: kind, slowdown: () => 1, slowdownText: '', processor,
    charges: [
      slots
        ? { on: 'seconds', tariff, rate: (read) => read(realised) / read(slots) / 3600, rateText: 'realisation / calls at a time / 3600' }
        : { on: 'program', tariff, rate: (read) => read(realised) / vcpus / 3600, rateText: `realisation / ${vcpus} vCPUs / 3600` },
      { on: 'reserved', tariff, rate: (read) => read(realised) * gbShare, rateText: `realisation × ${gbShare.toPrecision(2)} of the machine for a GB` },
    ],
  }
}

function memoryInput(platform: Platform | undefined, usualMb: number, roundsTo: number): Input {
  const own = platform?.compute?.memoryMb
  if (own !== undefined) return inputOf('memory GB', 'GB', Math.ceil(own / roundsTo) * roundsTo / 1024, 'config', 'pricing.compute.memoryMb', { uncertainty: 1 })
  return inputOf('memory GB', 'GB', usualMb / 1024, 'default', 'nobody says how much memory it has: set pricing.compute.memoryMb')
}

function vcpusInput(platform: Platform | undefined): Input {
  const own = platform?.compute?.vcpus
  if (own !== undefined) return inputOf('vCPUs', 'vCPUs', own, 'config', 'pricing.compute.vcpus', { uncertainty: 1 })
  return inputOf('vCPUs', 'vCPUs', 1, 'default', 'nobody says how many processors it has: set pricing.compute.vcpus', { uncertainty: 2 })
}

/** Where each call holds a worker until it is done, capacity is a number of workers, and waiting takes it up like work does: only if that number is given. */
function slotsInput(platform: Platform | undefined): Input | undefined {
  return platform?.compute?.concurrency === undefined ? undefined : concurrencyInput(platform)
}

function concurrencyInput(platform: Platform | undefined): Input {
  const own = platform?.compute?.concurrency
  if (own !== undefined) return inputOf('calls at a time', 'calls', own, 'config', 'pricing.compute.concurrency')
  return inputOf('calls at a time', 'calls', 1, 'default', 'the calls that one instance works on at a time, on average: set pricing.compute.concurrency')
}
