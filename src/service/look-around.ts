// What a folder says of where its program runs: manifests and deployment files, a few levels deep. For the first configuration of a
// project, where every guess is written down with what it rests on.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecord } from '../analysis/text/records.js'
import type { ComputePlatform, DatabaseEngine } from '../cost/platform.js'
import type { Provider } from '../cost/prices/price.js'
import { cdkPlatform, settingsIn, type DeployedSettings } from './deployed-settings.js'
import { environmentMarks, excludedFolders } from './excluded.js'

export interface Sign<T> {
  readonly is: T
  /** In a few words: `boto3 in requirements.txt`. */
  readonly because: string
}

export interface Surroundings {
  /** One of each that there is a sign of: several leave it open. */
  readonly providers: readonly Sign<Provider>[]
  readonly compute: Sign<ComputePlatform> | undefined
  /** The file that says that it runs in containers, which may be anybody's. */
  readonly container: string | undefined
  readonly engines: readonly Sign<DatabaseEngine>[]
  /** Django, FastAPI, Next.js … */
  readonly frameworks: readonly Sign<string>[]
  /** Packages that talk to the services of a provider. */
  readonly sdks: readonly Sign<Provider>[]
  /** What the file says that says where it runs. */
  readonly settings: DeployedSettings
}

/** Rejects when the folder itself cannot be read. */
export async function lookAround(folder: string): Promise<Surroundings> {
  const files = await notable(folder)
  const listed = (await Promise.all(files.filter(({ name, path }) => manifests.test(name) || manifests.test(path.split('/').slice(-2).join('/'))).map(async ({ path }) => packagesIn(path, await readFile(join(folder, path), 'utf8').catch(() => ''))))).flat()
  // Small programs have no manifest; their imports say as much.
  const packages = listed.length > 0 ? listed : await imported(folder, files)
  const among = <T>(signs: readonly (readonly [RegExp, T])[]): readonly Sign<T>[] => signs.flatMap(([pattern, is]) => {
    const found = packages.find(({ name }) => pattern.test(name))
    return found ? [{ is, because: `${found.name} in ${found.path}` }] : []
  })
  const deployment = await deployed(folder, files) ?? await deployedByCdk(folder, files)
  const compute = deployment?.sign
  const container = files.find(({ name }) => containers.test(name))?.path
  const sdks = among(providers)
  return {
    compute, container, sdks, frameworks: among(frameworks), engines: among(engines), settings: deployment?.settings ?? {},
    providers: compute ? [{ is: providerOf[compute.is], because: compute.because }] : sdks,
  }
}

interface Deployment {
  readonly sign: Sign<Deployed>
  readonly settings: DeployedSettings
}

async function deployed(folder: string, files: readonly Named[]): Promise<Deployment | undefined> {
  for (const [pattern, is, says] of deployments) {
    for (const { path } of files.filter(({ name }) => pattern.test(name))) {
      const text = await readFile(join(folder, path), 'utf8').catch(() => '')
      if (says === undefined || says.test(text)) return { sign: { is, because: path }, settings: settingsIn(text) }
    }
  }
  return undefined
}

/** Its program says it, in whichever files stand beside or below `cdk.json`. */
async function deployedByCdk(folder: string, files: readonly Named[]): Promise<Deployment | undefined> {
  const project = files.find(({ name }) => name === 'cdk.json')
  if (!project) return undefined
  const below = project.path.slice(0, -project.name.length)
  const sources = files.filter(({ path }) => path.startsWith(below) && /\.(ts|py)$/.test(path) && !/\.d\.ts$/.test(path)).slice(0, mostSources)
  const texts = await Promise.all(sources.map(({ path }) => readFile(join(folder, path), 'utf8').catch(() => '')))
  const text = texts.filter((one) => /\baws-cdk-lib\b|\baws_cdk\b/.test(one)).join('\n')
  const is = cdkPlatform(text)
  return is && { sign: { is, because: project.path }, settings: settingsIn(text) }
}

const mostSources = 200

/** Packages by the modules that Python files import. */
async function imported(folder: string, files: readonly Named[]): Promise<readonly Named[]> {
  const sources = files.filter(({ name }) => name.endsWith('.py')).slice(0, mostSources)
  return (await Promise.all(sources.map(async ({ path }) => {
    const text = await readFile(join(folder, path), 'utf8').catch(() => '')
    return [...text.matchAll(/^(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\w+)|import[ \t]+([\w.]+))/gm)].map(([, from, name = '', whole]) => ({ path, name: packageOf(from === undefined ? whole ?? '' : `${from}.${name}`) }))
  }))).flat()
}

function packageOf(module: string): string {
  const parts = module.split('.')
  const name = parts.slice(0, module.startsWith('google.cloud.') ? 3 : module.startsWith('azure.') ? 2 : 1).join('-')
  return { MySQLdb: 'mysqlclient', rest_framework: 'djangorestframework', firebase_admin: 'firebase-admin' }[name] ?? name
}

type Deployed = 'lambda' | 'fargate' | 'azure-functions' | 'cloud-functions' | 'cloud-run'

/** A platform is somebody's. */
const providerOf: Readonly<Record<Deployed, Provider>> = { 'lambda': 'aws', 'fargate': 'aws', 'azure-functions': 'azure', 'cloud-functions': 'google', 'cloud-run': 'google' }

const manifests = /^(package\.json|requirements[\w.-]*\.(txt|in)|requirements\/[\w.-]+\.(txt|in)|pyproject\.toml|Pipfile|setup\.(py|cfg))$/

/** The first that is there, and says so where its name says too little. */
const deployments: readonly (readonly [RegExp, Deployed, RegExp?])[] = [
  [/^serverless\.(ya?ml|ts|json)$/, 'azure-functions', /\bname["']?\s*:\s*["']?azure\b/], [/^serverless\.(ya?ml|ts|json)$/, 'cloud-functions', /\bname["']?\s*:\s*["']?google\b/],
  [/^(serverless\.(ya?ml|ts|json)|samconfig\.toml|zappa_settings\.json)$/, 'lambda'], [/^template\.ya?ml$/, 'lambda', /AWS::(Serverless|Lambda)::Function/],
  [/^host\.json$/, 'azure-functions', /"extensionBundle"|"version"\s*:\s*"[2-4]\./], [/^cloudbuild\.ya?ml$/, 'cloud-run', /\brun["',\s]+(?:-\s*)?["']?deploy\b/],
  [/^service\.ya?ml$/, 'cloud-run', /serving\.knative\.dev/],
]

const containers = /^(Dockerfile|Containerfile|docker-compose\.ya?ml|compose\.ya?ml)$/

const providers: readonly (readonly [RegExp, Provider])[] = [
  [/^(boto3|aioboto3|aiobotocore|aws-sdk|aws-cdk-lib|@aws-sdk\/.*|aws-lambda-powertools|@aws-lambda-powertools\/.*)$/, 'aws'],
  [/^(azure-(?!ai-|cognitiveservices|search|devops|identity|core|common).*|@azure\/(?!openai|ai-|search|identity|core|msal|cognitiveservices).*)$/, 'azure'], [/^(google-cloud-.*|@google-cloud\/.*|firebase-admin|functions-framework)$/, 'google'],
]

const engines: readonly (readonly [RegExp, DatabaseEngine])[] = [
  [/^(psycopg2?(-binary)?|psycopg|asyncpg|pg|postgres|pg-promise|slonik)$/, 'postgresql'], [/^(mysqlclient|pymysql|aiomysql|mysql2?|mysql-connector-python)$/i, 'mysql'],
  [/^(pymongo|motor|mongodb|mongoose)$/, 'mongodb'], [/^(better-sqlite3|sqlite3|aiosqlite)$/, 'sqlite'],
]

const frameworks: readonly (readonly [RegExp, string])[] = [
  [/^django$/i, 'Django'], [/^djangorestframework$/i, 'Django REST framework'], [/^fastapi$/i, 'FastAPI'], [/^flask$/i, 'Flask'], [/^celery$/i, 'Celery'],
  [/^next$/, 'Next.js'], [/^@nestjs\/(?:core|common)$/, 'NestJS'], [/^express$/, 'Express'], [/^fastify$/, 'Fastify'], [/^bullmq$/, 'BullMQ'],
  [/^(?:@prisma\/client|prisma)$/, 'Prisma'], [/^typeorm$/, 'TypeORM'], [/^sequelize$/, 'Sequelize'], [/^drizzle-orm$/, 'Drizzle'], [/^knex$/, 'Knex'], [/^mongoose$/, 'Mongoose'],
  [/^sqlalchemy$/i, 'SQLAlchemy'], [/^openai$/, 'OpenAI'], [/^(?:anthropic|@anthropic-ai\/sdk)$/, 'Anthropic'], [/^stripe$/, 'Stripe'],
  [/^koa$/, 'Koa'], [/^hono$/, 'Hono'], [/^starlette$/, 'Starlette'], [/^aiohttp$/, 'aiohttp'], [/^sanic$/, 'Sanic'],
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
  // What a list is given to in TOML is a group of packages, and none.
  if (!path.endsWith('package.json')) return [...text.matchAll(/^[\s"']*([A-Za-z][\w.-]*)(?:\[[^\]]*\])?["']?(?!\s*=\s*\[)\s*(?:[=<>!~;,"'^]|$)/gm)].map((match) => ({ name: match[1] ?? '', path }))
  const parsed = parsedObject(text)
  return ['dependencies', 'peerDependencies'].flatMap((key) => Object.keys(objectAt(parsed, key)).map((name) => ({ name, path })))
}

function parsedObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    // A manifest that cannot be read says nothing.
    return {}
  }
}

function objectAt(value: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const inner = value[key]
  return isRecord(inner) ? inner : {}
}
