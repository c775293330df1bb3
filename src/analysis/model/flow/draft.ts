// The facts of a file while flow fills them, and what every part of flow needs to know of the present point.

import type { Node, Tree } from '../../syntax/tree.js'
import {
  none, type AttributeFact, type AwaitFact, type BindingId, type CallFact, type ClassFact, type ClassId, type Definition, type DefinitionId, type EnterFact, type TextFact, type EnumFact,
  type ExportFact, type FunctionFact, type ImportFact, type LoopFact, type LoopId, type MembershipFact, type NodeId, type Site, type Source, type StarImport,
  type TypeAliasFact, type TypeRef, type Value, type ValueId, type WriteFact,
} from '../facts.js'
import type { MutableBinding, Scope, Scopes } from '../scopes.js'
import { copy, merge, union, type Environment } from './environment.js'
import { testsOn } from './tests.js'

export interface FunctionDraft {
  readonly returned: ValueId[]
  readonly yielded: ValueId[]
  readonly delegated: ValueId[]
  generator: boolean
}

export interface ClassDraft {
  readonly methods: Record<string, number[]>
  readonly attributes: Record<string, AttributeFact[]>
}

/** A statement that `break` leaves, with what reaches its end that way. */
export interface JumpTarget {
  readonly form: 'loop' | 'switch' | 'block'
  readonly label: string | null
  environment: Environment
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'node'> : never

/** Mutable while one file is modelled, then dropped. */
export class Draft {
  readonly values: Value[] = []
  readonly valueOfNode: Int32Array
  readonly imports: ImportFact[] = []
  readonly stars: StarImport[] = []
  readonly exports: ExportFact[] = []
  readonly functions: FunctionFact[] = []
  readonly classes: ClassFact[] = []
  readonly loops: LoopFact[] = []
  readonly calls: CallFact[] = []
  readonly awaits: AwaitFact[] = []
  readonly enters: EnterFact[] = []
  readonly texts: TextFact[] = []
  readonly memberships: MembershipFact[] = []
  readonly writes: WriteFact[] = []
  readonly enums: EnumFact[] = []
  readonly types: TypeAliasFact[] = []
  readonly siteOf: Record<ValueId, Site> = {}
  /** Bodies of named functions, walked after the function that holds them. */
  readonly deferred: (() => void)[] = []
  /** JavaScript functions that were defined before their statement. */
  readonly hoisted = new Set<NodeId>()

  environment: Environment = new Map()
  scope = 0
  site: Site = { function: 0, loop: none }
  class: ClassId = none
  classDraft: ClassDraft | null = null
  /** The class whose body is walked, outside of its methods. */
  memberClass: ClassId = none
  /** The object literal that the method around the present point is written in. */
  thisLiteral: NodeId = none
  isStaticThis = false
  /** The name of a Python method's first parameter. */
  selfName: string | null = null
  functionDraft: FunctionDraft = { returned: [], yielded: [], delegated: [], generator: false }
  /** Functions whose environment the present one shares: it, and those that it is written into as an argument. */
  inlineFunctions: ReadonlySet<number> = new Set([0])
  /** Of those, the ones that may have gone on before the present callback runs, and from where. */
  detachedFrom: ReadonlyMap<number, number> = new Map()
  jumpTargets: JumpTarget[] = []

  constructor(readonly tree: Tree, readonly scopes: Scopes) {
    this.valueOfNode = new Int32Array(tree.nodes.length).fill(none)
  }

  get isPython(): boolean {
    return this.tree.language === 'python'
  }

  value(node: Node, value: Unnumbered<Value>): ValueId {
    const id = this.values.length
    this.values.push({ node: node.id, ...value })
    this.valueOfNode[node.id] = id
    return id
  }

  /** A value that no expression of its own stands for. */
  hidden(node: Node, value: Unnumbered<Value>): ValueId {
    this.values.push({ node: node.id, ...value })
    return this.values.length - 1
  }

  unknown(node: Node, parts: readonly ValueId[] = []): ValueId {
    return this.value(node, { op: 'unknown', parts })
  }

  definitionAt(node: Node): DefinitionId {
    return this.scopes.definitionOfNode.get(node.id) ?? none
  }

  /** A definition takes effect here. */
  define(node: Node, source: Source, annotation: TypeRef | null = null): DefinitionId {
    const id = this.definitionAt(node)
    const definition = this.scopes.definitions[id]
    if (!definition) return none
    definition.source = source
    definition.annotation = annotation
    this.environment?.set(definition.binding, [id])
    return id
  }

  /** `x: list[str]` says what a name will hold; what it holds stays. */
  declare(node: Node, annotation: TypeRef | null): void {
    const definition = this.scopes.definitions[this.definitionAt(node)]
    if (!definition) return
    definition.annotation = annotation
    if (!this.environment?.has(definition.binding)) this.environment?.set(definition.binding, [this.definitionAt(node)])
  }

  lookUp(name: string): BindingId {
    let isFirst = true
    for (let scope: Scope | undefined = this.scopes.scopes[this.scope]; scope; scope = this.scopes.scopes[scope.parent]) {
      // A class body's names are not seen by its methods.
      const isVisible = scope.form !== 'class' || isFirst || !this.isPython
      const binding = isVisible ? scope.names.get(name) : undefined
      if (binding !== undefined) return binding
      if (scope.form !== 'comprehension' && scope.form !== 'block') isFirst = false
    }
    return none
  }

  use(node: Node, name: string): ValueId {
    const id = this.lookUp(name)
    const definitions = id === none ? [] : this.reaching(id)
    const tests = testsOn(definitions)
    return this.value(node, { op: 'use', name, binding: id, definitions, ...tests ? { tests } : {} })
  }

  private reaching(id: BindingId): readonly DefinitionId[] {
    const binding = this.scopes.bindings[id] as MutableBinding
    const owner = (this.scopes.scopes[binding.scope] as Scope).function
    if (binding.isShared || !this.inlineFunctions.has(owner)) return binding.definitions
    const reaching = this.environment?.get(id)
    const from = this.detachedFrom.get(owner)
    const isLater = from !== undefined && binding.definitions.some((one) => (this.scopes.definitions[one] as Definition).start > from)
    return reaching === undefined || isLater ? binding.definitions : reaching
  }

  /** `break`: control goes on after the statement that it leaves. */
  leave(label: string | null): void {
    const target = this.jumpTargets.findLast((one) => label === null ? one.form !== 'block' : one.label === label)
    if (target) target.environment = merge(target.environment, this.environment)
    this.environment = null
  }

  /** Runs `body`, which `break` may leave, and returns what reaches its end that way. */
  leavable(form: JumpTarget['form'], label: string | null, body: () => void): Environment {
    const target: JumpTarget = { form, label, environment: null }
    this.jumpTargets.push(target)
    body()
    this.jumpTargets.pop()
    return target.environment
  }

  /** Adds every definition made within a node: what may reach a loop's header, an exception handler, or the code after them. */
  includeDefinitionsOf(node: Node, environment: Environment): Environment {
    const widened = copy(environment)
    if (!widened) return null
    for (const id of this.definitionsWithin(node)) {
      const { binding } = this.scopes.definitions[id] as Definition
      const before = widened.get(binding)
      widened.set(binding, before ? union(before, [id]) : [id])
    }
    return widened
  }

  definitionsWithin(node: Node): DefinitionId[] {
    const { definitions } = this.scopes
    let low = 0
    let high = definitions.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((definitions[middle] as Definition).start < node.range.start) low = middle + 1
      else high = middle
    }
    const found: DefinitionId[] = []
    for (let id = low; id < definitions.length && (definitions[id] as Definition).start < node.range.end; id++) found.push(id)
    return found
  }

  loopOf(node: Node): LoopId {
    return this.scopes.loopOfNode.get(node.id) ?? none
  }
}
