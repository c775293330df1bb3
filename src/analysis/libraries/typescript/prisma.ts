// Prisma: every attribute of a client is a model's delegate. Its findUnique calls are batched when started in one tick.

import { library, type Batched, type CallModel, type EagerOption, type Effect } from '../schema.js'

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const batch = 'object-in'

const batched: Batched = {
  code: '$receiver.findMany({ where: { $key: { in: $keys } }, $arguments })', result: 'rows', key: '$field',
}

const read: CallModel = { returns: 'promise<any>', effect: many, awaitable: true, batch }
const write: CallModel = { returns: 'promise<Row>', effect: { kind: 'write', noun: 'row' }, awaitable: true, batch }
const eagerOption: EagerOption = { argument: 0, name: 'include', form: 'nested', safety: 'suggested' }
const first: CallModel = { returns: 'promise<Row | none>', effect: one, awaitable: true, key: 0, batch, batched, eagerOption }
const unique: CallModel = { ...first, coalesced: true }
const found: CallModel = { ...read, returns: 'promise<list<Row>>', key: 0, batched, eagerOption }
const done: CallModel = { returns: 'promise<none>', awaitable: true }

/** Names that no other library gives to a method of `<client>.<model>`. */
const unmistakable = {
  findUnique: unique,
  findUniqueOrThrow: { ...unique, returns: 'promise<Row>' },
  findFirst: first,
  findFirstOrThrow: { ...first, returns: 'promise<Row>' },
  findMany: found,
  createMany: { ...write, batch: 'always' },
  createManyAndReturn: { ...write, returns: 'promise<list<Row>>', batch: 'always' },
  updateManyAndReturn: { ...write, returns: 'promise<list<Row>>' },
} as const

const sql = { text: 0, parameters: 'rest', style: 'driver', rowsType: 'written' } as const

export default library({
  id: 'prisma',
  language: 'typescript',
  source: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference; runtime/client.d.ts of @prisma/client 7',
  modules: ['@prisma/client'],
  generated: { PrismaClient: '@prisma/client.PrismaClient', Prisma: '@prisma/client.Prisma' },
  aliases: {
    '@prisma/client.default': '@prisma/client',
    '@prisma/client/edge': '@prisma/client',
    '@prisma/client/extension': '@prisma/client',
    '@prisma/client.Prisma.PrismaPromise': 'promise',
    '@prisma/client.Prisma.TransactionClient': '@prisma/client.TransactionClient',
    '@prisma/client.Prisma.DefaultPrismaClient': '@prisma/client.PrismaClient',
  },
  types: {
    '@prisma/client.PrismaClient': {
      sharing: 'shared',
      anyAttribute: '@prisma/client.Delegate',
      calls: {
        $queryRaw: { returns: 'promise<list<Row>>', effect: many, sql, awaitable: true },
        $queryRawUnsafe: { returns: 'promise<list<Row>>', effect: many, sql, awaitable: true },
        $executeRaw: { returns: 'promise<number>', effect: { kind: 'write' }, sql, awaitable: true },
        $executeRawUnsafe: { returns: 'promise<number>', effect: { kind: 'write' }, sql, awaitable: true },
        $transaction: {
          returns: 'promise<result0 | awaited<arg0>>',
          effect: { kind: 'begin' },
          expires: true,
          awaitable: true,
          callback: { argument: 0, runs: 'once', parameters: ['@prisma/client.TransactionClient'] },
        },
        $connect: { ...done, effect: { kind: 'connect' } },
        $disconnect: done,
        $on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        $extends: { returns: 'self' },
      },
    },
    '@prisma/client.TransactionClient': {
      extends: ['@prisma/client.PrismaClient'],
      sharing: 'exclusive',
      anyAttribute: '@prisma/client.TransactionDelegate',
    },
    '@prisma/client.Delegate': {
      sharing: 'shared',
      schemaModel: true,
      calls: {
        ...unmistakable,
        count: { ...read, returns: 'promise<number>' },
        aggregate: { ...read, returns: 'promise<Row>' },
        groupBy: { ...read, returns: 'promise<list<Row>>' },
        create: { ...write, bulk: [{ code: '$receiver.createMany({ data: $rows })', row: 'data', skips: { hooks: [{ call: '$use' }, { call: '$extends' }] } }] },
        update: write,
        updateMany: write,
        upsert: write,
        delete: write,
        deleteMany: write,
      },
    },
    '@prisma/client.TransactionDelegate': { extends: ['@prisma/client.Delegate'], sharing: 'exclusive' },
  },
  conventions: [
    { receiver: 'prisma', is: '@prisma/client.PrismaClient', confidence: 'medium' },
    { receiver: 'prismaClient', is: '@prisma/client.PrismaClient', confidence: 'medium' },
    { receiver: 'prismaService', is: '@prisma/client.PrismaClient', confidence: 'medium' },
  ],
  // Names that only Prisma gives to what `<client>.<model>` offers.
  callConventions: [
    { receiver: 'db.*', methods: Object.keys(unmistakable), is: '@prisma/client.Delegate', confidence: 'medium' },
    { receiver: 'tx.*', methods: Object.keys(unmistakable), is: '@prisma/client.TransactionDelegate', confidence: 'medium' },
  ],
})
