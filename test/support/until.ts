// Waits for what comes soon; what never comes fails.

import assert from 'node:assert/strict'

export async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (!await is()) {
    assert.ok(Date.now() < end, `waited in vain: ${is.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
