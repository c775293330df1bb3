// Branches for objects of another class than the one that a call gives.

import { checksFor } from '../support/check.js'

const models = `
    from django.db import models
    class Author(models.Model):
        name = models.CharField(max_length=5)
    class Book(models.Model):
        title = models.CharField(max_length=5)
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
    class Part(models.Model):
        book = models.ForeignKey(Book, on_delete=models.CASCADE)
`

describe('n-plus-one-query: classes that a call rules out', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  fine('a dictionary, or an object of another class', `${models}
    def titleOf(it):
        if isinstance(it, dict):
            return Book.objects.filter(pk=it['id']).first().title
        if not isinstance(it, (Book, Part)):
            return Book.objects.filter(pk=it.id).first().title
        return Author.objects.filter(name=it).first() if isinstance(it, str) else it
    def run():
        for book in Book.objects.all():
            print(titleOf(book))
  `)
  costs('the class that it is, one above it, and one that is not known', `${models}
    class Novel(Book):
        pass
    def titleOf(it):
        if isinstance(it, Book):
            return Author.objects.filter(pk=it.id).first()
        return it
    def below(it: Book):
        if isinstance(it, Novel):
            return Author.objects.filter(pk=it.id).first()
        return it
    def run(rows, books: list[Book]):
        for book in Book.objects.all():
            print(⟦titleOf(book)⟧)
        for row in rows:
            print(⟦titleOf(row)⟧)
        for book in books:
            print(⟦below(book)⟧)
  `)
})

describe('n-plus-one-relation: classes that a call rules out', () => {
  const { costs, fine } = checksFor('n-plus-one-relation', 'python')

  fine('a handler of rows of two classes', `${models}
    def move(instance: Book | Part):
        if isinstance(instance, Part):
            instance = instance.book
        print(instance.title)
    def run():
        for book in Book.objects.all():
            move(book)
  `)
  costs('given the other one', `${models}
    def move(instance: Book | Part):
        if isinstance(instance, Part):
            print(instance.book)
    def run():
        for part in Part.objects.all():
            ⟦move(part)⟧
  `)
})

describe('n-plus-one-query (TypeScript): classes that a call rules out', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'typescript')
  const classes = `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    class Draft { id = 1 }
    class Stored { id = 2 }
    async function load(it: Draft | Stored) {
      if (it instanceof Stored) return prisma.book.findFirst({ where: { id: it.id } })
      return it
    }
  `

  fine('an object that is made', `${classes}
    export async function run(ids: number[]) {
      for (const id of ids) console.log(id, await load(new Draft()))
    }
  `)
  costs('one of either', `${classes}
    export async function run(all: (Draft | Stored)[]) {
      for (const one of all) console.log(await ⟦load(one)⟧)
    }
  `)
})
