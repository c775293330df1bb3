// What a value is, in TypeScript and JavaScript. Whatever is not surely known must be unknown: a wrong kind is a false alarm.

import { kindsIn } from '../support/kinds.js'

const kinds = kindsIn('main.ts')
const kindsOfJavaScript = kindsIn('main.js')

describe('kinds of TypeScript values', () => {
  kinds('literals', "f(⟦1⟧, ⟦'a'⟧, ⟦`a${x}`⟧, ⟦null⟧, ⟦undefined⟧, ⟦true⟧, ⟦/a/g⟧, ⟦10n⟧, ⟦this⟧)", 'number=1', 'string=a', 'string', 'none', 'none', 'boolean', 'regex=/a/g', 'number=10n', 'unknown')
  kinds('collections', "f(⟦[1, 'a']⟧, ⟦{ a: 1 }⟧, ⟦new Set([1])⟧, ⟦new Map<string, number>()⟧, ⟦[...xs, 1]⟧, ⟦new Set<string>()⟧, ⟦new Array(3)⟧, ⟦Array.from(new Set(['a']))⟧)",
    'list<number | string>', 'dict<string, number>', 'set<number>', 'Map<string, number>', 'list<unknown>', 'set<string>', 'list<unknown>', 'list<string>')
  kinds('operators', "f(⟦1 + 2⟧, ⟦'a' + x⟧, ⟦a === b⟧, ⟦!a⟧, ⟦typeof a⟧, ⟦a + b⟧, ⟦a ?? []⟧, ⟦a ? [1] : new Set([1])⟧)",
    'number=3', 'string', 'boolean', 'boolean', 'string', 'unknown', 'unknown', 'list<number> | set<number>')
  kinds('what remains before ??', `
    function f(xs?: string[], ys: string[] | null = null) { return [⟦xs ?? []⟧, ⟦ys || []⟧, ⟦xs!⟧] }
  `, 'list<string>', 'list<string>', 'list<string>')
  kinds('annotations of containers', `
    function f(a: string[], b: Array<string>, c: ReadonlyArray<string>, d: readonly string[], e: Set<string>, g: Map<string, number[]>, h: Record<string, number>, i: [string, number], j: Promise<string[]>, k: Iterable<string>, l: string[][]) {
      return [⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧, ⟦g⟧, ⟦h⟧, ⟦i⟧, ⟦j⟧, ⟦l⟧]
    }
  `, 'list<string>', 'list<string>', 'list<string>', 'list<string>', 'set<string>', 'Map<string, list<number>>', 'dict<string, number>', 'tuple<string, number>', 'promise<list<string>>', 'list<list<string>>')
  kinds('annotations that wrap', `
    function f(a: string[] | undefined, b: string[] | Set<string>, c: Readonly<string[]>, d: 'a' | 'b', e: unknown, g: any, h: object, i: symbol, j: Awaited<Promise<string>>, k: never) {
      return [⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧, ⟦g⟧, ⟦h⟧, ⟦i⟧, ⟦j⟧, ⟦k⟧]
    }
  `, 'list<string> | none', 'list<string> | set<string>', 'list<string>', 'string', 'unknown', 'unknown', 'unknown', 'unknown', 'string', 'unknown')
  kinds('interfaces, object types and aliases', `
    interface A extends B { xs: string[]; m(): string[] }
    interface B { ys: Set<string>; self: A }
    type C = { xs: string[] }
    type D = string[]
    type E<T> = T[]
    type F<T> = { items: T[]; one: T }
    function f(a: A, c: C, d: D, e: E<string>, g: F<Set<number>>, h: Missing, i: E<A>) {
      return [⟦a.xs⟧, ⟦a.ys⟧, ⟦a.self.self.xs⟧, ⟦c.xs⟧, ⟦d⟧, ⟦e⟧, ⟦g.items⟧, ⟦g.one⟧, ⟦h⟧, ⟦a.missing⟧, ⟦i[0].xs⟧]
    }
  `, 'list<string>', 'set<string>', 'list<string>', 'list<string>', 'list<string>', 'list<string>', 'list<set<number>>', 'set<number>', 'unknown', 'unknown', 'list<string>')
  kinds('types that lead to themselves', `
    type J = string | J[] | Set<J> | Map<J, J> | Promise<J> | Record<string, J>
    interface A extends A { x: string[] }
    type T = T[]
    function f(j: J, a: A, t: T) { return [⟦a.x⟧, ⟦a.y⟧, ⟦t⟧, ⟦j⟧] }
  `, 'list<string>', 'unknown', 'list<unknown>', 'Map<unknown, unknown> | dict<string, unknown> | list<unknown> | promise<unknown> | set<unknown> | string')
  kinds('a type parameter is not known', `
    function f<T>(a: T, b: T[]) { return [⟦a⟧, ⟦b⟧] }
  `, 'unknown', 'list<unknown>')
  kinds('a type that is declared twice', `
    function f() { type X = string[]; return (x: X) => ⟦x⟧ }
    function g() { type X = Set<string>; return (x: X) => ⟦x⟧ }
  `, 'unknown', 'unknown')
  kinds('a class or import named like a container', `
    import { List, Set } from 'immutable'
    class Map { has() { return true } }
    function f(a: List<string>, b: Set<string>, c: Map) { return [⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦new Set([1])⟧, ⟦new Map()⟧] }
  `, 'unknown', 'unknown', 'Map', 'unknown', 'Map')
  kinds('casts', `
    f(⟦x as string[]⟧, ⟦<string[]>x⟧, ⟦[1] as const⟧, ⟦[1] satisfies number[]⟧, ⟦x as any⟧, ⟦[1] as any⟧, ⟦x as unknown as Set<string>⟧, ⟦[1] as unknown⟧)
  `, 'list<string>', 'list<string>', 'list<number>', 'list<number>', 'unknown', 'unknown', 'set<string>', 'unknown')
  kinds('declared variables', `
    let a: string[]
    a = load()
    let b: string[] | Set<string> = []
    const c: any = []
    const d: Missing = []
    let e
    e = load()
    f(⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦d⟧, ⟦e⟧)
  `, 'list<string>', 'list<string> | set<string>', 'list<unknown>', 'list<unknown>', 'unknown')
  kinds('parameters', `
    function f(a, b = [1], c?: string[], ...d: string[]) { return [⟦a⟧, ⟦c⟧, ⟦d⟧] }
    const g = ({ xs, n = 1 }: { xs: string[]; n?: number }, [h]: Set<string>[]) => [⟦xs⟧, ⟦n⟧, ⟦h⟧]
  `, 'unknown', 'list<string>', 'list<string>', 'list<string>', 'number', 'set<string>')
  kinds('imports', `
    import a, { b, c as d } from 'm'
    import * as n from 'm'
    import type { T } from 'm'
    import x = require('m')
    import local from './local'
    const { e, f: g } = require('m')
    const h = require('m').k
    const i = await import('m')
    q(⟦a⟧, ⟦b⟧, ⟦d⟧, ⟦n.z⟧, ⟦x.z⟧, ⟦local⟧, ⟦e⟧, ⟦g⟧, ⟦h⟧, ⟦i.z⟧)
  `, 'symbol m.default', 'symbol m.b', 'symbol m.c', 'symbol m.z', 'symbol m.z', 'unknown', 'symbol m.e', 'symbol m.f', 'symbol m.k', 'symbol m.z')
  kinds('classes', `
    class Base { protected names = ['a']; size() { return 1 } }
    class A extends Base {
      private readonly xs: string[]
      seen = new Set<string>()
      late
      static kinds = ['a']
      constructor(xs: string[], private ids: Map<string, number>, public other) { super(); this.xs = xs; this.late = [1] }
      get first() { return this.xs }
      m = () => ⟦this.seen⟧
      n() { return [1].map(function () { return ⟦this.seen⟧ }) }
      o() { return { p() { return ⟦this.seen⟧ }, q: () => ⟦this.seen⟧ } }
    }
    const a = new A([], new Map(), 1)
    f(⟦a⟧, ⟦a.xs⟧, ⟦a.seen⟧, ⟦a.ids⟧, ⟦a.other⟧, ⟦a.first⟧, ⟦a.names⟧, ⟦a.size()⟧, ⟦A.kinds⟧, ⟦a.late⟧, ⟦a.missing⟧)
  `, 'set<string>', 'unknown', 'unknown', 'set<string>', 'A', 'list<string>', 'set<string>', 'Map<string, number>', 'number?', 'list<string>', 'list<string>', 'number', 'list<string>', 'list<number>', 'unknown')
  kinds('a function in a method is no method', `
    class A {
      xs = ['a']
      m() { function xs() { return this.xs } return ⟦xs()⟧ }
    }
    f(⟦new A().xs⟧)
  `, 'unknown', 'list<string>')
  kinds('abstract methods and overloads', `
    abstract class A { abstract load(); run() { return ⟦this.load()⟧ } }
    function g(a: string): string[]
    function g(a: number): Set<string>
    function g(a) { return load(a) }
    f(⟦g(1)⟧)
  `, 'unknown', 'unknown')
  kinds('returns of functions', `
    async function a() { return [1] }
    function* b() { yield 1 }
    const c = (x) => x ? [1] : new Set([1])
    const d = async (): Promise<string[]> => load()
    function e(): string[] { return load() }
    function g() {}
    f(⟦a()⟧, ⟦await a()⟧, ⟦b()⟧, ⟦c(1)⟧, ⟦await d()⟧, ⟦e()⟧, ⟦g()⟧)
  `, 'promise<list<number>>', 'list<number>', 'generator<number>', 'list<number> | set<number>', 'list<string>', 'list<string>', 'none')
  kinds('objects', `
    const o = { xs: [1], get ys() { return new Set([1]) }, m() { return 'a' }, ...rest }
    const p = { ...rest, xs: [1] }
    f(⟦o.xs⟧, ⟦p.xs⟧, ⟦p.other⟧)
    const q = { xs: [1], get ys() { return new Set([1]) }, m() { return 'a' } }
    f(⟦q.xs⟧, ⟦q.ys⟧, ⟦q.m()⟧, ⟦q['xs']⟧)
  `, 'unknown', 'list<number>', 'unknown', 'list<number>', 'set<number>', 'string', 'list<number>')
  kinds('objects that change', `
    const state = { seen: null, items: [1] }
    state.seen = new Set()
    f(⟦state.seen⟧, ⟦state.items⟧)
    const o = { xs: [1] }
    Object.assign(o, more)
    f(⟦o.xs⟧)
  `, 'list<number> | none | set<unknown>', 'list<number> | none | set<unknown>', 'unknown')
  kinds('elements that were added', `
    const xs = ['a']
    xs.push(1)
    f(⟦xs[0]⟧)
    const ys = []
    ys.push('a')
    f(⟦ys⟧)
    class A { zs = ['a']; add(x: number) { this.zs.push(x); return ⟦this.zs⟧ } }
  `, 'number | string', 'list<unknown>', 'list<number | string>')
  kinds('destructuring', `
    const [a, ...b] = [1, 'a']
    const { c, d: [e], ...g } = { c: [1], d: ['x'], h: 1 }
    const { length } = 'abc'
    const [[k, v]] = new Map<string, number[]>()
    const { missing = [] } = options
    f(⟦a⟧, ⟦b⟧, ⟦c⟧, ⟦e⟧, ⟦g⟧, ⟦length⟧, ⟦k⟧, ⟦v⟧, ⟦missing⟧)
  `, 'number', 'list<number | string>', 'list<number>', 'string', 'unknown', 'number', 'string', 'list<number>', 'unknown')
  kinds('elements of loops', `
    for (const a of [[1]]) f(⟦a⟧)
    for (const [i, b] of ['x'].entries()) f(⟦i⟧, ⟦b⟧)
    for (const [k, v] of Object.entries({ x: [1] })) f(⟦k⟧, ⟦v⟧)
    for (const [k, v] of new Map<string, Set<number>>()) f(⟦k⟧, ⟦v⟧)
    for (const k in { x: 1 }) f(⟦k⟧)
    for (const c of 'abc') f(⟦c⟧)
    for (const u of unknown) f(⟦u⟧)
    for await (const w of [Promise.resolve([1])]) f(⟦w⟧)
  `, 'list<number>', 'number', 'string', 'string', 'list<number>', 'string', 'set<number>', 'string', 'string', 'unknown', 'list<number>')
  kinds('callbacks', `
    ;['a'].map((x, i, all) => f(⟦x⟧, ⟦i⟧, ⟦all⟧))
    ;[1].reduce((sum, x) => f(⟦sum⟧, ⟦x⟧), 0)
    new Map<string, number[]>().forEach((v, k) => f(⟦v⟧, ⟦k⟧))
    unknown.map((x) => ⟦x⟧)
    ;[[1]].flatMap((x) => ⟦x⟧)
    ;['b'].sort((a, b) => ⟦a⟧)
    Promise.resolve([1]).then((xs) => ⟦xs⟧)
    emitter.on('x', (x) => ⟦x⟧)
  `, 'string', 'number', 'list<string>', 'number', 'number', 'list<number>', 'string', 'unknown', 'list<number>', 'string', 'list<number>', 'unknown')
  kinds('methods of arrays', `
    const xs = ['a', 'b', 'c']
    f(⟦xs.map((x) => x.length)⟧, ⟦xs.filter(Boolean)⟧, ⟦xs.find((x) => x)⟧, ⟦xs.slice(1)⟧, ⟦xs.concat(['d'])⟧, ⟦xs.join()⟧, ⟦xs.includes('a')⟧, ⟦xs.map(async (x) => x)⟧, ⟦await Promise.all(xs.map(async (x) => [x]))⟧, ⟦xs.length⟧)
  `, 'list<number>', 'list<string>', 'none | string', 'list<string>', 'list<string>', 'string', 'boolean', 'list<promise<string>>', 'list<list<string>>', 'number')
  kinds('places and lengths of arrays that methods make', `
    const xs = [[1], 'a']
    f(⟦xs.concat(more)⟧, ⟦xs.toReversed()[0]⟧, ⟦big.slice(0, 3)⟧, ⟦xs.slice(0, 1)⟧, ⟦xs.filter(Boolean)⟧)
    function g(ys: string[]) { return [⟦ys.slice(0, 3)⟧, ⟦ys.slice(-3)⟧] }
  `, 'list<list<number> | string>', 'list<number> | string', 'unknown', 'list<list<number=1>#1 | string=a>#1', 'list<list<number=1>#1 | string=a>#2', 'list<string>#3', 'list<string>#3')
  kinds('enums', `
    enum A { X = 'x' }
    enum B { X, Y }
    function f(a: A, b: B) { return [⟦a⟧, ⟦b⟧, ⟦A.X⟧, ⟦B.X⟧, ⟦A⟧] }
  `, 'string', 'number', 'string', 'number', 'enum A')
  kinds('optional chains', `
    function f(a?: { xs: string[] }) { return [⟦a?.xs⟧, ⟦a?.xs?.length⟧] }
  `, 'list<string>', 'number')
  kinds('conditions', `
    const a = x && ['a']
    let b = []
    if (x) b = new Set()
    f(⟦a⟧, ⟦b⟧)
  `, 'list<string>', 'list<unknown> | set<unknown>')
  kinds('a library by its instances', `
    import pg from 'pg'
    const pool = new pg.Pool()
    const { rows } = await pool.query('SELECT 1')
    f(⟦pool⟧, ⟦rows⟧)
  `, 'pg.Pool', 'list<dict<string, unknown>>')

  kindsOfJavaScript('types in doc comments', `
    /** @type {string[]} */
    const a = load()
    /** @param {Set<string>} x @returns {string[]} */
    function f(x) { return ⟦x⟧ }
    g(⟦a⟧, ⟦f(1)⟧)
  `, 'set<string>', 'list<string>', 'list<string>')
  kindsOfJavaScript('prototypes and modules', `
    const fs = require('fs')
    const { readFileSync } = require('node:fs')
    module.exports = { f: ⟦fs.readFileSync⟧, g: ⟦readFileSync⟧ }
  `, 'symbol node:fs.readFileSync', 'symbol node:fs.readFileSync')
})
