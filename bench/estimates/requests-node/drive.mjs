export function prepare({ url, N }) {
  return { url, symbols: Array.from({ length: N }, (_, number) => `symbol${number}`) }
}

export function call(program, { url, symbols }) {
  return program.prices(url, symbols)
}
