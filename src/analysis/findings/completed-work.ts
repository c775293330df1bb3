// What a rule says of the work of its finding, completed with the function that it is counted for.

import { functionNames } from '../model/function-names.js'
import { nodeAt, type Subject } from '../model/questions/subject.js'
import type { CallerNode, DetectedWork, Work } from '../work.js'

export function completedWork(subject: Subject, { function: id, ...work }: DetectedWork): Work {
  return { ...work, functions: [ownFunction(subject, id)] }
}

function ownFunction(subject: Subject, id: number): CallerNode {
  const node = nodeAt(subject, subject.facts.functions[id]?.node ?? 0)
  return { path: subject.file, function: functionNames(subject.facts).get(id) ?? '', range: node.kind === 'function' ? node.header : { start: 0, end: 0 }, callers: [] }
}
