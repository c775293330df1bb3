// What a serializer costs depends on who uses it: findings in its file follow the views and calls of others.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createEngine, type Engine } from '../../src/analysis/engine.js'
import { defaultOptions } from '../../src/analysis/options.js'

const require = createRequire(import.meta.url)
const models = `from django.db import models


class Author(models.Model):
    name = models.TextField()


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
`
const serializers = `from rest_framework import serializers
from shop.models import Book


class BookSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="author.name")

    class Meta:
        model = Book
        fields = ["name"]
`
const view = (query: string, serializer = 'BookSerializer'): string => `from rest_framework import generics
from shop.models import Book
from shop.serializers import BookSerializer


class Books(generics.ListAPIView):
    queryset = ${query}
    serializer_class = ${serializer}
`
const call = (query: string): string => `from shop.models import Book
from shop.serializers import BookSerializer

rows = BookSerializer(${query}, many=True).data
`

describe('serializers and their uses', () => {
  let engine: Engine
  const path = 'shop/serializers.py'
  const changed = (file: string, text: string) => {
    const affected = engine.set(file, text)
    return { found: engine.report(path).findings.length, isAffected: affected.includes(path) }
  }
  beforeEach(async () => {
    engine = await createEngine({
      runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
      python: readFileSync(require.resolve('tree-sitter-python/tree-sitter-python.wasm')),
    })
    engine.configure({ ...defaultOptions, only: ['n-plus-one-relation'] })
    for (const [file, text] of [['shop/__init__.py', ''], ['shop/models.py', models], [path, serializers]] as const) engine.set(file, text)
    assert.equal(engine.report(path).findings.length, 0)
  })

  it('a view that comes, changes its query and its serializer', () => {
    assert.deepEqual(changed('shop/views.py', view('Book.objects.all()')), { found: 1, isAffected: true })
    assert.deepEqual(changed('shop/views.py', view('Book.objects.select_related("author")')), { found: 0, isAffected: true })
    assert.deepEqual(changed('shop/views.py', view('Book.objects.filter(pk=1)')), { found: 1, isAffected: true })
    assert.deepEqual(changed('shop/views.py', view('Book.objects.filter(pk=1)', 'None')), { found: 0, isAffected: true })
  })

  it('a call that comes and changes its rows', () => {
    assert.deepEqual(changed('shop/feed.py', call('Book.objects.all()')), { found: 1, isAffected: true })
    assert.deepEqual(changed('shop/feed.py', call('Book.objects.select_related("author")')), { found: 0, isAffected: true })
  })

  it('a file that does not use it is no matter', () => {
    engine.set('shop/views.py', view('Book.objects.all()'))
    assert.deepEqual(changed('shop/other.py', 'def nothing():\n    return 1\n'), { found: 1, isAffected: false })
  })
})
