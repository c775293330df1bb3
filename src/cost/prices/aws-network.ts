// AWS prices of moved bytes, us-east-1: out to the Internet, between zones and regions, through a NAT gateway.
// A NAT gateway is billed twice: for every hour that it is there, and for every GB that goes through it, on top of the transfer itself.

import { golden, memory, publisher } from './evidence.js'
import type { PriceTable } from './price.js'
import { gbPerTb } from './units.js'

const transfer = golden('data_transfer', '2024-09-25')
const nat = golden('nat_gateway', '2024-07-01')

export const awsNetwork = {
  'aws.transfer.internet.gb': {
    what: 'Data out to the Internet', unit: 'GB', billing: 'use', evidence: transfer,
    usd: [
      { upTo: 10 * gbPerTb, usd: 0.09 },
      { upTo: 50 * gbPerTb, usd: 0.085 },
      { upTo: 150 * gbPerTb, usd: 0.07 },
      { usd: 0.05, evidence: memory('Infracost shows it for other regions with the same lower tiers') },
    ],
    free: { quantity: 100, evidence: publisher('aws.amazon.com/ec2/pricing/on-demand') },
  },
  'aws.transfer.zones.gb': { what: 'Data between zones of a region, each way', unit: 'GB', usd: 0.01, billing: 'use', evidence: transfer },
  'aws.transfer.regions.gb': { what: 'Data to other regions', unit: 'GB', usd: 0.02, billing: 'use', evidence: transfer },
  'aws.transfer.regions.us-east-2.gb': { what: 'Data from us-east-1 to us-east-2', unit: 'GB', usd: 0.01, billing: 'use', evidence: transfer },
  'aws.nat.gatewayHour': { what: 'NAT gateway', unit: 'hour', usd: 0.045, billing: 'provision', evidence: nat },
  'aws.nat.gb': { what: 'NAT gateway, data processed', unit: 'GB', usd: 0.045, billing: 'use', evidence: nat },
} satisfies PriceTable
