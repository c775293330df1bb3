// One line on a terminal's standard error while a scan takes long; erased when it is done, absent elsewhere.

export interface Progress {
  update(step: 'read' | 'analysed', done: number, total: number, findings?: number): void
  clear(): void
}

export function startProgress(isWanted: boolean): Progress {
  if (!isWanted || !process.stderr.isTTY) return { update: () => undefined, clear: () => undefined }
  let next = Date.now() + quietMilliseconds
  let isShown = false
  return {
    update(step, done, total, findings) {
      if (Date.now() < next) return
      next = Date.now() + stepMilliseconds
      isShown = true
      const found = findings === undefined ? '' : ` · ${findings} ${findings === 1 ? 'finding' : 'findings'}`
      const line = `${step} ${done} of ${total} files${found}`
      process.stderr.write(`\r\x1b[K${line.slice(0, Math.max(10, (process.stderr.columns || 80) - 1))}`)
    },
    clear() {
      if (isShown) process.stderr.write('\r\x1b[K')
      isShown = false
    },
  }
}

/** A scan that is done before this shows nothing. */
const quietMilliseconds = 500
const stepMilliseconds = 100
