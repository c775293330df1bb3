// Shares work among workers: each takes what it has at hand before it takes what others have.

/** Runs `work` for every item, one at a time on each worker. */
export async function takeEach<W, T>(
  items: readonly T[], workers: readonly W[], owners: ReadonlyMap<T, W>, work: (worker: W, item: T) => Promise<void>,
): Promise<void> {
  const piles = new Map<W | undefined, T[]>()
  // From the end, because the last one is taken first.
  for (const item of items.toReversed()) {
    const owner = owners.get(item)
    const pile = piles.get(owner) ?? []
    piles.set(owner, pile)
    pile.push(item)
  }
  const next = (worker: W): T | undefined => piles.get(worker)?.pop() ?? piles.get(undefined)?.pop() ?? largest(piles)?.pop()
  await Promise.all(workers.map(async (worker) => {
    for (let item = next(worker); item !== undefined; item = next(worker)) await work(worker, item)
  }))
}

function largest<T>(piles: ReadonlyMap<unknown, T[]>): T[] | undefined {
  return [...piles.values()].reduce<T[] | undefined>((most, pile) => (pile.length > (most?.length ?? 0) ? pile : most), undefined)
}
