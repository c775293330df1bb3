// SQLModel beyond SQLAlchemy: its own names of SQLAlchemy's functions, `exec` wherever a session comes from, and model instances.

import { library, type CallModel, type SqlArguments } from '../schema.js'

const sql: SqlArguments = { text: 0, textName: 'statement', style: 'named' }
const exec: CallModel = {
  returns: 'sqlalchemy.engine.ScalarResult<inner<arg0>>', sql, effect: { kind: 'query', blocking: true },
}
const execLater: CallModel = {
  returns: 'promise<sqlalchemy.engine.ScalarResult<inner<arg0>>>', sql, effect: { kind: 'query' }, awaitable: true,
}
const made: CallModel = { returns: 'class', pure: true }
const text: CallModel = { returns: 'string', pure: true }
const row: CallModel = { returns: 'Row', pure: true }
const same = ['insert', 'update', 'delete', 'func', 'and_', 'or_', 'not_', 'exists', 'case', 'cast', 'desc', 'asc', 'bindparam', 'Table',
  'MetaData']

export default library({
  id: 'sqlmodel',
  language: 'python',
  source: 'https://sqlmodel.tiangolo.com/tutorial/; sqlmodel 0.0.50',
  modules: ['sqlmodel', 'sqlmodel.sql.expression', 'sqlmodel.ext.asyncio.session'],
  aliases: {
    ...Object.fromEntries(same.map((name) => [`sqlmodel.${name}`, `sqlalchemy.${name}`])),
    'sqlmodel.sql.expression.select': 'sqlalchemy.select',
    'sqlmodel.sql.expression.col': 'sqlmodel.col',
    'sqlmodel.sql.expression.Select': 'sqlalchemy.Select',
  },
  functions: {
    'sqlmodel.col': { returns: 'arg0', pure: true },
    'sqlmodel.Field': { returns: 'any', pure: true },
  },
  types: {
    'sqlmodel.SQLModel': {
      aliases: ['sqlmodel.main.SQLModel'],
      constructs: { pure: true },
      attributes: { metadata: 'sqlalchemy.MetaData', model_fields_set: 'set<string>', model_fields: 'dict<string,any>' },
      calls: {
        model_validate: made, model_validate_json: made, model_construct: made, parse_obj: made, from_orm: made,
        model_dump: row, dict: row, model_dump_json: text, json: text,
        model_copy: { returns: 'self', pure: true }, copy: { returns: 'self', pure: true },
        sqlmodel_update: { returns: 'self', mutates: true },
      },
    },
    // What `sessionmaker(class_=Session)` makes is known as SQLAlchemy's session, which has no `exec` of its own.
    'sqlalchemy.orm.Session': { calls: { exec } },
    'sqlalchemy.ext.asyncio.AsyncSession': { calls: { exec: execLater } },
  },
  callConventions: ['session', 'db', 'db_session', '*.session', '*.db'].map((receiver) => (
    { receiver, is: 'sqlmodel.Session', confidence: 'medium', imports: ['sqlmodel'], methods: ['exec'] }
  )),
})
