// Django's generic views of many rows, and its pages.

import { library, type CallModel } from '../schema.js'

const many = { kind: 'query', rows: 'many', blocking: true } as const
const one = { kind: 'query', rows: 'one', blocking: true } as const
const page: CallModel = { returns: 'django.core.paginator.Page<$0>' }

export default library({
  id: 'django-views',
  language: 'python',
  source: 'https://docs.djangoproject.com/en/5.2/ref/class-based-views/mixins-multiple-object/; …/ref/paginator/; Django 5.2',
  modules: ['django.views.generic', 'django.views.generic.list', 'django.core.paginator'],
  types: {
    'django.views.generic.base.View': { aliases: ['django.views.generic.View', 'django.views.View'], attributes: { request: 'any', kwargs: 'dict<string,any>' } },
    'django.views.generic.list.MultipleObjectMixin': {
      calls: {
        get_queryset: { returns: 'django.db.models.QuerySet<$0>', ownRows: { query: 'queryset', model: 'model' } },
        get_context_data: { returns: 'dict<string,any>' },
        paginate_queryset: { returns: 'tuple<django.core.paginator.Paginator<element0>,django.core.paginator.Page<element0>,any,boolean>' },
      },
    },
    'django.views.generic.list.BaseListView': { extends: ['django.views.generic.list.MultipleObjectMixin', 'django.views.generic.base.View'] },
    'django.views.generic.list.ListView': { aliases: ['django.views.generic.ListView'], extends: ['django.views.generic.list.BaseListView'] },
    'django.core.paginator.Paginator': {
      constructs: { returns: 'django.core.paginator.Paginator<element0>', passesRows: 0 },
      attributes: { per_page: 'number', num_pages: 'number', object_list: 'list<$0>', page_range: 'list<number>' },
      rowAttributes: ['object_list'],
      iterates: { element: 'django.core.paginator.Page<$0>' },
      calls: {
        page, get_page: page,
        get_elided_page_range: { returns: 'generator<any>' },
      },
    },
    'django.core.paginator.Page': {
      iterates: { element: '$0', effect: many },
      indexed: { element: '$0', effect: one },
      attributes: { object_list: 'list<$0>', number: 'number', paginator: 'django.core.paginator.Paginator<$0>' },
      rowAttributes: ['object_list'],
      calls: {
        has_next: { returns: 'boolean' }, has_previous: { returns: 'boolean' }, has_other_pages: { returns: 'boolean' }, next_page_number: { returns: 'number' },
        previous_page_number: { returns: 'number' }, start_index: { returns: 'number' }, end_index: { returns: 'number' },
      },
    },
  },
})
