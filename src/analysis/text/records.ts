// Values that come from outside, as JSON or over a connection, before anybody knows what they are.

/** An object with keys, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
