// Turns a tree into the facts of its file.

import type { Tree } from '../syntax/tree.js'
import { placeAnnotations } from './annotated-places.js'
import { none, type AnnotationFact, type FileFacts, type FunctionFact } from './facts.js'
import { Draft } from './flow/draft.js'
import { visitStatements } from './flow/statements.js'
import { declareScopes, type Scopes } from './scopes.js'

export function modelFile(tree: Tree): FileFacts {
  const scopes = declareScopes(tree)
  const draft = new Draft(tree, scopes)
  const module: FunctionFact = {
    node: tree.root.id, name: '', qualified: '', form: 'declaration', parameters: [], returns: null, returned: [], yielded: [], delegated: [], async: false,
    generator: false, isStatic: false, isAbstract: false, class: none, decorators: [], site: { function: none, loop: none }, inline: null, loop: none,
  }
  draft.functions[0] = module
  visitStatements(draft, tree.root.body)
  // Bodies add those of the functions in them to the end.
  for (const body of draft.deferred) body()
  const moduleNames = Object.create(null) as Record<string, number>
  for (const [name, binding] of scopes.scopes[0]?.names ?? []) moduleNames[name] = binding
  const annotations = annotationsOf(tree, scopes)
  return {
    language: tree.language, brokenAt: tree.problems[0]?.range.start ?? none, siteOf: draft.siteOf, values: draft.values, valueOfNode: draft.valueOfNode,
    bindings: scopes.bindings.map(({ name, scope, definitions }) => ({ name, scope, definitions })),
    definitions: scopes.definitions, imports: draft.imports, stars: draft.stars, exports: draft.exports, functions: draft.functions, classes: draft.classes,
    loops: draft.loops, calls: draft.calls, awaits: draft.awaits, enters: draft.enters, texts: draft.texts, memberships: draft.memberships, writes: draft.writes,
    enums: draft.enums, types: draft.types, moduleNames,
    ...annotations.length > 0 && { annotations },
  }
}

function annotationsOf(tree: Tree, { functionOfNode, classOfNode, loopOfNode }: Scopes): readonly AnnotationFact[] {
  return placeAnnotations(tree).annotations.map(({ key, value, range, function: owner, class: cls, loop }) => ({
    key, value, range, function: owner ? functionOfNode.get(owner.id) ?? none : none, loop: loop ? loopOfNode.get(loop.id) ?? none : none,
    ...cls && { class: classOfNode.get(cls.id) ?? none },
  }))
}
