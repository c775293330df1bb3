// Half-open ranges of UTF-16 code units in one text: the only positions that the analysis knows.

export interface Range {
  readonly start: number
  readonly end: number
}

export function isInside(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

export function sameRange(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end
}
