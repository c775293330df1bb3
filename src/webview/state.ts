// What the user chose, kept by the editor so that it survives hiding and reload, and told to those who show it.

import { isRecord } from '../analysis/text/records.js'
import type { FunctionNames } from '../protocol/profile-viewer.js'
import { colourings, type Colouring } from './drawing/palette.js'

export const viewNames = ['flame', 'table', 'lines', 'findings', 'compare'] as const
export type ViewName = typeof viewNames[number]

export const flameOrders = ['left-heavy', 'time', 'sandwich'] as const
export type FlameOrder = typeof flameOrders[number]

export const tableShapes = ['functions', 'top-down', 'bottom-up', 'file', 'package'] as const
export type TableShape = typeof tableShapes[number]

export const compareLooks = ['table', 'after', 'before'] as const
export type CompareLook = typeof compareLooks[number]

export interface Zoom {
  /** Of the whole, from 0 to 1. */
  readonly from: number
  readonly to: number
  /** Pixels that are scrolled away. */
  readonly top: number
}

export interface Sort {
  readonly column: number
  readonly isDescending: boolean
}

export interface ViewerState {
  /** Undefined as long as nobody chose. */
  readonly view: ViewName | undefined
  /** Row of the profile's values; -1 as long as nobody chose. */
  readonly value: number
  /** Row of its threads; -1 for all. */
  readonly thread: number
  readonly search: string
  readonly order: FlameOrder
  readonly colouring: Colouring
  readonly shape: TableShape
  /** The function between its callers and callees; -1 when none is chosen. */
  readonly chosen: number
  /** The profile from before, as the editor named it. */
  readonly compared: { readonly url: string, readonly name: string, readonly predicted?: readonly string[], readonly names?: FunctionNames } | undefined
  readonly look: CompareLook
  /** Whose lines are shown, as the profile names it; '' for the hottest of all. */
  readonly file: string
  /** Rows of trees that are open, by the name of the tree. */
  readonly open: Readonly<Record<string, readonly number[]>>
  /** Pixels that are scrolled away, by the name of each table. */
  readonly tops: Readonly<Record<string, number>>
  /** By the name of each chart and table. */
  readonly zooms: Readonly<Record<string, Zoom>>
  readonly sorts: Readonly<Record<string, Sort>>
}

export const initialState: ViewerState = {
  view: undefined, value: -1, thread: -1, search: '', order: 'left-heavy', colouring: 'module', shape: 'functions', chosen: -1, compared: undefined, look: 'table', file: '', open: {}, tops: {}, zooms: {}, sorts: {},
}

export interface Store {
  readonly get: () => ViewerState
  /** Tells all listeners. */
  readonly set: (changes: Partial<ViewerState>) => void
  /** Keeps without telling, and not before it rests: for what its own view shows already, many times a second. */
  readonly keep: (changes: Partial<ViewerState>) => void
  readonly onChange: (listener: (before: ViewerState) => void) => void
}

export function storeOf(kept: unknown, keep: (state: ViewerState) => void): Store {
  let state = checked(kept)
  const listeners: ((before: ViewerState) => void)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const keepSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => keep(state), 100)
  }
  return {
    get: () => state,
    set: (changes) => {
      const before = state
      state = { ...state, ...changes }
      clearTimeout(timer)
      keep(state)
      for (const listener of listeners) listener(before)
    },
    keep: (changes) => {
      state = { ...state, ...changes }
      keepSoon()
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

/** What another version kept may be anything. */
function checked(kept: unknown): ViewerState {
  if (!isRecord(kept)) return initialState
  return {
    view: oneOf(viewNames, kept['view']) ?? initialState.view,
    value: whole(kept['value']) ?? -1,
    thread: whole(kept['thread']) ?? -1,
    search: typeof kept['search'] === 'string' ? kept['search'] : '',
    order: oneOf(flameOrders, kept['order']) ?? initialState.order,
    colouring: oneOf(colourings, kept['colouring']) ?? initialState.colouring,
    shape: oneOf(tableShapes, kept['shape']) ?? initialState.shape,
    chosen: whole(kept['chosen']) ?? -1,
    compared: isNamed(kept['compared']) ? kept['compared'] : undefined,
    look: oneOf(compareLooks, kept['look']) ?? initialState.look,
    file: typeof kept['file'] === 'string' ? kept['file'] : '',
    open: entriesOf(kept['open'], isRows),
    tops: entriesOf(kept['tops'], (top): top is number => whole(top) !== undefined),
    zooms: entriesOf(kept['zooms'], isZoom),
    sorts: entriesOf(kept['sorts'], isSort),
  }
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value)
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

function entriesOf<T>(value: unknown, is: (one: unknown) => one is T): Record<string, T> {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (is(one) ? [[name, one]] : []))) : {}
}

function isZoom(value: unknown): value is Zoom {
  return isRecord(value) && [value['from'], value['to'], value['top']].every((number) => typeof number === 'number' && Number.isFinite(number)) && Number(value['from']) < Number(value['to'])
}

function isRows(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((row) => whole(row) !== undefined)
}

function isNamed(value: unknown): value is NonNullable<ViewerState['compared']> {
  const { url, name, predicted = [], names = [] } = isRecord(value) ? value : {}
  return typeof url === 'string' && typeof name === 'string' && Array.isArray(predicted) && predicted.every((sentence) => typeof sentence === 'string')
    && Array.isArray(names) && names.every((one) => Array.isArray(one) && whole(one[0]) !== undefined && typeof one[1] === 'string')
}

function isSort(value: unknown): value is Sort {
  return isRecord(value) && whole(value['column']) !== undefined && typeof value['isDescending'] === 'boolean'
}
