// What is drawn in a loop is another value in each iteration, although nothing that it is given changes.

import { checksFor, findingsIn } from '../support/check.js'
import { dedent } from '../support/marks.js'
import assert from 'node:assert/strict'

async function messagesOf(path: string, source: string): Promise<string[]> {
  return (await findingsIn('n-plus-one-query', path, dedent(source))).map((one) => one.message)
}

describe('n-plus-one-query: values that are drawn', () => {
  const { costs } = checksFor('n-plus-one-query', 'python')

  it('are not the same each time (Python)', async () => {
    const messages = await messagesOf('main.py', `
      import random
      import uuid
      from django.db import models
      class Book(models.Model):
          title = models.CharField(max_length=5)
      class Page(models.Model):
          book = models.ForeignKey(Book, on_delete=models.CASCADE)
      def pick(books: list[Book], first: Book):
          for i in range(20):
              book = random.choice(books)
              print(book.page_set.first(), Book.objects.filter(title=book.title).first())
              print(Book.objects.filter(title=str(uuid.uuid4())).first())
          for i in range(20):
              print(Book.objects.filter(title=first.title).first())
    `)
    assert.deepEqual(messages.map((one) => one.includes('the same one each time')), [false, false, false, true])
  })
  it('are not the same each time (TypeScript)', async () => {
    const messages = await messagesOf('main.ts', `
      import { PrismaClient } from '@prisma/client'
      import { randomUUID } from 'node:crypto'
      const prisma = new PrismaClient()
      export async function pick(rows: string[]) {
        for (const row of rows) {
          console.log(row, await prisma.book.findFirst({ where: { place: Math.random() } }))
          console.log(row, await prisma.book.findFirst({ where: { key: randomUUID() } }))
          console.log(row, await prisma.book.findFirst({ where: { key: 'x' } }))
        }
      }
    `)
    assert.deepEqual(messages.map((one) => one.includes('the same one each time')), [false, false, true])
  })
  costs('what a new row begins with finds none', `
    import random
    from django.db import models
    class Book(models.Model):
        title = models.CharField(max_length=5)
        stock = models.IntegerField()
    def stock(rows, title):
        for row in rows:
            print(row, ⟦Book.objects.get_or_create(title=title, defaults={'stock': random.randint(1, 5)})⟧)
  `)
  costs('the time is as good as the same', `
    import datetime
    from django.db import models
    class Book(models.Model):
        due = models.DateTimeField()
    def late(rows):
        return [(row, ⟦Book.objects.filter(due__lt=datetime.datetime.now()).count()⟧) for row in rows]
  `)
})
