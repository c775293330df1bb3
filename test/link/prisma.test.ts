// Prisma's schema files: what is read of them, and which of several a file's client speaks of.

import assert from 'node:assert/strict'
import { readSchema } from '../../src/analysis/link/prisma/schema.js'
import { createSchemas } from '../../src/analysis/link/prisma/schemas.js'

const blog = `
// model Commented { id Int @id }
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

/// A user { with a brace }
model User {
  id      Int      @id @default(autoincrement())
  email   String   @unique // the address
  site    String   @default("https://example.org/{a}")
  role    Role     @default(USER)
  posts   Post[]   @relation("author")
  edited  Post[]   @relation(name: "editor")
  born    DateTime?

  @@unique([role, site(sort: Desc)], name: "place")
  @@unique(fields: [site])
  @@index([role])
}

enum Role {
  USER
  ADMIN
}

model Post {
  id       Int @id
  author   User  @relation("author", fields: [authorId], references: [id], onDelete: Cascade)
  authorId Int
  editor   User? @relation(
    name: "editor",
    fields: [editorId],
    references: [id]
  )
  editorId Int?
  @@map("posts")
}
`

describe('Prisma schemas', () => {
  it('have models with fields, keys and relations', () => {
    const models = readSchema(blog)
    assert.deepEqual([...models.keys()], ['User', 'Post'])
    const user = models.get('User')
    assert.deepEqual([...user?.fields.keys() ?? []], ['id', 'email', 'site', 'role', 'posts', 'edited', 'born'])
    assert.deepEqual(user?.unique, [['id'], ['email'], ['role', 'site'], ['site']])
    assert.deepEqual(user.fields.get('posts'), { name: 'posts', type: 'Post', isList: true, keys: [], references: [], relation: 'author' })
    assert.deepEqual(user.fields.get('born'), { name: 'born', type: 'DateTime', isList: false, keys: [], references: [], relation: undefined })
    const post = models.get('Post')
    assert.deepEqual(post?.fields.get('author'), { name: 'author', type: 'User', isList: false, keys: ['authorId'], references: ['id'], relation: 'author' })
    assert.deepEqual(post.fields.get('editor'), { name: 'editor', type: 'User', isList: false, keys: ['editorId'], references: ['id'], relation: 'editor' })
  })

  it('may be broken, empty or of another kind', () => {
    for (const text of ['', 'model', 'model A {', 'model A {\n  id\n  @@\n  x Int @relation(\n', '{}{}', 'model A { id Int @id(', '\u0000model B {}']) assert.ok(readSchema(text).size <= 1)
  })

  it('may lie in several files', () => {
    const files = new Map([
      ['packages/db/schema/main.prisma', 'generator client {\n provider = "x"\n}\nmodel A {\n id Int @id\n}'],
      ['packages/db/schema/models/b.prisma', 'model B {\n id Int @id\n}'],
    ])
    const schemas = createSchemas({ paths: () => files.keys(), read: (path) => files.get(path) })
    assert.deepEqual([...schemas.modelsFor('apps/web/src/main.ts')?.keys() ?? []], ['A', 'B'])
  })

  it('are those of the nearest package', () => {
    const files = new Map(['a', 'b'].map((name) => [`services/${name}/prisma/schema.prisma`, `datasource db {\n}\nmodel ${name.toUpperCase()} {\n id Int @id\n}`]))
    const schemas = createSchemas({ paths: () => files.keys(), read: (path) => files.get(path) })
    assert.deepEqual([...schemas.modelsFor('services/a/src/main.ts')?.keys() ?? []], ['A'])
    assert.deepEqual([...schemas.modelsFor('services/b/src/deep/main.ts')?.keys() ?? []], ['B'])
    assert.equal(schemas.modelsFor('tools/main.ts'), undefined)
    assert.equal(createSchemas({ paths: () => [], read: () => undefined }).modelsFor('main.ts'), undefined)
  })
})
