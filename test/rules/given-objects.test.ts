// What an object that a call writes out says of the function it is given to: which branch is taken, and what a session in it is.

import { checksFor } from '../support/check.js'

const parallel = checksFor('parallel-on-one-connection', 'typescript')
const queries = checksFor('n-plus-one-query', 'typescript')
const narrowed = checksFor('query-all-then-filter', 'typescript')

const log = `
  //- src/log.ts
  import { PrismaClient } from '@prisma/client'
  export const prisma = new PrismaClient()
  type Log = { action: string } & ({ apiKeyId: string } | { session: { userId: string } })
  export async function auditLog(log: Log, client?: typeof prisma) {
    const db = client ?? prisma
    if ('apiKeyId' in log) {
      await db.$transaction(async (tx) => {
        const key = await tx.apiKey.findUnique({ where: { id: log.apiKeyId } })
        await tx.auditLog.create({ data: { userId: key?.userId } })
      })
      return
    }
    await db.auditLog.create({ data: { userId: log.session.userId } })
  }
`

describe('objects that a call is given (TypeScript)', () => {
  parallel.fine('the session of a user is no connection', `${log}
  //- src/main.ts
  import { auditLog } from './log'
  export async function removed(ctx: { session: { userId: string } }, ids: string[]) {
    await Promise.all(ids.map((id) => auditLog({ action: id, session: ctx.session })))
  }
  `)
  queries.fine('a branch for objects with another key', `${log}
  //- src/main.ts
  import { auditLog } from './log'
  export async function removed(ctx: { session: { userId: string } }, ids: string[]) {
    for (const id of ids) await auditLog({ action: id, session: ctx.session })
  }
  `)
  queries.costs('the branch for objects with that key', `${log}
  //- src/main.ts
  import { auditLog } from './log'
  export async function removed(apiKeyId: string, ids: string[]) {
    for (const id of ids) await ⟦auditLog({ action: id, apiKeyId })⟧
  }
  `)
  queries.costs('an object of which nothing is known', `${log}
  //- src/main.ts
  import { auditLog } from './log'
  export async function removed(given: any, ids: string[]) {
    for (const id of ids) await ⟦auditLog({ action: id, ...given })⟧
  }
  `)
  parallel.costs('the session of a transaction', `
    import mongoose from 'mongoose'
    const User = mongoose.model('User', new mongoose.Schema({ name: String }))
    export async function rename(session: mongoose.ClientSession, names: string[]) {
      await ⟦Promise.all(names.map((name) => User.updateOne({ name }, { name: 'x' }, { session })))⟧
    }
  `)
})

describe('rows that the query has asked about (TypeScript)', () => {
  const prelude = `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
  `
  narrowed.fine('for the compiler alone', `${prelude}
    export async function drop(projectId: string, remove: (key: string) => Promise<void>) {
      const runs = await prisma.run.findMany({ where: { projectId, keyId: { not: null } }, select: { id: true, keyId: true } })
      for (const run of runs) {
        if (!run.keyId) continue
        await remove(run.keyId)
      }
    }
  `)
  narrowed.costs('a column that is only selected', `${prelude}
    export async function drop(remove: (key: string) => Promise<void>) {
      const runs = await ⟦prisma.run.findMany({ where: { finishedAt: { not: null } }, select: { id: true, keyId: true }, orderBy: { keyId: 'asc' } })⟧
      for (const run of runs) {
        if (!run.keyId) continue
        await remove(run.keyId)
      }
    }
  `)
})

const hooks = `
  //- src/hooks.ts
  import { PrismaClient } from '@prisma/client'
  const prisma = new PrismaClient()
  export async function send({ account, hooks }: { account: { id: string }; hooks?: { url: string }[] }) {
    if (hooks === undefined) hooks = await prisma.hook.findMany({ where: { accountId: account.id } })
    console.log(hooks.length)
  }
  export async function statistics(params: { groupBy: string; id: string }) {
    const { groupBy, id } = params
    if (id && groupBy === 'count') return prisma.view.count({ where: { id } })
    return fetch('https://example.com/' + groupBy)
  }
`

describe('options that a call is given (TypeScript)', () => {
  queries.fine('a query for what is left out, where it is given', `${hooks}
  //- src/main.ts
  import { send } from './hooks'
  export async function all(accounts: { id: string }[]) {
    const hooks = [{ url: 'https://example.com' }]
    for (const account of accounts) await send({ account, hooks })
  }
  `)
  queries.costs('a query for what is left out', `${hooks}
  //- src/main.ts
  import { send } from './hooks'
  export async function all(accounts: { id: string }[], hooks?: { url: string }[]) {
    for (const account of accounts) await ⟦send({ account })⟧
    for (const account of accounts) await ⟦send({ account, hooks })⟧
  }
  export async function others(accounts: { id: string }[], given: { hooks?: { url: string }[] }) {
    for (const account of accounts) await ⟦send({ account, hooks: given.hooks })⟧
  }
  `)
  queries.fine('a branch for another word', `${hooks}
  //- src/main.ts
  import { statistics } from './hooks'
  export async function all(accounts: { id: string }[]) {
    for (const account of accounts) await statistics({ ...account, groupBy: 'country' })
  }
  `)
  queries.costs('the branch for that word, and a word that something may replace', `${hooks}
  //- src/main.ts
  import { statistics } from './hooks'
  export async function all(accounts: { id: string; groupBy: string }[]) {
    for (const account of accounts) await ⟦statistics({ ...account, groupBy: 'count' })⟧
    for (const account of accounts) await ⟦statistics({ groupBy: 'country', ...account })⟧
  }
  `)
})
