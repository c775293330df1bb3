// Totals per customer. What `db` is cannot be seen here, so neither can how it takes parameters.

export async function customerTotals(db, customerIds) {
  const totals = new Map()
  for (const customerId of customerIds) {
    const rows = await db.query(`SELECT amount FROM orders WHERE customer_id = ${customerId}`)
    totals.set(customerId, rows.reduce((sum, row) => sum + row.amount, 0))
  }
  return totals
}

const orders = new Map([[1, [20, 22]], [2, [7]]])
const inMemory = {
  async query(sql) {
    const id = Number(/= (\d+)$/.exec(sql)?.[1])
    return (orders.get(id) ?? []).map((amount) => ({ amount }))
  },
}

console.log(await customerTotals(inMemory, [1, 2, 3]))
