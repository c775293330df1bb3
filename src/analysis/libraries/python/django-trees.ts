// Packages whose managers and querysets of trees and of inherited models are Django's with more methods.

import { library, type CallModel, type TypeModel } from '../schema.js'

const manager: TypeModel = { extends: ['django.db.models.Manager<$0>'], binds: true }
// A class with the methods of both.
const combined: CallModel = { returns: 'arg0', pure: true }
const queries: TypeModel = { extends: ['django.db.models.QuerySet<$0>'], binds: true }

export default library({
  id: 'django-trees',
  language: 'python',
  source: 'https://django-treebeard.readthedocs.io/en/latest/mp_tree.html; https://django-mptt.readthedocs.io/en/latest/models.html; https://django-polymorphic.readthedocs.io/en/stable/managers.html',
  modules: ['treebeard', 'mptt', 'polymorphic'],
  functions: {
    'treebeard.mp_tree.MP_NodeManager.from_queryset': combined,
    'treebeard.ns_tree.NS_NodeManager.from_queryset': combined,
    'mptt.managers.TreeManager.from_queryset': combined,
    'polymorphic.managers.PolymorphicManager.from_queryset': combined,
  },
  types: {
    'treebeard.mp_tree.MP_NodeManager': manager,
    'treebeard.mp_tree.MP_NodeQuerySet': queries,
    'treebeard.ns_tree.NS_NodeManager': manager,
    'treebeard.ns_tree.NS_NodeQuerySet': queries,
    'treebeard.al_tree.AL_NodeManager': manager,
    'mptt.managers.TreeManager': { ...manager, aliases: ['mptt.models.TreeManager'] },
    'mptt.querysets.TreeQuerySet': queries,
    'polymorphic.managers.PolymorphicManager': manager,
    'polymorphic.query.PolymorphicQuerySet': { ...queries, aliases: ['polymorphic.managers.PolymorphicQuerySet'] },
  },
})
