// The common tree: Python and TypeScript/JavaScript lowered to one small set of node kinds.
// Everything above `syntax` knows only these; what lowering does not know becomes `other`, which means "don't know".
// Node shapes are mutable only while a tree is built; `finishTree` then numbers the nodes and sets parents.

import type { Range } from '../text/range.js'

export type Language = 'python' | 'typescript'

export interface Comment {
  /** The whole comment with its marker. */
  readonly range: Range
  /** Its text without `#`, `//`, `/*`, and without surrounding blanks. */
  readonly text: string
  readonly form: 'line' | 'block'
}

export interface SyntaxProblem {
  readonly range: Range
  readonly message: string
}

export interface Tree {
  readonly language: Language
  readonly text: string
  readonly root: Module
  /** In preorder; a node's `id` is its index. */
  readonly nodes: readonly Node[]
  /** In order of position. */
  readonly comments: readonly Comment[]
  readonly problems: readonly SyntaxProblem[]
}

interface Base {
  /** Preorder number, the same for the same text on every parse. -1 until `finishTree`. */
  id: number
  parent: Node | null
  range: Range
  /** `range` widened by the node's own parentheses; the same object as `range` where there are none. */
  outer: Range
}

// ---------------------------------------------------------------- expressions

export interface Name extends Base { kind: 'name'; name: string }
/** `value`: the decoded text for string and bytes, the number, true/false; null for null/None/ellipsis; the source for regex and bigint. */
export interface Literal extends Base {
  kind: 'literal'
  type: 'string' | 'bytes' | 'number' | 'bigint' | 'boolean' | 'null' | 'ellipsis' | 'regex'
  value: string | number | boolean | null
}
/** f-string or template literal. Text between the interpolations is `literal` parts (type string); format specs are `other`. */
export interface Template extends Base { kind: 'template'; parts: Expression[] }
/** `[a]`, `(a, b)`, `{a}`; the same as a destructuring pattern. Holes in JavaScript arrays are `other` without children. */
export interface Collection extends Base { kind: 'collection'; form: 'list' | 'tuple' | 'set'; elements: Expression[] }
export interface Dictionary extends Base { kind: 'dictionary'; form: 'dict' | 'object'; entries: Entry[] }
/** `key: value`; key null for a spread. A plain (not computed) object key is a string literal with the key's text.
 *  Methods, getters and setters are entries whose value is a function of the entry's range. In patterns, value is a pattern. */
export interface Entry extends Base {
  kind: 'entry'; key: Expression | null; value: Expression
  computed: boolean; shorthand: boolean; spread: boolean
}
export interface Comprehension extends Base {
  kind: 'comprehension'; form: 'list' | 'set' | 'dict' | 'generator'
  /** Only for dict. */
  key: Expression | null
  element: Expression
  clauses: Clause[]
}
/** One `for target in iterable if …` of a comprehension. */
export interface Clause extends Base {
  kind: 'clause'; target: Expression; iterable: Expression; conditions: Expression[]; async: boolean
}
/** `a.b`; a private `#b` has property "#b". `propertyRange` covers the property's name. */
export interface Member extends Base { kind: 'member'; object: Expression; property: string; propertyRange: Range; optional: boolean }
/** `a[i]`. Python `a[i, j]` has a tuple index. */
export interface Index extends Base { kind: 'index'; object: Expression; index: Expression; optional: boolean }
/** `lower:upper:step`, only as the index of Python's `a[…]`. */
export interface Slice extends Base { kind: 'slice'; lower: Expression | null; upper: Expression | null; step: Expression | null }
/** A call, `new`, or a tagged template (one argument: the template). A generator argument `f(x for x in y)` is a comprehension. */
export interface Call extends Base {
  kind: 'call'; callee: Expression; arguments: Argument[]
  /** `(…)` with its parentheses; for a tagged template its range; empty at the end for `new A`. */
  argumentsRange: Range
  isNew: boolean; optional: boolean; tagged: boolean
  /** TypeScript type arguments. */
  typeArguments: TypeExpression[]
}
export interface Argument extends Base {
  kind: 'argument'
  /** Python keyword, else null. */
  name: string | null
  spread: '' | '*' | '**'
  value: Expression
}
export interface Await extends Base { kind: 'await'; value: Expression }
/** operator: - + ~ not typeof void. (JavaScript `!` is `not`; `delete x` is the statement or expression `delete`.) */
export interface Unary extends Base { kind: 'unary'; operator: string; operand: Expression }
/** Arithmetic and bit operators as written. */
export interface Binary extends Base { kind: 'binary'; operator: string; left: Expression; right: Expression; operatorRange: Range }
/** `and`, `or` (also && and ||), `??`. */
export interface Logical extends Base { kind: 'logical'; operator: 'and' | 'or' | '??'; left: Expression; right: Expression; operatorRange: Range }
/** Python chains have more than two operands. Operators: == != === !== < <= > >= in, not in, is, is not, instanceof, has (JavaScript `k in o`). */
export interface Compare extends Base { kind: 'compare'; operands: Expression[]; operators: string[]; operatorRanges: Range[] }
export interface Conditional extends Base { kind: 'conditional'; test: Expression; then: Expression; otherwise: Expression }
/** An assignment, also a declarator (`form` says how it declares), a class field, and the walrus (`:=`).
 *  `operator`: '=', ':=', '+=', …, '++', '--' (value null; `prefix` for ++i). Targets: Python's `a = b = v` has two. */
export interface Assign extends Base {
  kind: 'assign'; operator: string; targets: Expression[]; value: Expression | null
  annotation: TypeExpression | null
  form: '' | 'const' | 'let' | 'var' | 'using' | 'field'
  /** Of a class field. */
  decorators: Expression[]
  isStatic: boolean; prefix: boolean
}
/** A pattern with a default: `{ a = 1 }`, `[x = 2]`. (Parameters have their own `default`.) */
export interface DefaultPattern extends Base { kind: 'default'; target: Expression; value: Expression }
export interface Spread extends Base { kind: 'spread'; form: '*' | '**'; value: Expression }
export interface Yield extends Base { kind: 'yield'; value: Expression | null; delegate: boolean }
/** `x as T`, `<T>x`, `x satisfies T`, `x!` (type null). */
export interface Cast extends Base { kind: 'cast'; form: 'as' | 'satisfies' | 'nonnull'; value: Expression; type: TypeExpression | null }
/** JavaScript `a, b`. */
export interface Sequence extends Base { kind: 'sequence'; expressions: Expression[] }
/** `delete a.b`, `del a[i], b`. As an expression in JavaScript, as a statement in Python. */
export interface Delete extends Base { kind: 'delete'; targets: Expression[] }

export interface FunctionNode extends Base {
  kind: 'function'
  form: 'declaration' | 'expression' | 'arrow' | 'lambda' | 'method' | 'constructor' | 'getter' | 'setter'
  name: Name | null
  parameters: Parameter[]
  returns: TypeExpression | null
  /** An expression for lambdas and short arrows; null for overloads, abstract methods and declarations without body. */
  body: Block | Expression | null
  decorators: Expression[]
  async: boolean; generator: boolean; isStatic: boolean
  /** `def`, `function`, `lambda`; for arrows the `=>`; for methods the name; `async` is not part of it. */
  keyword: Range
  /** From the first character (`async`, `def`, the name …, decorators not included) to before the body. */
  header: Range
}
export interface Parameter extends Base {
  kind: 'parameter'; target: Expression; annotation: TypeExpression | null; default: Expression | null
  rest: '' | '*' | '**'
  /** TypeScript `constructor(private readonly x: X)`: also declares a field. */
  isField: boolean
  /** `x?: T` */
  optional: boolean
  keywordOnly: boolean
  decorators: Expression[]
}
export interface ClassNode extends Base {
  kind: 'class'; name: Name | null
  /** Python: all positional bases; TypeScript: `extends`. */
  bases: Expression[]
  /** The type arguments of TypeScript's `extends`. */
  baseArguments: TypeExpression[]
  /** TypeScript `implements`. */
  implements: TypeExpression[]
  /** Python keywords such as metaclass. */
  keywords: Argument[]
  decorators: Expression[]
  /** Functions (methods), `expression-statement`s with an assign (fields), anything else. */
  body: Block
  isAbstract: boolean
  header: Range
}

// ---------------------------------------------------------------- types

/** A type annotation, of both languages. Python annotations in quotes are parsed too; JavaScript's stand in doc comments before their parent.
 *  name: `name` is dotted ("list", "typing.List", "User"), `args` its parameters; `Optional[X]`, `X | None` stay as written
 *  (name Optional, or union with the name None). array: TypeScript `T[]`, args[0]. tuple: `[A, B]`. union/intersection: args.
 *  literal: `value`. function: args are the parameter types and the last is the result. object: `members`. keyof, conditional, mapped …: other. */
export interface TypeExpression extends Base {
  kind: 'type'
  form: 'name' | 'array' | 'tuple' | 'union' | 'intersection' | 'literal' | 'function' | 'object' | 'other'
  name: string
  args: TypeExpression[]
  members: TypeMember[]
  value: string | number | boolean | null
}
export interface TypeMember extends Base { kind: 'type-member'; name: string; type: TypeExpression | null; optional: boolean; isMethod: boolean }

// ---------------------------------------------------------------- statements

export interface Module extends Base { kind: 'module'; body: Statement[] }
/** TypeScript: with its braces. Python: from the first statement to the end of the last. A single statement without braces is a block of its range. */
export interface Block extends Base { kind: 'block'; statements: Statement[] }
/** Also Python assignments, `yield` and `await` as statements. TypeScript: with its semicolon. */
export interface ExpressionStatement extends Base { kind: 'expression-statement'; expression: Expression }
/** `const a = 1, b = 2`: one assign per declarator. */
export interface Declaration extends Base { kind: 'declaration'; form: 'const' | 'let' | 'var' | 'using'; isAwait: boolean; declarators: Assign[] }
export interface Loop extends Base {
  kind: 'loop'
  /** each: for…of, Python for. keys: for…in. counted: for(;;). */
  form: 'each' | 'keys' | 'counted' | 'while' | 'do'
  /** each, keys: the pattern, and how it is declared. */
  target: Expression | null
  declares: '' | 'const' | 'let' | 'var' | 'using'
  iterable: Expression | null
  init: Declaration | Expression | null
  test: Expression | null
  update: Expression | null
  body: Block
  orElse: Block | null
  async: boolean
  label: string | null
  keyword: Range
  header: Range
}
/** `if`; `elif`/`else if` are a branch in `otherwise`. */
export interface Branch extends Base { kind: 'branch'; test: Expression; then: Block; otherwise: Block | Branch | null; keyword: Range; header: Range }
/** `switch` and `match`. Python patterns: names bound by a pattern are `name` nodes inside `patterns`, the rest as close an expression as there is, else `other`. */
export interface Switch extends Base { kind: 'switch'; form: 'switch' | 'match'; subject: Expression; cases: Case[] }
export interface Case extends Base { kind: 'case'; patterns: Expression[]; guard: Expression | null; isDefault: boolean; body: Block }
export interface Try extends Base { kind: 'try'; body: Block; handlers: Handler[]; orElse: Block | null; finalizer: Block | null }
export interface Handler extends Base { kind: 'handler'; type: Expression | null; name: Expression | null; body: Block; isGroup: boolean }
/** Python `with`. (TypeScript `using` is a declaration.) */
export interface With extends Base { kind: 'with'; items: WithItem[]; body: Block; async: boolean; keyword: Range; header: Range }
export interface WithItem extends Base { kind: 'with-item'; value: Expression; target: Expression | null }
export interface Return extends Base { kind: 'return'; value: Expression | null }
export interface Raise extends Base { kind: 'raise'; value: Expression | null; cause: Expression | null }
export interface Break extends Base { kind: 'break'; label: string | null }
export interface Continue extends Base { kind: 'continue'; label: string | null }
export interface Labeled extends Base { kind: 'labeled'; label: string; body: Statement }
/** Python: `import a.b as c` is form module, names [{ imported: 'a.b', local: c }] (`import a.b`: local is the name `a`);
 *  `from ..m import x as y` is form from, module 'm', level 2, names [{ imported: 'x', local: y }]; `*` has imported '*' and local null.
 *  TypeScript: form es; imported 'default', '*' (namespace) or the name; `import x = require('m')` is imported '*'; `import 'm'` has no names. */
export interface Import extends Base { kind: 'import'; form: 'module' | 'from' | 'es'; module: string; level: number; names: ImportName[]; typeOnly: boolean }
export interface ImportName extends Base { kind: 'import-name'; imported: string; local: Name | null; typeOnly: boolean }
/** TypeScript. `export const x`, `export default f`: declaration. `export { a as b } from 'm'`: names. `export * from 'm'`: names [{ local '*', exported '*' or ns }].
 *  `export = x`: default with isEquals. */
export interface Export extends Base {
  kind: 'export'; isDefault: boolean; isEquals: boolean; module: string | null
  names: ExportName[]; declaration: Node | null; typeOnly: boolean
}
export interface ExportName extends Base { kind: 'export-name'; local: string; exported: string; typeOnly: boolean }
export interface ScopeDeclaration extends Base { kind: 'scope-declaration'; form: 'global' | 'nonlocal'; names: Name[] }
export interface Assert extends Base { kind: 'assert'; test: Expression; message: Expression | null }
/** `pass`, `;`, `debugger`. */
export interface Empty extends Base { kind: 'empty' }
/** `type A<T> = …`, Python `type A = …`. */
export interface TypeAlias extends Base { kind: 'type-alias'; name: Name; parameters: string[]; type: TypeExpression }
export interface Interface extends Base { kind: 'interface'; name: Name; parameters: string[]; bases: TypeExpression[]; members: TypeMember[] }
export interface Enum extends Base { kind: 'enum'; name: Name; members: EnumMember[] }
export interface EnumMember extends Base { kind: 'enum-member'; name: string; value: Expression | null }
export interface Namespace extends Base { kind: 'namespace'; name: string; body: Block }

/** Anything else, expression or statement: its children in order. JSX is `other` too, its expressions among the children. */
export interface Other extends Base { kind: 'other'; children: Node[] }

export type Expression =
  | Name | Literal | Template | Collection | Dictionary | Comprehension | Member | Index | Slice | Call | Await | Unary
  | Binary | Logical | Compare | Conditional | Assign | DefaultPattern | Spread | Yield | Cast | Sequence | Delete
  | FunctionNode | ClassNode | Other

export type Statement =
  | Block | ExpressionStatement | Declaration | Loop | Branch | Switch | Try | With | Return | Raise | Break | Continue
  | Labeled | Import | Export | ScopeDeclaration | Assert | Empty | TypeAlias | Interface | Enum | Namespace
  | FunctionNode | ClassNode | Delete | Other

export type Node =
  | Expression | Statement | Module | Entry | Clause | Argument | Parameter | TypeExpression | TypeMember | Case | Handler
  | WithItem | ImportName | ExportName | EnumMember

export type Kind = Node['kind']
export type NodeOf<K extends Kind> = Extract<Node, { kind: K }>
