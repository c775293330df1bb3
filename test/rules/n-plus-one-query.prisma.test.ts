// n-plus-one-query with Prisma's schema: through services, what it says of keys, and the relation that a query could include.

import assert from 'node:assert/strict'
import { checksFor, filesOf, findingsInFiles, fixesOf } from '../support/check.js'
import { dedent } from '../support/marks.js'

const { costs, fine } = checksFor('n-plus-one-query', 'typescript')

const schema = `
  //- prisma/schema.prisma
  datasource db {
    provider = "postgresql"
  }
  model User {
    id      String   @id
    email   String   @unique
    name    String
    born    DateTime @unique
    posts   Post[]   @relation("author")
    edited  Post[]   @relation("editor")
    profile Profile?
  }
  model Post {
    id       String @id
    author   User   @relation("author", fields: [authorId], references: [id])
    authorId String
    editor   User?  @relation("editor", fields: [editorId], references: [id])
    editorId String?
    slug     String
    lang     String
    @@unique([slug, lang])
  }
  model Profile {
    user   User   @relation(fields: [userId], references: [id])
    userId String @unique
  }
`

function project(source: string): string {
  return `${dedent(schema)}${dedent(`
    //- src/main.ts
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
  `)}${dedent(source)}`
}

function loop(query: string): string {
  return project(`
    export async function f(rows: any[], lang: string) {
      for (const row of rows) {
        const found = await ${query}
        console.log(found)
      }
    }
  `)
}

async function found(source: string) {
  const [finding, ...others] = await findingsInFiles('n-plus-one-query', filesOf(source, 'src/main.ts'))
  assert.ok(finding && others.length === 0)
  return finding
}

function says(name: string, query: string, message: RegExp): void {
  it(name, async () => { assert.match((await found(loop(query))).message, message) })
}

describe('n-plus-one-query with a Prisma schema', () => {
  costs('a service that another is given', `${dedent(schema)}${dedent(`
    //- src/prisma.service.ts
    import { Injectable } from '@nestjs/common'
    import { PrismaClient } from '@prisma/client'
    @Injectable()
    export class PrismaService extends PrismaClient {}
    //- src/posts.service.ts
    import { PrismaService } from './prisma.service'
    export class PostsService {
      constructor(private readonly prisma: PrismaService) {}
      ofAuthor(id: string) { return ⟨this.prisma.post.findMany({ where: { authorId: id } })⟩ }
    }
    //- src/users.service.ts
    import { PostsService } from './posts.service'
    import { PrismaService } from './prisma.service'
    export class UsersService {
      constructor(private readonly prisma: PrismaService, private readonly posts: PostsService) {}
      async report() {
        const users = await this.prisma.user.findMany()
        for (const user of users) console.log(await ⟦this.posts.ofAuthor(user.id)⟧)
      }
    }
  `)}`)
  costs('the fluent form', project(`
    export async function f(users: any[]) {
      for (const user of users) console.log(await ⟦prisma.user.findUnique({ where: { id: user.id } })⟧.posts())
    }
  `))
  fine('relations that are included, or asked for together', project(`
    export async function f(ids: string[]) {
      const users = await prisma.user.findMany({ where: { id: { in: ids } }, include: { posts: true } })
      for (const user of users) console.log(user.posts)
      return Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } }).posts()))
    }
  `))

  says('the rows of the other side', 'prisma.post.findMany({ where: { authorId: row.id } })', /, or `include: \{ posts: true \}` where the rows of `User` are read\.$/)
  says('of one of two relations', 'prisma.post.findMany({ where: { editorId: row.id } })', /`include: \{ edited: true \}` where the rows of `User`/)
  says('the row that a key leads to', 'prisma.user.findUnique({ where: { id: row.authorId } })', /`include: \{ author: true \}` where the rows of `Post`/)
  says('the one row of the other side', 'prisma.profile.findUnique({ where: { userId: row.id } })', /`include: \{ profile: true \}` where the rows of `User`/)
  says('no relation', 'prisma.user.findMany({ where: { name: row.name } })', /would do\.$/)
  says('a key of something else', 'prisma.post.findMany({ where: { authorId: row.boss } })', /would do\.$/)
  says('more conditions than the key', 'prisma.post.findMany({ where: { authorId: row.id, lang } })', /would do\.$/)
  says('a model that the schema does not have', 'prisma.comment.findMany({ where: { authorId: row.id } })', /would do\.$/)

  async function titles(query: string): Promise<readonly string[]> {
    return (await fixesOf(await found(loop(query)))).map((fix) => fix.title)
  }
  it('offers no lookup by keys that are objects', async () => {
    assert.deepEqual(await titles('prisma.user.findFirst({ where: { born: row.born } })'), [])
    assert.match((await found(loop('prisma.user.findFirst({ where: { born: row.born } })'))).message, /objects/)
  })
  it('offers none of one row among several', async () => {
    assert.deepEqual(await titles('prisma.user.findFirst({ where: { name: row.name } })'), [])
    assert.deepEqual(await titles('prisma.post.findFirst({ where: { slug: row.slug } })'), [])
  })
  it('offers one of a row that its key identifies', async () => {
    assert.equal((await titles('prisma.user.findFirst({ where: { email: row.email } })')).length, 1)
    assert.equal((await titles('prisma.post.findFirst({ where: { slug: row.slug, lang } })')).length, 1)
    assert.equal((await titles('prisma.post.findMany({ where: { slug: row.slug } })')).length, 1)
  })
  it('notices that the schema changes', async () => {
    const source = loop('prisma.post.findMany({ where: { authorId: row.id } })')
    assert.match((await found(source)).message, /posts: true/)
    assert.match((await found(source.replace('posts   Post[]', 'written Post[]'))).message, /written: true/)
    assert.match((await found(source.slice(source.indexOf('//- src/main.ts')))).message, /would do\.$/)
    assert.match((await found(source)).message, /posts: true/)
  })
})

describe('n-plus-one-query (Prisma): pages that are turned by a number', () => {
  const start = `
    import { PrismaClient } from '@prisma/client'
    import { api } from './api'
    const prisma = new PrismaClient()
  `
  fine('what a page holds is asked for at once', `
    ${start}
    export async function importAll() {
      let page = 1
      let hasMore = true
      let batches = 0
      while (hasMore && batches < 5) {
        const customers = await api.listCustomers({ page })
        if (customers.length === 0) {
          hasMore = false
          break
        }
        const known = await prisma.customer.findMany({ where: { email: { in: customers.map((one) => one.email) } } })
        const newest = await prisma.customer.findFirst({ where: { source: customers[0].source }, orderBy: { createdAt: 'desc' } })
        console.log(known, newest)
        page++
        batches++
      }
    }
    export async function importOthers() {
      let start = 0
      let more = true
      do {
        const { rows } = await api.list(start, start + 99).then((answer) => answer.data)
        if (rows.length < 100) more = false
        console.log(await prisma.customer.findMany({ where: { OR: [{ id: { in: rows.map((row) => row.id) } }, { parent: rows[0].parent }] } }))
        start += 100
      } while (more)
    }
  `)
  costs('what each row of a page asks for, and what a number asks for itself', `
    ${start}
    export async function importAll() {
      let page = 1
      while (true) {
        const customers = await api.listCustomers({ page })
        if (customers.length === 0) break
        for (const customer of customers) console.log(await ⟦prisma.customer.findFirst({ where: { email: customer.email } })⟧)
        page++
      }
    }
    export async function years(from: number, to: number) {
      let year = from
      while (year < to) {
        console.log(await ⟦prisma.report.findFirst({ where: { year } })⟧)
        year++
      }
    }
  `)
})
