// The colours of boxes in each kind of theme: an index for each function, and for each index a fill and a text that can be read on it.

import { hues, type Places } from './places.js'
import type { FunctionMeasures } from '../../profiles/measures.js'

export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light'

export const colourings = ['module', 'own', 'self', 'change'] as const

/** What colours say: the module, whose code it is, how much of it is its own, or how it changed. */
export type Colouring = typeof colourings[number]

export interface Palette {
  readonly fill: readonly string[]
  readonly text: readonly string[]
  readonly border: string | undefined
  readonly background: string
  readonly selection: string
  readonly hover: string
}

/** Steps of heat and of change. */
const steps = 8
/** Functions of one module differ a little, so that neighbours are told apart. */
const shades = 3

/** Where the groups of colours begin. */
export const at = { folded: 0, foreign: 1, own: 2, faded: 3, match: 4, hue: 5, foreignHue: 5 + hues * shades, heat: 5 + 2 * hues * shades, less: 5 + 2 * hues * shades + steps, more: 5 + 2 * hues * shades + 2 * steps, same: 5 + 2 * hues * shades + 3 * steps }

export function paletteOf(kind: ThemeKind): Palette {
  if (kind === 'high-contrast' || kind === 'high-contrast-light') return contrastPalette(kind === 'high-contrast')
  const isDark = kind === 'dark'
  const text = isDark ? '#f4f4f4' : '#1b1b1b'
  const faded = isDark ? '#9a9a9a' : '#6b6b6b'
  // All colours of a theme are equally bright, so that the same text can be read on each.
  const tone = (hue: number, saturation: number, brightness = isDark ? 0.1 : 0.6): string => `hsl(${hue} ${saturation}% ${lightnessOf(hue, saturation, brightness)}%)`
  const hueAt = (index: number): number => Math.round(index * 360 / hues + 12)
  const scale = (hue: number): string[] => Array.from({ length: steps }, (_, step) => tone(hue, 14 + step * 8, isDark ? 0.055 + step * 0.01 : 0.78 - step * 0.05))
  const fill = [
    isDark ? '#5a5a5a' : '#c4c4c4', isDark ? '#45494d' : '#d9dcdf', tone(168, 55), isDark ? '#2e3032' : '#eeeeee', isDark ? '#8a3fa8' : '#e7a9ff',
    ...shaded((hue, shade) => tone(hueAt(hue), isDark ? 40 : 62, isDark ? 0.085 + shade * 0.02 : 0.55 + shade * 0.08)),
    ...shaded((hue, shade) => tone(hueAt(hue), isDark ? 12 : 22, isDark ? 0.055 + shade * 0.012 : 0.66 + shade * 0.05)),
    ...Array.from({ length: steps }, (_, step) => tone(50 - step * 6, 30 + step * 9, isDark ? 0.07 + step * 0.006 : 0.76 - step * 0.045)),
    ...scale(215), ...scale(5), isDark ? '#45494d' : '#e2e4e6',
  ]
  return {
    fill, text: fill.map((_, index) => (index === at.faded ? faded : text)), border: undefined, background: isDark ? '#1e1e1e' : '#ffffff',
    selection: isDark ? '#ffffff' : '#000000', hover: isDark ? '#ffffff2a' : '#00000018',
  }
}

function shaded(tone: (hue: number, shade: number) => string): readonly string[] {
  return Array.from({ length: hues * shades }, (_, index) => tone(Math.floor(index / shades), index % shades))
}

/** In per cent: found by bisection, as brightness grows with it. */
function lightnessOf(hue: number, saturation: number, brightness: number): number {
  let [low, high] = [0, 100]
  for (let turn = 0; turn < 9; turn++) {
    const middle = (low + high) / 2
    if (brightnessOf(hue, saturation, middle) < brightness) low = middle
    else high = middle
  }
  return Math.round(low * 10) / 10
}

/** Relative luminance, as WCAG has it. */
function brightnessOf(hue: number, saturation: number, lightness: number): number {
  const channel = (shift: number): number => {
    const place = (shift + hue / 30) % 12
    const value = lightness / 100 - saturation / 100 * Math.min(lightness / 100, 1 - lightness / 100) * Math.max(-1, Math.min(place - 3, 9 - place, 1))
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(4)
}

/** Boxes are outlines there; what must be seen is filled. */
function contrastPalette(isDark: boolean): Palette {
  const [back, front] = isDark ? ['#000000', '#ffffff'] : ['#ffffff', '#000000']
  const fill = new Array<string>(at.same + 1).fill(back)
  const text = new Array<string>(at.same + 1).fill(front)
  fill[at.folded] = isDark ? '#7a7a7a' : '#8a8a8a'
  const mark = (index: number, dark: string, light: string): void => { fill[index] = isDark ? dark : light }
  mark(at.match, '#5b2a86', '#f3d6ff')
  mark(at.own, '#00404f', '#d7f3ff')
  text[at.faded] = isDark ? '#b5b5b5' : '#4d4d4d'
  for (let step = 2; step < steps; step++) {
    mark(at.heat + step, step > 4 ? '#6b2500' : '#3d1a00', step > 4 ? '#ffc9a8' : '#ffe9dc')
    mark(at.less + step, step > 4 ? '#003a75' : '#001f40', step > 4 ? '#b9dcff' : '#e2f0ff')
    mark(at.more + step, step > 4 ? '#750f0f' : '#400808', step > 4 ? '#ffc2c2' : '#ffe6e6')
  }
  return { fill, text, border: isDark ? '#6fc3df' : '#0f4a85', background: back, selection: isDark ? '#f38518' : '#0f4a85', hover: isDark ? '#ffffff40' : '#00000020' }
}

/** For each function the index of its colour. */
export function functionColours(colouring: Exclude<Colouring, 'change'>, places: Places, { self, total }: FunctionMeasures): Uint8Array {
  return Uint8Array.from(places.hue, (hue, row) => {
    if (colouring === 'own') return places.isOwn[row] ? at.own : at.foreign
    if (colouring === 'module') return (places.isOwn[row] ? at.hue : at.foreignHue) + hue * shades + (places.shade[row] ?? 0) % shades
    return at.heat + stepOf((self[row] ?? 0) / Math.max(total[row] ?? 0, Number.MIN_VALUE))
  })
}

/** The colour of a change: `share` of what the larger of both was, from -1 to 1. */
export function changeColour(share: number): number {
  if (Math.abs(share) < 0.005) return at.same
  return (share > 0 ? at.more : at.less) + stepOf(Math.abs(share))
}

function stepOf(share: number): number {
  return Math.min(steps - 1, Math.max(0, Math.floor(share * steps)))
}
