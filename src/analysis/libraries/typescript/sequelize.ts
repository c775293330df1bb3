// Sequelize: a model class asks by its static methods; an instance saves, reloads and deletes itself.

import { library, type Batched, type CallModel, type Effect } from '../schema.js'
import { associations, byName, decorators, includeOption, mixins } from './sequelize.relations.js'

const one: Effect = { kind: 'query', noun: 'row', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'row', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'row' }
const batch = 'object-in'

const byKey: Batched = { code: '$receiver.findAll({ where: { id: $keys }, $arguments })', result: 'rows', key: 'id' }
const byWhere: Batched = { code: '$receiver.findAll({ where: { $key: $keys }, $arguments })', result: 'rows', key: '$field' }

const lookup: CallModel = { returns: 'promise<$0 | none>', effect: one, awaitable: true, key: 0, batch, batched: byWhere }
const number: CallModel = { returns: 'promise<number>', effect: many, awaitable: true, batch }
const made: CallModel = { returns: 'promise<tuple<$0,boolean>>', effect: change, awaitable: true, batch }
const changed: CallModel = { returns: 'promise<any>', effect: change, awaitable: true, batch }
const saved: CallModel = { returns: 'promise<self>', effect: change, awaitable: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }

/** bulkCreate calls none of the hooks of single rows. */
const hookNames = ['beforeValidate', 'afterValidate', 'beforeCreate', 'afterCreate', 'beforeSave', 'afterSave']
const createHooks = { known: true, hooks: [...hookNames.flatMap((name) => [{ call: name }, { call: 'addHook', event: name }, { call: `${name.charAt(0).toUpperCase()}${name.slice(1)}` }])] }

export default library({
  id: 'sequelize',
  language: 'typescript',
  source: 'https://sequelize.org/docs/v6/core-concepts; types/model.d.ts and types/sequelize.d.ts of sequelize 6',
  modules: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
  aliases: {
    'sequelize.default': 'sequelize',
    'sequelize.Sequelize.Model': 'sequelize.Model',
    'sequelize.Sequelize.Transaction': 'sequelize.Transaction',
    'sequelize-typescript': 'sequelize',
    '@sequelize/core': 'sequelize',
  },
  // The module is the class itself: `new (require('sequelize'))(…)`.
  functions: { sequelize: { returns: 'sequelize.Sequelize' }, ...decorators },
  types: {
    'sequelize.ModelStatic': {
      aliases: ['sequelize.ModelCtor', 'sequelize.Repository'],
      call: { returns: '$0' },
      sharing: 'shared',
      calls: {
        findByPk: { ...lookup, batched: byKey, ...includeOption(1) },
        findOne: { ...lookup, ...includeOption(0) },
        findAll: { returns: 'promise<list<$0>>', effect: many, awaitable: true, key: 0, batch, batched: byWhere, ...includeOption(0) },
        findAndCountAll: { returns: 'promise<sequelize.CountedRows<$0>>', effect: many, awaitable: true, batch, ...includeOption(0) },
        count: number,
        sum: number,
        min: number,
        max: number,
        aggregate: number,
        findOrCreate: { ...made, effect: { ...change, finds: true } },
        findCreateFind: made,
        upsert: made,
        create: {
          returns: 'promise<$0>', effect: change, awaitable: true,
          bulk: [{ code: '$receiver.bulkCreate($rows, { validate: true, $arguments })', row: 'argument', options: ['transaction', 'logging', 'benchmark', 'hooks'], skips: createHooks }],
        },
        bulkCreate: { returns: 'promise<list<$0>>', effect: change, awaitable: true, batch: 'list-argument' },
        update: changed,
        destroy: changed,
        restore: changed,
        increment: changed,
        decrement: changed,
        truncate: changed,
        build: { returns: '$0' },
        bulkBuild: { returns: 'list<$0>' },
        scope: { returns: 'self', pure: true },
        unscoped: { returns: 'self', pure: true },
        schema: { returns: 'self', pure: true },
        init: { returns: 'self' },
        ...associations,
        addHook: { returns: 'self' },
        sync: { ...done, effect: { kind: 'write' } },
      },
    },
    'sequelize.Model': {
      statics: 'sequelize.ModelStatic<class>',
      attributes: { isNewRecord: 'boolean', dataValues: 'Row' },
      calls: {
        save: saved,
        update: saved,
        increment: saved,
        decrement: saved,
        restore: { ...done, effect: change },
        destroy: { ...done, effect: change },
        reload: { returns: 'promise<self>', effect: one, awaitable: true, mutates: true },
        get: { returns: 'any', pure: true },
        getDataValue: { returns: 'any', pure: true },
        set: { returns: 'self', mutates: true },
        setDataValue: { returns: 'none', mutates: true },
        toJSON: { returns: 'Row', pure: true },
        changed: { returns: 'any', pure: true },
        validate: done,
        ...byName,
      },
    },
    'sequelize.Sequelize': {
      sharing: 'shared',
      attributes: { models: 'sequelize.Models' },
      calls: {
        query: {
          returns: 'promise<any>',
          sql: { text: 0, textOption: 'query', parameters: 1, parametersOptions: ['replacements', 'bind', 'values'], style: 'driver' },
          awaitable: true,
        },
        define: { returns: 'sequelize.ModelStatic<sequelize.Model>' },
        model: { returns: 'sequelize.ModelStatic<sequelize.Model>' },
        getRepository: { returns: 'sequelize.ModelStatic<instance<arg0>>' },
        // Without a callback the transaction itself is returned, else what the callback returns.
        transaction: {
          returns: 'promise<sequelize.Transaction | result0 | result1>',
          effect: { kind: 'begin' },
          awaitable: true,
          callback: { argument: -1, runs: 'once', parameters: ['sequelize.Transaction'] },
        },
        authenticate: { ...done, effect: { kind: 'connect' } },
        sync: { returns: 'promise<self>', effect: { kind: 'write' }, awaitable: true },
        close: done,
        escape: { returns: 'string', pure: true },
        random: { returns: 'any' },
      },
    },
    'sequelize.CountedRows': { attributes: { rows: 'list<$0>', count: 'number' } },
    ...mixins,
    'sequelize.Models': { anyAttribute: 'sequelize.ModelStatic<sequelize.Model>' },
    'sequelize.Transaction': {
      sharing: 'exclusive',
      calls: {
        commit: { ...done, effect: { kind: 'commit' } },
        rollback: { ...done, effect: { kind: 'rollback' } },
        afterCommit: { returns: 'none', callback: { argument: 0, runs: 'once', parameters: ['self'] } },
      },
    },
  },
  // Names that only Sequelize gives: models often come from a folder that is read at run time (`db.User`).
  callConventions: [{
    receiver: '*', methods: ['findByPk', 'findAndCountAll', 'bulkCreate'], is: 'sequelize.ModelStatic<any>', confidence: 'medium',
  }],
})
