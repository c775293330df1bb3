// The units that prices are stated in. Each price counts one single unit; lists show some of them by the thousand or million.

/** A GB is 2^30 bytes, as the clouds bill it. A month has 730 hours in all price lists. */
export type Unit = keyof typeof units

export { hoursPerMonth } from '../../analysis/model/units.js'

export const thousand = 1e3
export const million = 1e6
export const billion = 1e9

/** Storage and transfer tiers are binary: "the first 10 TB" ends at 10,240 GB. */
export const gbPerTb = 1024

interface UnitWords {
  readonly one: string
  readonly many: string
}

export const units = {
  'request': { one: 'request', many: 'requests' },
  'read-unit': { one: 'read request unit', many: 'read request units' },
  'write-unit': { one: 'write request unit', many: 'write request units' },
  'request-unit': { one: 'request unit', many: 'request units' },
  'throughput-hour': { one: 'request unit a second, for an hour', many: 'hours of a request unit a second' },
  'token': { one: 'token', many: 'tokens' },
  'read-capacity-hour': { one: 'read capacity unit for an hour', many: 'read capacity unit hours' },
  'write-capacity-hour': { one: 'write capacity unit for an hour', many: 'write capacity unit hours' },
  'ACU-hour': { one: 'Aurora capacity unit for an hour', many: 'Aurora capacity unit hours' },
  'GB-second': { one: 'GB for a second', many: 'GB-seconds' },
  'GB-hour': { one: 'GB for an hour', many: 'GB-hours' },
  'GHz-second': { one: 'GHz of processor for a second', many: 'GHz-seconds' },
  'vCPU-second': { one: 'vCPU for a second', many: 'vCPU-seconds' },
  'vCPU-hour': { one: 'vCPU for an hour', many: 'vCPU-hours' },
  'hour': { one: 'hour', many: 'hours' },
  'instance-hour': { one: 'instance for an hour', many: 'instance-hours' },
  'GB': { one: 'GB', many: 'GB' },
  'GB-month': { one: 'GB stored for a month', many: 'GB-months' },
  'object-month': { one: 'object for a month', many: 'object-months' },
  'IOPS-month': { one: 'operation a second, provisioned for a month', many: 'IOPS-months' },
  'MBps-month': { one: 'MB a second, provisioned for a month', many: 'MB/s-months' },
  'secret-month': { one: 'secret for a month', many: 'secret-months' },
  'parameter-month': { one: 'parameter for a month', many: 'parameter-months' },
  'key-month': { one: 'key for a month', many: 'key-months' },
  'alarm-month': { one: 'alarm for a month', many: 'alarm-months' },
  'dashboard-month': { one: 'dashboard for a month', many: 'dashboard-months' },
} as const satisfies Readonly<Record<string, UnitWords>>
