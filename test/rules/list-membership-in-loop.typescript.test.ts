// A JavaScript array searched once per iteration: reported on arrays alone, silent where a Set would not do the same.

import { checksFor } from '../support/check.js'

describe('list-membership-in-loop, TypeScript', () => {
  const { costs, fine } = checksFor('list-membership-in-loop', 'typescript')

  describe('loops', () => {
    costs('for of, for in, counted, while and do', `
      function check(users: string[], banned: string[], table: Record<string, number>) {
        for (const user of users) if (⟦banned.includes(user)⟧) console.log(user)
        for (const key in table) if (⟦banned.includes(key)⟧) console.log(key)
        for (let i = 0; i < users.length; i++) if (⟦banned.includes(users[i])⟧) console.log(i)
        let next = 'a'
        while (⟦banned.includes(next)⟧) next += 'a'
        do { next += 'b' } while (⟦banned.includes(next)⟧)
      }
    `)
    costs('callbacks: filter, map, forEach, some, every, find, reduce, flatMap', `
      function check(users: string[], banned: string[]) {
        users.filter((u) => !⟦banned.includes(u)⟧)
        users.map((u) => ⟦banned.includes(u)⟧ ? 1 : 2)
        users.forEach(function (u) { if (⟦banned.includes(u)⟧) console.log(u) })
        users.some((u) => ⟦banned.includes(u)⟧)
        users.every((u) => { return ⟦banned.includes(u)⟧ })
        users.find((u) => ⟦banned.includes(u)⟧)
        users.reduce((n, u) => n + (⟦banned.includes(u)⟧ ? 1 : 0), 0)
        users.flatMap((u) => ⟦banned.includes(u)⟧ ? [u] : [])
      }
    `)
    costs('a sort comparator', `
      function sorted(users: string[], order: string[]) {
        return [...users].sort((a, b) => ⟦order.indexOf(a)⟧ - ⟦order.indexOf(b)⟧)
      }
    `)
    costs('nested loops: the innermost is reported, the outer one related', `
      function check(rows: string[][], banned: string[]) {
        ⟨for (const row of rows)⟩ {
          for (const cell of row) {
            if (⟦banned.includes(cell)⟧) console.log(cell)
          }
        }
      }
    `)
    costs('Array.from, sets and maps iterated with callbacks', `
      function check(size: number, banned: number[], names: Set<number>, table: Map<number, string>) {
        names.forEach((name) => { console.log(⟦banned.includes(name)⟧) })
        table.forEach((value, key) => { console.log(⟦banned.includes(key)⟧) })
        return Array.from({ length: size }, (_, i) => ⟦banned.includes(i)⟧)
      }
    `)
    costs('async loops, try, switch, conditional and early exit', `
      async function check(source: AsyncIterable<string>, users: string[], banned: string[]) {
        for await (const user of source) if (⟦banned.includes(user)⟧) console.log(user)
        for (const user of users) {
          try {
            switch (user.slice(0, 1)) {
              case 'a': console.log(⟦banned.includes(user)⟧); break
              default: console.log(⟦banned.includes(user)⟧ ? 1 : 2)
            }
          } catch { console.log(⟦banned.includes(user)⟧) }
          if (⟦banned.includes(user)⟧) return user
        }
      }
    `)
    costs('a generator, an immediately called function and a class method', `
      class Filter {
        *kept(users: string[], banned: string[]) {
          for (const user of users) if (!⟦banned.includes(user)⟧) yield user
          for (const user of users) (() => { console.log(⟦banned.includes(user)⟧) })()
        }
      }
    `)
    costs('JSX', `
      export function List({ users, selected }: { users: string[]; selected: string[] }) {
        return <ul>{users.map((user) => <li className={⟦selected.includes(user)⟧ ? 'on' : ''}>{user}</li>)}</ul>
      }
    `, { path: 'src/list.tsx' })

    fine('a name that a function of the module it comes from binds anew', `
      //- src/state.ts
      export let names: string[] = []
      export function forget() { names = [] }
      //- src/main.ts
      import { forget, names } from './state.js'
      import * as state from './state.js'
      export function check(users: string[]) {
        for (const user of users) {
          if (names.includes(user)) forget()
          if (state.names.includes(user)) state.forget()
        }
      }
    `)
    fine('a short list under a type assertion', `
      const kinds = ['a', 'b'] as const
      function known(names: string[]) {
        const other = ['c', 'd'] as string[]
        return names.filter((name) => (kinds as readonly string[]).includes(name) || other.includes(name))
      }
    `)
    costs('a list of unknown length under a type assertion', `
      function known(names: string[], all: unknown) {
        return names.filter((name) => ⟦(all as string[]).includes(name)⟧)
      }
    `)
    fine('a short list that is asserted again in the loop', `
      function known(names: string[]) {
        var list
        while (names.length > 0) {
          list = list as string[]
          if (list.includes(names.pop()!)) console.log(names)
        }
      }
    `)
    fine('the values of a small enumeration', `
    enum Section { Home = 'home', Shared = 'shared' }
    export function kept(sections: string[]) {
      const all = Object.values(Section) as string[]
      return sections.filter((section) => all.includes(section))
    }
  `)
  fine('outside of a loop, in its iterable and in a function only defined there', `
      function check(user: string, users: string[], banned: string[]) {
        for (const one of banned.includes(user) ? users : []) console.log(one)
        const checks = []
        for (const one of users) {
          checks.push(() => banned.includes(one))
          const later = function () { return banned.includes(one) }
          checks.push(later)
        }
        setTimeout(() => { console.log(banned.includes(user)) }, 10)
        return banned.includes(user)
      }
    `)
    fine('small loops', `
      const NAMES = ['a', 'b', 'c']
      function check(users: string[], banned: string[]) {
        for (const name of ['a', 'b']) if (banned.includes(name)) console.log(name)
        for (const name of NAMES) if (banned.includes(name)) console.log(name)
        for (let i = 0; i < 3; i++) if (banned.includes(String(i))) console.log(i)
        for (const user of users.slice(0, 5)) if (banned.includes(user)) console.log(user)
        return ['x', 'y'].filter((name) => banned.includes(name))
      }
    `)
    fine('a body that always leaves', `
      function check(users: string[], banned: string[]) {
        for (const user of users) { return banned.includes(user) }
        for (const user of users) { if (banned.includes(user)) { console.log(1) } break }
        for (const user of users) { throw new Error(String(banned.includes(user))) }
      }
    `)
    fine('callbacks that run once', `
      function check(user: string, banned: string[], promise: Promise<string>) {
        promise.then((one) => banned.includes(one))
        process.nextTick(() => { console.log(banned.includes(user)) })
      }
    `)
    fine('methods of other libraries by the names of array methods', `
      import { of } from 'rxjs'
      class Query { filter(f: (u: string) => boolean) { return this } }
      function check(banned: string[], query: Query) {
        query.filter((u) => banned.includes(u))
      }
    `)
    fine('compute rules do not follow calls', `
      const isBanned = (user: string, banned: string[]) => banned.includes(user)
      function check(users: string[], banned: string[]) {
        return users.filter((user) => isBanned(user, banned))
      }
    `)
    costs('small loops at the aggressive level', `
      function check(banned: string[]) {
        for (const name of ['a', 'b']) if (⟦banned.includes(name)⟧) console.log(name)
      }
    `, { level: 'aggressive' })
  })

  describe('forms', () => {
    costs('indexOf and lastIndexOf in every comparison, and as a position', `
      function check(users: string[], a: string[]) {
        for (const u of users) {
          if (⟦a.indexOf(u)⟧ !== -1 || ⟦a.indexOf(u)⟧ >= 0 || ⟦a.indexOf(u)⟧ > -1 || ⟦a.lastIndexOf(u)⟧ === -1 || -1 < ⟦a.indexOf(u)⟧) console.log(u)
          console.log(⟦a.indexOf(u)⟧)
        }
      }
    `)
    costs('some by identity', `
      function check(users: string[], a: string[], rows: { id: string }[]) {
        for (const u of users) {
          console.log(⟦a.some((y) => y === u)⟧, ⟦a.some((y) => u === y)⟧, ⟦a.some(function (y) { return y === u })⟧)
        }
        return rows.filter((row) => ⟦a.some((y) => y === row.id)⟧)
      }
    `)
    fine('some by anything else', `
      function check(users: string[], a: string[], rows: { id: string }[], next: () => string) {
        for (const u of users) {
          console.log(rows.some((y) => y.id === u), a.some((y) => y == u), a.some((y) => y !== u), a.some((y) => y === y + u), a.some((y) => y === next()))
          console.log(a.some((y, i) => y === u && i > 0), a.some((y) => y.startsWith(u)))
        }
      }
    `)
    fine('a second argument', `
      function check(users: string[], a: string[]) {
        for (const u of users) console.log(a.includes(u, 1), a.indexOf(u, 1), a.lastIndexOf(u, 3))
      }
    `)
    fine('optional and computed calls', `
      function check(users: string[], a: string[] | undefined, b: { names: string[] } | null) {
        for (const u of users) console.log(a?.includes(u), b?.names.includes(u), a!['includes'](u), a?.indexOf(u) === 0)
      }
    `)
    fine('spread arguments', `
      function check(users: [string][], a: string[]) {
        for (const u of users) console.log(a.includes(...u))
      }
    `)
  })

  describe('kinds', () => {
    costs('annotations', `
      type Names = readonly string[]
      interface Options { names: string[] }
      function check(users: string[], a: Array<string>, b: ReadonlyArray<string>, c: readonly string[], d: Names, e: string[] | null, f: Options, g: (string | number)[], h: any[]) {
        for (const u of users) console.log(⟦a.includes(u)⟧, ⟦b.includes(u)⟧, ⟦c.includes(u)⟧, ⟦d.includes(u)⟧, ⟦e!.includes(u)⟧, ⟦f.names.includes(u)⟧, ⟦g.includes(u)⟧, ⟦h.includes(u)⟧)
      }
    `)
    costs('JSDoc types', `
      /**
       * @param {string[]} users
       * @param {Array<string>} banned
       */
      function check(users, banned) {
        return users.filter((user) => !⟦banned.includes(user)⟧)
      }
      /** @type {string[]} */
      const names = load()
      export function checked(users) {
        for (const user of users) if (⟦names.includes(user)⟧) console.log(user)
      }
    `, { path: 'src/main.js' })
    costs('arrays made by calls, literals and spreads', `
      function check(users: string[], text: string, table: Record<string, number>, set: Set<string>) {
        const a = text.split(',')
        const b = Object.keys(table)
        const c = [...set]
        const d = Array.from(set)
        const e = users.map((u) => u.trim())
        const f = users.filter(Boolean)
        const g = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
        for (const u of users) console.log(⟦a.includes(u)⟧, ⟦b.includes(u)⟧, ⟦c.includes(u)⟧, ⟦d.includes(u)⟧, ⟦e.includes(u)⟧, ⟦f.includes(u)⟧, ⟦g.includes(u)⟧)
      }
    `)
    costs('attributes, constructor fields, rest parameters, destructuring, module constants and closures', `
      const CODES = 'a b c d'.split(' ')
      class Filter {
        private names: string[] = []
        constructor(private readonly banned: string[]) {}
        kept(users: string[], ...extra: string[]) {
          return users.filter((u) => ⟦this.names.includes(u)⟧ || ⟦this.banned.includes(u)⟧ || ⟦extra.includes(u)⟧ || ⟦CODES.includes(u)⟧)
        }
      }
      function check({ users, banned }: { users: string[]; banned: string[] }) {
        const { length } = users
        return users.filter((u) => ⟦banned.includes(u)⟧ && length)
      }
    `)
    costs('what a default or fallback gives', `
      function check(users: string[], options: { names?: string[] }) {
        const names = options.names ?? []
        return users.filter((u) => ⟦names.includes(u)⟧)
      }
    `)

    fine('strings, sets, maps and typed bytes', `
      function check(users: string[], a: string, b: Set<string>, c: Map<string, number>, d: Uint8Array) {
        for (const u of users) console.log(a.includes(u), u.includes('x'), u.indexOf('x') !== -1, b.has(u), c.has(u), d.includes(1), u.split(',')[0].includes('x'))
      }
    `)
    fine('what is not known', `
      import { names } from './names'
      function check(users: string[], a: any, b: unknown, c) {
        for (const u of users) console.log(a.includes(u), c.includes(u), names.includes(u), load().includes(u))
      }
    `)
    fine('a union that is not surely an array', `
      function check(users: string[], a: string | string[], b: string[] | Set<string>) {
        for (const u of users) console.log(a.includes(u))
        for (const u of users) console.log((b as any).includes(u))
      }
    `)
    fine('classes with an includes of their own', `
      class Names { includes(name: string) { return true } indexOf(name: string) { return 0 } }
      class Fast extends Array<string> { includes(name: string) { return true } }
      function check(users: string[], a: Names, b: Fast) {
        const c = new Names()
        for (const u of users) console.log(a.includes(u), b.includes(u), c.includes(u), a.indexOf(u) !== -1)
      }
    `)
    fine('short arrays: literals, constants, tuples, slices, small defaults', `
      const VOWELS = ['a', 'e', 'i', 'o', 'u'] as const
      function check(users: string[], pair: [string, string], names: string[] = ['a', 'b']) {
        const few = users.slice(0, 3)
        for (const u of users) console.log(['x', 'y'].includes(u), VOWELS.includes(u as 'a'), pair.includes(u), names.includes(u), few.includes(u))
      }
    `)
    fine('a short list that grows by few, and a frozen one', `
      const ORDER = Object.freeze(['a', 'b'])
      function check(users: string[], wide: boolean) {
        const kinds = ['x']
        if (wide) kinds.push('y', 'z', 'a', 'b')
        else kinds.push('c', 'd', 'e')
        return users.filter((u) => kinds.includes(u) || ORDER.includes(u)).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
      }
    `)
    costs('a short list that grows in a loop, by a list, or in another function', `
      function check(users: string[], more: string[]) {
        const a = ['x']
        for (const one of more) a.push(one)
        const b = ['x']
        b.push(...more)
        const c = ['x']
        more.forEach((one) => { c.push(one) })
        return users.filter((u) => ⟦a.includes(u)⟧ || ⟦b.includes(u)⟧ || ⟦c.includes(u)⟧)
      }
    `)
    fine('a shadowing name', `
      const banned = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
      function check(users: string[], load: any) {
        const banned = load()
        return users.filter((u) => banned.includes(u))
      }
    `)
    fine('enumerations and few members', `
      enum Colour { Red = 'red', Green = 'green' }
      function check(users: string[], banned: string[]) {
        return Object.values(Colour).filter((colour) => banned.includes(colour))
      }
    `)
  })

  describe('changes', () => {
    fine('changed by a method or an item', `
      function check(users: string[], a: string[], b: string[], c: string[], d: string[]) {
        for (const u of users) {
          if (a.includes(u)) a.pop()
          if (b.includes(u)) b[0] = u
          if (c.includes(u)) c.length = 0
          if (d.includes(u)) d.sort()
        }
      }
    `)
    fine('changed through an alias, a destructured one, or a cast', `
      function check(users: string[], a: string[], options: { names: string[] }) {
        const alias = a
        const { names } = options
        for (const u of users) {
          if (a.includes(u)) alias.push(u + '1')
          if (names.includes(u)) options.names.push(u + '2')
        }
      }
    `)
    fine('changed where a literal holds it, or by a method of it that was bound', `
      function check(users: string[], a: string[], b: string[], c: string[], d: string[]) {
        const state = { a, other: users }
        const add = b.push.bind(b)
        const [first] = [c]
        const { held } = { held: d }
        for (const u of users) {
          if (!a.includes(u)) state.a.push(u)
          if (!b.includes(u)) add(u)
          if (!c.includes(u)) first.push(u)
          if (!d.includes(u)) held.push(u)
        }
      }
    `)
    fine('rebound or rebuilt in the loop', `
      function check(users: string[], text: string) {
        let names: string[] = text.split(',')
        for (const u of users) {
          if (names.includes(u)) names = names.filter((n) => n !== u)
          if (text.split(u).includes(u)) console.log(u)
          if (users.map((x) => x + u).includes(u)) console.log(u)
          const parts = u.split(',')
          if (parts.includes('x')) console.log(u)
        }
      }
    `)
    fine('the element itself, and what hangs on it', `
      function check(rows: { names: string[] }[], lists: string[][], user: string) {
        rows.filter((row) => row.names.includes(user))
        for (const list of lists) if (list.includes(user)) console.log(list)
        for (let i = 0; i < lists.length; i++) if (lists[i].includes(user)) console.log(i)
      }
    `)
    fine('a getter that may make it anew', `
      class Filter {
        get names(): string[] { return load().split(',') }
        kept(users: string[]) { return users.filter((u) => this.names.includes(u)) }
      }
    `)
    fine('given to a function that changes it, or that is not known', `
      import { other } from './other'
      function note(name: string, names: string[]) { names.push(name) }
      function check(users: string[], a: string[], b: string[]) {
        for (const u of users) {
          if (!a.includes(u)) note(u, a)
          if (!b.includes(u)) other(u, b)
        }
      }
    `)
    fine('changed by a closure or a method that the loop calls', `
      class Filter {
        names: string[] = []
        note(name: string) { this.names.push(name) }
        check(users: string[], found: string[]) {
          const add = (name: string) => { found.push(name) }
          for (const u of users) {
            if (this.names.includes(u)) this.note(u + '1')
            if (found.includes(u)) add(u + '2')
          }
        }
      }
    `)
    fine('this given to a function that changes what it holds', `
      function note(filter: Filter, name: string) { filter.names.push(name) }
      class Filter {
        names: string[] = []
        check(users: string[]) {
          for (const u of users) if (this.names.includes(u)) note(this, u)
        }
      }
    `)
    costs('another list changes', `
      function check(users: string[], names: string[]) {
        const out: string[] = []
        for (const u of users) if (⟦names.includes(u)⟧) out.push(u)
        names.push('x')
        return out
      }
    `)
    costs('only read by what it is given to', `
      function show(name: string, names: string[]) { console.log(name, names.length) }
      function check(users: string[], names: string[]) {
        for (const u of users) {
          if (⟦names.includes(u)⟧) show(u, names)
          console.log(names.length, names.slice(1), Math.max(...names.map(Number)))
        }
      }
    `)
    costs('made in the outer loop, searched in the inner one', `
      function check(rows: { names: string[] }[], users: string[]) {
        return rows.map((row) => users.filter((u) => ⟦row.names.includes(u)⟧))
      }
    `)
    costs('dedupe', `
      function unique(users: string[]) {
        const out: string[] = []
        for (const u of users) {
          if (!⟦out.includes(u)⟧) out.push(u)
        }
        const again: string[] = []
        users.forEach((u) => {
          if (⟦again.indexOf(u)⟧ === -1) {
            again.push(u)
          }
        })
        return out
      }
    `)
    fine('growth that the test does not guard', `
      function check(users: string[]) {
        const out: string[] = []
        for (const u of users) {
          if (!out.includes(u)) console.log(u)
          out.push(u)
        }
        for (const u of users) if (!out.includes(u)) out.push(u.trim())
        for (const u of users) if (out.includes(u)) out.push(u)
        return out
      }
    `)
  })
})
