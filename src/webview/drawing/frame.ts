// Draws one frame of a flame graph: boxes sorted by colour, so that the canvas changes its style seldom, then names, then what is pointed at.

import { findVisible, type Visible, type Window } from './visible.js'
import type { Labels } from './labels.js'
import { at, type Palette } from './palette.js'
import type { Boxes } from '../trees/boxes.js'

export interface Picture {
  readonly boxes: Boxes
  /** For each function, or for each row of the tree, the index of its colour. */
  readonly colours: Uint8Array
  readonly isColouredByRow: boolean
  /** For each function whether the search found it; undefined without a search. */
  readonly matches: Uint8Array | undefined
  readonly labels: Labels
  readonly palette: Palette
}

export interface Frame extends Window {
  /** In device pixels. */
  readonly rowHeight: number
  readonly letterWidth: number
  readonly font: string
  /** Of a level's upper edge. */
  readonly top: (level: number) => number
  readonly height: number
  readonly pixelRatio: number
  readonly selected: number
  readonly hovered: number
}

export interface Pencil {
  readonly visible: Visible
  /** Rectangles by colour. */
  readonly order: Uint32Array
  readonly colour: Uint8Array
  readonly first: Uint32Array
}

export function pencil(visible: Visible): Pencil {
  return { visible, order: new Uint32Array(visible.x.length), colour: new Uint8Array(visible.x.length), first: new Uint32Array(257) }
}

export function drawFrame(context: CanvasRenderingContext2D, picture: Picture, frame: Frame, tools: Pencil): void {
  const { palette, boxes } = picture
  context.fillStyle = palette.background
  context.fillRect(0, 0, frame.width, frame.height)
  if (boxes.length === 0) return
  findVisible(boxes, frame, tools.visible)
  sortByColour(picture, tools)
  drawBoxes(context, palette, frame, tools)
  drawNames(context, picture, frame, tools)
  drawMarks(context, palette, frame, tools)
}

function sortByColour({ boxes, colours, isColouredByRow, matches }: Picture, { visible, order, colour, first }: Pencil): void {
  first.fill(0)
  for (let index = 0; index < visible.count; index++) {
    const box = visible.box[index] ?? -1
    let of: number = at.folded
    if (box >= 0) {
      const row = boxes.row[box] ?? 0
      const functionRow = boxes.tree.function[row] ?? 0
      of = colours[isColouredByRow ? row : functionRow] ?? 0
      if (matches) of = matches[functionRow] === 1 ? at.match : at.faded
    }
    colour[index] = of
    first[of + 1] = (first[of + 1] ?? 0) + 1
  }
  for (let index = 1; index < first.length; index++) first[index] = (first[index] ?? 0) + (first[index - 1] ?? 0)
  for (let index = 0; index < visible.count; index++) {
    const of = colour[index] ?? 0
    const place = first[of] ?? 0
    order[place] = index
    first[of] = place + 1
  }
}

function drawBoxes(context: CanvasRenderingContext2D, palette: Palette, { rowHeight, top, pixelRatio }: Frame, { visible, order, colour }: Pencil): void {
  let last = -1
  const gap = Math.max(1, Math.floor(pixelRatio))
  if (palette.border !== undefined) context.strokeStyle = palette.border
  context.lineWidth = gap
  for (let place = 0; place < visible.count; place++) {
    const index = order[place] ?? 0
    const of = colour[index] ?? 0
    if (of !== last) context.fillStyle = palette.fill[of] ?? ''
    last = of
    const left = Math.round(visible.x[index] ?? 0)
    const right = Math.round((visible.x[index] ?? 0) + (visible.width[index] ?? 0))
    const [y, height] = [top(visible.level[index] ?? 0), rowHeight - gap]
    // Boxes that touch are told apart by a gap, as long as there is room for one.
    const width = Math.max(1, right - left - (right - left > 3 * gap ? gap : 0))
    context.fillRect(left, y, width, height)
    if (palette.border !== undefined && width > 3 * gap) context.strokeRect(left + gap / 2, y + gap / 2, width - gap, height - gap)
  }
}

function drawNames(context: CanvasRenderingContext2D, { boxes, labels, palette }: Picture, frame: Frame, { visible, order, colour }: Pencil): void {
  const { letterWidth, rowHeight, top, pixelRatio, width } = frame
  const margin = 4 * pixelRatio
  context.font = frame.font
  context.textBaseline = 'middle'
  let last = ''
  for (let place = 0; place < visible.count; place++) {
    const index = order[place] ?? 0
    const box = visible.box[index] ?? -1
    if (box < 0) continue
    const left = visible.x[index] ?? 0
    const room = Math.min(left + (visible.width[index] ?? 0), width) - left - 2 * margin
    if (room < 2 * letterWidth) continue
    const label = labels.fitting(boxes.tree.function[boxes.row[box] ?? 0] ?? 0, Math.floor(room / letterWidth))
    if (label === '') continue
    const text = palette.text[colour[index] ?? 0] ?? ''
    if (text !== last) context.fillStyle = text
    last = text
    context.fillText(label, Math.round(left + margin), Math.round(top(visible.level[index] ?? 0) + rowHeight / 2))
  }
}

function drawMarks(context: CanvasRenderingContext2D, palette: Palette, { selected, hovered, rowHeight, top, pixelRatio }: Frame, { visible }: Pencil): void {
  if (selected < 0 && hovered < 0) return
  const thickness = 2 * pixelRatio
  for (let index = 0; index < visible.count; index++) {
    const box = visible.box[index] ?? -1
    if (box < 0 || (box !== selected && box !== hovered)) continue
    const [left, y, width] = [visible.x[index] ?? 0, top(visible.level[index] ?? 0), visible.width[index] ?? 0]
    if (box === hovered) {
      context.fillStyle = palette.hover
      context.fillRect(left, y, width, rowHeight - pixelRatio)
    }
    if (box !== selected) continue
    context.strokeStyle = palette.selection
    context.lineWidth = thickness
    context.strokeRect(left + thickness / 2, y + thickness / 2, Math.max(width - thickness - pixelRatio, 1), rowHeight - thickness - pixelRatio)
  }
}
