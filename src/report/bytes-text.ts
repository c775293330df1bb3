// Sizes as reports and hovers write them. The unit says that it is of 1,024, as those of the viewer and of memory_profiler do: tools such as memray count MB of 1,000 KB.

import { bytesText as inUnitsOfPrices } from '../cost/number-text.js'

/** `64 KiB`, `10 MiB`, `200 B`. */
export function bytesText(bytes: number, digits = 2): string {
  return inUnitsOfPrices(bytes, digits).replace(/ ([kMGT])B$/, (_, size: string) => ` ${size.toUpperCase()}iB`)
}
