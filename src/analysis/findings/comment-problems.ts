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

interface CommentsRequest {
  readonly tree: () => Tree
  readonly text: string
  /** Half of a function may be missing, so that what a comment stands at is not known. */
  readonly isBroken: boolean
  readonly lineAt: (offset: number) => number
  /** Those that stand at the right place and change nothing. */
  readonly mute: () => readonly AnnotationProblem[]
}

export function commentProblems({ tree, text, isBroken, lineAt, mute }: CommentsRequest): readonly CommentProblem[] {
  if (!mayHaveAnnotations(text)) return []
  const problems = isBroken ? problemsInside(tree()) : [...placeAnnotations(tree()).problems, ...mute()].sort((a, b) => a.range.start - b.range.start)
  return problems.map(({ range, message }) => ({ range, line: lineAt(range.start), message }))
}

function problemsInside(tree: Tree): readonly AnnotationProblem[] {
  return tree.comments.flatMap(({ range }) => readAnnotations(tree.text.slice(range.start, range.end), range.start)?.problems ?? [])
}
