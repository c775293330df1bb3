// A kind as a short text: two kinds with one text say the same, as far as the text goes.

import type { Kind } from './kinds.js'

export function keyOfKind(kind: Kind, depth = 0): string {
  const doubt = kind.confidence === 'high' ? '' : kind.confidence === 'medium' ? '?' : '??'
  return sortOf(kind, depth) + doubt
}

function sortOf(kind: Kind, depth: number): string {
  if (depth > 4) return kind.is
  const inner = (one: Kind) => keyOfKind(one, depth + 1)
  switch (kind.is) {
    case 'string': case 'bytes': case 'number': case 'boolean': case 'none': case 'regex': return `${kind.is}${kind.value === undefined ? '' : `=${kind.value}`}`
    case 'list': case 'tuple': case 'set': case 'generator': return `${kind.is}#${kind.length ?? ''}<${inner(kind.of)}>`
    case 'dict': return `dict#${kind.length ?? ''}<${inner(kind.key)},${inner(kind.of)}>`
    case 'promise': return `promise<${inner(kind.of)}>`
    case 'instance': return `${kind.type}<${kind.args.map(inner).join()}>`
    case 'symbol': return `symbol ${kind.path}`
    case 'method': return `${inner(kind.receiver)}.${kind.name}`
    case 'class': return `class ${kind.file}#${kind.class}${kind.open ? '+' : ''}`
    case 'object': return `object ${kind.file}#${kind.class}${kind.exact ? '' : '+'}`
    case 'signature': return `signature ${kind.file}#${kind.name}${kind.returns?.name ?? ''}`
    case 'function': return `function ${kind.file}#${kind.function}`
    case 'shape': return `shape ${kind.file}#${kind.type.name}${kind.type.members.map((member) => member.name).join()}`
    case 'enum': return `enum ${kind.file}#${kind.enum}`
    case 'module': return `module ${kind.file}`
    case 'folder': return `folder ${kind.folder}`
    case 'either': return kind.of.map(inner).join('|')
    case 'unknown': case 'never': return kind.is
  }
}
