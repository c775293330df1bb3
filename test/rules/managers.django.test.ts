// Django's managers that are made of a query set: what they give is a query in every rule, and in what a function does.

import assert from 'node:assert/strict'
import { checksFor, findingsInFiles, filesOf } from '../support/check.js'
import { sharedEngine } from '../support/engine.js'

const managers = {
  'as_manager()': 'NoteQuerySet.as_manager()',
  'from_queryset()': 'models.Manager.from_queryset(NoteQuerySet)()',
  'from_queryset() of a class of one\'s own': 'NoteManager()',
} as const

const modelsWith = (manager: string): string => `
    from django.db import models
    class NoteQuerySet(models.QuerySet):
        def sorted_by_length(self):
            return self.order_by("length")
    class BaseManager(models.Manager):
        pass
    NoteManager = BaseManager.from_queryset(NoteQuerySet)
    class Note(models.Model):
        title = models.TextField()
        length = models.IntegerField()
        objects = ${manager}
`

for (const [form, manager] of Object.entries(managers)) {
  describe(`Django: a manager by ${form}`, () => {
    const models = modelsWith(manager)
    const filtered = checksFor('query-all-then-filter', 'python')
    filtered.costs('rows that are dropped', `${models}
    def titled():
        return [note for note in ⟦Note.objects.all()⟧ if note.title == "x"]
    `)
    filtered.costs('rows that are counted', `${models}
    def count():
        return len(⟦Note.objects.all()⟧)
    `)
    filtered.costs('rows of a method of its own', `${models}
    def titled():
        return [note for note in ⟦Note.objects.sorted_by_length()⟧ if note.title == "x"]
    `, { level: 'aggressive' })
    checksFor('materialized-queryset', 'python').costs('a whole table', `${models}
    def remind():
        for note in list(⟦Note.objects.all()⟧):
            note.remind()
    `)
    checksFor('n-plus-one-query', 'python').costs('a query per iteration', `${models}
    def shown(lengths):
        for length in lengths:
            for note in ⟦Note.objects.filter(length=length)⟧:
                print(note.title)
    `)
    it('is named by its model', async () => {
      const source = `${models}
    def shown(ids):
        for id in ids:
            print(Note.objects.get(pk=id))
            Note.objects.create(length=id)
      `
      const messages = await Promise.all(['n-plus-one-query', 'write-in-loop'].map((rule) => findingsInFiles(rule, filesOf(source, 'main.py'))))
      assert.deepEqual(messages.flat().map(({ message }) => /`(\w+)`/.exec(message)?.[1]), ['Note', 'Note'])
    })
    it('is asked once by a function that goes over its rows', async () => {
      const engine = await sharedEngine()
      engine.set('main.py', dedented(`${models}
    def f():
        return [note.title for note in Note.objects.sorted_by_length()]
      `))
      try {
        const effects = engine.effects('main.py', { name: 'f' })?.functions.flatMap((one) => one.effects) ?? []
        assert.deepEqual(effects.map((one) => one.kind), ['query'])
      } finally {
        engine.remove('main.py')
      }
    })
  })
}

checksFor('query-all-then-filter', 'python').fine('a query set that says itself how its rows are taken', `
    from django.db import models
    class Kept(models.QuerySet):
        def __iter__(self):
            return iter([])
    class Note(models.Model):
        title = models.TextField()
        objects = Kept.as_manager()
    def titled():
        return [note for note in Note.objects.all() if note.title == "x"]
`)

function dedented(text: string): string {
  return text.replaceAll(/^ {4}/gm, '')
}
