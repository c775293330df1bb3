// Names of the customers of some orders.

import type { Pool } from 'pg'

// cost-hints: N=1000
export async function customersOf(db: Pool, orderIds: number[]): Promise<string[]> {
  const names: string[] = []
  for (const orderId of orderIds) {
    const { rows } = await db.query('SELECT id, customer FROM orders WHERE id = $1', [orderId])
    names.push(rows[0].customer)
  }
  return names
}
