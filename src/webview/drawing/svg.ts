// A flame graph as a picture of lines and letters: what the chart shows now, at any size, in a file that needs nothing else.

import { findVisible, room } from './visible.js'
import type { Picture } from './frame.js'
import { at } from './palette.js'

export interface SvgSettings {
  readonly title: string
  /** The part that is shown, from 0 to 1. */
  readonly from: number
  readonly to: number
  readonly width: number
  readonly rowHeight: number
  /** What a box says when it is pointed at. */
  readonly hintOf: (box: number) => string
}

const letter = 7.2
const head = 30

export function flameSvg({ boxes, colours, isColouredByRow, matches, labels, palette }: Picture, { title, from, to, width, rowHeight, hintOf }: SvgSettings): string {
  const visible = room()
  const levels = boxes.levels.length - 1
  findVisible(boxes, { from: from * boxes.whole, to: to * boxes.whole, width, firstLevel: 0, lastLevel: levels }, visible)
  let deepest = 0
  const parts: string[] = []
  for (let index = 0; index < visible.count; index++) {
    const [box, level] = [visible.box[index] ?? -1, visible.level[index] ?? 0]
    const [x, room_, y] = [visible.x[index] ?? 0, visible.width[index] ?? 0, head + level * rowHeight]
    deepest = Math.max(deepest, level + 1)
    const row = boxes.row[box] ?? 0
    const functionRow = boxes.tree.function[row] ?? 0
    const colour = box < 0 ? at.folded : matches ? (matches[functionRow] === 1 ? at.match : at.faded) : colours[isColouredByRow ? row : functionRow] ?? 0
    const rectangle = `<rect x="${number(x)}" y="${y}" width="${number(Math.max(room_ - (room_ > 3 ? 1 : 0), 0.3))}" height="${rowHeight - 1}" fill="${palette.fill[colour] ?? ''}"${palette.border === undefined ? '' : ` stroke="${palette.border}"`}/>`
    if (box < 0) { parts.push(rectangle); continue }
    const label = labels.fitting(functionRow, Math.floor((room_ - 8) / letter))
    const text = label === '' ? '' : `<text x="${number(x + 4)}" y="${y + rowHeight / 2 + 4}" fill="${palette.text[colour] ?? ''}">${escaped(label)}</text>`
    parts.push(`<g><title>${escaped(hintOf(box))}</title>${rectangle}${text}</g>`)
  }
  const height = head + deepest * rowHeight + 4
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" style="max-width:100%;height:auto" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="12">
<rect width="100%" height="100%" fill="${palette.background}"/><text x="4" y="20" font-size="14" fill="${palette.text[0] ?? ''}">${escaped(title)}</text>
${parts.join('\n')}
</svg>
`
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\uffff]/gu, '\ufffd')
}
