// Numbers of files that may be damaged.

/** 0 for what is none, or not finite. */
export function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}

/** Lines, columns and sizes: 0 for what is no whole number above 0, or too large to be one of these. */
export function natural(value: number): number {
  return Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : 0
}
