// The keys of `.cost-hints.json` that estimates are made with: `workload` and `pricing`, as numbers or as people write amounts.

import { readAmount, type AmountForm } from '../analysis/model/units.js'
import type { EntryKind } from '../analysis/work.js'
import { modelNames, type Models } from '../cost/language-models.js'
import { computePlatforms, databaseEngines, databasePlatforms, logPlatforms, type Compute, type Database, type LogBilling, type Platform } from '../cost/platform.js'
import { priceList, type PriceId } from '../cost/prices/list.js'
import type { Provider } from '../cost/prices/price.js'
import type { Currency, PriceOverride } from '../cost/prices/pricing.js'
import { callNames, isCallName } from '../cost/services.js'
import { unitCostNames } from '../cost/unit-cost-names.js'
import { defaultCalls, type Payload, type Tokens, type Workload } from '../cost/workload.js'
import { slipOf } from '../analysis/text/nearest.js'
import { choice, flag, mapOf, number, numberOr, object, recordOf, shown, text, type Shape } from './shape.js'

const kinds = Object.keys(defaultCalls) as readonly (EntryKind | 'other')[]

export function workloadShape(): Shape<Workload> {
  return object<Workload>({
    calls: { shape: mapOf(kinds, 'a kind of entry point', amount('calls')), description: 'Calls a month of every entry point of a kind of which nothing else is known.' },
    functions: {
      shape: recordOf(amount('calls')),
      description: 'Calls a month by function: "shop/views.py:BookViewSet.list", "BookViewSet.list", by the name of its entry point as estimates show it ("GET /books/{id}", "celery task shop.tasks.send"), or a glob of files ("shop/api/**") for every function in them.',
    },
    rows: { shape: recordOf(amount('count')), description: 'Rows that a query brings when nothing in the code limits it, by table or model; "*" for all others.' },
    iterations: { shape: amount('count'), description: 'Elements of a collection of which nothing is known.' },
    pages: { shape: amount('count'), description: 'Passes of a loop that goes on until something is done.' },
    payload: {
      shape: object<Payload>({
        file: { shape: amount('bytes'), description: 'A file, or an answer that is held in memory.' },
        row: { shape: amount('bytes'), description: 'A row of a database, as it travels.' },
        object: { shape: amount('bytes'), description: 'A row in the memory of the program: an object of an ORM.' },
        request: { shape: amount('bytes'), description: 'The body of a request or an answer.' },
        message: { shape: amount('bytes'), description: 'A message of a queue or topic.' },
        item: { shape: amount('bytes'), description: 'An item of DynamoDB and its kin, or an object of a store.' },
        logLine: { shape: amount('bytes'), description: 'A line of a log.' },
        scan: { shape: amount('bytes'), description: 'What a query of BigQuery reads, whatever it answers.' },
      }),
      description: 'Sizes, in bytes or as "20kB".',
    },
    tokens: {
      shape: object<Tokens>({
        input: { shape: amount('count'), description: 'Sent with a call: instructions, question, documents.' },
        output: { shape: amount('count'), description: 'Written by the model, those of its reasoning among them.' },
        text: { shape: amount('count'), description: 'Of one text that is turned into a vector.' },
      }),
      description: 'Tokens of one call of a language model.',
    },
  })
}

export function pricingShape(): Shape<Platform> {
  return object<Platform>({
    provider: { shape: choice<Provider>(['aws', 'azure', 'google']), description: 'Whose prices count; aws if absent.' },
    region: { shape: text('a region, such as "eu-west-1"'), description: 'Where the program runs, as the provider writes it. Prices are those of one region; others are taken as 1.25 times more or less.' },
    currency: {
      shape: object<Currency>({
        code: { shape: text('a currency as ISO 4217 writes it, such as "EUR"', /^[A-Z]{3}$/), description: 'As ISO 4217 writes it.', isRequired: true },
        perUsd: { shape: number({ least: 0, isAbove: true }, 'how much of it one US dollar is'), description: 'How much of it one US dollar is.', isRequired: true },
      }) as Shape<Currency>,
      description: 'What money is shown in.',
    },
    prices: {
      shape: mapOf(Object.keys(priceList) as readonly PriceId[], 'a price (docs/prices.md lists them)', numberOr(price, object<PriceOverride>({
        usd: { shape: price, description: 'US dollars.', isRequired: true },
        per: { shape: number({ least: 0, isAbove: true }, 'a number of units above 0'), description: 'For so many units; 1 if absent.' },
        free: { shape: number({ least: 0 }, 'a number of units'), description: 'Free units a month.' },
        origin: { shape: choice(['bill'] as const), description: 'Where it comes from, if it is an average of a bill.' },
      }) as Shape<PriceOverride>)),
      description: 'Prices of your own for one unit, in US dollars, by the ids of docs/prices.md.',
    },
    freeTier: { shape: flag(), description: 'False when other work of the account uses up what is free each month.' },
    gridGramsPerKwh: { shape: number({ least: 0 }, 'grams of CO2e for a kWh'), description: 'Grams of CO2e for a kWh, in place of the region\'s average.' },
    compute: { shape: computeShape(), description: 'What the program runs on.' },
    database: { shape: databaseShape(), description: 'What keeps its data.' },
    realisation: {
      shape: number({ least: 0, most: 1 }, 'a share from 0 to 1'),
      description: 'Share of provisioned capacity set free that really leaves the bill.',
    },
    logs: {
      shape: object<LogBilling>({
        platform: { shape: choice(logPlatforms), description: 'Where log lines go; if absent, to the service of the provider.' },
        gbUsd: { shape: price, description: 'US dollars for a GB taken in, of any other service.' },
      }),
      description: 'What log lines cost.',
    },
    models: {
      shape: object<Models>({
        openai: { shape: choice(modelNames.openai), description: 'Of completions and responses by OpenAI, or by Azure.' },
        anthropic: { shape: choice(modelNames.anthropic), description: 'Of messages by Anthropic.' },
        bedrock: { shape: choice(modelNames.bedrock), description: 'Of Bedrock, whichever operation asks.' },
        embedding: { shape: choice(modelNames.embedding), description: 'What turns texts into vectors.' },
      }),
      description: 'Which language models answer.',
    },
    services: {
      shape: recordOf(numberOr(price, object<Omit<PriceOverride, 'free' | 'origin'>>({
        usd: { shape: price, description: 'US dollars.', isRequired: true },
        per: { shape: number({ least: 0, isAbove: true }, 'a number of calls above 0'), description: 'For so many calls; 1 if absent.' },
      }) as Shape<Omit<PriceOverride, 'free' | 'origin'>>), (name) => isCallName(name) ? undefined : slipOf(name, callNames)),
      description: 'What one call of a service costs that the price list does not have, or has wrong: "openai.image".',
    },
    unitCosts: { shape: mapOf(unitCostNames, 'a unit cost (docs/estimates.md lists them)', number({ least: 0 }, 'seconds of 0 or more')), description: 'Seconds of your own for one unit of work.' },
  })
}

function computeShape(): Shape<Compute> {
  return object<Compute>({
    platform: { shape: choice(computePlatforms), description: 'If absent: Lambda for serverless handlers, containers that are there all month for everything else.' },
    architecture: { shape: choice(['x86', 'arm'] as const), description: 'x86 if absent.' },
    memoryMb: { shape: number({ least: 0, isAbove: true }, 'megabytes above 0'), description: 'Of a function or container.' },
    vcpus: { shape: number({ least: 0, isAbove: true }, 'a number of processors above 0'), description: 'Of a container or machine.' },
    instance: { shape: text('an instance type, such as "m7g.large"'), description: 'As the provider names it.' },
    hourUsd: { shape: price, description: 'US dollars for an hour of the machine, where the list does not have it.' },
    concurrency: { shape: number({ least: 1 }, 'a number of calls of 1 or more'), description: 'Calls that one instance works on at a time.' },
  })
}

function databaseShape(): Shape<Database> {
  return object<Database>({
    platform: { shape: choice(databasePlatforms), description: 'If absent: embedded for SQLite, else what the provider has for the engine: rds, azure-postgresql (azure-mysql, azure-sql), cloud-sql.' },
    engine: { shape: choice(databaseEngines), description: 'Which database it is.' },
    instance: { shape: text('an instance type, such as "db.t4g.medium"'), description: 'As the provider names it.' },
    hourUsd: { shape: price, description: 'US dollars for an hour of the server, where the list does not have it.' },
    vcpus: { shape: number({ least: 0, isAbove: true }, 'a number of processors above 0'), description: 'Of the server.' },
    otherZone: { shape: flag(), description: 'Whether it is in another zone than the program: bytes between them are billed.' },
    dynamodb: { shape: choice(['on-demand', 'provisioned'] as const), description: 'How DynamoDB is billed; on-demand if absent.' },
    cosmos: { shape: choice(['serverless', 'provisioned'] as const), description: 'How Cosmos DB is billed; serverless, by the request unit, if absent.' },
  })
}

const price = number({ least: 0 }, 'US dollars of 0 or more')

/** A number in the base unit, or a text with its unit. */
function amount(form: AmountForm): Shape<number> {
  const said = number({ least: 0 }, { calls: 'calls a month of 0 or more, or a text such as "2M/month"', count: 'a number of 0 or more, or a text such as "20k"', bytes: 'bytes of 0 or more, or a text such as "20kB"' }[form])
  return {
    schema: { anyOf: [said.schema, { type: 'string', pattern: '^\\d' }] },
    read(node, where, complain) {
      const written: unknown = node.value
      if (node.type !== 'string' || typeof written !== 'string') return said.read(node, where, complain)
      const read = readAmount(form, written)
      if ('value' in read) return read.value
      complain(node, `"${where}": ${shown(node)} ${read.problem.replace(/`/g, '"')}`)
      return undefined
    },
  }
}
