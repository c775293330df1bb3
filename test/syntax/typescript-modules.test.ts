// Imports, exports, enums and namespaces of TypeScript in the common tree, as goldens.

import { readsAs } from '../support/parse-typescript.js'

const reads = readsAs('ts')

describe('TypeScript: imports, exports, enums and namespaces', () => {
  it('imports', () => {
    reads(`import 'm'`, '(import es m level=0)')
    reads(`import a from 'm'`, '(import es m level=0 [(import-name default a)])')
    reads(`import * as ns from 'm'`, '(import es m level=0 [(import-name * ns)])')
    reads(`import a, { b, c as d, type E, 'x y' as f } from 'm'`,
      '(import es m level=0 [(import-name default a) (import-name b b) (import-name c d) (import-name E typeOnly E) (import-name x y f)])')
    reads(`import type { A } from 'm'`, '(import es m level=0 typeOnly [(import-name A A)])')
    reads(`import data from './a.json' with { type: 'json' }`, '(import es ./a.json level=0 [(import-name default data)])')
    reads(`import x = require('m')`, '(import es m level=0 [(import-name * x)])')
    reads('import y = a.b.c', '(declaration const [(assign = const targets:[y] value:(member c (member b a)))])')
  })

  it('exports', () => {
    reads('export const a = 1', '(export (declaration const [(assign = const targets:[a] value:1)]))')
    reads('export { a, b as c, type D }',
      '(export [(export-name local=a exported=a) (export-name local=b exported=c) (export-name local=D exported=D typeOnly)])')
    reads(`export { a as default } from 'm'`, '(export m [(export-name local=a exported=default)])')
    reads(`export * from 'm'`, '(export m [(export-name local=* exported=*)])')
    reads(`export * as ns from 'm'`, '(export m [(export-name local=* exported=ns)])')
    reads(`export type { A } from 'm'`, '(export m typeOnly [(export-name local=A exported=A)])')
    reads('export type { B }', '(export typeOnly [(export-name local=B exported=B)])')
    reads('export default f(x)', '(export isDefault (call callee:f arguments:[(argument x)]))')
    reads('export default class {}', '(export isDefault (class {  }))')
    reads('export = f', '(export isDefault isEquals f)')
    reads('export as namespace N', '(other "export as namespace N" N)')
    reads('export function f() {}', '(export (function declaration name:f body:{  }))')
    reads('export abstract class A {}', '(export (class isAbstract name:A body:{  }))')
    reads('export interface I {}', '(export (interface I))')
  })

  it('enums and namespaces', () => {
    reads(`enum A { B, C = 1, 'd e' = 'x' }`, '(enum name:A members:[(enum-member B) (enum-member C 1) (enum-member d e "x")])')
    reads('declare const enum E { A }', '(enum name:E members:[(enum-member A)])')
    reads('namespace a.b { const x = 1 }', '(namespace a.b { (declaration const [(assign = const targets:[x] value:1)]) })')
    reads(`declare module 'm' { export const x: number }`,
      '(namespace m { (export (declaration const [(assign = const targets:[x] annotation:(type name number))])) })')
    reads('declare global { interface Window { a: 1 } }',
      '(namespace global { (interface name:Window members:[(type-member a (type literal value=1))]) })')
    reads(`declare module 'empty'`, '(namespace empty {  })')
  })
})
