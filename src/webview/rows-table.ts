// A table of which only the rows in sight are elements, so that it may have a hundred thousand: sortable by its headers, moved in by arrow keys.

import { element } from './element.js'
import type { Sort } from './state.js'

export interface Column {
  readonly title: string
  readonly isNumber: boolean
  /** In letters; columns that `grow` share what is left. */
  readonly width: number
  readonly grows?: boolean
  readonly text: (row: number) => string
  /** For a column that is sorted; larger is more. Text is sorted by itself. */
  readonly amount?: (row: number) => number
  /** From 0 to 1, drawn behind the text. */
  readonly bar?: (row: number) => number
  readonly class?: (row: number) => string
  readonly hint?: (row: number) => string
}

/** Rows that stand below others: the table shows them as they come, and its first column folds them. */
export interface Branches {
  /** From 0, by the place in the table. */
  readonly level: (index: number) => number
  /** Undefined for a row with nothing below it. */
  readonly isOpen: (index: number) => boolean | undefined
  /** Whether it is open, and what stands below it still to come: keys wait for that, as they are meant for the rows that will be there. */
  readonly isComing: (index: number) => boolean
  readonly toggle: (index: number) => void
}

export interface ShownRows {
  readonly columns: readonly Column[]
  /** As they are shown. */
  readonly rows: ArrayLike<number>
  /** By which they are sorted. */
  readonly sort: Sort
  readonly branches?: Branches
  /** Another name is another table: it begins at its own place. */
  readonly name: string
  /** Pixels that were scrolled away when it was left. */
  readonly top?: number
}

export interface RowsTable {
  readonly element: HTMLElement
  readonly show: (shown: ShownRows) => void
  /** The rows as they stand. */
  readonly rows: () => Uint32Array
  readonly columns: () => readonly Column[]
  readonly focus: () => void
}

export interface RowsTableEvents {
  readonly label: string
  readonly sorted: (sort: Sort) => void
  readonly opened: (row: number) => void
  /** Another key on a row; true when it did something. */
  readonly pressed?: (row: number, key: string) => boolean
  readonly announce: (sentence: string) => void
  /** `name`: of the table that is shown. */
  readonly scrolled?: (name: string, top: number) => void
}

const height = 22
const moves: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'Home', 'End'])

export function rowsTable(events: RowsTableEvents): RowsTable {
  const head = element('div', { class: 'rows-head', role: 'row', attributes: { 'aria-rowindex': '1' } })
  const body = element('div', { class: 'rows-body', role: 'rowgroup' })
  const table = element('div', { class: 'rows', role: 'grid', attributes: { tabindex: '0', 'aria-label': events.label } }, 
    element('div', { class: 'rows-inner', role: 'presentation' }, element('div', { class: 'rows-head-holder', role: 'rowgroup' }, head), body))
  let columns: readonly Column[] = []
  let rows = new Uint32Array(0)
  let focused = 0
  let sort: Sort = { column: 0, isDescending: true }
  let branches: Branches | undefined
  let name: string | undefined
  // A place to go to as soon as there is room, as tables in tabs that are not shown have none.
  let wanted: number | undefined
  const waiting: string[] = []

  const render = (): void => {
    if (wanted !== undefined && table.clientHeight > 0) {
      table.scrollTop = wanted
      wanted = undefined
    }
    const first = Math.max(0, Math.floor(table.scrollTop / height) - 4)
    const last = Math.min(rows.length, first + Math.ceil(table.clientHeight / height) + 8)
    const shown: HTMLElement[] = []
    for (let index = first; index < last; index++) shown.push(rowAt(index))
    body.replaceChildren(...shown)
    // A row that was scrolled out of sight, or is of a table that was shown before, is no element.
    if (first <= focused && focused < last) table.setAttribute('aria-activedescendant', `${events.label}-row-${focused}`)
    else table.removeAttribute('aria-activedescendant')
  }
  const rowAt = (index: number): HTMLElement => {
    const row = rows[index] ?? 0
    const made = element('div', {
      class: `row${index === focused ? ' focused' : ''}`, role: 'row',
      attributes: { 'id': `${events.label}-row-${index}`, 'aria-rowindex': String(index + 2), 'aria-selected': String(index === focused), ...branchAttributes(index) },
      on: { click: () => { focus(index); events.opened(row) } },
    }, ...columns.map((column) => cellOf(column, row)))
    if (branches) made.firstElementChild?.prepend(twisty(branches, index))
    made.style.top = `${index * height}px`
    return made
  }
  const branchAttributes = (index: number): Record<string, string | undefined> => {
    const isOpen = branches?.isOpen(index)
    return branches ? { 'aria-level': String(branches.level(index) + 1), 'aria-expanded': isOpen === undefined ? undefined : String(isOpen) } : {}
  }
  const twisty = ({ level, isOpen, toggle }: Branches, index: number): HTMLElement => {
    const state = isOpen(index)
    const made = element('span', { class: 'twisty', attributes: { 'aria-hidden': 'true' }, on: { click: (event) => {
      event.stopPropagation()
      if (state !== undefined) { focused = index; toggle(index) }
    } } }, state === undefined ? '' : state ? '▾' : '▸')
    made.style.marginLeft = `${level(index) * 1.2}em`
    return made
  }
  /** Right opens, or goes to what is open; left closes, or goes to what it stands below. True when there was something to do. */
  const fold = (key: string): boolean => {
    if (!branches || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return false
    const state = branches.isOpen(focused)
    if (state === (key === 'ArrowLeft')) { branches.toggle(focused); focus(focused); return true }
    if (key === 'ArrowRight') { if (state) focus(focused + 1); return true }
    const level = branches.level(focused)
    let above = focused
    while (above > 0 && branches.level(above) >= level) above--
    focus(above)
    return true
  }
  const focus = (index: number): void => {
    focused = Math.max(0, Math.min(rows.length - 1, index))
    const top = focused * height
    const room = table.clientHeight - head.offsetHeight
    if (top < table.scrollTop) table.scrollTop = top
    else if (top + height > table.scrollTop + room) table.scrollTop = top + height - room
    render()
    const row = rows[focused]
    if (row !== undefined) events.announce(columns.map((column) => `${column.title} ${column.text(row)}`).join(', '))
  }
  /** True when the key did something. */
  const press = (key: string): boolean => {
    const page = Math.max(1, Math.floor(table.clientHeight / height) - 2)
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length }
    const step = steps[key]
    const row = rows[focused]
    if (step !== undefined) focus(focused + step)
    else if (fold(key)) return true
    else if (key === 'Enter' && row !== undefined) events.opened(row)
    else return row !== undefined && events.pressed?.(row, key) === true
    return true
  }
  const pressWaiting = (): void => {
    while (waiting.length > 0 && !branches?.isComing(focused)) press(waiting.shift() ?? '')
  }
  const renderHead = (): void => head.replaceChildren(...columns.map((column, index) => {
    const state = index === sort.column ? (sort.isDescending ? 'descending' : 'ascending') : 'none'
    return element('div', { class: `cell${column.isNumber ? ' number' : ''}`, role: 'columnheader', attributes: { 'aria-sort': state } },
      element('button', { attributes: { type: 'button' }, on: { click: () => {
        const isDescending = index === sort.column ? !sort.isDescending : column.isNumber
        events.sorted({ column: index, isDescending })
      } } }, column.title, element('span', { class: 'arrow', attributes: { 'aria-hidden': 'true' } }, state === 'none' ? '' : sort.isDescending ? ' ▾' : ' ▴')))
  }))

  table.addEventListener('scroll', () => {
    render()
    if (name !== undefined) events.scrolled?.(name, Math.round(table.scrollTop))
  })
  new ResizeObserver(render).observe(table)
  table.addEventListener('keydown', (event) => {
    if (event.target !== table || event.altKey) return
    if (!moves.has(event.key) && (event.ctrlKey || event.metaKey)) return
    if (moves.has(event.key) && branches?.isComing(focused)) waiting.push(event.key)
    else if (!press(event.key)) return
    event.preventDefault()
  })

  return {
    element: table,
    rows: () => rows,
    columns: () => columns,
    focus: () => table.focus(),
    show: (shown) => {
      ({ columns, sort, branches } = shown)
      rows = Uint32Array.from(shown.rows)
      table.setAttribute('role', branches ? 'treegrid' : 'grid')
      focused = name === shown.name ? Math.min(focused, Math.max(0, rows.length - 1)) : 0
      if (name !== shown.name) {
        wanted = shown.top ?? 0
        waiting.length = 0
      }
      name = shown.name
      table.style.setProperty('--columns', columns.map((column) => (column.grows ? `minmax(${leastWidth(column)}, ${column.width}fr)` : leastWidth(column))).join(' '))
      table.style.setProperty('--least', `calc(${columns.map(leastWidth).join(' + ')})`)
      table.setAttribute('aria-rowcount', String(rows.length + 1))
      table.setAttribute('aria-colcount', String(columns.length))
      body.style.height = `${rows.length * height}px`
      renderHead()
      render()
      pressWaiting()
    },
  }
}

/** In a narrow page, names leave room for what they are the names of. */
function leastWidth({ width, grows }: Column): string {
  return grows ? `min(${width}ch, 40vw)` : `${width}ch`
}

function cellOf(column: Column, row: number): HTMLElement {
  const text = column.text(row)
  const cell = element('div', {
    class: `cell${column.isNumber ? ' number' : ''} ${column.class?.(row) ?? ''}`, role: 'gridcell', title: column.hint?.(row) ?? (column.isNumber ? '' : text),
  }, element('span', {}, text))
  const bar = column.bar?.(row)
  if (bar !== undefined && bar > 0) {
    const drawn = element('span', { class: 'bar', attributes: { 'aria-hidden': 'true' } })
    drawn.style.width = `${Math.min(100, bar * 100)}%`
    cell.prepend(drawn)
  }
  return cell
}

export function sorted(column: Column | undefined, rows: ArrayLike<number>, isDescending: boolean): Uint32Array<ArrayBuffer> {
  const order = Uint32Array.from(rows)
  if (!column) return order
  const sign = isDescending ? -1 : 1
  const { amount } = column
  if (amount) {
    // They are asked for once each: a sort asks twenty times.
    const amounts = new Map([...order].map((row) => [row, amount(row)] as const))
    return order.sort((a, b) => sign * ((amounts.get(a) ?? 0) - (amounts.get(b) ?? 0)) || a - b)
  }
  const texts = new Map([...order].map((row) => [row, column.text(row)] as const))
  const compare = order.length > mostCollated ? (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0) : collator.compare
  return order.sort((a, b) => sign * compare(texts.get(a) ?? '', texts.get(b) ?? '') || a - b)
}

/** More names take seconds in the order of a language; then that of their letters must do. */
const mostCollated = 50_000
const collator = new Intl.Collator('en', { numeric: true })
