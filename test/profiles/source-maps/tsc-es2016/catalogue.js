// What the shop sells and who buys: a class with a cache, a getter and a static maker, and a closure.
export class Catalogue {
    constructor(customers) {
        this.seen = new Set();
        this.customers = customers;
    }
    static of(count) {
        return new Catalogue(Array.from({ length: count }, (_, id) => ({ id, name: `customer ${id}` })));
    }
    get size() {
        return this.customers.length;
    }
    nameOf(id) {
        var _a, _b;
        this.seen.add(id);
        return (_b = (_a = this.customers.find((customer) => customer.id === id)) === null || _a === void 0 ? void 0 : _a.name) !== null && _b !== void 0 ? _b : 'nobody';
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