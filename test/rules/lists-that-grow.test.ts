// How long a list is where it did not stay as it was made: grown lists that functions, objects and other files hand on are long, those that
// grow by few stay short, and what stays empty is short too.

import { checksFor } from '../support/check.js'

const typescript = checksFor('n-plus-one-query', 'typescript')
const python = checksFor('n-plus-one-query', 'python')

const prisma = `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    const load = (id: string) => prisma.user.findFirst({ where: { id } })
`

describe('lists that grow (TypeScript)', () => {
  typescript.costs('in the function that returns them', `${prisma}
    function idsOf(rows: { id: string }[]) {
      const ids: string[] = []
      for (const row of rows) ids.push(row.id)
      return ids
    }
    export async function all(rows: { id: string }[]) {
      for (const id of idsOf(rows)) await ⟦load(id)⟧
    }
  `)
  typescript.costs('in a callback of what is not known', `${prisma}
    function idsIn(tree: { walk(each: (node: { id: string }) => void): void }) {
      const ids = []
      tree.walk((node) => { ids.push(node.id) })
      return ids
    }
    export async function all(tree: { walk(each: (node: { id: string }) => void): void }) {
      await Promise.all(idsIn(tree).map((id) => ⟦load(id)⟧))
    }
  `)
  typescript.costs('and are filtered, mapped, copied or asked for their keys', `${prisma}
    export async function all(rows: { id: string }[]) {
      const ids: string[] = []
      const counts: Record<string, number> = {}
      for (const row of rows) {
        ids.push(row.id)
        counts[row.id] = 1
      }
      const copied = ids.slice()
      for (const id of ids.filter(Boolean)) await ⟦load(id)⟧
      for (const id of copied) await ⟦load(id)⟧
      for (const id of Object.keys(counts)) await ⟦load(id)⟧
    }
  `)
  typescript.costs('in the object that a function returns', `${prisma}
    function sorted(rows: { id: string, old: boolean }[]) {
      const found = { ids: [] as string[] }
      const older: string[] = []
      for (const row of rows) (row.old ? older : found.ids).push(row.id)
      for (const row of rows) found.ids.push(row.id)
      return { found, older }
    }
    export async function all(rows: { id: string, old: boolean }[]) {
      const { found, older } = sorted(rows)
      for (const id of found.ids) await ⟦load(id)⟧
      for (const id of older) await ⟦load(id)⟧
    }
  `)
  typescript.costs('in the function that they are given to', `${prisma}
    function fill(rows: { id: string }[], into: string[]) {
      for (const row of rows) into.push(row.id)
    }
    function filled(rows: { id: string }[]) {
      const ids: string[] = []
      fill(rows, ids)
      return ids
    }
    export async function all(rows: { id: string }[]) {
      for (const id of filled(rows)) await ⟦load(id)⟧
    }
  `)
  typescript.costs('in the file that exports them', `
    //- src/registry.ts
    export const registered: string[] = []
    export function register(id: string) { registered.push(id) }
    //- src/main.ts
    import { PrismaClient } from '@prisma/client'
    import { registered } from './registry'
    const prisma = new PrismaClient()
    export async function all() {
      for (const id of registered) await ⟦prisma.user.findFirst({ where: { id } })⟧
    }
  `)
  typescript.fine('by few, here or in the function that returns them', `${prisma}
    function few(first: string, second?: string) {
      const ids = [first]
      if (second) ids.push(second)
      return ids
    }
    const one = async (id: string) => id ? [id] : []
    export async function all(first: string, second?: string) {
      const ids: string[] = []
      ids.push(first)
      if (second) ids.push(second)
      for (const id of ids.filter(Boolean)) await load(id)
      for (const id of few(first, second)) await load(id)
      for (const id of few(first, second).map((id) => id.trim())) await load(id)
      for (const id of await one(first)) await load(id)
    }
  `)
  typescript.fine('never: constants of other files', `
    //- src/keys.ts
    export const none: string[] = []
    export const two: readonly string[] = ['a', 'b']
    //- src/main.ts
    import { PrismaClient } from '@prisma/client'
    import { none, two } from './keys'
    const prisma = new PrismaClient()
    export async function all() {
      for (const id of none) await prisma.user.findFirst({ where: { id } })
      for (const id of two) await prisma.user.findFirst({ where: { id } })
    }
  `)
  typescript.costs('in what folds them', `${prisma}
    export async function all(rows: { id: string }[]) {
      const counts = rows.reduce((seen, row) => ({ ...seen, [row.id]: 1 }), {})
      for (const [id] of Object.entries(counts)) await ⟦load(id)⟧
      const ids = rows.reduce((found, row) => { found.push(row.id); return found }, [])
      for (const id of ids) await ⟦load(id)⟧
    }
    export async function given(options = {}) {
      for (const id of Object.keys(options)) await ⟦load(id)⟧
    }
  `)
  typescript.costs('out of themselves', `${prisma}
    export async function all(rows: { id: string }[]) {
      let ids: string[] = ['admin']
      for (const row of rows) ids = ids.concat(row.id)
      for (const id of ids) await ⟦load(id)⟧
      ids = ids.filter((id) => id !== '')
      for (const id of ids) await ⟦load(id)⟧
    }
  `)
})

describe('lists that grow (Python)', () => {
  python.costs('in the function that returns them, and under other names', `
    import sqlite3

    def ids_of(rows):
        ids = []
        for row in rows:
            ids.append(row.id)
        return ids

    def all_of(connection: sqlite3.Connection, rows):
        for id in ids_of(rows):
            ⟦connection.execute("SELECT * FROM book WHERE id = ?", (id,))⟧.fetchone()
        found = []
        for row in rows:
            found.append(row.id)
        for place, id in enumerate(found):
            ⟦connection.execute("SELECT * FROM book WHERE id = ?", (id,))⟧.fetchone()
        for id in [one for one in found if one]:
            ⟦connection.execute("SELECT * FROM book WHERE id = ?", (id,))⟧.fetchone()
  `)
  python.costs('out of themselves, and in another object', `
    import sqlite3

    class Basket:
        def __init__(self):
            self.ids = []

        def add(self, id):
            self.ids.append(id)

    def all_of(connection: sqlite3.Connection, rows, basket: Basket):
        ids = []
        for row in rows:
            ids = ids + [row.id]
        for id in ids:
            ⟦connection.execute("SELECT * FROM book WHERE id = ?", (id,))⟧.fetchone()
        for id in basket.ids:
            ⟦connection.execute("SELECT * FROM book WHERE id = ?", (id,))⟧.fetchone()
  `)
  python.fine('by few in the function that returns them', `
    import sqlite3

    def few(first, second):
        ids = [first]
        if second:
            ids.append(second)
        return ids

    def all_of(connection: sqlite3.Connection, first, second):
        for id in few(first, second):
            connection.execute("SELECT * FROM book WHERE id = ?", (id,)).fetchone()
  `)
})
