// One flame graph on a canvas: zoom, pan, pointer and keyboard. It draws when something changed, once a frame, and what is in sight only.

import { drawFrame, pencil, type Picture } from './drawing/frame.js'
import { room } from './drawing/visible.js'
import { element } from './element.js'
import type { Zoom } from './state.js'
import { boxAt, levelOf, type Boxes } from './trees/boxes.js'
import { neighbourOf, type Direction } from './trees/neighbour.js'

export interface FlameChart {
  readonly element: HTMLElement
  readonly show: (picture: Picture, zoom: Zoom) => void
  readonly select: (box: number) => void
  readonly selected: () => number
  readonly zoomTo: (box: number) => void
  readonly reset: () => void
  readonly focus: () => void
}

export interface FlameChartEvents {
  readonly label: string
  /** The first caller stands at the bottom. */
  readonly isUpsideDown: boolean
  readonly selected: (box: number, byKeyboard: boolean) => void
  /** The source is wanted. */
  readonly opened: (box: number) => void
  readonly zoomed: (zoom: Zoom) => void
  readonly tooltip: (box: number) => string
  /** Which part of the boxes fills the width. */
  readonly drawn?: (from: number, to: number) => void
  /** Escape, when there is nothing left to zoom out of. */
  readonly left: () => void
}

export const rowHeight = 20
/** So little of the whole can fill the width. */
const closest = 1e-7
const doubleClick = 230

export const flameKeys = 'Arrow keys move, Enter zooms into a call, + and − zoom, Escape zooms out; a click or Ctrl+Enter opens the source, Ctrl and the wheel zoom.'

export function flameChart(events: FlameChartEvents): FlameChart {
  const canvas = element('canvas', { attributes: { 'aria-hidden': 'true' } })
  const spacer = element('div', { class: 'spacer' })
  const tooltip = element('div', { class: 'tooltip', role: 'presentation' })
  tooltip.hidden = true
  const host = element('div', { class: 'flame', role: 'application', attributes: { tabindex: '0', 'aria-label': events.label, 'aria-roledescription': 'flame graph', 'aria-description': flameKeys } }, canvas, spacer)
  const outer = element('div', { class: `flame-outer${events.isUpsideDown ? ' fitted' : ''}` }, host, tooltip)
  const context = canvas.getContext('2d', { alpha: false })
  const tools = pencil(room())
  let picture: Picture | undefined
  let [from, to, selected, hovered] = [0, 1, -1, -1]
  let [width, height, pixelRatio, letterWidth, font] = [0, 0, 1, 7, '12px monospace']
  let requested = false

  const boxes = (): Boxes | undefined => picture?.boxes
  const depth = (): number => (picture?.boxes.levels.length ?? 1) - 1
  const offset = (): number => (events.isUpsideDown ? Math.max(0, height - depth() * rowHeight) : 0)
  const topOf = (level: number): number => (events.isUpsideDown ? depth() - 1 - level : level) * rowHeight + offset() - host.scrollTop
  const levelAt = (y: number): number => {
    const level = Math.floor((y + host.scrollTop - offset()) / rowHeight)
    return events.isUpsideDown ? depth() - 1 - level : level
  }
  // One object for all frames: the loop allocates nothing.
  const frame = {
    from: 0, to: 1, width: 0, height: 0, firstLevel: 0, lastLevel: 0, rowHeight: 0, letterWidth: 0, font: '', pixelRatio: 1, selected: -1, hovered: -1,
    // Asking the host how far it is scrolled takes longer than drawing a box: it is asked once a frame.
    origin: 0, step: 0,
    top: (level: number): number => Math.round(frame.origin + level * frame.step),
  }

  const draw = (): void => {
    requested = false
    if (!picture || !context || width === 0) return
    const { whole } = picture.boxes
    const [first, last] = [levelAt(0), levelAt(height)]
    frame.from = from * whole
    frame.to = to * whole
    frame.width = canvas.width
    frame.height = canvas.height
    frame.firstLevel = Math.min(first, last)
    frame.lastLevel = Math.max(first, last) + 1
    frame.rowHeight = rowHeight * pixelRatio
    frame.letterWidth = letterWidth
    frame.font = font
    frame.pixelRatio = pixelRatio
    frame.origin = topOf(0) * pixelRatio
    frame.step = (events.isUpsideDown ? -rowHeight : rowHeight) * pixelRatio
    frame.selected = selected
    frame.hovered = hovered
    drawFrame(context, picture, frame, tools)
    events.drawn?.(frame.from, frame.to)
  }
  const request = (): void => {
    if (requested) return
    requested = true
    requestAnimationFrame(draw)
  }

  const measure = (): void => {
    pixelRatio = window.devicePixelRatio || 1
    width = host.clientWidth
    height = host.clientHeight
    if (width === 0 || height === 0 || !context) return
    canvas.width = Math.round(width * pixelRatio)
    canvas.height = Math.round(height * pixelRatio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    // It stays in sight while its host scrolls, and takes no room of its own.
    canvas.style.marginBottom = `${-height}px`
    font = `${Math.round(12 * pixelRatio)}px ${getComputedStyle(host).getPropertyValue('--flame-font') || 'monospace'}`
    context.font = font
    letterWidth = context.measureText('mmmmmmmmmm').width / 10
    draw()
  }
  new ResizeObserver(measure).observe(host)

  const zoomed = (): void => {
    events.zoomed({ from, to, top: host.scrollTop })
    request()
  }
  const setRange = (newFrom: number, newTo: number): void => {
    const span = Math.min(1, Math.max(closest, newTo - newFrom))
    from = Math.min(Math.max(0, newFrom), 1 - span)
    to = from + span
    zoomed()
  }
  const zoomBy = (factor: number, about: number): void => {
    const place = from + (to - from) * about
    setRange(place - (place - from) * factor, place + (to - place) * factor)
  }
  const rangeOf = (box: number): readonly [number, number] => {
    const { whole = 1, start, end } = boxes() ?? {}
    return [(start?.[box] ?? 0) / whole, (end?.[box] ?? whole) / whole]
  }
  const reveal = (box: number): void => {
    const shown = boxes()
    if (!shown || box < 0) return
    const [start, end] = rangeOf(box)
    const pixel = (to - from) / Math.max(width, 1)
    if (end - start < pixel) setRange((start + end) / 2 - (end - start) * 25, (start + end) / 2 + (end - start) * 25)
    else if (start >= to || end <= from) setRange(start - (to - from - Math.min(end - start, to - from)) / 2, start + (to - from + Math.min(end - start, to - from)) / 2)
    const top = topOf(levelOf(shown, box))
    if (top < 0) host.scrollTop += top
    else if (top + rowHeight > height) host.scrollTop += top + rowHeight - height
  }
  const select = (box: number, byKeyboard: boolean): void => {
    selected = box
    if (byKeyboard) reveal(box)
    events.selected(box, byKeyboard)
    request()
  }
  const boxUnder = (event: MouseEvent): number => {
    const shown = boxes()
    const area = canvas.getBoundingClientRect()
    return shown ? boxAt(shown, levelAt(event.clientY - area.top), (from + (to - from) * (event.clientX - area.left) / Math.max(width, 1)) * shown.whole) : -1
  }

  listenToPointer()
  listenToKeys()

  const chart: FlameChart = {
    element: outer,
    show: (shown, zoom) => {
      const isOther = picture?.boxes !== shown.boxes
      picture = shown
      if (isOther) {
        [from, to, selected, hovered] = [zoom.from, zoom.to, -1, -1]
        outer.style.setProperty('--depth', String(depth()))
        spacer.style.height = `${depth() * rowHeight}px`
        host.scrollTop = events.isUpsideDown && zoom.top === 0 ? depth() * rowHeight : zoom.top
      }
      if (width === 0) measure()
      request()
    },
    select: (box) => select(box, true),
    selected: () => selected,
    zoomTo: (box) => setRange(...rangeOf(box)),
    reset: () => setRange(0, 1),
    focus: () => host.focus(),
  }
  return chart

  function listenToPointer(): void {
    let drag: { readonly x: number, readonly y: number, readonly from: number, readonly top: number, isMoving: boolean } | undefined
    let clicked: ReturnType<typeof setTimeout> | undefined
    host.addEventListener('scroll', () => zoomed())
    host.addEventListener('wheel', (event) => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        zoomBy(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), (event.clientX - canvas.getBoundingClientRect().left) / Math.max(width, 1))
      } else if (Math.abs(sideways) > (event.shiftKey ? 0 : Math.abs(event.deltaY))) {
        event.preventDefault()
        const step = sideways / Math.max(width, 1) * (to - from)
        setRange(from + step, to + step)
      }
    }, { passive: false })
    host.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || event.offsetX > host.clientWidth) return
      drag = { x: event.clientX, y: event.clientY, from, top: host.scrollTop, isMoving: false }
    })
    host.addEventListener('pointermove', (event) => {
      if (drag && (drag.isMoving || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4)) {
        if (!drag.isMoving) host.setPointerCapture(event.pointerId)
        drag.isMoving = true
        hide()
        const span = to - from
        const start = drag.from - (event.clientX - drag.x) / Math.max(width, 1) * span
        host.scrollTop = drag.top - (event.clientY - drag.y)
        setRange(start, start + span)
        return
      }
      hover(event)
    })
    const stop = (event: PointerEvent): void => {
      const isClick = drag !== undefined && !drag.isMoving
      drag = undefined
      if (!isClick || event.type !== 'pointerup') return
      const box = boxUnder(event)
      if (box < 0) return
      // The second click of two zooms; the first alone leads to the source.
      const isSecond = clicked !== undefined && box === selected
      clearTimeout(clicked)
      clicked = undefined
      select(box, false)
      if (isSecond) { chart.zoomTo(box); return }
      clicked = setTimeout(() => { clicked = undefined; events.opened(box) }, doubleClick)
    }
    host.addEventListener('pointerup', stop)
    host.addEventListener('pointercancel', stop)
    host.addEventListener('pointerleave', () => hide())
  }

  function hide(): void {
    tooltip.hidden = true
    if (hovered < 0) return
    hovered = -1
    request()
  }

  function hover(event: PointerEvent): void {
    const box = boxUnder(event)
    if (box < 0) { hide(); return }
    if (box !== hovered) {
      hovered = box
      tooltip.textContent = events.tooltip(box)
      request()
    }
    tooltip.hidden = false
    const area = outer.getBoundingClientRect()
    const [x, y] = [event.clientX - area.left, event.clientY - area.top]
    tooltip.style.left = `${Math.max(0, Math.min(x + 14, area.width - tooltip.offsetWidth - 4))}px`
    tooltip.style.top = `${y + 20 + tooltip.offsetHeight > area.height ? Math.max(0, y - tooltip.offsetHeight - 8) : y + 20}px`
  }

  function listenToKeys(): void {
    const directions: Readonly<Record<string, Direction>> = {
      ArrowUp: events.isUpsideDown ? 'callee' : 'caller', ArrowDown: events.isUpsideDown ? 'caller' : 'callee', ArrowLeft: 'left', ArrowRight: 'right',
    }
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => zoomBy(1 / 1.5, 0.5), '=': () => zoomBy(1 / 1.5, 0.5), '-': () => zoomBy(1.5, 0.5),
      'Home': () => { chart.reset(); select(0, true) }, '0': () => chart.reset(),
      'Enter': () => { if (selected >= 0) chart.zoomTo(selected) },
      'Escape': () => { if (from > 0 || to < 1) chart.reset(); else events.left() },
      'PageDown': () => { host.scrollTop += height - rowHeight }, 'PageUp': () => { host.scrollTop -= height - rowHeight },
    }
    host.addEventListener('keydown', (event) => {
      const shown = boxes()
      if (!shown || event.altKey) return
      const direction = directions[event.key]
      const opens = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
      const act = event.ctrlKey || event.metaKey ? undefined : actions[event.key]
      if (!direction && !opens && !act) return
      event.preventDefault()
      if (opens && selected >= 0) events.opened(selected)
      else if (direction && event.shiftKey && (direction === 'left' || direction === 'right')) {
        const step = (to - from) / 5 * (direction === 'left' ? -1 : 1)
        setRange(from + step, to + step)
      } else if (direction) select(selected < 0 ? 0 : neighbourOf(shown, selected, direction), true)
      else act?.()
    })
  }
}
