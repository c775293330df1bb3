// Fixes the files of a scan that have fixes of the allowed kind, one after another in their order.

import { join } from 'node:path'
import type { AnalysisOptions } from '../analysis/options.js'
import { allowedFix, fixFile, type AllowedFixes, type FixedFile } from './apply.js'
import type { FileResult } from './messages.js'
import { openSession } from './session.js'

export interface FixFilesRequest {
  readonly root: string
  readonly results: readonly FileResult[]
  readonly optionsFor: (path: string) => AnalysisOptions
  readonly allowed: AllowedFixes
  /** `write: false` only says what would be done. */
  readonly write: boolean
  readonly signal?: AbortSignal | undefined
}

export interface FixedFiles {
  readonly fixed: readonly FixedFile[]
  /** The scan's results as they are afterwards. */
  readonly results: readonly FileResult[]
}

export async function fixFiles(request: FixFilesRequest): Promise<FixedFiles> {
  const session = openSession()
  const fixed: FixedFile[] = []
  const results: FileResult[] = []
  try {
    for (const result of request.results) {
      const file = await fixOne(request, result)
      if (file && !request.write) fixed.push(file)
      results.push(file && request.write ? await written(file, result, fixed) : result)
    }
    return { fixed, results }
  } finally {
    await session.close()
  }

  async function fixOne({ root, optionsFor, allowed, signal }: FixFilesRequest, result: FileResult): Promise<FixedFile | undefined> {
    signal?.throwIfAborted()
    if (!result.findings.some(({ fixes }) => allowedFix(fixes, allowed))) return undefined
    const { path } = result
    return fixFile(session, { path, absolutePath: join(root, path), options: optionsFor(path), allowed, signal })
  }
}

async function written(file: FixedFile, before: FileResult, fixed: FixedFile[]): Promise<FileResult> {
  const problem = await file.write()
  if (problem !== undefined) return { ...before, problems: [...before.problems, { path: file.path, message: problem }] }
  fixed.push(file)
  return file.result
}
