// Prices of many symbols.

// cost-hints: N=40
export async function prices(base: string, symbols: string[]): Promise<unknown[]> {
  const found: unknown[] = []
  for (const symbol of symbols) {
    const response = await fetch(`${base}/${symbol}`)
    found.push(await response.json())
  }
  return found
}
