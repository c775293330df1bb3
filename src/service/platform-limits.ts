// What each platform sells, as its provider documents it: whose it is, how much memory and how many processors it gives, what its machines are called.

import type { ComputePlatform, DatabasePlatform } from '../cost/platform.js'
import type { Provider } from '../cost/prices/price.js'

export interface PlatformLimits {
  /** Absent: anybody's. */
  readonly provider?: Provider
  readonly memoryMb?: readonly [least: number, most: number]
  /** A range, or the only ones there are. */
  readonly vcpus?: readonly [least: number, most: number] | ReadonlySet<number>
  /** A machine of a type, for which `instance` and `hourUsd` speak. */
  readonly isMachine?: true
  /** Whether its processors can be chosen apart from its memory. */
  readonly hasVcpus?: true
}

export const computeLimits: Readonly<Record<ComputePlatform, PlatformLimits>> = {
  'lambda': { provider: 'aws', memoryMb: [128, 10_240] },
  'fargate': { provider: 'aws', memoryMb: [512, 122_880], vcpus: new Set([0.25, 0.5, 1, 2, 4, 8, 16]), hasVcpus: true },
  'ec2': { provider: 'aws', isMachine: true, hasVcpus: true },
  'azure-functions': { provider: 'azure', memoryMb: [128, 1536] },
  'azure-functions-flex': { provider: 'azure', memoryMb: [512, 4096] },
  'azure-functions-premium': { provider: 'azure', memoryMb: [512, 14_336], vcpus: new Set([1, 2, 4]), hasVcpus: true },
  'container-apps': { provider: 'azure', memoryMb: [512, 8192], vcpus: [0.25, 4], hasVcpus: true },
  'azure-vm': { provider: 'azure', isMachine: true, hasVcpus: true },
  'cloud-run': { provider: 'google', memoryMb: [128, 32_768], vcpus: [0.08, 8], hasVcpus: true },
  'cloud-run-instances': { provider: 'google', memoryMb: [128, 32_768], vcpus: [0.08, 8], hasVcpus: true },
  'cloud-functions': { provider: 'google', memoryMb: [128, 8192] },
  'compute-engine': { provider: 'google', isMachine: true, hasVcpus: true },
  'server': { isMachine: true, hasVcpus: true },
}

/** Whose it is; undefined for what may be anywhere. */
export const databaseProviders: Readonly<Record<DatabasePlatform, Provider | undefined>> = {
  'rds': 'aws', 'aurora-serverless': 'aws', 'azure-postgresql': 'azure', 'azure-mysql': 'azure', 'azure-sql': 'azure', 'cloud-sql': 'google',
  'server': undefined, 'embedded': undefined, 'none': undefined,
}

export interface InstanceForm {
  /** Of the price list. */
  readonly prefix: string
  readonly form: RegExp
  readonly of: string
  readonly example: string
}

const size = '(?:nano|micro|small|medium|large|\\d*xlarge|metal[a-z0-9-]*)'
const azureForm = /^(?!db[.-])(?:[a-z]+_)*[a-z]+\d+[a-z0-9-]*(?:[_-][a-z0-9]+)*$/i

export const computeInstances: Readonly<Partial<Record<ComputePlatform, InstanceForm>>> = {
  'ec2': { prefix: 'aws.ec2.', form: new RegExp(`^[a-z][a-z0-9-]*\\.${size}$`, 'i'), of: 'EC2', example: 'm7g.large' },
  'azure-vm': { prefix: 'azure.vm.', form: azureForm, of: 'Azure\'s virtual machines', example: 'Standard_D2s_v5' },
  'compute-engine': { prefix: 'google.compute.', form: /^(?:custom|[a-z]\d[a-z]?)-[a-z0-9-]+$/i, of: 'Compute Engine', example: 'e2-standard-2' },
}

export const databaseInstances: Readonly<Partial<Record<DatabasePlatform, InstanceForm>>> = {
  'rds': { prefix: 'aws.rds.', form: new RegExp(`^db\\.[a-z][a-z0-9-]*\\.${size}$`, 'i'), of: 'RDS', example: 'db.t4g.medium' },
  'azure-postgresql': { prefix: 'azure.postgresql.', form: azureForm, of: 'Azure Database for PostgreSQL', example: 'GP_Standard_D2ds_v5' },
  'azure-mysql': { prefix: 'azure.mysql.', form: azureForm, of: 'Azure Database for MySQL', example: 'GP_Standard_D2ads_v5' },
  'azure-sql': { prefix: 'azure.sql.', form: azureForm, of: 'Azure SQL Database', example: 'GP_Gen5_2' },
  'cloud-sql': { prefix: 'google.sql.', form: /^db-[a-z0-9-]+$/i, of: 'Cloud SQL', example: 'db-custom-2-7680' },
}

export const providerNames: Readonly<Record<Provider, string>> = { aws: 'AWS', azure: 'Azure', google: 'Google Cloud' }
