// Keys of the workload that match nothing in the workspace are notices of a scan, with the name that is nearest.

import assert from 'node:assert/strict'
import { withFolder, type Files } from '../support/folder.js'
import { run } from './command-line.js'

const shop: Files = {
  'shop/views.py': `from flask import Flask
from django.db import models
app = Flask(__name__)
class Book(models.Model):
    name = models.CharField()
@app.route("/books/<int:pk>", methods=["GET"])
def book_list(pk):
    return [Book.objects.get(pk=i).name for i in range(pk)]
`,
  'shop/sql.py': 'def names(db):\n    return db.execute("select name from public.authors")\n',
}

async function notesOf(workload: object, options: readonly string[] = ['shop/sql.py']): Promise<readonly string[]> {
  const { errors } = await withFolder({ ...shop, '.cost-hints.json': JSON.stringify({ workload }) }, (folder) => run(folder, [...options]))
  return errors.split('\n').filter((line) => line.startsWith('note: ')).map((line) => line.slice('note: .cost-hints.json: '.length))
}

describe('keys of the workload', () => {
  it('that match a function, an entry point, a file or a table say nothing', async () => {
    assert.deepEqual(await notesOf({
      functions: { 'shop/views.py:book_list': 1, 'book_list': 2, 'GET /books/{pk}': 3, 'shop/**': 4, 'shop/sql.py': 5, 'shop/sql.py:names': 6 },
      rows: { 'Book': 1, '*': 2, 'authors': 3, 'public.authors': 4 },
    }), [])
  })

  it('that match nothing are named, whatever part is scanned', async () => {
    const none = 'is no function, entry point or file that was read'
    assert.deepEqual(await notesOf({
      functions: { 'shop/views.py:book_lst': 1, 'bok_list': 1, 'GET /boks/{pk}': 2, 'GET /nothing-of-it': 3, 'shp/**': 4 },
      rows: { Boook: '20k' },
    }), [
      `"workload.functions": "shop/views.py:book_lst" ${none}; did you mean "shop/views.py:book_list"?`,
      `"workload.functions": "bok_list" ${none}; did you mean "book_list"?`,
      `"workload.functions": "GET /boks/{pk}" ${none}; did you mean "GET /books/{pk}"?`,
      `"workload.functions": "GET /nothing-of-it" ${none}`,
      `"workload.functions": "shp/**" ${none}`,
      '"workload.rows": "Boook" is no model or table that the code names; did you mean "Book"?',
    ])
  })

  it('are not spoken of with --quiet', async () => {
    assert.deepEqual(await notesOf({ functions: { nobody: 1 } }, ['--quiet']), [])
  })
})
