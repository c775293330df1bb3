// JSDoc types count as annotations in JavaScript.

import type { Comment, Module } from '../tree.js'

export function annotateFromJsDoc(_root: Module, _text: string, _comments: readonly Comment[]): void {
  // filled next
}
