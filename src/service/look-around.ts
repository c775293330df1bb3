// What a folder says of where its program runs: manifests and deployment files, a few levels deep. For the first configuration of a
// project, where every guess is written down with what it rests on.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ComputePlatform, DatabaseEngine } from '../cost/platform.js'
import type { Provider } from '../cost/prices/price.js'
import { environmentMarks, excludedFolders } from './excluded.js'

export interface Sign<T> {
  readonly is: T
  /** In a few words: `boto3 in requirements.txt`. */
  readonly because: string
}

export interface Surroundings {
  readonly provider: Sign<Provider> | undefined
  readonly compute: Sign<ComputePlatform> | undefined
  readonly engine: Sign<DatabaseEngine> | undefined
  /** Django, FastAPI, Next.js … */
  readonly frameworks: readonly Sign<string>[]
}

/** Rejects when the folder itself cannot be read. */
export async function lookAround(folder: string): Promise<Surroundings> {
  const files = await notable(folder)
  const packages = (await Promise.all(files.filter(({ name }) => manifests.test(name)).map(async ({ path }) => packagesIn(path, await readFile(join(folder, path), 'utf8').catch(() => ''))))).flat()
  const among = <T>(signs: readonly (readonly [RegExp, T])[]): readonly Sign<T>[] => signs.flatMap(([pattern, is]) => {
    const found = packages.find(({ name }) => pattern.test(name))
    return found ? [{ is, because: `${found.name} in ${found.path}` }] : []
  })
  const [compute] = deployments.flatMap(([pattern, is]): Sign<ComputePlatform>[] => {
    const found = files.find(({ name }) => pattern.test(name))
    return found ? [{ is, because: found.path }] : []
  })
  const [provider] = among(providers)
  const [engine] = among(engines)
  return { compute, frameworks: among(frameworks), engine, provider: provider ?? (compute && providerOf(compute)) }
}

/** A platform is somebody's. */
function providerOf({ is, because }: Sign<ComputePlatform>): Sign<Provider> | undefined {
  if (is === 'lambda') return { is: 'aws', because }
  if (is === 'azure-functions') return { is: 'azure', because }
  return is === 'cloud-run' ? { is: 'google', because } : undefined
}

const manifests = /^(package\.json|requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.(py|cfg))$/

/** The first that is there counts. */
const deployments: readonly (readonly [RegExp, ComputePlatform])[] = [
  [/^(serverless\.(ya?ml|ts|json)|samconfig\.toml|template\.ya?ml|chalicelib|zappa_settings\.json)$/, 'lambda'], [/^host\.json$/, 'azure-functions'],
  [/^(cloudbuild\.ya?ml|app\.ya?ml)$/, 'cloud-run'], [/^(Dockerfile|Containerfile|docker-compose\.ya?ml|compose\.ya?ml|fly\.toml|Procfile)$/, 'fargate'],
]

const providers: readonly (readonly [RegExp, Provider])[] = [
  [/^(boto3|aioboto3|aiobotocore|aws-sdk|aws-cdk-lib|@aws-sdk\/.*|aws-lambda-powertools|@aws-lambda-powertools\/.*)$/, 'aws'],
  [/^(azure-.*|@azure\/.*)$/, 'azure'], [/^(google-cloud-.*|@google-cloud\/.*|firebase-admin|functions-framework)$/, 'google'],
]

const engines: readonly (readonly [RegExp, DatabaseEngine])[] = [
  [/^(psycopg2?(-binary)?|psycopg|asyncpg|pg|postgres|pg-promise|slonik)$/, 'postgresql'], [/^(mysqlclient|pymysql|aiomysql|mysql2?|mysql-connector-python)$/i, 'mysql'],
  [/^(pymongo|motor|mongodb|mongoose)$/, 'mongodb'], [/^(better-sqlite3|sqlite3|aiosqlite)$/, 'sqlite'],
]

const frameworks: readonly (readonly [RegExp, string])[] = [
  [/^django$/i, 'Django'], [/^djangorestframework$/i, 'Django REST framework'], [/^fastapi$/i, 'FastAPI'], [/^flask$/i, 'Flask'], [/^celery$/i, 'Celery'],
  [/^next$/, 'Next.js'], [/^@nestjs\/core$/, 'NestJS'], [/^express$/, 'Express'], [/^fastify$/, 'Fastify'], [/^bullmq$/, 'BullMQ'],
]

interface Named { readonly name: string, readonly path: string }

/** A file of a few levels: deeper ones belong to parts of the program that say less of the whole. */
const deepest = 3
const mostFolders = 500

async function notable(folder: string): Promise<readonly Named[]> {
  const found: Named[] = []
  const queue: { readonly path: string, readonly depth: number }[] = [{ path: '', depth: 0 }]
  let visited = 0
  for (const { path, depth } of queue) {
    if (++visited > mostFolders) break
    const entries = await readdir(join(folder, path), { withFileTypes: true }).catch((error: unknown) => {
      if (path === '') throw error
      return []
    })
    if (entries.some(({ name }) => environmentMarks.has(name))) continue
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isFile()) found.push({ name: entry.name, path: below })
      else if (entry.isDirectory() && depth < deepest && !excludedFolders.has(entry.name) && !testFolders.test(entry.name)) queue.push({ path: below, depth: depth + 1 })
    }
  }
  return found
}

const testFolders = /^(tests?|__tests__|fixtures|examples?|docs)$/

/** Names of the packages that a manifest asks for, as far as its lines say. */
function packagesIn(path: string, text: string): readonly Named[] {
  if (!path.endsWith('package.json')) return [...text.matchAll(/^[\s"']*([A-Za-z][\w.-]*)(?:\[[^\]]*\])?["']?\s*(?:[=<>!~;,"'^]|$)/gm)].map((match) => ({ name: match[1] ?? '', path }))
  const parsed = parsedObject(text)
  return ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => Object.keys(objectAt(parsed, key)).map((name) => ({ name, path })))
}

function parsedObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    // A manifest that cannot be read says nothing.
    return {}
  }
}

function objectAt(value: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const inner = value[key]
  return isObject(inner) ? inner : {}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
