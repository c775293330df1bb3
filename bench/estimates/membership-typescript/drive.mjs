export function prepare({ N, M }) {
  const known = Array.from({ length: M }, (_, number) => `customer ${number}`)
  // Each of them is known: a search goes half the way. They are read from somewhere else than the list, as texts of their own.
  const imported = Array.from({ length: N }, (_, number) => JSON.parse(`"${known[(number * 7919) % M]}"`))
  return { imported, known }
}

export function call(program, { imported, known }) {
  return program.knownCustomers(imported, known)
}
