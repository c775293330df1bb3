// What can be saved: the picture as it stands, and the profile in formats that other tools read.

import type { ExportedFile } from '../protocol/profile-viewer.js'
import { flameSvg } from './drawing/svg.js'
import type { Viewer } from './viewer.js'
import { tooltipOf } from './views/call-text.js'
import type { FlameView } from './views/flame-view.js'
import type { ExportFormat as WorkedFormat } from './worker/questions.js'

export interface ExportFormat {
  readonly name: string
  readonly extension: string
  /** Undefined where there is nothing to save. */
  readonly make: (viewer: Viewer, flame: FlameView) => Promise<ExportedFile['content'] | undefined>
}

export const exportFormats: readonly ExportFormat[] = [
  { name: 'Flame graph as SVG', extension: 'svg', make: (viewer, flame) => Promise.resolve(svgOf(viewer, flame)) },
  { name: 'Flame graph as PNG', extension: 'png', make: (_viewer, flame) => pngOf(flame) },
  { name: 'Functions as CSV', extension: 'csv', make: (viewer) => worked(viewer, 'csv') },
  { name: 'Collapsed stacks', extension: 'collapsed', make: (viewer) => worked(viewer, 'collapsed') },
  { name: 'speedscope', extension: 'speedscope.json', make: (viewer) => worked(viewer, 'speedscope') },
  { name: 'pprof', extension: 'pb.gz', make: (viewer) => worked(viewer, 'pprof') },
]

/** Made by the worker, of the chosen value and threads. */
async function worked({ worker, sight, recording }: Viewer, format: WorkedFormat): Promise<ExportedFile['content']> {
  const made = await worker.ask('export', { ...sight().chosen, format, name: recording().name })
  return typeof made === 'string' ? { text: made } : { base64: await base64Of(gzipped(made)) }
}

export async function exportAs({ make, extension, name }: ExportFormat, viewer: Viewer, flame: FlameView): Promise<void> {
  try {
    const content = await make(viewer, flame)
    const stem = viewer.recording().name.replace(/^.*[\\/]/, '').replace(/(\.(json|gz|pb|prof|pstats|cpuprofile|heapprofile|speedscope|collapsed|svg|txt|html))+$/i, '')
    if (content) viewer.send({ is: 'export', name: `${stem === '' ? 'profile' : stem}.${extension}`, content })
    else viewer.announce('There is no flame graph to save: show it first.')
  } catch (error) {
    // A string has an end, which a large profile reaches.
    viewer.announce(`The profile could not be saved as ${name}: ${error instanceof Error ? error.message : String(error)}`)
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
