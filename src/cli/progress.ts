// One line on a terminal's standard error while a scan takes long; erased when it is done, absent elsewhere.

export interface Progress {
  update(step: 'read' | 'analysed', done: number, total: number, findings?: number): void
  /** Of one large file, by its bytes. */
  load(name: string, done: number, total: number): void
  clear(): void
}

export function startProgress(isWanted: boolean): Progress {
  if (!isWanted || !process.stderr.isTTY) return { update: () => undefined, load: () => undefined, clear: () => undefined }
  let next = Date.now() + quietMilliseconds
  let isShown = false
  const show = (line: () => string): void => {
    if (Date.now() < next) return
    next = Date.now() + stepMilliseconds
    isShown = true
    process.stderr.write(`\r\x1b[K${line().slice(0, Math.max(10, (process.stderr.columns || 80) - 1))}`)
  }
  return {
    update(step, done, total, findings) {
      show(() => `${step} ${done} of ${total} files${findings === undefined ? '' : ` · ${findings} ${findings === 1 ? 'finding' : 'findings'}`}`)
    },
    load(name, done, total) {
      show(() => `${name}: ${Math.floor(100 * done / Math.max(1, total))}% read`)
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
