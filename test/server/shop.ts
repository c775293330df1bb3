// A project of several files whose finding and fix lie in different ones.

export const shop = {
  '.cost-hints.json': '{}',
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models


class Author(models.Model):
    name = models.TextField()


class Book(models.Model):
    title = models.TextField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
`,
  'shop/queries.py': `from shop.models import Book


def books():
    return Book.objects.order_by("title")


def count_of_books():
    return Book.objects.count()
`,
  'shop/views.py': `from shop.queries import books


def names():
    for book in books():
        print(book.author.name)
`,
  'shop/totals.py': `from shop.queries import count_of_books


def total():
    return count_of_books() + 1
`,
  'shop/alone.py': `def twice(number):
    return number * 2
`,
}

export const relationRule = 'n-plus-one-relation'
export const unfixed = 'order_by("title")'
export const fixed = 'order_by("title").select_related("author")'
