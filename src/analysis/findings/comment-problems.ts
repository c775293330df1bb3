// Mistakes in `cost-hints:` comments, which say nothing as they are: shown in the editor where they stand, listed as errors by a scan.

import { mayHaveAnnotations, placeAnnotations } from '../model/annotated-places.js'
import { readAnnotations, type AnnotationProblem } from '../model/annotations.js'
import type { Tree } from '../syntax/tree.js'
import type { Range } from '../text/range.js'

export interface CommentProblem {
  readonly range: Range
  /** From 0. */
  readonly line: number
  /** A sentence. */
  readonly message: string
}

/** `isBroken`: half of a function may be missing, so that what a comment stands at is not known. */
export function commentProblems(tree: () => Tree, text: string, isBroken: boolean, lineAt: (offset: number) => number): readonly CommentProblem[] {
  if (!mayHaveAnnotations(text)) return []
  const problems = isBroken ? problemsInside(tree()) : placeAnnotations(tree()).problems
  return problems.map(({ range, message }) => ({ range, line: lineAt(range.start), message }))
}

function problemsInside(tree: Tree): readonly AnnotationProblem[] {
  return tree.comments.flatMap(({ range }) => readAnnotations(tree.text.slice(range.start, range.end), range.start)?.problems ?? [])
}
