// What can be saved: the picture as it stands, and the profile in formats that other tools read.

import { collapsedText } from '../profiles/exports/collapsed.js'
import { csvText } from '../profiles/exports/csv.js'
import { pprofBytes } from '../profiles/exports/pprof.js'
import { speedscopePieces } from '../profiles/exports/speedscope.js'
import type { ExportedFile } from '../protocol/profile-viewer.js'
import { flameSvg } from './drawing/svg.js'
import type { Viewer } from './viewer.js'
import { tooltipOf } from './views/call-text.js'
import type { FlameView } from './views/flame-view.js'

export interface ExportFormat {
  readonly name: string
  readonly extension: string
  /** Undefined where there is nothing to save. */
  readonly make: (viewer: Viewer, flame: FlameView) => Promise<ExportedFile['content'] | undefined>
}

export const exportFormats: readonly ExportFormat[] = [
  { name: 'Flame graph as SVG', extension: 'svg', make: (viewer, flame) => Promise.resolve(svgOf(viewer, flame)) },
  { name: 'Flame graph as PNG', extension: 'png', make: (_viewer, flame) => pngOf(flame) },
  { name: 'Functions as CSV', extension: 'csv', make: (viewer) => Promise.resolve({ text: csvText(viewer.recording().profile, viewer.sight().threads) }) },
  { name: 'Collapsed stacks', extension: 'collapsed', make: (viewer) => Promise.resolve({ text: collapsedText(viewer.recording().profile, viewer.sight().value, viewer.sight().threads) }) },
  { name: 'speedscope', extension: 'speedscope.json', make: ({ recording, sight }) => Promise.resolve({ text: [...speedscopePieces(recording().profile, recording().name, sight().threads)].join('') }) },
  { name: 'pprof', extension: 'pb.gz', make: async ({ recording, sight }) => ({ base64: await base64Of(gzipped(pprofBytes(recording().profile, sight().threads))) }) },
]

export async function exportAs({ make, extension, name }: ExportFormat, viewer: Viewer, flame: FlameView): Promise<void> {
  try {
    const content = await make(viewer, flame)
    const stem = viewer.recording().name.replace(/^.*[\\/]/, '').replace(/(\.(json|gz|pb|prof|pstats|cpuprofile|heapprofile|speedscope|collapsed|svg|txt|html))+$/i, '')
    if (content) viewer.send({ is: 'export', name: `${stem === '' ? 'profile' : stem}.${extension}`, content })
    else viewer.announce('There is no flame graph to save: show it first.')
  } catch (error) {
    // A string has an end, which a large profile reaches.
    if (!(error instanceof RangeError)) throw error
    viewer.announce(`The profile is too large to be saved as ${name}.`)
  }
}

function svgOf(viewer: Viewer, flame: FlameView): ExportedFile['content'] | undefined {
  const shown = flame.shown()
  if (!shown) return undefined
  const { picture, zoom } = shown
  return { text: flameSvg(picture, { title: viewer.recording().name, from: zoom.from, to: zoom.to, width: 1600, rowHeight: 18, hintOf: (box) => tooltipOf(viewer, picture.boxes, box) }) }
}

async function pngOf(flame: FlameView): Promise<ExportedFile['content'] | undefined> {
  const canvas = flame.shown()?.canvas
  if (!canvas || canvas.width === 0) return undefined
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return blob ? { base64: await base64Of(blob.stream()) } : undefined
}

function gzipped(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
}

async function base64Of(stream: ReadableStream<Uint8Array>): Promise<string> {
  const bytes = new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
  const pieces: string[] = []
  const piece = 3 * 8192
  for (let from = 0; from < bytes.length; from += piece) pieces.push(btoa(String.fromCharCode(...bytes.subarray(from, from + piece))))
  return pieces.join('')
}
