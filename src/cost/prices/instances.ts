// What an instance is made of: virtual processors, memory, processor generation. For its price per vCPU, and for its energy.
// Sizes are those in the vendors' public specifications; each stands in the price list as `<name>.hour`.

import type { Processor } from './energy.js'
import type { PriceId } from './list.js'

export interface Instance {
  readonly vcpus: number
  readonly memoryGb: number
  /** Absent where the vendor runs the type on several generations. */
  readonly processor?: Processor
  /** For burstable types, the share of each vCPU that is paid for: what is used above it comes from credits, or costs extra. */
  readonly baseline?: number
}

/** Every name that has a price by the hour of an instance. */
export type InstanceName = NameIn<PriceId>

type NameIn<Id> = Id extends `${infer Name}.hour` ? Name : never

export const instances: Readonly<Record<InstanceName, Instance>> = {
  'aws.ec2.m7g.medium': { vcpus: 1, memoryGb: 4, processor: 'graviton3' },
  'aws.ec2.m7g.large': { vcpus: 2, memoryGb: 8, processor: 'graviton3' },
  'aws.ec2.m7g.xlarge': { vcpus: 4, memoryGb: 16, processor: 'graviton3' },
  'aws.ec2.m7g.2xlarge': { vcpus: 8, memoryGb: 32, processor: 'graviton3' },
  'aws.ec2.m7i.large': { vcpus: 2, memoryGb: 8, processor: 'sapphireRapids' },
  'aws.ec2.m7i.xlarge': { vcpus: 4, memoryGb: 16, processor: 'sapphireRapids' },
  'aws.ec2.m7i.2xlarge': { vcpus: 8, memoryGb: 32, processor: 'sapphireRapids' },
  'aws.ec2.m7i-flex.large': { vcpus: 2, memoryGb: 8, processor: 'sapphireRapids' },
  'aws.ec2.m6i.large': { vcpus: 2, memoryGb: 8, processor: 'iceLake' },
  'aws.ec2.m6g.large': { vcpus: 2, memoryGb: 8, processor: 'graviton2' },
  'aws.ec2.m5.large': { vcpus: 2, memoryGb: 8 },
  'aws.ec2.c7g.large': { vcpus: 2, memoryGb: 4, processor: 'graviton3' },
  'aws.ec2.c7i.large': { vcpus: 2, memoryGb: 4, processor: 'sapphireRapids' },
  'aws.ec2.r7g.large': { vcpus: 2, memoryGb: 16, processor: 'graviton3' },
  'aws.ec2.t4g.nano': { vcpus: 2, memoryGb: 0.5, processor: 'graviton2', baseline: 0.05 },
  'aws.ec2.t4g.micro': { vcpus: 2, memoryGb: 1, processor: 'graviton2', baseline: 0.1 },
  'aws.ec2.t4g.small': { vcpus: 2, memoryGb: 2, processor: 'graviton2', baseline: 0.2 },
  'aws.ec2.t4g.medium': { vcpus: 2, memoryGb: 4, processor: 'graviton2', baseline: 0.2 },
  'aws.ec2.t4g.large': { vcpus: 2, memoryGb: 8, processor: 'graviton2', baseline: 0.3 },
  'aws.ec2.t4g.xlarge': { vcpus: 4, memoryGb: 16, processor: 'graviton2', baseline: 0.4 },
  'aws.ec2.t4g.2xlarge': { vcpus: 8, memoryGb: 32, processor: 'graviton2', baseline: 0.4 },
  'aws.ec2.t3.micro': { vcpus: 2, memoryGb: 1, baseline: 0.1 },
  'aws.ec2.t3.small': { vcpus: 2, memoryGb: 2, baseline: 0.2 },
  'aws.ec2.t3.medium': { vcpus: 2, memoryGb: 4, baseline: 0.2 },
  'aws.ec2.t3.large': { vcpus: 2, memoryGb: 8, baseline: 0.3 },
  // RDS runs its burstable types in unlimited mode, still on the baseline of the EC2 type.
  'aws.rds.db.t4g.micro': { vcpus: 2, memoryGb: 1, processor: 'graviton2', baseline: 0.1 },
  'aws.rds.db.t4g.small': { vcpus: 2, memoryGb: 2, processor: 'graviton2', baseline: 0.2 },
  'aws.rds.db.t4g.medium': { vcpus: 2, memoryGb: 4, processor: 'graviton2', baseline: 0.2 },
  'aws.rds.db.t4g.large': { vcpus: 2, memoryGb: 8, processor: 'graviton2', baseline: 0.3 },
  'aws.rds.db.m7g.large': { vcpus: 2, memoryGb: 8, processor: 'graviton3' },
  'aws.rds.db.m6g.large': { vcpus: 2, memoryGb: 8, processor: 'graviton2' },
  'aws.rds.db.r7g.large': { vcpus: 2, memoryGb: 16, processor: 'graviton3' },
  'aws.rds.db.t3.large': { vcpus: 2, memoryGb: 8, baseline: 0.3 },
  'azure.postgresql.b1ms': { vcpus: 1, memoryGb: 2, baseline: 0.2 },
  'azure.postgresql.b2ms': { vcpus: 2, memoryGb: 8, baseline: 0.3 },
  'azure.postgresql.d2ds-v5': { vcpus: 2, memoryGb: 8, processor: 'iceLake' },
  'azure.postgresql.d2ads-v5': { vcpus: 2, memoryGb: 8, processor: 'epyc3' },
  'azure.postgresql.d4s-v3': { vcpus: 4, memoryGb: 16 },
  'azure.postgresql.e4s-v3': { vcpus: 4, memoryGb: 32 },
  'azure.mysql.b1ms': { vcpus: 1, memoryGb: 2, baseline: 0.2 },
  'azure.mysql.d2ads-v5': { vcpus: 2, memoryGb: 8, processor: 'epyc3' },
  'azure.mysql.e4ds-v4': { vcpus: 4, memoryGb: 32 },
  'azure.sql.gp-gen5-2': { vcpus: 2, memoryGb: 10.4 },
  'azure.sql.gp-gen5-4': { vcpus: 4, memoryGb: 20.8 },
  'google.sql.db-custom-1-3840': { vcpus: 1, memoryGb: 3.75 },
  'google.sql.db-custom-2-7680': { vcpus: 2, memoryGb: 7.5 },
  'google.sql.db-custom-4-15360': { vcpus: 4, memoryGb: 15 },
  'google.sql.db-n1-standard-2': { vcpus: 2, memoryGb: 7.5 },
  'google.sql.db-n1-standard-4': { vcpus: 4, memoryGb: 15 },
  'azure.vm.b1s': { vcpus: 1, memoryGb: 1, baseline: 0.1 },
  'azure.vm.b2s': { vcpus: 2, memoryGb: 4, baseline: 0.2 },
  'azure.vm.d2s-v5': { vcpus: 2, memoryGb: 8, processor: 'iceLake' },
  'azure.vm.d4s-v5': { vcpus: 4, memoryGb: 16, processor: 'iceLake' },
  'google.compute.e2-medium': { vcpus: 2, memoryGb: 4, baseline: 0.5 },
  'google.compute.e2-standard-2': { vcpus: 2, memoryGb: 8 },
  'google.compute.e2-standard-4': { vcpus: 4, memoryGb: 16 },
  'google.compute.n2-standard-2': { vcpus: 2, memoryGb: 8 },
  'google.compute.n2-standard-4': { vcpus: 4, memoryGb: 16 },
  'google.compute.n2-standard-8': { vcpus: 8, memoryGb: 32 },
}
