// What deployment files literally say of region, memory, processors and architecture: Serverless Framework, SAM and CloudFormation, CDK, Cloud Run. A value
// that is worked out, or that functions have differently, is left open.

import type { Provider } from '../cost/prices/price.js'
import type { ComputePlatform } from '../cost/platform.js'

export interface DeployedSettings {
  readonly region?: string | undefined
  readonly memoryMb?: number | undefined
  readonly vcpus?: number | undefined
  readonly architecture?: 'x86' | 'arm' | undefined
  readonly databaseInstance?: string | undefined
}

/** Of one file that says where the program runs. */
export function settingsIn(text: string): DeployedSettings {
  const plain = text.split('\n').filter((line) => !/^\s*(#|\/\/)/.test(line)).join('\n')
  // What holds for all functions is said once, at the top.
  const parts = [blockOf(plain, 'provider'), blockOf(plain, 'Globals'), plain]
  const one = (patterns: readonly RegExp[]): string | undefined => parts.map((part) => onlyValue(part, patterns)).find((value) => value !== undefined)
  const memory = one(memoryPatterns)
  const vcpus = one(processorPatterns)
  const architecture = one([/\barchitecture["']?\s*:\s*["']?(arm64|x86_64)\b/g, /\bArchitectures\s*:\s*(?:\[\s*|\n\s*-\s*)["']?(arm64|x86_64)\b/g, /\bArchitecture\.(ARM_64|X86_64)\b/g])
  return {
    region: one([/\bregion["']?\s*[:=]\s*["']?([a-z]{2,}(?:-[a-z]+)+-?\d{1,2})["']?\s*(?:[,;}\n#]|$)/g, /--region["']?(?:=|\s+|,\s*)["']?([a-z][a-z0-9-]+\d)\b/g]),
    ...memory !== undefined && { memoryMb: megabytesOf(memory) },
    ...vcpus !== undefined && { vcpus: vcpus.endsWith('m') ? Number(vcpus.slice(0, -1)) / 1000 : Number(vcpus) },
    ...architecture !== undefined && { architecture: /arm/i.test(architecture) ? 'arm' : 'x86' },
    databaseInstance: one([/\bDBInstanceClass["']?\s*:\s*["']?(db\.[a-z0-9-]+\.[a-z0-9]+)/g]),
  }
}

const memoryPatterns = [
  /\bmemorySize["']?\s*:\s*["']?(\d+)\b(?!\s*[*+/.])/g, /\bMemorySize["']?\s*:\s*["']?(\d+)\b/g, /\bmemory_size\s*=\s*(\d+)\b(?!\s*[*+/.])/g,
  /--memory["']?(?:=|\s+|,\s*)["']?(\d+(?:Mi|Gi|M|G)B?)\b/g, /\blimits:[^]*?\bmemory\s*:\s*["']?(\d+(?:Mi|Gi|M|G))\b/g,
]

const processorPatterns = [/--cpu["']?(?:=|\s+|,\s*)["']?(\d+m?)\b/g, /\blimits:[^]*?\bcpu\s*:\s*["']?(\d+m?)\b/g]

/** The lines below a key of the first column. */
function blockOf(text: string, key: string): string {
  return new RegExp(`^${key}:[^\\n]*\\n((?:[ \\t][^\\n]*\\n?|\\n)*)`, 'm').exec(text)?.[1] ?? ''
}

/** Undefined where it is not said, or in two ways. */
function onlyValue(text: string, patterns: readonly RegExp[]): string | undefined {
  const values = new Set(patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])))
  return values.size === 1 ? [...values][0] : undefined
}

/** Plain numbers are megabytes. */
function megabytesOf(written: string): number {
  const size = Number.parseInt(written, 10)
  return /G/.test(written) ? size * 1024 : size
}

/** What the constructs of a CDK program are: undefined where it has both, or neither. */
export function cdkPlatform(text: string): Extract<ComputePlatform, 'lambda' | 'fargate'> | undefined {
  if (!/\baws-cdk-lib\b|\baws_cdk\b/.test(text)) return undefined
  const isLambda = /\b(?:NodejsFunction|PythonFunction|lambda_?\.(?:Function|DockerImageFunction))\s*\(/.test(text)
  const isContainer = /\b(?:\w*Fargate(?:Service|TaskDefinition))\s*\(/.test(text)
  return isLambda === isContainer ? undefined : isLambda ? 'lambda' : 'fargate'
}

/** The memory that a first configuration proposes. */
export const usualMemoryMb: Readonly<Partial<Record<ComputePlatform, number>>> = { 'lambda': 512, 'azure-functions': 256, 'cloud-run': 512, 'cloud-functions': 512 }

export const usualContainers: Readonly<Record<Provider, ComputePlatform>> = { aws: 'fargate', azure: 'container-apps', google: 'cloud-run-instances' }
