// The same small shop for Node: an array searched in a loop, recursion, an allocation that stays, a wait.

function customers(count) {
  return Array.from({ length: count }, (_, id) => ({ id, name: `customer ${id}` }))
}

function nameOf(all, id) {
  return all.find((customer) => customer.id === id).name
}

function report(all, orders) {
  const lines = []
  for (const order of orders) lines.push({ id: order.id, name: nameOf(all, order.customerId) })
  return lines
}

function withoutBanned(lines, banned) {
  return lines.filter((line) => !banned.includes(line.id))
}

function depth(n) {
  return n < 2 ? n : depth(n - 1) + depth(n - 2)
}

const kept = []

async function main(rounds) {
  const all = customers(2000)
  const orders = Array.from({ length: 20_000 }, (_, id) => ({ id, customerId: id % 2000 }))
  const banned = Array.from({ length: 2000 }, (_, index) => index * 20)
  for (let round = 0; round < rounds; round++) {
    kept.push(withoutBanned(report(all, orders), banned))
    depth(25)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  console.log(JSON.stringify(kept).length)
}

await main(Number(process.argv[2] ?? 1))
