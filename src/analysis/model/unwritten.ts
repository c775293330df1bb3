// Calls that nobody writes as calls: a property read, an item taken, an object entered, gone through or put into a text. Their ids lie below `none`,
// one for each value and way, so that whoever looks for a written call finds none.

import { none, type CallId, type FileFacts, type NodeId, type Site, type ValueId } from './facts.js'

const ways = ['get', 'item', 'enter', 'iterate', 'text'] as const

export type Way = typeof ways[number]

export function unwrittenCall(way: Way, value: ValueId): CallId {
  return none - 1 - (value * ways.length + ways.indexOf(way))
}

export function unwrittenOf(call: CallId): { readonly way: Way; readonly value: ValueId } | undefined {
  const code = none - 1 - call
  const way = code < 0 ? undefined : ways[code % ways.length]
  return way && { way, value: Math.floor(code / ways.length) }
}

export interface PlacedCall {
  readonly node: NodeId
  readonly site: Site
  /** The expression that stands for what the call gives; none where nothing does. */
  readonly value: ValueId
  /** What a method is called on; none for a function by its name. */
  readonly receiver: ValueId
}

/** Where a call stands, be it written or not. */
export function placeOfCall(facts: FileFacts, id: CallId): PlacedCall | undefined {
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  if (call) return { node: call.node, site: call.site, value: call.value, receiver: callee?.op === 'member' ? callee.object : none }
  const unwritten = unwrittenOf(id)
  const made = unwritten && facts.values[unwritten.value]
  const site = unwritten && siteOf(facts, unwritten.way, unwritten.value)
  if (!unwritten || !made || !site) return undefined
  const { way, value } = unwritten
  if (way === 'enter' || way === 'iterate' || way === 'text') return { node: made.node, site, value: none, receiver: value }
  return { node: made.node, site, value, receiver: made.op === 'member' || made.op === 'index' ? made.object : none }
}

type Sites = Readonly<Record<'enter' | 'iterate' | 'text', ReadonlyMap<ValueId, Site>>>

const known = new WeakMap<FileFacts, Sites>()

function siteOf(facts: FileFacts, way: Way, value: ValueId): Site | undefined {
  if (way === 'get' || way === 'item') return facts.siteOf[value]
  let sites = known.get(facts)
  if (!sites) {
    const loops = facts.loops.filter((loop) => loop.form !== 'callback')
    known.set(facts, sites = { enter: new Map(facts.enters.map((one) => [one.value, one.site])), iterate: new Map(loops.map((loop) => [loop.iterable, loop.site])), text: new Map(facts.texts.map((one) => [one.value, one.site])) })
  }
  return sites[way].get(value)
}
