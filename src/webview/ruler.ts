// The scale above a flame graph: round amounts at even distances, with as many digits as it takes to tell neighbours apart.

import type { Unit } from '../profiles/profile.js'
import { element } from './element.js'
import { ticks } from './ruler-ticks.js'

export interface Ruler {
  readonly element: HTMLElement
  /** What it counts from now on. */
  readonly show: (unit: Unit) => void
  /** The part that fills the width. */
  readonly draw: (from: number, to: number) => void
}

const height = 18
/** In pixels, between two amounts. */
const distance = 95

export function ruler(): Ruler {
  // What it shows is said of each call as well.
  const canvas = element('canvas', { class: 'ruler', attributes: { 'aria-hidden': 'true' } })
  const context = canvas.getContext('2d')
  let unit: Unit = 'nanoseconds'
  let [width, ratio, colour, line, font] = [0, 1, '', '', '']
  let [from, to] = [0, 1]

  const draw = (): void => {
    if (!context || width === 0 || !(to > from)) return
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = colour
    context.strokeStyle = line
    context.lineWidth = ratio
    context.font = font
    context.textBaseline = 'middle'
    context.beginPath()
    const { step, text } = ticks(from, to, Math.max(1, Math.floor(width / distance)), unit)
    for (let index = Math.ceil(from / step); index * step <= to; index++) {
      const x = Math.round((index * step - from) / (to - from) * canvas.width) + ratio / 2
      context.moveTo(x, canvas.height * 0.35)
      context.lineTo(x, canvas.height)
      context.fillText(text(index * step), x + 3 * ratio, canvas.height / 2)
    }
    context.stroke()
  }
  const measure = (): void => {
    const style = getComputedStyle(canvas)
    ratio = window.devicePixelRatio || 1
    width = canvas.clientWidth
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio);
    [colour, line] = [style.color, style.outlineColor]
    font = `${Math.round(11 * ratio)}px ${style.fontFamily}`
    draw()
  }
  new ResizeObserver(measure).observe(canvas)
  return {
    element: canvas,
    show: (shown) => {
      unit = shown
      measure()
    },
    draw: (first, last) => {
      [from, to] = [first, last]
      draw()
    },
  }
}
