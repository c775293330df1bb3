// A database whose calls hold the thread, in functions that await nothing.
import { DatabaseSync } from 'node:sqlite'

function setup(db, count) {
  db.exec('CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT)')
  const insert = db.prepare('INSERT INTO products (id, name) VALUES (?, ?)')
  for (let id = 0; id < count; id++) {
    insert.run(id, `product ${id}`)
  }
}

function names(db, ids) {
  const found = []
  for (const id of ids) {
    const row = db.prepare('SELECT name FROM products WHERE id = ?').get(id)
    found.push(row.name)
  }
  return found
}

function missing(wanted, present) {
  const found = []
  for (const name of wanted) {
    if (!present.includes(name)) {
      found.push(name)
    }
  }
  return found
}

function main() {
  const db = new DatabaseSync(':memory:')
  setup(db, 3000)
  const present = names(db, Array.from({ length: 2500 }, (_, index) => index))
  const wanted = Array.from({ length: 2500 }, (_, index) => `product ${index * 2}`)
  console.log(missing(wanted, present).length)
}

main()
