// The report that asks for each customer again, and the list that is searched for each line.
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
async function loadName(catalogue, id) {
    if (id % 500 === 0)
        await pause(1);
    return catalogue.nameOf(id);
}
export async function report(catalogue, orders) {
    const lines = [];
    for (const order of orders) {
        const name = await loadName(catalogue, order.customerId);
        lines.push({ id: order.id, name });
    }
    return lines;
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