// Which value of a profile before means what a value of the other means: by name, by what it is called in sentences, else by its unit; counts of different things are nothing alike.

import type { Profile, ValueType } from '../profile.js'
import { isOfProcessor, valueWords } from '../value-words.js'

/** -1 when there is none. */
export function sameValue({ values }: Pick<Profile, 'values'>, value: ValueType): number {
  const tests: readonly ((one: ValueType) => boolean)[] = [
    ({ name }) => name === value.name,
    (one) => valueWords(one) === valueWords(value),
    (one) => value.unit === 'nanoseconds' && isOfProcessor(one) === isOfProcessor(value),
    () => value.unit !== 'count',
  ]
  for (const test of tests) {
    const found = values.findIndex((one) => one.unit === value.unit && test(one))
    if (found >= 0) return found
  }
  return -1
}
