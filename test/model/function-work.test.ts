// What a function does, as work to be priced: services bill the rows that a query brings, and the model that is asked.

import assert from 'node:assert/strict'
import { workOfFunction } from '../../src/analysis/function-work.js'
import { countText } from '../../src/analysis/model/questions/counts.js'
import { subjectsOf } from '../support/subject.js'

async function workIn(text: string): Promise<readonly string[]> {
  const subject = (await subjectsOf(new Map([['main.py', text]]))).get('main.py')
  assert.ok(subject)
  const { before } = workOfFunction(subject, subject.facts.functions.findIndex(({ name }) => name === 'run'))
  return before.map(({ kind, count, service, billed, model, rows }) => [
    countText(count), kind, service, billed, model, ...rows ? [`of ${countText(rows)} rows`] : [],
  ].filter((part) => part !== undefined).join(' '))
}

describe('the work of a function', () => {
  it('says how many documents a query brings', async () => {
    assert.deepEqual(await workIn(`
from google.cloud import firestore

db = firestore.Client()

def run(names):
    for name in names:
        db.collection("users").document(name).get()
    return db.collection("users").where("a", "==", 1).get()
`), ['N query google-firestore get', '1 query google-firestore query of M rows', 'M row'])
  })

  it('says which models are asked, each by itself', async () => {
    assert.deepEqual(await workIn(`
from openai import OpenAI

client = OpenAI()

def run(texts):
    for text in texts:
        client.chat.completions.create(model="gpt-4o", messages=[])
        client.chat.completions.create(model="gpt-4o-mini", messages=[])
        client.chat.completions.create(model="gpt-4o", messages=[])
`), ['2 × N paid openai completion gpt-4o', 'N paid openai completion gpt-4o-mini'])
  })

  it('has the rows of a query, which the database reads and the program takes', async () => {
    assert.deepEqual(await workIn(`
import sqlite3

connection = sqlite3.connect("a.db")

def run():
    return connection.execute("SELECT * FROM t").fetchall()
`), ['1 query of N rows', 'N row'])
  })
})
