// What the shop sells and who buys: a class with a cache, a getter and a static maker, and a closure.

export interface Customer {
  readonly id: number
  readonly name: string
}

export interface Order {
  readonly id: number
  readonly customerId: number
}

export class Catalogue {
  private readonly seen = new Set<number>()

  private readonly customers: readonly Customer[]

  private constructor(customers: readonly Customer[]) {
    this.customers = customers
  }

  static of(count: number): Catalogue {
    return new Catalogue(Array.from({ length: count }, (_, id): Customer => ({ id, name: `customer ${id}` })))
  }

  get size(): number {
    return this.customers.length
  }

  nameOf(id: number): string {
    this.seen.add(id)
    return this.customers.find((customer) => customer.id === id)?.name ?? 'nobody'
  }
}

export function counter(): () => number {
  let count = 0
  return function next(): number {
    count += 1
    return count
  }
}
