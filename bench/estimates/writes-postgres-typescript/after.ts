// Orders of an import.

import type { Pool } from 'pg'

interface Order {
  number: number
  customer: string
}

export async function store(db: Pool, orders: Order[]): Promise<void> {
  const rows = orders.map((_, index) => `($${2 * index + 1}, $${2 * index + 2})`)
  await db.query(`INSERT INTO orders (number, customer) VALUES ${rows.join(', ')}`, orders.flatMap(({ number, customer }) => [number, customer]))
}
