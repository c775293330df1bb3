// A profile of as many samples as wanted, with the same numbers each time: call trees that branch like those of real programs.

import { ProfileBuilder } from '../../src/profiles/builder.js'
import type { Profile } from '../../src/profiles/profile.js'
import { randomNumbers } from '../support/random.js'

export function largeProfile(samples: number): Profile {
  const random = randomNumbers(20260101)
  const builder = new ProfileBuilder({ format: 'generated', producer: 'generated', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  const frames = Array.from({ length: 20_000 }, (_, index) => {
    const module = index % 300
    const file = module % 3 === 0 ? `/srv/app/module_${String(module)}.py` : `/usr/lib/python3/site-packages/package_${String(module % 40)}/module_${String(module)}.py`
    return builder.frame(builder.function(`function_${String(index)}`, file, index % 900 + 1), index % 900 + 2)
  })
  const thread = builder.thread('main')
  // Each function calls a few others, the first of them mostly.
  const calleeOf = (caller: number): number => (caller * 7 + 1 + Math.floor(random() ** 16 * 5) * 131) % frames.length
  const path: number[] = []
  for (let sample = 0; sample < samples; sample++) {
    // A few callers stay from one sample to the next, as in real programs.
    path.length = Math.min(path.length, Math.floor(random() ** 0.25 * (path.length + 1)))
    const depth = 8 + Math.floor(random() * 32)
    while (path.length < depth) path.push(calleeOf(path.at(-1) ?? 0))
    let stack = -1
    for (const called of path) stack = builder.stack(stack, frames[called] ?? 0)
    thread.sample(stack, [1_000_000], sample * 1_000_000)
  }
  return builder.build()
}
