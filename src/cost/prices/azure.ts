// Azure prices, East US: Functions, Container Apps, virtual machines, data out.
// The Consumption and Flex plans of Functions fall with the work; Premium, idle container replicas and machines bill what is kept running.

import { doubtfulTables, golden, memory, secondary, tables, publisher } from './evidence.js'
import type { PriceTable } from './price.js'
import { million } from './units.js'

const consumption = golden('function_app', '2024-07-01')
const flex = secondary('modal.com', '2025-05-22')
const premium = doubtfulTables('one table alone')
const containers = tables('four independent tables agree')
const containersOffer = publisher('azure.microsoft.com/pricing/details/container-apps')

export const azure = {
  'azure.functions.consumption.gbSecond': {
    what: 'Functions, Consumption plan, duration', unit: 'GB-second', usd: 0.000016, billing: 'use', evidence: consumption,
    free: { quantity: 400_000, evidence: consumption },
  },
  'azure.functions.consumption.request': {
    what: 'Functions, Consumption plan, execution', unit: 'request', usd: 0.20 / million, billing: 'use', evidence: consumption,
    free: { quantity: million, evidence: consumption },
  },
  'azure.functions.flex.gbSecond': {
    what: 'Functions, Flex Consumption plan on demand, duration', unit: 'GB-second', usd: 0.000026, billing: 'use', evidence: flex,
  },
  'azure.functions.flex.request': {
    what: 'Functions, Flex Consumption plan on demand, execution', unit: 'request', usd: 0.40 / million, billing: 'use', evidence: memory(),
  },
  'azure.functions.premium.vcpuHour': {
    what: 'Functions, Premium plan, vCPU', unit: 'vCPU-hour', usd: 0.17, billing: 'provision', evidence: premium,
  },
  'azure.functions.premium.gbHour': {
    what: 'Functions, Premium plan, memory', unit: 'GB-hour', usd: 0.0122, billing: 'provision', evidence: premium,
  },

  'azure.containerApps.active.vcpuSecond': {
    what: 'Container Apps, vCPU of an active replica', unit: 'vCPU-second', usd: 0.000024, billing: 'use', evidence: containers,
    free: { quantity: 180_000, evidence: containersOffer, shared: 'azure.containerApps.vcpuSecond' },
  },
  'azure.containerApps.idle.vcpuSecond': {
    what: 'Container Apps, vCPU of an idle replica', unit: 'vCPU-second', usd: 0.000003, billing: 'provision', evidence: containers,
    free: { quantity: 180_000, evidence: containersOffer, shared: 'azure.containerApps.vcpuSecond' },
  },
  // A replica's memory costs the same active and idle, so work that goes away leaves its bill where it was.
  'azure.containerApps.gbSecond': {
    what: 'Container Apps, memory of a replica', unit: 'GB-second', usd: 0.000003, billing: 'provision', evidence: containers,
    free: { quantity: 360_000, evidence: containersOffer },
  },
  'azure.containerApps.request': {
    what: 'Container Apps, request', unit: 'request', usd: 0.40 / million, billing: 'use', evidence: containers,
    free: { quantity: 2 * million, evidence: containersOffer },
  },

  'azure.vm.b1s.hour': {
    what: 'Virtual machine B1s', unit: 'instance-hour', usd: 0.0104, billing: 'provision', evidence: golden('a virtual machine B1s, 7.59 dollars a month'),
  },
  'azure.vm.b2s.hour': { what: 'Virtual machine B2s', unit: 'instance-hour', usd: 0.0416, billing: 'provision', evidence: tables() },
  'azure.vm.d2s-v5.hour': { what: 'Virtual machine D2s v5', unit: 'instance-hour', usd: 0.096, billing: 'provision', evidence: tables() },
  'azure.vm.d4s-v5.hour': { what: 'Virtual machine D4s v5', unit: 'instance-hour', usd: 0.192, billing: 'provision', evidence: tables() },
  'azure.transfer.internet.gb': { what: 'Data out to the Internet', unit: 'GB', usd: 0.087, billing: 'use', evidence: tables() },
} satisfies PriceTable
