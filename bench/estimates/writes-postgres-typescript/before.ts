// Orders of an import.

import type { Pool } from 'pg'

interface Order {
  number: number
  customer: string
}

// cost-hints: N=1000
export async function store(db: Pool, orders: Order[]): Promise<void> {
  for (const order of orders) {
    await db.query('INSERT INTO orders (number, customer) VALUES ($1, $2)', [order.number, order.customer])
  }
}
