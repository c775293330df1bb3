// The numbers that an estimate rests on. A model asks for each by `read`, so that the same code can be run with any of them a little off:
// that is how an estimate finds out which of its inputs matter, and how much.

import type { Assumption, AssumptionSource } from './estimate-types.js'

/** Asked for by name: the same name is the same number, wherever in the model it is asked for. */
export interface Input extends Assumption {
  /** It can't be more: a share is at most 1. */
  readonly most?: number
  /** Nor less. */
  readonly least?: number
}

export type Read = (input: Input) => number

/** The factors of the design: how far off a number of each source may be, unless its input says otherwise. */
export const sourceUncertainty: Readonly<Record<AssumptionSource, number>> = {
  'literal': 1, 'price list': 1, 'published': 2, 'bill': 1.1, 'metrics': 1.1, 'profile': 1.1, 'annotation': 1.25, 'config': 1.5, 'benchmark': 2, 'default': 3,
}

export function inputOf(name: string, unit: string, value: number, source: AssumptionSource, note: string, more: { readonly uncertainty?: number, readonly most?: number, readonly least?: number } = {}): Input {
  return { name, value, unit, source, note, uncertainty: sourceUncertainty[source], ...more }
}

/** Runs a model as it is expected, and says what it asked for, in that order. */
export function collected<Result>(model: (read: Read) => Result): { readonly result: Result, readonly inputs: readonly Input[] } {
  const inputs = new Map<string, Input>()
  const result = model((input) => {
    if (!inputs.has(input.name)) inputs.set(input.name, input)
    return input.value
  })
  return { result, inputs: [...inputs.values()] }
}

/** Reads each input as so many times its value; those without a factor as they are. */
export function readerOf(factors: ReadonlyMap<string, number>): Read {
  return (input) => Math.max(input.least ?? -Infinity, Math.min(input.value * (factors.get(input.name) ?? 1), input.most ?? Infinity))
}
