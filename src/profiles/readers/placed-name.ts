// Frames that are one text: `work (app/main.py:12)` as py-spy writes, `work (main.js:12:3)` as V8 does, or a name alone.

export interface PlacedName {
  readonly name: string
  readonly file: string
  /** 1-based; 0 when unknown. */
  readonly line: number
  readonly column: number
}

export function placedName(text: string): PlacedName {
  const placed = /^(.*?) \((.+?)(?::(\d+))?(?::(\d+))?\)$/.exec(text)
  if (!placed || !looksLikeFile(placed[2] ?? '', placed[3])) return { name: text, file: '', line: 0, column: 0 }
  return { name: placed[1] ?? '', file: placed[2] ?? '', line: Number(placed[3] ?? 0), column: Number(placed[4] ?? 0) }
}

/** `operator() (int)` is a signature, and has neither a line nor a path; libraries and `[kernel]` have none either, but look like it. */
function looksLikeFile(file: string, line: string | undefined): boolean {
  return line !== undefined || /[/\\]|\.[a-z]{1,4}$|\.so[.\d]*$|^\[[^\]]+\]$/i.test(file)
}
