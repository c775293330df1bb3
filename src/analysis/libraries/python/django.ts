// Django outside of querysets: model instances, shortcuts, connections, transactions and the cache.
// The cache has no effect on purpose: what it costs depends on the backend.

import { library, type Bulk, type CallModel } from '../schema.js'
import { djangoChangeSkips, djangoSkips } from './django.bulk.js'

const blocking = { blocking: true } as const
const none: CallModel = { returns: 'none' }
const written: CallModel = { returns: 'none', effect: { kind: 'write', noun: 'row', ...blocking } }
const writtenLater: CallModel = { returns: 'promise<none>', effect: { kind: 'write', noun: 'row' }, awaitable: true }
const committed: CallModel = { returns: 'none', effect: { kind: 'commit', ...blocking } }
const rolledBack: CallModel = { returns: 'none', effect: { kind: 'rollback', ...blocking } }
const later: CallModel = { returns: 'none', callback: { argument: 0, name: 'func', runs: 'once' } }
const anything: CallModel = { returns: 'any' }
const anythingLater: CallModel = { returns: 'promise<any>', awaitable: true }

const execute: CallModel = {
  returns: 'none',
  sql: { text: 0, textName: 'sql', parameters: 1, parametersName: 'params', style: 'format', rows: { by: 'place' } },
  effect: { kind: 'query', ...blocking },
  bulk: [{ code: '$receiver.executemany($sql, $rows)', row: 'parameters' }],
}

export default library({
  id: 'django',
  language: 'python',
  source: 'https://docs.djangoproject.com/en/5.2/ref/models/instances/; …/topics/db/sql/; …/topics/db/transactions/; Django 5.2',
  modules: ['django.db', 'django.shortcuts', 'django.contrib.auth', 'django.core.cache', 'django.db.transaction', 'django.apps'],
  functions: {
    'django.shortcuts.get_object_or_404': {
      returns: 'instance<arg0> | element0', effect: { kind: 'query', rows: 'one', ...blocking }, key: 'pk|id', batch: 'keyword-in',
    },
    'django.shortcuts.get_list_or_404': {
      returns: 'list<instance<arg0> | element0>', effect: { kind: 'query', rows: 'many', ...blocking }, batch: 'keyword-in',
    },
    'django.shortcuts.aget_object_or_404': {
      returns: 'promise<instance<arg0> | element0>', effect: { kind: 'query', rows: 'one' }, key: 'pk|id', batch: 'keyword-in',
      awaitable: true,
    },
    'django.shortcuts.aget_list_or_404': {
      returns: 'promise<list<instance<arg0> | element0>>', effect: { kind: 'query', rows: 'many' }, batch: 'keyword-in', awaitable: true,
    },
    'django.shortcuts.render': anything,
    'django.shortcuts.redirect': { returns: 'any', pure: true },
    'django.contrib.auth.get_user_model': { returns: 'type<django.contrib.auth.models.User>', givesClass: 'user', pure: true },
    'django.apps.apps.get_model': { returns: 'any', givesClass: 'text', pure: true },

    'django.db.transaction.atomic': { returns: 'django.db.transaction.Atomic', effect: { kind: 'begin', ...blocking } },
    'django.db.transaction.commit': committed,
    'django.db.transaction.rollback': rolledBack,
    'django.db.transaction.savepoint': { returns: 'string', effect: { kind: 'begin', ...blocking } },
    'django.db.transaction.savepoint_commit': committed,
    'django.db.transaction.savepoint_rollback': rolledBack,
    'django.db.transaction.on_commit': later,
    'django.db.transaction.set_autocommit': none,
    'django.db.close_old_connections': none,
    'django.db.reset_queries': none,
  },
  values: {
    'django.db.connection': 'django.db.backends.base.base.BaseDatabaseWrapper',
    'django.db.connections': 'dict<string,django.db.backends.base.base.BaseDatabaseWrapper>',
    'django.core.cache.cache': 'django.core.cache.backends.base.BaseCache',
    'django.core.cache.caches': 'dict<string,django.core.cache.backends.base.BaseCache>',
  },
  types: {
    'django.db.models.Model': {
      aliases: ['django.db.models.base.Model'],
      constructs: { pure: true },
      statics: 'django.db.models.base.ModelBase<class>',
      attributes: { pk: 'any' },
      calls: {
        save: { ...written, bulk: savedInBulk('') },
        delete: { ...written, returns: 'tuple<number,dict<string,number>>' },
        refresh_from_db: { returns: 'none', effect: { kind: 'query', rows: 'one', anew: true, ...blocking }, mutates: true },
        asave: { ...writtenLater, bulk: savedInBulk('a') },
        adelete: { ...writtenLater, returns: 'promise<tuple<number,dict<string,number>>>' },
        arefresh_from_db: { returns: 'promise<none>', effect: { kind: 'query', rows: 'one', anew: true }, awaitable: true, mutates: true },
        clean: none,
        clean_fields: none,
        serializable_value: anything,
      },
    },
    // The class itself: `User.objects`.
    'django.db.models.base.ModelBase': {
      attributes: {
        objects: 'django.db.models.Manager<$0>', _default_manager: 'django.db.models.Manager<$0>',
        _base_manager: 'django.db.models.Manager<$0>',
      },
    },
    'django.contrib.auth.models.AbstractBaseUser': {
      extends: ['django.db.models.Model'],
      aliases: ['django.contrib.auth.base_user.AbstractBaseUser'],
      attributes: { is_authenticated: 'boolean', is_anonymous: 'boolean' },
      calls: {
        set_password: { returns: 'none', mutates: true }, check_password: { returns: 'boolean' }, get_username: { returns: 'string' },
      },
    },
    'django.contrib.auth.models.AbstractUser': {
      extends: ['django.contrib.auth.models.AbstractBaseUser'],
      attributes: { username: 'string', email: 'string', first_name: 'string', last_name: 'string', is_staff: 'boolean' },
      calls: { get_full_name: { returns: 'string' }, get_short_name: { returns: 'string' } },
    },
    'django.contrib.auth.models.User': { extends: ['django.contrib.auth.models.AbstractUser'] },

    'django.db.backends.base.base.BaseDatabaseWrapper': {
      sharing: 'exclusive',
      attributes: { vendor: 'string', alias: 'string', in_atomic_block: 'boolean', queries: 'list<Row>' },
      calls: {
        cursor: { returns: 'django.db.backends.utils.CursorWrapper' },
        commit: committed, rollback: rolledBack, on_commit: later, close: none, ensure_connection: none,
      },
    },
    'django.db.backends.utils.CursorWrapper': {
      sharing: 'exclusive',
      attributes: { description: 'tuple<any>', rowcount: 'number', lastrowid: 'number' },
      iterates: { element: 'tuple<any>' },
      calls: {
        execute,
        executemany: { returns: 'none', effect: { kind: 'write', noun: 'row', ...blocking }, batch: 'always' },
        callproc: { returns: 'any', effect: { kind: 'query', ...blocking } },
        fetchone: { returns: 'tuple<any> | none' },
        fetchmany: { returns: 'list<tuple<any>>' },
        fetchall: { returns: 'list<tuple<any>>' },
        close: none,
      },
    },
    'django.db.transaction.Atomic': { enters: 'none', sharing: 'exclusive' },
    'django.core.cache.backends.base.BaseCache': {
      sharing: 'shared',
      calls: {
        get: anything, set: none, add: { returns: 'boolean' }, get_or_set: anything, delete: { returns: 'boolean' },
        incr: { returns: 'number' },
        decr: { returns: 'number' }, touch: { returns: 'boolean' }, get_many: { returns: 'dict<string,any>' },
        set_many: { returns: 'list<string>' },
        delete_many: none, has_key: { returns: 'boolean' }, clear: none,
        aget: anythingLater, aset: anythingLater, aadd: anythingLater, aget_or_set: anythingLater, adelete: anythingLater,
        aget_many: anythingLater, aset_many: anythingLater,
      },
    },
  },
})

function savedInBulk(prefix: '' | 'a'): readonly Bulk[] {
  return [
    { code: `$model.objects.${prefix}bulk_create($rows)`, row: 'receiver', keyField: 'primary_key', skips: djangoSkips },
    { code: `$model.objects.${prefix}bulk_update($rows, [$fields], batch_size=500)`, row: 'receiver', keyField: 'primary_key', skips: djangoChangeSkips },
  ]
}
