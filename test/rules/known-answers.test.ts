// Queries of what is not known yet, where others have put what is known; rows that are read anew; rows that came along, under a name.

import { checksFor } from '../support/check.js'

const models = `
    from django.db import models
    class Author(models.Model):
        name = models.CharField(max_length=5)
    class Book(models.Model):
        title = models.CharField(max_length=5)
        author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name='books')
`

describe('n-plus-one-query: what is known already', () => {
  const { costs, fine } = checksFor('n-plus-one-query', 'python')

  fine('an answer that is looked up by what the function is given', `${models}
    class Writer:
        def __init__(self, context: dict):
            self.context = context
        def countOf(self, author: Author, kind: str):
            known = self.context.get(kind, {}).get(author.pk)
            if known is not None:
                return list(known)
            return list(Book.objects.filter(author=author, title=kind))
    def countOf(author, counts: dict):
        known = counts[author.pk]
        if known:
            return known
        return Book.objects.filter(author=author).count()
    def run(writer: Writer, counts: dict):
        for author in Author.objects.all():
            print(writer.countOf(author, 'x'), countOf(author, counts))
  `)
  costs('something else that is looked up, or an answer that is not given', `${models}
    class Writer:
        def __init__(self, context: dict):
            self.context = context
        def countOf(self, author: Author):
            given = self.context.get('books')
            if given is not None:
                return given
            return list(Book.objects.filter(author=author))
        def other(self, author: Author):
            known = self.context.get(author.pk)
            if known is not None:
                return 0
            return list(Book.objects.filter(author=author))
    def run(writer: Writer):
        for author in Author.objects.all():
            print(⟦writer.countOf(author)⟧, ⟦writer.other(author)⟧)
  `)
  fine('a row that is read anew after something was done', `${models}
    def tell(book: Book):
        book.refresh_from_db()
        print(book.title)
    def run(books: list[Book]):
        for book in books:
            tell(book)
        for book in books:
            book.save()
            book.refresh_from_db()
  `)
  costs('rows that are read anew one by one', `${models}
    def run(books: list[Book]):
        Book.objects.update(title='')
        for book in books:
            ⟦book.refresh_from_db()⟧
  `)
  fine('rows that came along, under a name', `${models}
    def counts(author: Author):
        books = author.books.all()
        return books.exists(), books.count()
    def run():
        for author in Author.objects.prefetch_related('books'):
            print(counts(author))
  `)
})

describe('n-plus-one-relation: rows under a name', () => {
  const { costs } = checksFor('n-plus-one-relation', 'python')

  costs('that did not come along', `${models}
    def run():
        for author in Author.objects.all():
            books = author.books.all()
            print(⟦books.count()⟧)
  `)
})
