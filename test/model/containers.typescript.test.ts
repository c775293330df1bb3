// What comes out of generics, promises, generators, destructuring and written fields, in TypeScript.

import { kindsIn } from '../support/kinds.js'

const kinds = kindsIn('main.ts')

describe('containers and fields in TypeScript', () => {
  kinds('nested generics', `
    interface User { tags: string[] }
    class Repo { all(): User[] { return [] } }
    function f(a: Map<string, Repo>, b: Record<string, User[]>, c: Array<Map<string, Repo>>, d: ReadonlyArray<User>, e: Set<Repo>, g: { [key: string]: User[] }, h: Partial<User>, i: Promise<User[]>[]) {
      for (const repo of a.values()) x(⟦repo⟧, ⟦repo.all()⟧)
      for (const [name, repo] of a) x(⟦name⟧, ⟦repo⟧)
      for (const [name, repo] of a.entries()) x(⟦name⟧, ⟦repo⟧)
      for (const users of Object.values(b)) x(⟦users⟧)
      for (const [name, users] of Object.entries(b)) x(⟦name⟧, ⟦users⟧)
      for (const repo of e) x(⟦repo⟧)
      a.forEach((repo, name) => x(⟦repo⟧, ⟦name⟧))
      return [⟦a.get('x')⟧, ⟦b['x']⟧, ⟦b.x⟧, ⟦c[0].get('x')⟧, ⟦d[0]⟧, ⟦[...e]⟧, ⟦Array.from(a.values())⟧, ⟦h.tags⟧]
    }
  `, 'Repo', 'list<{tags}>', 'string', 'Repo', 'string', 'Repo', 'list<{tags}>', 'string', 'list<{tags}>', 'Repo', 'Repo', 'string',
  'Repo | none', 'list<{tags}>', 'list<{tags}>', 'Repo | none', '{tags}', 'list<Repo>', 'list<Repo>', 'list<string>')
  kinds('promises', `
    class User {}
    async function one(): Promise<User> { return new User() }
    const many = async () => [await one()]
    async function f(given: Promise<User[]>) {
      const [a, b] = await Promise.all([one(), many()])
      const all = await Promise.all([1].map(() => one()))
      const settled = await Promise.allSettled([one()])
      one().then((user) => x(⟦user⟧))
      return [⟦a⟧, ⟦b⟧, ⟦all⟧, ⟦await given⟧, ⟦one()⟧, ⟦await one()⟧, ⟦await many()⟧, ⟦await one().then((user) => [user])⟧, ⟦await one().catch(() => null)⟧]
    }
  `, 'User', 'User', 'list<User>', 'list<User>', 'list<User>', 'promise<User>', 'User', 'list<User>', 'list<User>', 'User | none')
  kinds('generators', `
    function* a() { yield 'x' }
    async function* b(): AsyncGenerator<string> { yield* c() }
    function* d() { yield* [1, 2] }
    async function f() {
      for (const x of a()) g(⟦x⟧)
      for await (const x of b()) g(⟦x⟧)
      for (const x of d()) g(⟦x⟧)
      return [⟦[...a()]⟧, ⟦Array.from(d())⟧]
    }
  `, 'string', 'string', 'number', 'list<string>', 'list<number>')
  kinds('fields', `
    class Base<T> {
      protected items: T[] = []
      static shared: string[] = []
      names = ['a']
      readonly pairs = new Map<string, string[]>()
      constructor(protected readonly given: string[], other: string[]) { this.other = other }
      other
      get first() { return this.names[0] }
    }
    class Heir extends Base<string> {
      f() { return [⟦this.names⟧, ⟦this.pairs.get('x')⟧, ⟦this.given⟧, ⟦this.other⟧, ⟦this.first⟧, ⟦Base.shared⟧, ⟦Heir.shared⟧, ⟦new Heir([], []).given⟧] }
    }
  `, 'list<string>', 'list<string> | none', 'list<string>', 'list<string>', 'string', 'list<string>', 'list<string>', 'list<string>')
  kinds('destructuring', `
    interface Options { tags?: string[]; inner: { names: string[] } }
    function f({ tags = [], inner: { names }, ...rest }: Options, [first, ...others]: string[], { a } = { a: [1] }) {
      const { length } = tags
      const [{ b }] = [{ b: new Set(['x']) }]
      return [⟦tags⟧, ⟦names⟧, ⟦first⟧, ⟦others⟧, ⟦a⟧, ⟦b⟧, ⟦length⟧]
    }
  `, 'list<string>', 'list<string>', 'string', 'list<string>', 'list<number>', 'set<string>', 'number')
  kinds('methods of arrays', `
    interface User { id: string; tags: string[] }
    function f(users: User[]) {
      const byId = new Map(users.map((user) => [user.id, user]))
      const groups = users.reduce((all, user) => all.concat(user.tags), [] as string[])
      return [⟦users.map((user) => user.id)⟧, ⟦users.flatMap((user) => user.tags)⟧, ⟦users.filter((user) => user.id)⟧, ⟦users.find((user) => user.id)⟧, ⟦users.at(0)⟧, ⟦byId.get('x')⟧, ⟦groups⟧, ⟦users.slice().sort()⟧, ⟦Object.keys(users[0])⟧, ⟦'a,b'.split(',')⟧, ⟦users.some(Boolean)⟧]
    }
  `, 'list<string>', 'list<string>', 'list<{id, tags}>', 'none | {id, tags}', 'none | {id, tags}', 'none | {id, tags}', 'list<string>', 'list<{id, tags}>', 'list<string>', 'list<string>', 'boolean')
  kinds('declared functions', `
    interface Api { list(): Promise<string[]>; find: (id: string) => string[]; get size(): number }
    type Load = (id: string) => Promise<string[]>
    async function f(api: Api, load: Load, inline: () => string[]) {
      return [⟦await api.list()⟧, ⟦api.find('x')⟧, ⟦api.size⟧, ⟦await load('x')⟧, ⟦inline()⟧]
    }
  `, 'list<string>', 'list<string>', 'number', 'list<string>', 'list<string>')
  kinds('types that are taken from values', `
    const createUsers = () => ({ list: () => ['a'], set: new Set(['x']) })
    class A { names = ['a'] }
    const settings = { hosts: ['a'], deep: { ports: [1] } }
    function f(users: ReturnType<typeof createUsers>, a: InstanceType<typeof A>, s: typeof settings, p: typeof settings.deep) {
      return [⟦users.list()⟧, ⟦users.set⟧, ⟦a.names⟧, ⟦s.hosts⟧, ⟦p.ports⟧]
    }
  `, 'list<string>', 'set<string>', 'list<string>', 'list<string>', 'list<number>')
  kinds('what nobody can tell', `
    function f(a: any, b: unknown, c, d: Foreign, e: Record<string, any>, g: object) {
      return [⟦a.list⟧, ⟦b⟧, ⟦c.x()⟧, ⟦d.names⟧, ⟦e.x⟧, ⟦g⟧, ⟦JSON.parse('x')⟧]
    }
  `, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown')
})
