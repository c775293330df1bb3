// Django REST framework: generic views, view sets and pagination, which give rows to serializers.

import { library, type CallModel, type SerializingView } from '../schema.js'

const view: SerializingView = {
  serializer: 'serializer_class', chooses: 'get_serializer_class', action: 'action', rows: 'get_queryset', narrows: 'filter_queryset',
}
const rowsOfPage: CallModel = { returns: 'list<element0> | none', passesRows: 0, effect: { kind: 'query', rows: 'many', blocking: true } }
const response: CallModel = { returns: 'any' }
const generic = 'rest_framework.generics.GenericAPIView'
const listing = 'rest_framework.mixins.ListModelMixin'

export default library({
  id: 'rest-framework-views',
  language: 'python',
  source: 'https://www.django-rest-framework.org/api-guide/generic-views/; …/viewsets/; …/pagination/; djangorestframework 3.18',
  modules: ['rest_framework.generics', 'rest_framework.viewsets', 'rest_framework.mixins', 'rest_framework.views', 'rest_framework.pagination'],
  types: {
    'rest_framework.views.APIView': { attributes: { request: 'any', kwargs: 'dict<string,any>' } },
    [generic]: {
      extends: ['rest_framework.views.APIView'],
      view,
      attributes: { action: 'string' },
      calls: {
        get_queryset: { returns: 'django.db.models.QuerySet<$0>', ownRows: { query: 'queryset', model: 'model' } },
        filter_queryset: { returns: 'arg0', passesRows: 0 },
        paginate_queryset: rowsOfPage,
        get_object: { returns: 'any', effect: { kind: 'query', rows: 'one', blocking: true } },
        get_serializer: { returns: 'rest_framework.serializers.Serializer', serializes: 0 },
        get_serializer_class: { returns: 'any' },
        get_serializer_context: { returns: 'dict<string,any>' },
        get_paginated_response: response,
      },
    },
    [listing]: { listed: ['list'], calls: { list: response } },
    'rest_framework.mixins.CreateModelMixin': { calls: { create: response, perform_create: { returns: 'none' } } },
    'rest_framework.mixins.RetrieveModelMixin': { calls: { retrieve: response } },
    'rest_framework.mixins.UpdateModelMixin': { calls: { update: response, partial_update: response, perform_update: { returns: 'none' } } },
    'rest_framework.mixins.DestroyModelMixin': { calls: { destroy: response, perform_destroy: { returns: 'none' } } },
    'rest_framework.generics.ListAPIView': { extends: [listing, generic], listed: ['get', 'list'], calls: { get: response } },
    'rest_framework.generics.ListCreateAPIView': { extends: [listing, 'rest_framework.mixins.CreateModelMixin', generic], listed: ['get', 'list'], calls: { get: response } },
    'rest_framework.generics.CreateAPIView': { extends: ['rest_framework.mixins.CreateModelMixin', generic] },
    'rest_framework.generics.RetrieveAPIView': { extends: ['rest_framework.mixins.RetrieveModelMixin', generic] },
    'rest_framework.generics.UpdateAPIView': { extends: ['rest_framework.mixins.UpdateModelMixin', generic] },
    'rest_framework.generics.DestroyAPIView': { extends: ['rest_framework.mixins.DestroyModelMixin', generic] },
    'rest_framework.generics.RetrieveUpdateAPIView': { extends: ['rest_framework.mixins.RetrieveModelMixin', 'rest_framework.mixins.UpdateModelMixin', generic] },
    'rest_framework.generics.RetrieveDestroyAPIView': { extends: ['rest_framework.mixins.RetrieveModelMixin', 'rest_framework.mixins.DestroyModelMixin', generic] },
    'rest_framework.generics.RetrieveUpdateDestroyAPIView': {
      extends: ['rest_framework.mixins.RetrieveModelMixin', 'rest_framework.mixins.UpdateModelMixin', 'rest_framework.mixins.DestroyModelMixin', generic],
    },
    'rest_framework.viewsets.ViewSet': { extends: ['rest_framework.views.APIView'] },
    'rest_framework.viewsets.GenericViewSet': { extends: [generic] },
    'rest_framework.viewsets.ReadOnlyModelViewSet': { extends: ['rest_framework.mixins.RetrieveModelMixin', listing, generic] },
    'rest_framework.viewsets.ModelViewSet': {
      extends: [
        'rest_framework.mixins.CreateModelMixin', 'rest_framework.mixins.RetrieveModelMixin', 'rest_framework.mixins.UpdateModelMixin',
        'rest_framework.mixins.DestroyModelMixin', listing, generic,
      ],
    },
    'rest_framework.pagination.BasePagination': { calls: { paginate_queryset: rowsOfPage, get_paginated_response: response } },
    'rest_framework.pagination.PageNumberPagination': { extends: ['rest_framework.pagination.BasePagination'] },
    'rest_framework.pagination.LimitOffsetPagination': { extends: ['rest_framework.pagination.BasePagination'] },
    'rest_framework.pagination.CursorPagination': { extends: ['rest_framework.pagination.BasePagination'] },
  },
})
