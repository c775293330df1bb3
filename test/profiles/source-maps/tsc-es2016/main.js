// The small shop again, in TypeScript and in several modules. The argument is the number of rounds.
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var _a;
import { Catalogue, counter } from "./catalogue.js";
import { report, withoutBanned } from "./report.js";
const kept = [];
function depth(n) {
    return n < 2 ? n : depth(n - 1) + depth(n - 2);
}
function main(rounds) {
    return __awaiter(this, void 0, void 0, function* () {
        const catalogue = Catalogue.of(2000);
        const orders = Array.from({ length: 20000 }, (_, id) => ({ id, customerId: id % catalogue.size }));
        const banned = Array.from({ length: 2000 }, (_, index) => index * 20);
        const next = counter();
        for (let round = 0; round < rounds; round++) {
            kept.push(withoutBanned(yield report(catalogue, orders), banned));
            depth(25);
            next();
        }
        console.log(JSON.stringify(kept).length);
    });
}
void main(Number((_a = process.argv[2]) !== null && _a !== void 0 ? _a : 1));
//# sourceMappingURL=main.js.map