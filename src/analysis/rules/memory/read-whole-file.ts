// A file read whole and then walked once, line by line, needs memory for all of it where one line would do.

import { handleOf, isRewritten, touchesOf, type Handle } from '../../model/questions/open-files.js'
import { isSmallFile } from '../../model/questions/paths.js'
import { usesOfBinding, useAt } from '../../model/questions/uses.js'
import { isHandle, type WholeRead } from '../../model/questions/whole-reads.js'
import { none } from '../../model/facts.js'
import { weaker } from '../../model/kinds.js'
import type { Ask } from '../ask.js'
import { rule } from '../rule.js'
import { quoted } from '../words.js'
import { linePlan } from './read-whole-file.fixes.js'
import { isOfModule } from './read-whole-file.names.js'
import { passOf, type LinePass } from './read-whole-file.pass.js'
import { workOf } from './read-whole-file.work.js'

export interface LineReading {
  readonly pass: LinePass
  readonly handle: Handle
  /** Whether the file is closed before its lines are taken. */
  readonly isClosed: boolean
  /** Whether it was handed to others before, who may still use it. */
  readonly isShared: boolean
}

export default rule<'wholeRead', LineReading>({
  id: 'read-whole-file',
  languages: ['python', 'typescript'],
  category: 'memory',
  severity: 'hint',
  summary: 'A file is read whole, then taken line by line.',
  why: 'The whole content, and the list of its lines, stay in memory until the last line is done. Reading line by line needs memory for one line, whatever the size of the file. Other tools advise whole reads such as `Path.read_text` for their brevity: that is right for small files, and the opposite of this.',
  silent: [
    'Content that is indexed, sliced, sorted, measured, searched, returned, stored, or used more than once.',
    'Constant paths of files that are small by nature: configuration, versions, requirements, documents.',
    'Reads of a part (`read(n)`), and files that are rewritten while their lines are taken.',
  ],
  fixes: 'Iterates the open file (Python), or streams its lines (`readLines()` in async functions). Safe for `readlines()` and `list(f)`; where lines were split by hand, the title names the characters that part lines differently.',
  costs: [
    {
      python: 'def total(path):\n    with open(path) as f:\n        return sum(int(line) for line in ⟦f.readlines()⟧)\n',
      fixed: 'def total(path):\n    with open(path) as f:\n        return sum(int(line) for line in f)\n',
    },
    {
      typescript: "import { readFile } from 'node:fs/promises'\n\nexport async function total(path: string) {\n  let sum = 0\n  for (const line of (await ⟦readFile(path, 'utf8')⟧).split('\\n')) {\n    sum += Number(line)\n  }\n  return sum\n}\n",
      fixed: "import { open } from 'node:fs/promises'\n\nexport async function total(path: string) {\n  let sum = 0\n  for await (const line of (await open(path)).readLines({ encoding: 'utf8' })) {\n    sum += Number(line)\n  }\n  return sum\n}\n",
    },
  ],
  fine: [
    { python: 'def last(path):\n    with open(path) as f:\n        lines = f.readlines()\n    return lines[-1]\n' },
    { typescript: "import { readFileSync } from 'node:fs'\n\nexport function lines(path: string) {\n  return readFileSync(path, 'utf8').split('\\n')\n}\n" },
  ],
  at: 'wholeRead',
  detect(read, ask) {
    const handle = handleOf(ask.subject, read.source)
    const path = read.from === 'path' ? read.source : handle.path
    if (path !== none && isSmallFile(ask.subject, path)) return undefined
    const pass = passOf(read, ask)
    if (!pass || isUsedAgain(read, ask)) return undefined
    const node = ask.node(read.node)
    const taken = { start: pass.extent.range.start, end: pass.end }
    const touches = read.from === 'handle' ? touchesOf(ask.subject, handle, read.value, taken) : 'nothing'
    if (touches === 'touched' || isRewritten(ask.subject, path, { ...taken, start: Math.min(taken.start, node.range.start) }, handle.opening)) return undefined
    const isClosed = touches === 'closed' || (handle.block !== undefined && pass.end > handle.block.range.end)
    const reading = { pass, handle, isClosed, isShared: touches === 'shared' }
    return {
      range: node.range,
      confidence: isAtModule(pass, ask) ? weaker(read.confidence, 'medium') : read.confidence,
      message: `${quoted(ask, node)} brings everything into memory, and its lines are taken once, in order. Reading line by line holds one at a time.`,
      data: reading,
    }
  },
  fix({ data }, ask) {
    const plan = linePlan(data, ask)
    return 'reason' in plan ? plan.reason : [plan]
  },
  work: ({ data }, ask) => workOf(data, ask),
})

/** Names of a module may be imported elsewhere. */
function isAtModule(pass: LinePass, ask: Ask): boolean {
  return ask.isPython && pass.names.some((id) => isOfModule(id, ask))
}

/** Whether the content of an answer is asked for again, or the answer goes elsewhere. */
function isUsedAgain(read: WholeRead, ask: Ask): boolean {
  const source = ask.facts.values[read.source]
  if (read.from !== 'answer' || source?.op !== 'use') return false
  return usesOfBinding(ask.subject, source.binding).some((id) => {
    const use = useAt(ask.subject, id)
    if (id === read.source) return false
    if (use.how === 'member') return isContent(use.name, read, ask)
    return use.how !== 'called' || !/^(raise_for_status|close|info|getheader|is_\w+)$/.test(use.name) || isHandle(ask.subject, ask.kindOf(id))
  })
}

function isContent(name: string, read: WholeRead, ask: Ask): boolean {
  const kind = ask.kindOf(read.source)
  const whole = kind.is === 'instance' ? ask.subject.resolver.workspace.catalogue(ask.file).inherited(kind.type, (type) => type.wholeAttributes) : undefined
  return whole !== undefined && Object.hasOwn(whole, name)
}
