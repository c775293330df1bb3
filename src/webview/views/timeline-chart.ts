// One value over time as a line: for each pixel the least and the most of what lies in it, so that a million points are a thousand. Below it, when functions ran meanwhile.

import { amountOf } from '../amounts.js'
import { element } from '../element.js'
import type { Timeline } from '../../profiles/profile.js'
import { runStrips } from './run-strips.js'

const [width, height] = [1000, 110]
const stripHeight = 10
const svgNames = 'http://www.w3.org/2000/svg'

/** `functionName`: of a row of the profile's functions. */
export function timelineChart({ name, unit, at, value, runs }: Timeline, functionName: (row: number) => string): HTMLElement {
  let [most, peak] = [0, 0]
  for (let index = 0; index < value.length; index++) {
    if ((value[index] ?? 0) <= most) continue
    most = value[index] ?? 0
    peak = index
  }
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0]
  const x = (index: number): number => ((at[index] ?? 0) - first) / Math.max(last - first, 1) * width
  const line = pathOf(value, x, (amount) => height - (most > 0 ? amount / most : 0) * (height - 6))
  const summary = `${name}: up to ${amountOf(most, unit)} after ${amountOf((at[peak] ?? 0) - first, 'nanoseconds')}, ${amountOf(value.at(-1) ?? 0, unit)} at the end, in ${amountOf(last - first, 'nanoseconds')}`
  const strips = runs ? runStrips(runs, { first, last, width, unit }, functionName) : []
  return element('figure', { class: 'timeline' }, element('figcaption', {}, summary), linePicture(line, width, height), ...strips.flatMap(({ text, line: when }) => [element('div', { class: 'run' }, text), linePicture(when, width, stripHeight)]))
}

/** A path, as wide as there is room. */
function linePicture(line: string, wide: number, high: number): SVGSVGElement {
  const picture = document.createElementNS(svgNames, 'svg')
  for (const [attribute, text] of Object.entries({ viewBox: `0 0 ${wide} ${high}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' })) picture.setAttribute(attribute, text)
  const drawn = document.createElementNS(svgNames, 'path')
  drawn.setAttribute('d', line)
  picture.append(drawn)
  return picture
}

function pathOf(value: Float64Array, x: (index: number) => number, y: (amount: number) => number): string {
  const points: string[] = []
  let [pixel, low, high] = [-1, 0, 0]
  const put = (): void => {
    if (pixel < 0) return
    points.push(`${pixel} ${y(low).toFixed(1)}`)
    if (high > low) points.push(`${pixel} ${y(high).toFixed(1)}`)
  }
  for (let index = 0; index < value.length; index++) {
    const [place, amount] = [Math.floor(x(index)), value[index] ?? 0]
    if (place === pixel) {
      low = Math.min(low, amount)
      high = Math.max(high, amount)
      continue
    }
    put();
    [pixel, low, high] = [place, amount, amount]
  }
  put()
  return `M${points.join('L')}`
}
