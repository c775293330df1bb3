// Types of TypeScript in the common tree, as goldens.

import { readsAs } from '../support/parse-typescript.js'

const reads = readsAs('ts')

describe('TypeScript: types', () => {
  it('names', () => {
    reads('let a: string, b: null, c: undefined, d: User, e: a.b.C<D, E[]>, f: this',
      '(declaration let [(assign = let targets:[a] annotation:(type name string)) (assign = let targets:[b] annotation:(type name null)) (assign = let targets:[c] annotation:(type name undefined)) (assign = let targets:[d] annotation:(type name User)) (assign = let targets:[e] annotation:(type name a.b.C [(type name D) (type array [(type name E)])])) (assign = let targets:[f] annotation:(type name this))])')
  })

  it('arrays and tuples', () => {
    reads('let a: T[], b: Array<T>, c: readonly string[], d: ReadonlyArray<T>, e: (A | B)[], f: [A, b?: B, ...C[]]',
      '(declaration let [(assign = let targets:[a] annotation:(type array [(type name T)])) (assign = let targets:[b] annotation:(type name Array [(type name T)])) (assign = let targets:[c] annotation:(type array [(type name string)])) (assign = let targets:[d] annotation:(type name ReadonlyArray [(type name T)])) (assign = let targets:[e] annotation:(type array [(type union [(type name A) (type name B)])])) (assign = let targets:[f] annotation:(type tuple [(type name A) (type name B) (type other [(type array [(type name C)])])]))])')
  })

  it('unions, intersections, literals', () => {
    reads('let a: A | null, b: A & B, c: \'x\' | 1 | -1 | true | `t`',
      '(declaration let [(assign = let targets:[a] annotation:(type union [(type name A) (type name null)])) (assign = let targets:[b] annotation:(type intersection [(type name A) (type name B)])) (assign = let targets:[c] annotation:(type union [(type literal value=x) (type literal value=1) (type literal value=-1) (type literal value) (type literal value=t)]))])')
  })

  it('generics and functions', () => {
    reads('let a: Promise<X>, b: Record<K, V>, c: (a: A, ...b: B[]) => C, d: Map<string, Set<number>>',
      '(declaration let [(assign = let targets:[a] annotation:(type name Promise [(type name X)])) (assign = let targets:[b] annotation:(type name Record [(type name K) (type name V)])) (assign = let targets:[c] annotation:(type function [(type name A) (type array [(type name B)]) (type name C)])) (assign = let targets:[d] annotation:(type name Map [(type name string) (type name Set [(type name number)])]))])')
  })

  it('object types', () => {
    reads('let a: { b: B; c?: C; d(x: X): Y; get e(): E; set e(v: E); [k: string]: V; (): R; new (): S; [Symbol.iterator](): T }',
      '(declaration let [(assign = let targets:[a] annotation:(type object [(type-member b (type name B)) (type-member c optional (type name C)) (type-member d isMethod (type function [(type name X) (type name Y)])) (type-member e (type name E)) (type-member e (type name E)) (type-member [] (type name V)) (type-member () isMethod (type function [(type name R)])) (type-member new isMethod (type function [(type name S)])) (type-member [Symbol.iterator] isMethod (type function [(type name T)]))]))])')
  })

  it('what the tree has no form for', () => {
    reads('let a: typeof b.c, b: keyof T, c: { [K in T]: V }, d: A extends B ? C : D, e: T[\'k\'], f: import(\'x\').Y, g: `a${string}`, h: new () => A, i: unique symbol, j: asserts x is T',
      '(declaration let [(assign = let targets:[a] annotation:(type other b.c)) (assign = let targets:[b] annotation:(type other [(type name T)])) (assign = let targets:[c] annotation:(type other)) (assign = let targets:[d] annotation:(type other [(type name A) (type name B) (type name C) (type name D)])) (assign = let targets:[e] annotation:(type other [(type name T) (type literal value=k)])) (assign = let targets:[f] annotation:(type other)) (assign = let targets:[g] annotation:(type other)) (assign = let targets:[h] annotation:(type other)) (assign = let targets:[i] annotation:(type other [(type name symbol)])) (assign = let targets:[j] annotation:(type other))])')
  })

  it('aliases and interfaces', () => {
    reads('type A<T, U = 1> = T | U', '(type-alias T U name:A type:(type union [(type name T) (type name U)]))')
    reads('interface A<T> extends B, C.D<T> { a: T; m?(): void }',
      '(interface T name:A bases:[(type name B) (type name C.D [(type name T)])] members:[(type-member a (type name T)) (type-member m optional isMethod (type function [(type name void)]))])')
  })
})
