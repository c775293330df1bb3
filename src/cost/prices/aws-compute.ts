// AWS prices of processor and memory time, us-east-1: Lambda, Fargate, EC2.
// Only Lambda's duration falls with the work; Fargate, EC2 and Lambda's warm capacity bill what was asked for, used or not.

import { golden, memory, secondary, tables, publisher } from './evidence.js'
import type { FreeAllowance, PriceTable } from './price.js'
import { billion, million } from './units.js'

const lambda = golden('lambda_function', '2024-07-01')
const lambdaOffer = publisher('aws.amazon.com/lambda/pricing')
const warmArm = golden('lambda_provisioned_concurrency_config')
const warmX86 = secondary('wring.co', '2026-03-08')
const fargate = golden('ecs_service', '2025-07-07')
const fargateArm = secondary('vantage.sh')
const instance = golden('instance', '2024-07-01')
const mostTables = tables('most of ten tables; others differ in the last digits')
const currentTables = tables('two tables, one read from the AWS Price List on 2026-10-05; others round it, or are older')
const agreed = tables('at least eight independent tables agree')

/** One allowance for both processors. */
const freeDuration: FreeAllowance = { quantity: 400_000, evidence: lambdaOffer, shared: 'aws.lambda.gbSecond' }

export const awsCompute = {
  'aws.lambda.x86.gbSecond': {
    what: 'Lambda duration, x86', unit: 'GB-second', billing: 'use', evidence: lambda, free: freeDuration,
    usd: [{ upTo: 6 * billion, usd: 0.0000166667 }, { upTo: 15 * billion, usd: 0.000015 }, { usd: 0.0000133334 }],
  },
  'aws.lambda.arm.gbSecond': {
    what: 'Lambda duration, Arm', unit: 'GB-second', billing: 'use', evidence: lambda, free: freeDuration,
    usd: [{ upTo: 7.5 * billion, usd: 0.0000133334 }, { upTo: 18.75 * billion, usd: 0.0000120001 }, { usd: 0.0000106667 }],
  },
  'aws.lambda.request': {
    what: 'Lambda request', unit: 'request', usd: 0.20 / million, billing: 'use', evidence: lambda,
    free: { quantity: million, evidence: lambdaOffer },
  },
  'aws.lambda.ephemeral.gbSecond': {
    what: 'Lambda ephemeral storage above 512 MB', unit: 'GB-second', usd: 0.0000000309, billing: 'use', evidence: lambda,
  },
  'aws.lambda.warm.x86.gbSecond': {
    what: 'Lambda provisioned concurrency kept warm, x86', unit: 'GB-second', usd: 0.0000041667, billing: 'provision', evidence: warmX86,
  },
  'aws.lambda.warm.arm.gbSecond': {
    what: 'Lambda provisioned concurrency kept warm, Arm', unit: 'GB-second', usd: 0.0000033334, billing: 'provision', evidence: warmArm,
  },
  'aws.lambda.warmDuration.x86.gbSecond': {
    what: 'Lambda duration on provisioned concurrency, x86', unit: 'GB-second', usd: 0.0000097222, billing: 'use', evidence: warmX86,
  },
  'aws.lambda.warmDuration.arm.gbSecond': {
    what: 'Lambda duration on provisioned concurrency, Arm', unit: 'GB-second', usd: 0.0000077778, billing: 'use', evidence: warmArm,
  },

  'aws.fargate.x86.vcpuHour': { what: 'Fargate vCPU, x86', unit: 'vCPU-hour', usd: 0.04048, billing: 'provision', evidence: fargate },
  'aws.fargate.x86.gbHour': { what: 'Fargate memory, x86', unit: 'GB-hour', usd: 0.004445, billing: 'provision', evidence: fargate },
  'aws.fargate.arm.vcpuHour': { what: 'Fargate vCPU, Arm', unit: 'vCPU-hour', usd: 0.03238, billing: 'provision', evidence: fargateArm },
  'aws.fargate.arm.gbHour': { what: 'Fargate memory, Arm', unit: 'GB-hour', usd: 0.00356, billing: 'provision', evidence: fargateArm },
  'aws.fargate.ephemeral.gbHour': {
    what: 'Fargate ephemeral storage above 20 GB', unit: 'GB-hour', usd: 0.000111, billing: 'provision', evidence: fargateArm,
  },

  'aws.ec2.m7g.medium.hour': { what: 'EC2 m7g.medium', unit: 'instance-hour', usd: 0.0408, billing: 'provision', evidence: agreed },
  'aws.ec2.m7g.large.hour': { what: 'EC2 m7g.large', unit: 'instance-hour', usd: 0.0816, billing: 'provision', evidence: agreed },
  'aws.ec2.m7g.xlarge.hour': { what: 'EC2 m7g.xlarge', unit: 'instance-hour', usd: 0.1632, billing: 'provision', evidence: agreed },
  'aws.ec2.m7g.2xlarge.hour': { what: 'EC2 m7g.2xlarge', unit: 'instance-hour', usd: 0.3264, billing: 'provision', evidence: agreed },
  'aws.ec2.m7i.large.hour': { what: 'EC2 m7i.large', unit: 'instance-hour', usd: 0.1008, billing: 'provision', evidence: tables() },
  'aws.ec2.m7i.xlarge.hour': { what: 'EC2 m7i.xlarge', unit: 'instance-hour', usd: 0.2016, billing: 'provision', evidence: tables() },
  'aws.ec2.m7i.2xlarge.hour': { what: 'EC2 m7i.2xlarge', unit: 'instance-hour', usd: 0.4032, billing: 'provision', evidence: tables() },
  'aws.ec2.m7i-flex.large.hour': { what: 'EC2 m7i-flex.large', unit: 'instance-hour', usd: 0.09576, billing: 'provision', evidence: tables() },
  'aws.ec2.m6i.large.hour': { what: 'EC2 m6i.large', unit: 'instance-hour', usd: 0.096, billing: 'provision', evidence: tables() },
  'aws.ec2.m6g.large.hour': { what: 'EC2 m6g.large', unit: 'instance-hour', usd: 0.077, billing: 'provision', evidence: tables() },
  'aws.ec2.m5.large.hour': { what: 'EC2 m5.large', unit: 'instance-hour', usd: 0.096, billing: 'provision', evidence: instance },
  'aws.ec2.c7g.large.hour': { what: 'EC2 c7g.large', unit: 'instance-hour', usd: 0.0725, billing: 'provision', evidence: mostTables },
  'aws.ec2.c7i.large.hour': { what: 'EC2 c7i.large', unit: 'instance-hour', usd: 0.08925, billing: 'provision', evidence: currentTables },
  'aws.ec2.r7g.large.hour': { what: 'EC2 r7g.large', unit: 'instance-hour', usd: 0.1071, billing: 'provision', evidence: tables() },
  'aws.ec2.t4g.nano.hour': { what: 'EC2 t4g.nano', unit: 'instance-hour', usd: 0.0042, billing: 'provision', evidence: tables() },
  'aws.ec2.t4g.micro.hour': { what: 'EC2 t4g.micro', unit: 'instance-hour', usd: 0.0084, billing: 'provision', evidence: tables() },
  'aws.ec2.t4g.small.hour': { what: 'EC2 t4g.small', unit: 'instance-hour', usd: 0.0168, billing: 'provision', evidence: tables() },
  'aws.ec2.t4g.medium.hour': { what: 'EC2 t4g.medium', unit: 'instance-hour', usd: 0.0336, billing: 'provision', evidence: tables() },
  'aws.ec2.t4g.large.hour': { what: 'EC2 t4g.large', unit: 'instance-hour', usd: 0.0672, billing: 'provision', evidence: tables() },
  'aws.ec2.t4g.xlarge.hour': { what: 'EC2 t4g.xlarge', unit: 'instance-hour', usd: 0.1344, billing: 'provision', evidence: tables() },
  'aws.ec2.t4g.2xlarge.hour': { what: 'EC2 t4g.2xlarge', unit: 'instance-hour', usd: 0.2688, billing: 'provision', evidence: tables() },
  'aws.ec2.t3.micro.hour': { what: 'EC2 t3.micro', unit: 'instance-hour', usd: 0.0104, billing: 'provision', evidence: instance },
  'aws.ec2.t3.small.hour': { what: 'EC2 t3.small', unit: 'instance-hour', usd: 0.0208, billing: 'provision', evidence: tables() },
  'aws.ec2.t3.medium.hour': { what: 'EC2 t3.medium', unit: 'instance-hour', usd: 0.0416, billing: 'provision', evidence: instance },
  'aws.ec2.t3.large.hour': { what: 'EC2 t3.large', unit: 'instance-hour', usd: 0.0832, billing: 'provision', evidence: instance },

  'aws.ipv4.addressHour': {
    what: 'Public IPv4 address in use', unit: 'hour', usd: 0.005, billing: 'provision',
    evidence: memory('Infracost shows it for an unused address; in use it has had the same price since 2024-02'),
  },
} satisfies PriceTable
