// Loops that go on by a batch each time: what an iteration asks or writes is asked or written for all of its rows.

import { checksFor } from '../support/check.js'

const models = `
    from django.db import models
    class Book(models.Model):
        title = models.CharField(max_length=5)
        lft = models.IntegerField()
        rght = models.IntegerField()
    SIZE = 500
`

describe('n-plus-one-query (Python): loops over batches', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  fine('a slice that moves on', `${models}
    def known(rows):
        i = 0
        batch = rows[i : i + SIZE]
        while batch:
            ids = []
            for row in batch:
                ids.append(row.id)
            print(set(Book.objects.filter(id__in=ids).values_list('id', flat=True)))
            i += SIZE
            batch = rows[i : i + SIZE]
  `)
  costs('what is asked for each row of a batch', `${models}
    def known(rows):
        i = 0
        batch = rows[i : i + SIZE]
        while batch:
            for row in batch:
                print(⟦Book.objects.filter(title=row).count()⟧)
            i += SIZE
            batch = rows[i : i + SIZE]
  `)
  costs('steps of one, and of a day', `${models}
    import datetime
    def known(rows, day, end):
        i = 0
        while i < len(rows):
            print(rows[i : i + 1], ⟦Book.objects.filter(title=rows[i]).count()⟧)
            i += 1
        step = datetime.timedelta(days=1)
        while day < end:
            print(day + step, ⟦Book.objects.filter(title=day).count()⟧)
            day += step
  `)
})

describe('write-in-loop (Python): loops over batches', () => {
  const { costs, fine } = checksFor('write-in-loop', 'python')

  fine('rows between two bounds, and a statement for a slice', `${models}
    from itertools import islice
    def remove(root):
        left = root.lft
        while left < root.rght:
            Book.objects.filter(lft__gt=left, rght__lt=left + SIZE).delete()
            left = left + SIZE
    def insert(cursor, rows):
        i = 0
        part = list(islice(rows, i, i + SIZE))
        while part:
            cursor.execute('INSERT INTO book (title) VALUES {values}'.format(values=', '.join(part)))
            i += SIZE
            part = list(islice(rows, i, i + SIZE))
  `)
  costs('a counter that takes no part', `${models}
    def remove(rows):
        left = 0
        while rows:
            ⟦Book.objects.filter(title=rows.pop()).delete()⟧
            left += SIZE
  `)
})

describe('write-in-loop (TypeScript): loops over batches', () => {
  const { fine } = checksFor('write-in-loop', 'typescript')

  fine('rows between two bounds', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export class Tree {
      size = 500
      async remove(root: { left: number, right: number }) {
        let left = root.left
        while (left < root.right) {
          await prisma.book.deleteMany({ where: { lft: { gt: left, lt: left + this.size } } })
          left += this.size
        }
      }
    }
  `)
})
