// Django's managers and querysets: builders are lazy, the rest asks the database at once.
// Iterating, `len`, `bool` and `list` evaluate a queryset; it keeps its rows from then on.

import { library, type CallModel, type EagerForm, type TypeModel } from '../schema.js'
import { djangoSkips } from './django.bulk.js'

const blocking = { blocking: true } as const
const one = { kind: 'query', rows: 'one', ...blocking } as const
const many = { kind: 'query', rows: 'many', ...blocking } as const
const written = { kind: 'write', noun: 'row', ...blocking } as const

const built: CallModel = { returns: 'django.db.models.QuerySet<$0>', pure: true, batch: 'keyword-in' }
const unrelated: CallModel = { ...built, refusesLoads: true }
const filtered: CallModel = {
  ...built,
  key: '*',
  batched: { code: '$receiver.filter($key__in=$keys)', result: 'rows', key: '$field' },
}
const plain: CallModel = { returns: 'django.db.models.QuerySet<any>', pure: true }

const lookup: CallModel = {
  returns: '$0',
  effect: one,
  key: 'pk|id',
  batch: 'keyword-in',
  batched: { code: '$receiver.in_bulk($keys)', result: 'mapByKey', key: 'pk' },
}
const first: CallModel = { returns: '$0 | none', effect: one }
const number: CallModel = { returns: 'number', effect: one }
const boolean: CallModel = { returns: 'boolean', effect: one }
const created: CallModel = {
  returns: '$0', effect: written,
  bulk: [{ code: '$receiver.bulk_create($rows)', row: 'instance', skips: djangoSkips }],
}
const found: CallModel = { returns: 'tuple<$0,boolean>', effect: { ...written, finds: true } }
const changed: CallModel = { returns: 'number', effect: written }

const builders: Readonly<Record<string, CallModel>> = {
  all: built, none: built, filter: filtered, exclude: built, complex_filter: built, order_by: built, distinct: built, reverse: built,
  annotate: built, alias: built, using: built, extra: built,
  select_related: { ...built, loads: { by: 'names', separator: '__', all: true } },
  prefetch_related: { ...built, loads: { by: 'names', separator: '__' } },
  defer: unrelated, only: unrelated, select_for_update: unrelated, union: unrelated, intersection: unrelated, difference: unrelated,
  values: { returns: 'django.db.models.QuerySet<Row>', pure: true },
  values_list: plain,
  dates: plain,
  datetimes: plain,
  raw: {
    returns: 'django.db.models.query.RawQuerySet<$0>',
    sql: { text: 0, textName: 'raw_query', parameters: 1, parametersName: 'params', style: 'format' },
    effect: many,
    lazy: true,
    refusesLoads: true,
  },
}

const evaluating: Readonly<Record<string, CallModel>> = {
  get: lookup,
  first, last: first, latest: { ...first, returns: '$0' }, earliest: { ...first, returns: '$0' },
  count: number,
  exists: boolean,
  contains: boolean,
  aggregate: { returns: 'Row', effect: one },
  in_bulk: { returns: 'dict<any,$0>', effect: many, batch: 'list-argument' },
  iterator: { returns: 'generator<$0>', effect: many, lazy: true, refusesLoads: true },
  explain: { returns: 'string', effect: one },
  create: created,
  get_or_create: found,
  update_or_create: { ...found, effect: written },
  bulk_create: { returns: 'list<$0>', effect: written, batch: 'list-argument' },
  bulk_update: { ...changed, batch: 'list-argument' },
  update: changed,
  delete: { returns: 'tuple<number,dict<string,number>>', effect: written },
}

// Every evaluating method has an awaited twin: `aget`, `afirst`, `acount` …
const awaited: Readonly<Record<string, CallModel>> = Object.fromEntries(
  Object.entries(evaluating).filter(([name]) => name !== 'iterator').map(([name, call]) => [`a${name}`, asAwaited(call)]),
)

const eager: EagerForm = {
  one: ".select_related('$path')", many: ".prefetch_related('$path')", separator: '__', safety: 'safe',
}

const queries: TypeModel = {
  eager,
  binds: true,
  iterates: { element: '$0', effect: many },
  indexed: { element: '$0', effect: one },
  calls: {
    ...builders,
    ...evaluating,
    ...awaited,
    aiterator: { returns: 'generator<$0>', effect: { kind: 'query', rows: 'many' }, lazy: true },
    // A manager with the methods of the class.
    as_manager: { returns: 'class', pure: true },
  },
  attributes: { query: 'any', db: 'string', ordered: 'boolean', model: 'type<$0>' },
}

// A manager deletes nothing by itself: `objects.all().delete()`.
const manager: TypeModel = {
  eager,
  binds: true,
  calls: {
    ...Object.fromEntries(Object.entries({ ...builders, ...evaluating, ...awaited }).filter(([name]) => !/^a?delete$/.test(name))),
    aiterator: { returns: 'generator<$0>', effect: { kind: 'query', rows: 'many' }, lazy: true },
    get_queryset: built,
    // A class of managers with its own methods and those of the query set that it is given.
    from_queryset: { returns: 'self | arg0', pure: true },
    db_manager: { returns: 'self', pure: true },
  },
  attributes: { model: 'type<$0>', db: 'string' },
}

const related: CallModel = { returns: 'none', effect: { ...written, noun: 'link' }, batch: 'list-argument' }
const relatedLater: CallModel = asAwaited(related)

export default library({
  id: 'django-queryset',
  language: 'python',
  source: 'https://docs.djangoproject.com/en/5.2/ref/models/querysets/; Django 5.2',
  modules: ['django.db.models', 'django.db.models.query', 'django.db.models.manager'],
  functions: {
    'django.db.models.QuerySet.as_manager': { returns: 'django.db.models.Manager<any>', pure: true },
    'django.db.models.Manager.from_queryset': { returns: 'arg0', pure: true },
    'django.db.models.Prefetch': { returns: 'any', pure: true, namesLoad: { path: 'lookup', query: 'queryset', as: 'to_attr' } },
    'django.db.models.prefetch_related_objects': {
      returns: 'none', effect: many, mutatesArguments: [0], evaluates: [0], loads: { by: 'names', separator: '__', into: 0 },
    },
    'django.db.models.aprefetch_related_objects': {
      returns: 'promise<none>', effect: { kind: 'query', rows: 'many' }, mutatesArguments: [0], awaitable: true,
      loads: { by: 'names', separator: '__', into: 0 },
    },
  },
  types: {
    'django.db.models.QuerySet': { ...queries, aliases: ['django.db.models.query.QuerySet'] },
    'django.db.models.query.RawQuerySet': {
      iterates: { element: '$0', effect: many },
      indexed: { element: '$0', effect: many },
      calls: { iterator: { returns: 'generator<$0>', effect: many, lazy: true }, prefetch_related: { returns: 'self', pure: true } },
    },
    'django.db.models.Manager': {
      ...manager,
      aliases: ['django.db.models.manager.Manager', 'django.db.models.manager.BaseManager'],
    },
    // What a reverse or many-to-many relation gives: `author.books`.
    'django.db.models.manager.RelatedManager': {
      extends: ['django.db.models.Manager<$0>'],
      // `all()` gives what was prefetched, and these ask it.
      keptRows: { all: ['all'], reads: ['count', 'exists'] },
      aliases: [
        'django.db.models.fields.related_descriptors.RelatedManager', 'django.db.models.fields.related_descriptors.ManyRelatedManager',
      ],
      calls: {
        add: related, remove: related, set: related, clear: related,
        aadd: relatedLater, aremove: relatedLater, aset: relatedLater, aclear: relatedLater,
      },
    },
  },
  conventions: [
    { receiver: '<Class>.objects', is: 'django.db.models.Manager<any>', confidence: 'medium' },
    { receiver: '*.objects', is: 'django.db.models.Manager<any>', confidence: 'medium', imports: ['django', 'rest_framework'] },
    { receiver: '<Class>._default_manager', is: 'django.db.models.Manager<any>', confidence: 'medium' },
  ],
  callConventions: [
    {
      receiver: '*',
      is: 'django.db.models.QuerySet<any>',
      confidence: 'medium',
      imports: ['django', 'rest_framework'],
      methods: ['select_related', 'prefetch_related', 'select_for_update', 'values_list', 'in_bulk', 'get_or_create', 'update_or_create',
        'bulk_create', 'bulk_update'],
    },
  ],
})

function asAwaited(call: CallModel): CallModel {
  const { effect, returns, batched, bulk, ...rest } = call
  return {
    ...rest,
    ...(effect && { effect: { ...effect, blocking: false } }),
    // The twin is awaited as well: `await $receiver.ain_bulk($keys)`.
    ...(batched && { batched: { ...batched, code: batched.code.replace('$receiver.', 'await $receiver.a') } }),
    ...(bulk && { bulk: bulk.map((one) => ({ ...one, code: one.code.replace('$receiver.', '$receiver.a') })) }),
    returns: `promise<${returns ?? 'any'}>`,
    awaitable: true,
  }
}
