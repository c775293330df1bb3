// Orders of a small shop: loading, checking and showing.
import { readFileSync } from 'node:fs'
import { Pool } from 'pg'
import React from 'react'

const pool = new Pool()
const blocked = readFileSync('blocked.txt', 'utf8').split('\n')

export interface Order { number: number; customer: string; items: string[]; note?: string }
enum State { Open = 'open', Done = 'done' }

export class Shop {
  private codes: string[] = []
  constructor(private readonly allowed: readonly string[]) {}

  async customers(ids: number[]): Promise<string[]> {
    const found: string[] = []
    for (const id of ids) {
      const { rows } = await pool.query('SELECT name FROM customers WHERE id = $1', [id])
      if (!found.includes(rows[0].name)) {
        found.push(rows[0].name)
      }
    }
    return found
  }

  *wrong(orders: Order[]) {
    for (const order of orders) {
      if (blocked.indexOf(order.customer) !== -1 || !this.allowed.includes(order.customer)) yield order
      else if (order.items.some((item) => this.codes.includes(item))) yield order
    }
  }
}

export const kept = (orders: Order[], names: string[]) => orders.filter(({ customer }) => !names.includes(customer))

export async function load(urls: string[]) {
  const pages: unknown[] = []
  for (const url of urls) {
    try {
      const response = await fetch(`${url}?state=${State.Open}`)
      pages.push(await response.json())
    } catch (error) {
      console.error(url, error) // told, not thrown
    }
  }
  return pages
}

export function List({ orders, selected, onToggle }: { orders: Order[]; selected: number[]; onToggle?: (number: number) => void }) {
  const sorted = [...orders].sort((a, b) => blocked.indexOf(a.customer) - blocked.indexOf(b.customer))
  return (
    <ul>
      {sorted.map((order) => (
        <li key={order.number} className={selected.includes(order.number) ? 'on' : ''} onClick={() => onToggle?.(order.number)}>
          {order.customer} {/* the name */}
          {order.note ?? <em>none</em>}
        </li>
      ))}
    </ul>
  )
}
