// What is asked of the worker and comes later. Of what is wanted while an answer is under way, only the last is asked for: who types waits for one search, not for each letter's.

export interface Asking {
  /** Something came: what was not there before may be shown now. */
  readonly arrived: () => void
  readonly failed: (error: unknown) => void
}

export interface Later<K, T> {
  /** Undefined as long as it is not there. */
  readonly of: (key: K) => T | undefined
  /** What came last, for whatever it was asked. */
  readonly last: () => T | undefined
}

/** `most`: so many answers are kept, those that were looked at last. */
export function later<K extends string | number, T>(ask: (key: K) => Promise<T>, { arrived, failed }: Asking, most = 1): Later<K, T> {
  const kept = new Map<K, T>()
  let [last, running, wanted]: [T | undefined, K | undefined, K | undefined] = [undefined, undefined, undefined]
  const run = (key: K): void => {
    running = key
    wanted = undefined
    ask(key).then((answer) => {
      last = answer
      kept.set(key, answer)
      for (const [oldest] of kept) if (kept.size > most) kept.delete(oldest)
    }, failed).finally(() => {
      running = undefined
      if (wanted !== undefined && !kept.has(wanted)) run(wanted)
      arrived()
    })
  }
  return {
    last: () => last,
    of: (key) => {
      const answer = kept.get(key)
      if (answer === undefined) {
        if (running === undefined) run(key)
        else wanted = key
        return undefined
      }
      kept.delete(key)
      kept.set(key, answer)
      last = answer
      return answer
    },
  }
}
