// Whoever types is answered while something long goes on: it stops for a moment between its steps.

export function pause(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve) })
}

/** Stops only when so much time has passed since the last stop. */
export function pausing(milliseconds = 20): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < milliseconds) return
    await pause()
    last = performance.now()
  }
}
