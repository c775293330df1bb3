// src/catalogue.ts
var Catalogue = class _Catalogue {
  seen = /* @__PURE__ */ new Set();
  customers;
  constructor(customers) {
    this.customers = customers;
  }
  static of(count) {
    return new _Catalogue(Array.from({ length: count }, (_, id) => ({ id, name: `customer ${id}` })));
  }
  get size() {
    return this.customers.length;
  }
  nameOf(id) {
    this.seen.add(id);
    return this.customers.find((customer) => customer.id === id)?.name ?? "nobody";
  }
};
function counter() {
  let count = 0;
  return function next() {
    count += 1;
    return count;
  };
}

// src/report.ts
var pause = (milliseconds) => new Promise((resolve) => {
  setTimeout(resolve, milliseconds);
});
async function loadName(catalogue, id) {
  if (id % 500 === 0) await pause(1);
  return catalogue.nameOf(id);
}
async function report(catalogue, orders) {
  const lines = [];
  for (const order of orders) {
    const name = await loadName(catalogue, order.customerId);
    lines.push({ id: order.id, name });
  }
  return lines;
}
function withoutBanned(lines, banned) {
  const kept2 = [];
  for (const line of lines) {
    if (!banned.includes(line.id)) kept2.push(line);
  }
  return kept2;
}

// src/main.ts
var kept = [];
function depth(n) {
  return n < 2 ? n : depth(n - 1) + depth(n - 2);
}
async function main(rounds) {
  const catalogue = Catalogue.of(2e3);
  const orders = Array.from({ length: 2e4 }, (_, id) => ({ id, customerId: id % catalogue.size }));
  const banned = Array.from({ length: 2e3 }, (_, index) => index * 20);
  const next = counter();
  for (let round = 0; round < rounds; round++) {
    kept.push(withoutBanned(await report(catalogue, orders), banned));
    depth(25);
    next();
  }
  console.log(JSON.stringify(kept).length);
}
await main(Number(process.argv[2] ?? 1));
//# sourceMappingURL=shop.js.map
