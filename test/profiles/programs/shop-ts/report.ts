// The report that asks for each customer again, and the list that is searched for each line.

import type { Catalogue, Order } from './catalogue.ts'

export interface Line {
  readonly id: number
  readonly name: string
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds) })

async function loadName(catalogue: Catalogue, id: number): Promise<string> {
  if (id % 500 === 0) await pause(1)
  return catalogue.nameOf(id)
}

export async function report(catalogue: Catalogue, orders: readonly Order[]): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const order of orders) {
    const name = await loadName(catalogue, order.customerId)
    lines.push({ id: order.id, name })
  }
  return lines
}

export function withoutBanned(lines: readonly Line[], banned: readonly number[]): readonly Line[] {
  const kept: Line[] = []
  for (const line of lines) {
    if (!banned.includes(line.id)) kept.push(line)
  }
  return kept
}
