// write-in-loop: rows that keep what a service has just answered, which are lost if they are written together in the end.

import { checksFor } from '../support/check.js'

const { costs, fine, noFix } = checksFor('write-in-loop', 'typescript')

describe('write-in-loop (TypeScript): what a service answered before', () => {
  const prelude = `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
  `
  fine('a row for each file that is uploaded', `${prelude}
    import { uploadFile } from './storage'
    export async function store(files: File[]) {
      for (const file of files) {
        const { key } = await uploadFile(file)
        await prisma.document.create({ data: { key } })
      }
    }
  `)
  fine('a row for each file, in a function of another file', `
    //- src/storage.ts
    import { PrismaClient } from '@prisma/client'
    import { putObject } from '@acme/storage'
    import { log } from '@acme/log'
    const prisma = new PrismaClient()
    const upload = async (file: File) => {
      const { key } = await putObject(file)
      return key
    }
    export const keep = async (file: File) => {
      const key = await upload(file)
      return prisma.document.create({ data: { key } })
    }
    //- src/main.ts
    import { keep } from './storage'
    export async function store(files: File[]) {
      await Promise.all(files.map(async (file) => keep(file)))
    }
  `)
  fine('a note of each message that was sent, if any was', `${prelude}
    import mailer from '@acme/mailer'
    export async function remind(users: { id: number, email: string, wants: boolean }[]) {
      for (const user of users) {
        if (user.wants) await mailer.sendMail({ to: user.email })
        await prisma.reminder.create({ data: { userId: user.id } })
      }
    }
  `)
  costs('what is computed', `${prelude}
    import { buildRow } from '@acme/rows'
    import { symmetricEncrypt } from '@acme/crypto'
    export async function store(names: string[]) {
      for (const name of names) {
        const row = await buildRow(name)
        await ⟦prisma.user.create({ data: { ...row, name: await symmetricEncrypt(name) } })⟧
      }
    }
  `)
  costs('what the database was asked for', `${prelude}
    export async function store(names: string[]) {
      const team = async (name: string) => prisma.team.findFirst({ where: { name } })
      for (const name of names) {
        const found = await team(name)
        await ⟦prisma.user.create({ data: { name, teamId: found?.id } })⟧
      }
    }
  `)
  costs('uploads before the loop, and after the write', `${prelude}
    import { uploadFile, announce } from './storage'
    export async function store(names: string[], list: File) {
      const { key } = await uploadFile(list)
      for (const name of names) {
        await ⟦prisma.user.create({ data: { name, key } })⟧
        await announce(name)
      }
    }
  `)
  costs('under a condition of its own', `${prelude}
    import { uploadFile } from './storage'
    export async function store(users: { id: number, file: File | null, isGone: boolean }[]) {
      for (const user of users) {
        if (user.file) await uploadFile(user.file)
        if (user.isGone) {
          await ⟦prisma.user.delete({ where: { id: user.id } })⟧
        }
      }
    }
  `)
  noFix('jobs that are queued for the row', `${prelude}
    export async function queueAll(queue: any, ids: string[]) {
      for (const id of ids) {
        await ⟦prisma.execution.create({ data: { id } })⟧
        await queue.add('run', { id })
      }
    }
  `)
})

describe('write-in-loop (TypeScript): one and the same row', () => {
  const prelude = `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
  `
  fine('how far the work has come', `${prelude}
    export async function backfill(id: string, chunks: string[], state: { done: string[] }) {
      for (const chunk of chunks) {
        state.done.push(chunk)
        await prisma.migration.update({ where: { id }, data: { state: { chunk } } })
      }
    }
  `)
  fine('a cursor, in a function', `
    import Redis from 'ioredis'
    const redis = new Redis()
    async function advance(at: string) { await redis.set('cursor', at) }
    export async function run(items: { at: string }[]) {
      for (const item of items) await advance(item.at)
    }
  `)
  fine('a state that is changed in place', `${prelude}
    export class Backfill {
      constructor(private readonly id: string) {}
      async save(state: object) { await prisma.migration.update({ where: { id: this.id }, data: { state } }) }
      async run(chunks: string[], state: { done: string[] }) {
        for (const chunk of chunks) {
          state.done.push(chunk)
          await this.save(state)
        }
      }
    }
  `)
  fine('a heartbeat', `
    import Redis from 'ioredis'
    const redis = new Redis()
    export async function run(chunks: string[]) {
      for (const chunk of chunks) {
        await redis.set('alive', Date.now().toString())
        console.log(chunk)
      }
    }
  `)
  costs('a key for each', `
    import Redis from 'ioredis'
    const redis = new Redis()
    async function keep(id: string, at: string) { await redis.set('at:' + id, at) }
    export async function run(items: { id: string, at: string }[]) {
      for (const item of items) await ⟦keep(item.id, item.at)⟧
    }
  `)
  costs('a row for each, found by a row that is the same', `${prelude}
    export async function rename(team: string, names: string[]) {
      for (const name of names) await ⟦prisma.member.update({ where: { team_name: { team, name } }, data: { name } })⟧
    }
  `)
})
