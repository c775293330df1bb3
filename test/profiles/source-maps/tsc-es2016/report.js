// The report that asks for each customer again, and the list that is searched for each line.
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
function loadName(catalogue, id) {
    return __awaiter(this, void 0, void 0, function* () {
        if (id % 500 === 0)
            yield pause(1);
        return catalogue.nameOf(id);
    });
}
export function report(catalogue, orders) {
    return __awaiter(this, void 0, void 0, function* () {
        const lines = [];
        for (const order of orders) {
            const name = yield loadName(catalogue, order.customerId);
            lines.push({ id: order.id, name });
        }
        return lines;
    });
}
export function withoutBanned(lines, banned) {
    const kept = [];
    for (const line of lines) {
        if (!banned.includes(line.id))
            kept.push(line);
    }
    return kept;
}
//# sourceMappingURL=report.js.map