// What one file says, as plain data: the value graph, definitions, functions, classes, loops and calls.
// Facts depend on one text only; a resolver evaluates them against a workspace. Ids are indexes into the lists.

import type { Language } from '../syntax/tree.js'
import type { Range } from '../text/range.js'

export type ValueId = number
export type DefinitionId = number
export type BindingId = number
export type FunctionId = number
export type ClassId = number
export type LoopId = number
export type CallId = number
export type NodeId = number

/** "None" for every id. */
export const none = -1

/** Where something stands: the function around it and the innermost loop around it inside that function. */
export interface Site {
  readonly function: FunctionId
  readonly loop: LoopId
}

/** What an expression's value is made of. `node` is the expression's node id. */
export type Value = { readonly node: NodeId } & (
  | { readonly op: 'constant'; readonly type: 'string' | 'bytes' | 'number' | 'boolean' | 'none' | 'regex' | 'other'; readonly value: string | number | boolean | null }
  /** `tests`: what conditions around it say of it. */
  | { readonly op: 'use'; readonly name: string; readonly binding: BindingId; readonly definitions: readonly DefinitionId[]; readonly tests?: readonly TestFact[] }
  /** `object`: the literal that the method around it is written in. */
  /** `isStatic`: of a static method, where it is the class itself. */
  | { readonly op: 'this' | 'super'; readonly class: ClassId; readonly object?: ValueId; readonly isStatic?: true }
  | { readonly op: 'template'; readonly parts: readonly ValueId[] }
  | { readonly op: 'collection'; readonly form: 'list' | 'tuple' | 'set'; readonly elements: readonly ValueId[] }
  | { readonly op: 'spread'; readonly of: ValueId }
  | { readonly op: 'dictionary'; readonly form: 'dict' | 'object'; readonly entries: readonly EntryValue[] }
  | { readonly op: 'comprehension'; readonly form: 'list' | 'set' | 'dict' | 'generator'; readonly key: ValueId; readonly element: ValueId; readonly loops: readonly LoopId[]; readonly filtered: boolean }
  | { readonly op: 'member'; readonly object: ValueId; readonly name: string; readonly optional: boolean }
  | { readonly op: 'index'; readonly object: ValueId; readonly index: ValueId }
  | { readonly op: 'slice'; readonly object: ValueId; readonly lower: ValueId; readonly upper: ValueId; readonly step: ValueId }
  | { readonly op: 'call'; readonly call: CallId }
  | { readonly op: 'await' | 'yield'; readonly of: ValueId }
  | { readonly op: 'operation'; readonly operator: string; readonly operands: readonly ValueId[] }
  /** One of several: conditional expressions, `or`, `??`. */
  | { readonly op: 'either'; readonly of: readonly ValueId[] }
  | { readonly op: 'function'; readonly function: FunctionId }
  | { readonly op: 'class'; readonly class: ClassId }
  | { readonly op: 'cast'; readonly of: ValueId; readonly type: TypeRef | null }
  | { readonly op: 'unknown'; readonly parts: readonly ValueId[] }
)

/** What a condition says of a name; `holds` false where it says the contrary. */
export type TestFact = { readonly holds: boolean } & (
  | { readonly says: 'none' | 'truth' | 'array' }
  /** `typeof x === 'string'` */
  | { readonly says: 'type'; readonly type: string }
  /** `isinstance(x, of)`, `x instanceof of` */
  | { readonly says: 'instance'; readonly of: ValueId }
)

export interface EntryValue {
  /** The key's text where it is a literal. */
  readonly key: string | null
  readonly keyValue: ValueId
  readonly value: ValueId
  readonly spread: boolean
}

/** A written type. `head` is the value that the first name of a `name` form stands for. */
export interface TypeRef {
  readonly form: 'name' | 'array' | 'tuple' | 'union' | 'intersection' | 'literal' | 'function' | 'object' | 'other'
  readonly name: string
  readonly head: ValueId
  readonly args: readonly TypeRef[]
  readonly members: readonly { readonly name: string; readonly type: TypeRef | null; readonly optional: boolean; readonly isMethod: boolean }[]
  readonly value: string | number | boolean | null
}

export interface Binding {
  readonly name: string
  readonly scope: number
  /** Every definition, in order of position. */
  readonly definitions: readonly DefinitionId[]
}

/** How a definition gets its value. */
export type Source =
  | { readonly from: 'value'; readonly value: ValueId }
  /** One element of an iterable, bound by a loop. */
  | { readonly from: 'element'; readonly of: ValueId; readonly loop: LoopId }
  | { readonly from: 'key'; readonly of: ValueId; readonly loop: LoopId }
  /** A part of a destructured value: an index, a name, or null for the rest. */
  | { readonly from: 'item'; readonly of: Source; readonly key: string | number | null; readonly fallback: ValueId }
  | { readonly from: 'parameter'; readonly function: FunctionId; readonly index: number }
  | { readonly from: 'import'; readonly import: number }
  | { readonly from: 'function'; readonly function: FunctionId }
  | { readonly from: 'class'; readonly class: ClassId }
  | { readonly from: 'enter'; readonly value: ValueId; readonly async: boolean }
  /** `x += value`: the definitions before it, and what is added. */
  | { readonly from: 'augment'; readonly operator: string; readonly before: ValueId; readonly value: ValueId }
  | { readonly from: 'enum'; readonly enum: number }
  | { readonly from: 'type'; readonly alias: number }
  | { readonly from: 'unknown' }

export interface Definition {
  readonly binding: BindingId
  readonly node: NodeId
  /** Of the defining name. */
  readonly start: number
  readonly site: Site
  /** How the binding is declared here; const bindings never change. */
  readonly form: 'const' | 'let' | 'var' | 'parameter' | 'loop' | 'other'
  source: Source
  annotation: TypeRef | null
}

export interface ImportFact {
  readonly node: NodeId
  readonly module: string
  readonly level: number
  /** The imported name; '*' for the module itself, 'default' for a default import. */
  readonly name: string
  readonly typeOnly: boolean
}

export interface StarImport {
  readonly module: string
  readonly level: number
}

export interface ParameterFact {
  readonly name: string
  readonly node: NodeId
  /** None where the parameter is a pattern. */
  readonly definition: DefinitionId
  readonly annotation: TypeRef | null
  readonly default: ValueId
  readonly rest: '' | '*' | '**'
  readonly optional: boolean
}

export interface FunctionFact {
  readonly node: NodeId
  readonly name: string
  /** Dotted, with classes and enclosing functions. */
  readonly qualified: string
  readonly form: 'declaration' | 'expression' | 'arrow' | 'lambda' | 'method' | 'constructor' | 'getter' | 'setter'
  readonly parameters: readonly ParameterFact[]
  readonly returns: TypeRef | null
  readonly returned: readonly ValueId[]
  readonly yielded: readonly ValueId[]
  /** What it yields the elements of: `yield from xs`. */
  readonly delegated: readonly ValueId[]
  readonly async: boolean
  readonly generator: boolean
  readonly isStatic: boolean
  /** What runs is written elsewhere: there is no body, or one that only raises, or is `...`. */
  readonly isAbstract: boolean
  /** The class whose body it stands in, else none. */
  readonly class: ClassId
  readonly decorators: readonly ValueId[]
  /** Where it is defined. */
  readonly site: Site
  /** The call that it is written into as an argument, if any, and which. */
  readonly inline: { readonly call: CallId; readonly argument: number } | null
  /** The loop that runs it once per element, if it is the callback of a collection method. */
  readonly loop: LoopId
}

export interface AttributeFact {
  readonly value: ValueId
  readonly annotation: TypeRef | null
  /** The definition of a constructor parameter that is also a field. */
  readonly parameter: DefinitionId
  readonly function: FunctionId
  readonly node: NodeId
  readonly isStatic: boolean
  readonly decorators: readonly ValueId[]
}

export interface ClassFact {
  readonly node: NodeId
  readonly name: string
  readonly bases: readonly ValueId[]
  /** Type arguments of `extends Base<…>`. */
  readonly baseArguments: readonly TypeRef[]
  readonly implements: readonly TypeRef[]
  readonly decorators: readonly ValueId[]
  readonly methods: Readonly<Record<string, readonly FunctionId[]>>
  readonly attributes: Readonly<Record<string, readonly AttributeFact[]>>
  readonly site: Site
}

/** `callback`: a function that a collection method runs once per element; `clause`: one `for` of a comprehension. */
export interface LoopFact {
  readonly node: NodeId
  readonly form: 'each' | 'keys' | 'counted' | 'while' | 'do' | 'clause' | 'callback'
  /** Where the loop itself stands: its enclosing loop and function. */
  readonly site: Site
  /** The function in which the body runs: the callback's for `callback`, else the site's. */
  readonly inner: FunctionId
  readonly iterable: ValueId
  readonly async: boolean
  /** Definitions made by each iteration: the target's, and those in the body. */
  readonly definitions: readonly DefinitionId[]
  readonly targets: readonly DefinitionId[]
  /** callback: the call whose argument the function is. */
  readonly call: CallId
  /** The method's name for callbacks, and which of its arguments the function is. */
  readonly method: string
  readonly argument: number
  readonly argumentName: string | null
  readonly test: ValueId
  readonly update: ValueId
}

export interface ArgumentFact {
  readonly name: string | null
  readonly spread: '' | '*' | '**'
  readonly value: ValueId
}

export interface CallFact {
  readonly node: NodeId
  readonly value: ValueId
  readonly callee: ValueId
  readonly arguments: readonly ArgumentFact[]
  readonly typeArguments: readonly TypeRef[]
  readonly isNew: boolean
  readonly tagged: boolean
  readonly awaited: boolean
  readonly site: Site
}

export interface AwaitFact {
  readonly node: NodeId
  readonly form: 'await' | 'for' | 'with'
  readonly value: ValueId
  readonly site: Site
}

/** What a text is made of, where it stands in one: `f"{book}"`, `str(book)`. */
export interface TextFact {
  readonly value: ValueId
  readonly site: Site
}

/** What `with` enters. */
export interface EnterFact {
  readonly value: ValueId
  readonly async: boolean
  readonly site: Site
}

export interface MembershipFact {
  readonly node: NodeId
  readonly form: 'in' | 'not in' | 'index' | 'count' | 'includes' | 'indexOf' | 'lastIndexOf' | 'some'
  readonly element: ValueId
  readonly collection: ValueId
  /** None for the operators. */
  readonly call: CallId
  readonly site: Site
}

/** A store into an attribute or item of something: `a.b = v`, `a[i] = v`, `del a[i]`, `a.b += v`. */
export interface WriteFact {
  readonly node: NodeId
  readonly object: ValueId
  /** The attribute's name; null for items. */
  readonly name: string | null
  readonly key: ValueId
  readonly value: ValueId
  readonly operator: string
  readonly site: Site
}

/** What a `cost-hints:` comment says of a function (0 for the whole file), a loop, or both where one line begins both. */
export interface AnnotationFact {
  readonly key: string
  /** In its base unit: calls a month, elements, bytes, seconds. */
  readonly value: number
  readonly range: Range
  readonly function: FunctionId
  readonly loop: LoopId
  /** A class, where it is said of that: of all its methods. */
  readonly class?: ClassId
}

export interface EnumFact { readonly node: NodeId; readonly name: string; readonly members: readonly string[]; readonly types: readonly ('string' | 'number' | 'unknown')[] }
export interface TypeAliasFact { readonly node: NodeId; readonly name: string; readonly type: TypeRef; readonly parameters: readonly string[] }
export interface ExportFact { readonly exported: string; readonly local: string; readonly module: string | null; readonly value: ValueId; readonly binding: BindingId }

export interface FileFacts {
  readonly language: Language
  /** Where the first syntax error begins; none where the text is whole. */
  readonly brokenAt: number
  readonly values: readonly Value[]
  /** Where each access of an item or attribute stands, by value id. */
  readonly siteOf: Readonly<Record<ValueId, Site>>
  /** Node id → value id, none where the node is no expression. */
  readonly valueOfNode: Int32Array
  readonly bindings: readonly Binding[]
  readonly definitions: readonly Definition[]
  readonly imports: readonly ImportFact[]
  /** Python's `from m import *`. */
  readonly stars: readonly StarImport[]
  readonly exports: readonly ExportFact[]
  /** The first is the module itself. */
  readonly functions: readonly FunctionFact[]
  readonly classes: readonly ClassFact[]
  readonly loops: readonly LoopFact[]
  readonly calls: readonly CallFact[]
  readonly awaits: readonly AwaitFact[]
  readonly enters: readonly EnterFact[]
  readonly texts: readonly TextFact[]
  readonly memberships: readonly MembershipFact[]
  readonly writes: readonly WriteFact[]
  readonly enums: readonly EnumFact[]
  readonly types: readonly TypeAliasFact[]
  /** Module-scope names → binding. */
  readonly moduleNames: Readonly<Record<string, BindingId>>
  /** Absent where no comment says anything. */
  readonly annotations?: readonly AnnotationFact[]
}
