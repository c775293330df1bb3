// Classes of TypeScript in the common tree, as goldens.

import { readsAs } from '../support/parse-typescript.js'

const reads = readsAs('ts')

describe('TypeScript: classes', () => {
  it('heritage', () => {
    reads('class A<T> extends B<string> implements C, D.E<number> {}',
      '(class name:A bases:[B] baseArguments:[(type name string)] implements:[(type name C) (type name D.E [(type name number)])] body:{  })')
    reads('const A = class B extends mixin(C) {}',
      '(declaration const [(assign = const targets:[A] value:(class name:B bases:[(call callee:mixin arguments:[(argument C)])] body:{  }))])')
  })

  it('fields', () => {
    reads(`class A { a = 1; b?: string; static c: T[] = []; #d; 'e f' = 1; declare g: string; readonly h!: number; [k] = 1; accessor i = 1; [key: string]: unknown }`,
      '(class name:A body:{ (assign = field targets:[a] value:1); (assign = field targets:[b] annotation:(type name string)); (assign = field isStatic targets:[c] value:(collection list) annotation:(type array [(type name T)])); (assign = field [#d]); (assign = field targets:[e f] value:1); (assign = field targets:[g] annotation:(type name string)); (assign = field targets:[h] annotation:(type name number)); (assign = field targets:[(other "k" k)] value:1); (assign = field targets:[i] value:1); (other "[key: string]: unknown") })')
  })

  it('methods', () => {
    reads(`class A { constructor(private readonly x: X, @Inject() y = 1, z) { super() } async m() {} static *g() {} get p(): number { return 1 } set p(v) {} #q() {} [Symbol.iterator]() {} 'r'() {} }`,
      '(class name:A body:{ (function constructor name:constructor parameters:[(parameter isField target:x annotation:(type name X)) (parameter target:y default:1 decorators:[(call Inject)]) (parameter z)] body:{ (call super) }); (function method async name:m body:{  }); (function method generator isStatic name:g body:{  }); (function getter name:p returns:(type name number) body:{ (return 1) }); (function setter name:p parameters:[(parameter v)] body:{  }); (function method name:#q body:{  }); (other "[Symbol.iterator]() {}" (member iterator Symbol) (function method {  })); (function method name:r body:{  }) })')
  })

  it('abstract members and overloads', () => {
    reads('abstract class A { abstract m(x: string): void; abstract p: string; n(x: 1): void; n(x: unknown) {} }',
      '(class isAbstract name:A body:{ (function method name:m parameters:[(parameter target:x annotation:(type name string))] returns:(type name void)); (assign = field targets:[p] annotation:(type name string)); (function method name:n parameters:[(parameter target:x annotation:(type literal value=1))] returns:(type name void)); (function method name:n parameters:[(parameter target:x annotation:(type name unknown))] body:{  }) })')
  })

  it('static blocks', () => {
    reads('class A { static { f() } }', '(class name:A body:{ { (call f) } })')
  })

  it('decorators', () => {
    reads(`@Entity('users') class A { @Column({ type: 'int' }) a: number = 1; @OneToMany(() => B, (b) => b.a) bs: B[]; @Get() m(@Param('id') id: string) {} }`,
      '(class name:A decorators:[(call callee:Entity arguments:[(argument "users")])] body:{ (assign = field targets:[a] value:1 annotation:(type name number) decorators:[(call callee:Column arguments:[(argument (dictionary object [(entry key:"type" value:"int")]))])]); (assign = field targets:[bs] annotation:(type array [(type name B)]) decorators:[(call callee:OneToMany arguments:[(argument (function arrow B)) (argument (function arrow parameters:[(parameter b)] body:(member a b)))])]); (function method name:m parameters:[(parameter target:id annotation:(type name string) decorators:[(call callee:Param arguments:[(argument "id")])])] body:{  } decorators:[(call Get)]) })')
    reads('@a @b() export class A {}', '(export (class name:A decorators:[a (call b)] body:{  }))')
    reads('export @a class A {}', '(export (class name:A decorators:[a] body:{  }))')
  })
})
