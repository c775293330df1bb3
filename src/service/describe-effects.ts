// What functions of one file do, with the whole root read for it: the command line asks once and is done.

import type { FileEffects, FunctionChoice } from '../analysis/function-effects.js'
import type { Outline } from '../analysis/outline.js'
import { analyze, type FileResult } from './analyzer.js'
import type { Configuration } from './configuration.js'
import { openIndexedWorker } from './indexed-worker.js'
import { problemOf } from './scan-file.js'

export interface EffectsRequest {
  /** Absolute. */
  readonly root: string
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly choice?: FunctionChoice | undefined
  /** All sources and project files of the root. */
  readonly known: readonly string[]
  readonly configuration: Configuration
  readonly pathsOf: (effects: FileEffects) => readonly string[]
  /** Whether the work of the functions and the findings of the file are wanted as well. */
  readonly forEstimates?: boolean | undefined
  /** Files whose outlines are wanted as well. */
  readonly outlined?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
  readonly onRead?: ((done: number, total: number) => void) | undefined
}

export interface DescribedEffects {
  readonly effects: FileEffects
  /** Of the files that they point into. */
  readonly texts: ReadonlyMap<string, string>
  readonly results: readonly FileResult[]
  readonly outlines: ReadonlyMap<string, Outline>
}

/** A text says why they cannot be known. */
export async function describeEffects({ root, path, choice, known, configuration, pathsOf, forEstimates = false, outlined = [], signal, onRead }: EffectsRequest): Promise<DescribedEffects | string> {
  const { optionsFor } = configuration
  const results: FileResult[] = []
  let outlines: ReadonlyMap<string, Outline> = new Map()
  const index = await analyze({
    root, files: forEstimates ? [path] : [], known: [...known, path], optionsFor, signal, onRead,
    ...outlined.length > 0 && { outlined, onOutlines: (found) => { outlines = found } },
  }, (result) => { results.push(result) })
  const reason = index.lost.get(path)
  if (reason !== undefined) return reason
  const worker = openIndexedWorker(index)
  try {
    await worker.inform()
    while (worker.isBehind) await worker.takeSome()
    const effects = await worker.ask('effects', { path, options: optionsFor(path), ...choice && { choice }, detail: { withWork: forEstimates } })
    return effects ? { effects, texts: new Map(await worker.ask('texts', { paths: pathsOf(effects) })), results, outlines } : 'could not be read'
  } catch (error) {
    return problemOf(error)
  } finally {
    await worker.stop()
  }
}
