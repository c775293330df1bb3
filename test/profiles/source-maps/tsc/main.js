// The small shop again, in TypeScript and in several modules. The argument is the number of rounds.
import { Catalogue, counter } from "./catalogue.js";
import { report, withoutBanned } from "./report.js";
const kept = [];
function depth(n) {
    return n < 2 ? n : depth(n - 1) + depth(n - 2);
}
async function main(rounds) {
    const catalogue = Catalogue.of(2000);
    const orders = Array.from({ length: 20_000 }, (_, id) => ({ id, customerId: id % catalogue.size }));
    const banned = Array.from({ length: 2000 }, (_, index) => index * 20);
    const next = counter();
    for (let round = 0; round < rounds; round++) {
        kept.push(withoutBanned(await report(catalogue, orders), banned));
        depth(25);
        next();
    }
    console.log(JSON.stringify(kept).length);
}
await main(Number(process.argv[2] ?? 1));
//# sourceMappingURL=main.js.map