// What is said where it can mean nothing, or against something else that is said: told, so that nobody believes that it counts.

import { isInside } from '../text/range.js'
import type { Node } from '../syntax/tree.js'
import type { Layout, PlacedAnnotation, PlacedAnnotations } from './annotated-places.js'
import type { AnnotationProblem } from './annotations.js'

export function withEffect(given: readonly PlacedAnnotation[], layout: Layout): PlacedAnnotations {
  const annotations: PlacedAnnotation[] = []
  const problems: AnnotationProblem[] = []
  for (const one of given) {
    const placed = onItsLoop(one, layout)
    const message = typeof placed === 'string' ? placed : contradiction(placed, annotations, layout)
    if (message !== undefined) problems.push({ range: one.range, message })
    else if (typeof placed !== 'string') annotations.push(placed)
  }
  return { annotations, problems }
}

/** `iterations` of a function are those of its only loop. */
function onItsLoop(one: PlacedAnnotation, layout: Layout): PlacedAnnotation | string {
  const { key, function: owner, loop } = one
  if (key === 'calls' && loop && !owner) return '`calls` is of a function, and this is a loop: write `iterations`, or write it on the function.'
  if (key !== 'iterations' || loop) return one
  if (!owner || owner.kind === 'module') return '`iterations` is of one loop: write it on that.'
  const loops = loopsIn(owner, layout)
  const [only] = loops
  if (!only) return '`iterations` is of a loop, and this function has none.'
  return loops.length === 1 ? { ...one, loop: only } : '`iterations` is of one loop, and this function may mean several: write it on the one that is meant.'
}

/** Not those of functions in it, unless these are given to something that may run them once for each element. */
function loopsIn(owner: Node, { spans }: Layout): readonly Node[] {
  const inside = spans.filter(({ node }) => node !== owner && isInside(node.range, owner.range))
  const others = inside.filter(({ isFunction, isLoop, isClass }) => (isFunction && !isLoop) || isClass)
  return inside.filter(({ node, isLoop }) => isLoop && !others.some((other) => isInside(node.range, other.node.range))).map(({ node }) => node)
}

/** The first of them counts. */
function contradiction(one: PlacedAnnotation, before: readonly PlacedAnnotation[], { lines }: Layout): string | undefined {
  const other = before.find((known) => known.key === one.key && known.function === one.function && known.class === one.class && known.loop === one.loop)
  return other && other.value !== one.value ? `\`${one.key}\` is said otherwise on line ${lines.lineAt(other.range.start) + 1}, and that counts.` : undefined
}
