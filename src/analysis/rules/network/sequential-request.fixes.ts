// Fixes of sequential-request: the loop's work mapped over a pool of threads, its results in the order of the elements.

import { lineEnding, type TextEdit } from '../../edits/above.js'
import { importEdits, pythonModule, pythonName } from '../../edits/imports.js'
import { indentationOf, indentUnit } from '../../edits/layout.js'
import { unusedName } from '../../edits/names.js'
import { calleesShareNothing, mayRunInThreads, threadHandleIn, type ThreadHandle } from '../../model/questions/threads.js'
import type { Expression, Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { noFix, type Fixes } from '../rule.js'
import { collectingComprehension, collectingLoop, workerEdits, type Collecting } from './collecting.python.js'
import { unindented, unplaced } from './concurrent.reasons.js'
import type { SequentialRequest } from './sequential-request.js'

/** As many at a time. */
export const workers = 8

export function pooledRequests(found: SequentialRequest, ask: Ask): Fixes {
  const fixes = fixesOf(found, ask)
  return typeof fixes === 'string' ? noFix(fixes) : fixes
}

/** A string says why there are none. */
function fixesOf(found: SequentialRequest, ask: Ask): Fixes {
  const node = ask.node(found.loop.fact.node)
  const collecting = node.kind === 'loop' ? collectingLoop(node, found.loop.fact, found.independence, ask)
    : node.parent?.kind === 'comprehension' ? collectingComprehension(node.parent, ask) : undefined
  const region = collecting?.loop?.body ?? collecting?.element
  if (!collecting?.element || !region || (collecting.loop && !collecting.append) || !/^\w+$/.test(collecting.target)) return 'its iterations do not collect one list by their last statement'
  if (!isSimple(collecting, ask) || !calleesShareNothing(found.step.direct ? [] : found.reached)) return 'what the iterations do besides may not be safe in several threads'
  const handle = threadHandleIn(ask.subject, region.range)
  const executor = pythonName(ask.tree, ask.facts, 'concurrent.futures', 'ThreadPoolExecutor')
  const threading = handle === 'none' ? { name: '', edits: [] } : pythonModule(ask.tree, ask.facts, 'threading')
  const indentation = indentationOf(ask.tree, collecting.statement)
  if (!handle) return 'they share a session or connection that not every thread can make for itself'
  if (!executor || !threading) return 'the file has names of its own for what threads need'
  if (indentation === undefined) return unplaced
  const edits = pooled({ collecting, handle: handle === 'none' ? undefined : handle, executor: executor.name, threading: threading.name, indentation }, ask)
  if (!edits) return unindented
  const session = handle === 'none' ? '' : `, and each worker has its own ${handle.name}: cookies are not shared`
  return [{
    title: `Send ${workers} at a time from a ThreadPoolExecutor (all are sent even if one fails${session})`, safety: 'suggested',
    edits: [...importEdits(threading, executor), ...edits],
  }]
}

/** Names given to what was got, checks of it, and one result at the end. */
function isSimple({ loop, append, element }: Collecting, ask: Ask): boolean {
  if (!loop) return element !== undefined && mayRunInThreads(ask.subject, element)
  const rest = loop.body.statements.filter((statement) => !append || !isInside(append.range, statement.range))
  const holder = loop.body.statements.at(-1)
  const inWith = holder?.kind === 'with' ? [...holder.items, ...holder.body.statements.filter((statement) => statement !== append)] : []
  const given = append?.expression.kind === 'call' ? append.expression.arguments : []
  if (holder?.kind === 'with' && holder.body.statements.at(-1) !== append) return false
  return [...rest, ...inWith, ...given].every((statement) => mayRunInThreads(ask.subject, statement))
}

interface Pool {
  readonly collecting: Collecting
  readonly handle: ThreadHandle | undefined
  readonly executor: string
  readonly threading: string
  readonly indentation: string
}

function pooled({ collecting, handle, executor, threading, indentation }: Pool, ask: Ask): TextEdit[] | undefined {
  const ending = lineEnding(ask.tree.text)
  const unit = indentUnit(ask.tree, collecting.statement)
  const local = handle ? perThread(handle, { threading, unit, at: collecting.statement }, ask) : undefined
  const expression = collecting.element && (collecting.loop === undefined || collecting.loop.body.statements.length === 1) && collecting.append === collecting.loop?.body.statements[0] ? collecting.element : undefined
  const worker = expression ? undefined : workerEdits(collecting, { async: false, ...(local ? { above: local.lines } : {}) }, ask)
  const work = expression ? workText(expression, collecting.target, { handle, call: local?.call ?? '' }, ask) : worker?.name
  if (work === undefined) return undefined
  const pool = unusedName(ask.tree, 'executor', collecting.statement)
  const mapped = `${pool}.map(${work}, ${collecting.list.text})`
  const taken = collecting.loop ? collecting.grow(mapped) : collecting.whole(`list(${mapped})`)
  const lines = [`with ${executor}(max_workers=${workers}) as ${pool}:`, unit + taken].join(ending + indentation)
  if (!worker) {
    const above = local ? [...local.lines, ''].map((line) => line + ending).join(indentation).replace(/[ \t]+(?=\r?\n)/g, '') + indentation : ''
    return [{ range: collecting.statement.range, newText: above + lines }]
  }
  const renamed = (handle?.uses ?? []).map((use) => ({ range: use.range, newText: local?.call ?? '' }))
  const appended = collecting.append?.range
  const edits = worker.edits.map((edit) => appended && edit.range.start === appended.start && edit.range.end === appended.end
    ? { ...edit, newText: `return ${resultText(collecting, { handle, call: local?.call ?? '' }, ask)}` } : edit)
  return [
    ...edits,
    ...renamed.filter((edit) => !appended || !isInside(edit.range, appended)),
    { range: { start: worker.end, end: worker.end }, newText: `${ending}${ending}${indentation}${lines}` },
  ]
}

interface Renaming { readonly handle: ThreadHandle | undefined; readonly call: string }

/** A function of the element: the function that is called on nothing else, or a lambda. */
function workText(expression: Expression, target: string, renaming: Renaming, ask: Ask): string {
  const [only, ...others] = expression.kind === 'call' ? expression.arguments : []
  const isOfTarget = expression.kind === 'call' && expression.callee.kind === 'name' && others.length === 0 && only?.name === null && only.spread === '' && only.value.kind === 'name' && only.value.name === target
  return isOfTarget ? ask.text(expression.callee.range) : `lambda ${target}: ${textWith(expression.outer, renaming, ask)}`
}

function resultText({ append }: Collecting, renaming: Renaming, ask: Ask): string {
  const result = append?.expression.kind === 'call' ? append.expression.arguments[0]?.value : undefined
  return result ? textWith(result.outer, renaming, ask) : ''
}

function textWith(range: Range, { handle, call }: Renaming, ask: Ask): string {
  let text = ''
  let at = range.start
  for (const use of [...(handle?.uses ?? [])].sort((a, b) => a.range.start - b.range.start)) {
    if (!isInside(use.range, range)) continue
    text += ask.text({ start: at, end: use.range.start }) + call
    at = use.range.end
  }
  return text + ask.text({ start: at, end: range.end })
}

/** A handle made once by each worker thread. */
function perThread(handle: ThreadHandle, { threading, unit, at }: { readonly threading: string; readonly unit: string; readonly at: Node }, ask: Ask): { readonly call: string; readonly lines: readonly string[] } {
  const local = unusedName(ask.tree, 'local', at)
  const name = unusedName(ask.tree, `own_${handle.name.replace(/^_+/, '')}`, at)
  return {
    call: `${name}()`,
    lines: [
      `${local} = ${threading}.local()`,
      '',
      `def ${name}():`,
      `${unit}if not hasattr(${local}, 'handle'):`,
      `${unit}${unit}${local}.handle = ${ask.text(handle.construction.range)}`,
      `${unit}return ${local}.handle`,
    ],
  }
}
