// Django REST framework: serializers and their fields. What its views give them is in rest-framework-views.ts.

import { library, type SerializedField, type Serializer, type TypeModel } from '../schema.js'

const serializer: Serializer = {
  options: 'Meta', model: 'model', fields: 'fields', all: '__all__', exclude: 'exclude', depth: 'depth', extra: { option: 'extra_kwargs', unread: 'write_only' }, lists: 'list_serializer_class',
  whole: 'to_representation', chooses: ['get_fields', 'get_field_names', '__init__'], rows: 'instance', many: 'many',
}
const read = { source: 'source', unread: 'write_only', overridden: ['get_attribute', 'use_pk_only_optimization'] } as const

const base = 'rest_framework.serializers.Field'
const related = 'rest_framework.serializers.RelatedField'
const fields: Readonly<Record<string, SerializedField>> = {
  SerializerMethodField: { ...read, reads: 'method', method: { name: 'method_name', otherwise: 'get_$name' } },
  HiddenField: { ...read, reads: 'nothing' },
}
const relations: Readonly<Record<string, SerializedField>> = {
  StringRelatedField: { ...read, reads: 'text' },
  PrimaryKeyRelatedField: { ...read, reads: 'key' },
  HyperlinkedRelatedField: { ...read, reads: 'object', keyBy: { option: 'lookup_field', text: 'pk', absent: true } },
  HyperlinkedIdentityField: { ...read, reads: 'nothing' },
  SlugRelatedField: { ...read, reads: 'object', keyBy: { option: 'slug_field', text: 'pk', absent: false } },
}
const plain = [
  'BooleanField', 'CharField', 'EmailField', 'RegexField', 'SlugField', 'URLField', 'UUIDField', 'IPAddressField', 'IntegerField', 'FloatField', 'DecimalField',
  'DateTimeField', 'DateField', 'TimeField', 'DurationField', 'ChoiceField', 'MultipleChoiceField', 'FilePathField', 'FileField', 'ImageField', 'ListField',
  'DictField', 'HStoreField', 'JSONField', 'ReadOnlyField', 'ModelField',
]

function typesOf(all: Readonly<Record<string, SerializedField>>, parent: string): Readonly<Record<string, TypeModel>> {
  return Object.fromEntries(Object.entries(all).map(([name, field]) => [`rest_framework.serializers.${name}`, { extends: [parent], field }]))
}

export default library({
  id: 'rest-framework',
  language: 'python',
  source: 'https://www.django-rest-framework.org/api-guide/serializers/; …/fields/; …/relations/; djangorestframework 3.18',
  modules: ['rest_framework.serializers', 'rest_framework.fields', 'rest_framework.relations'],
  aliases: { 'rest_framework.fields': 'rest_framework.serializers', 'rest_framework.relations': 'rest_framework.serializers' },
  types: {
    [base]: { field: { ...read, reads: 'value' } },
    ...Object.fromEntries(plain.map((name) => [`rest_framework.serializers.${name}`, { extends: [base] }])),
    ...typesOf(fields, base),
    [related]: { extends: [base], field: { ...read, reads: 'object' } },
    ...typesOf(relations, related),
    'rest_framework.serializers.BaseSerializer': {
      extends: [base],
      attributes: { data: 'any', errors: 'any', validated_data: 'dict<string,any>', initial_data: 'any', context: 'dict<string,any>' },
      calls: { is_valid: { returns: 'boolean' }, save: { returns: 'any' } },
    },
    'rest_framework.serializers.Serializer': { extends: ['rest_framework.serializers.BaseSerializer'], serializer, calls: { to_representation: { returns: 'dict<string,any>' } } },
    'rest_framework.serializers.ModelSerializer': { extends: ['rest_framework.serializers.Serializer'], serializer: { ...serializer, ofModel: true } },
    'rest_framework.serializers.HyperlinkedModelSerializer': { extends: ['rest_framework.serializers.ModelSerializer'] },
    'rest_framework.serializers.ListSerializer': { extends: ['rest_framework.serializers.BaseSerializer'] },
  },
})
