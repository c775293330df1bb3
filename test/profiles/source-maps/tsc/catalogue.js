// What the shop sells and who buys: a class with a cache, a getter and a static maker, and a closure.
export class Catalogue {
    seen = new Set();
    customers;
    constructor(customers) {
        this.customers = customers;
    }
    static of(count) {
        return new Catalogue(Array.from({ length: count }, (_, id) => ({ id, name: `customer ${id}` })));
    }
    get size() {
        return this.customers.length;
    }
    nameOf(id) {
        this.seen.add(id);
        return this.customers.find((customer) => customer.id === id)?.name ?? 'nobody';
    }
}
export function counter() {
    let count = 0;
    return function next() {
        count += 1;
        return count;
    };
}
//# sourceMappingURL=catalogue.js.map