// Django's relations between models, with those of packages that extend them.

import { library, type CallModel, type DeclaredRelation } from '../schema.js'

const managed = 'django.db.models.manager.RelatedManager<$0>'
const to = { argument: 0, name: 'to' } as const

const foreignKey: CallModel = {
  declares: { rows: 'one', target: to, column: '$name_id', many: managed, reverse: { name: 'related_name', rows: 'many', otherwise: '$class_set' } },
}
const oneToOne: CallModel = {
  declares: { rows: 'one', target: to, column: '$name_id', many: managed, reverse: { name: 'related_name', rows: 'one', otherwise: '$class' } },
}
const many: DeclaredRelation = { rows: 'many', target: to, many: managed, reverse: { name: 'related_name', rows: 'many', otherwise: '$class_set' } }
const manyToMany: CallModel = { declares: many }

export default library({
  id: 'django-fields',
  language: 'python',
  source: 'https://docs.djangoproject.com/en/5.2/ref/models/fields/#module-django.db.models.fields.related; django-modelcluster; django-mptt; django-taggit',
  modules: ['django.db.models', 'django.contrib.contenttypes.fields', 'modelcluster.fields', 'mptt.models'],
  aliases: {
    'django.db.models.fields.related.ForeignKey': 'django.db.models.ForeignKey',
    'django.db.models.fields.related.OneToOneField': 'django.db.models.OneToOneField',
    'django.db.models.fields.related.ManyToManyField': 'django.db.models.ManyToManyField',
  },
  functions: {
    'django.db.models.ForeignKey': foreignKey,
    'django.db.models.OneToOneField': oneToOne,
    'django.db.models.ManyToManyField': manyToMany,
    // What it points at is known row by row only.
    'django.contrib.contenttypes.fields.GenericForeignKey': { declares: { rows: 'one' } },
    'django.contrib.contenttypes.fields.GenericRelation': {
      declares: { rows: 'many', target: to, many: managed },
    },
    'modelcluster.fields.ParentalKey': foreignKey,
    'modelcluster.fields.ParentalManyToManyField': manyToMany,
    'mptt.models.TreeForeignKey': foreignKey,
    'mptt.models.TreeOneToOneField': oneToOne,
    'mptt.models.TreeManyToManyField': manyToMany,
    'mptt.fields.TreeForeignKey': foreignKey,
  },
})
