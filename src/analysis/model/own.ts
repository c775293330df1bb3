// The entry of a record under a name from a program, which may be `constructor` or `toString`.

export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
