// pandas: what reads files, databases and the web at once, what writes them, and what is a frame, a column or an index.
// Methods that take `inplace=True` count as changing their receiver.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { written } from './pandas.written.js'

const frame = 'pandas.DataFrame'
const column = 'pandas.Series'
const fileRead: Effect = { kind: 'file-read', blocking: true }
const query: Effect = { kind: 'query', rows: 'many', blocking: true }

const read: CallModel = { returns: frame, effect: fileRead }
const readSql: CallModel = {
  returns: frame, sql: { text: 0, textName: 'sql', parameters: 4, parametersName: 'params', style: 'driver' }, effect: query,
}
const pureFrame: CallModel = { returns: frame, pure: true }
const pureColumn: CallModel = { returns: column, pure: true }
const anything: CallModel = { returns: 'any', pure: true }
const plain: CallModel = { returns: 'self', pure: true }
const inPlace: CallModel = { returns: 'self', mutates: true }
const changing: CallModel = { returns: 'none', mutates: true }
const grouped: CallModel = { returns: 'pandas.GroupBy', pure: true }
const perRow: CallModel = { callback: { argument: 0, name: 'func', runs: 'each', parameters: ['any'] }, returns: `${column} | ${frame}` }
const text: CallModel = { returns: 'string', pure: true }

const reduced = [
  'sum', 'mean', 'median', 'min', 'max', 'std', 'var', 'count', 'nunique', 'prod', 'quantile', 'all', 'any', 'idxmax', 'idxmin', 'skew',
]
const alike = [
  'head', 'tail', 'copy', 'astype', 'round', 'abs', 'shift', 'diff', 'cumsum', 'pct_change', 'sample', 'isna', 'isnull', 'notna', 'notnull',
  'add',
  'sub', 'mul', 'div', 'eq', 'ne', 'gt', 'lt', 'between', 'duplicated', 'rank', 'reindex', 'infer_objects', 'convert_dtypes', 'nlargest',
  'nsmallest',
]
const either = [
  'dropna', 'fillna', 'drop', 'drop_duplicates', 'rename', 'replace', 'reset_index', 'sort_values', 'sort_index', 'clip', 'where', 'mask',
  'interpolate', 'ffill', 'bfill',
]
const byPlace = { loc: 'pandas.Indexer', iloc: 'pandas.Indexer', at: 'pandas.Indexer', iat: 'pandas.Indexer' } as const

const data: TypeModel = {
  attributes: {
    ...byPlace, shape: 'tuple<number,number>', size: 'number', empty: 'boolean', index: 'pandas.Index', values: 'numpy.ndarray',
    ndim: 'number',
  },
  calls: {
    ...Object.fromEntries([...reduced.map((name) => [name, anything] as const), ...alike.map((name) => [name, plain] as const)]),
    ...Object.fromEntries(either.map((name) => [name, inPlace])),
    ...written,
    groupby: grouped, resample: grouped, rolling: grouped, expanding: grouped,
    to_numpy: { returns: 'numpy.ndarray', pure: true }, describe: pureFrame,
    apply: perRow, map: perRow, pipe: { returns: 'result0', callback: { argument: 0, name: 'func', runs: 'once', parameters: ['self'] } },
    agg: anything, aggregate: anything, transform: plain, squeeze: anything, equals: { returns: 'boolean', pure: true },
    to_string: text, item: anything,
  },
}

const dataFrame: TypeModel = {
  ...data,
  aliases: ['pandas.core.frame.DataFrame'],
  constructs: { returns: frame, pure: true, evaluates: [0] },
  attributes: { ...data.attributes, columns: 'pandas.Index', dtypes: column, T: frame },
  iterates: { element: 'any' },
  // A name gives a column; a list of names, or a condition, a frame.
  indexed: { element: `${column} | ${frame}`, byKey: { '*': column } },
  calls: {
    ...data.calls,
    iterrows: { returns: `generator<tuple<any,${column}>>` },
    itertuples: { returns: 'generator<pandas.RowTuple>' },
    items: { returns: `generator<tuple<any,${column}>>` },
    applymap: { ...perRow, returns: frame },
    merge: pureFrame, join: pureFrame, assign: pureFrame, pivot: pureFrame, pivot_table: pureFrame, melt: pureFrame, explode: pureFrame,
    stack: anything, unstack: anything, transpose: pureFrame, filter: pureFrame, select_dtypes: pureFrame, corr: pureFrame, isin: pureFrame,
    query: inPlace, set_index: inPlace, eval: inPlace, dot: anything,
    insert: changing, update: changing, pop: { returns: column, mutates: true },
    append: pureFrame,
    to_dict: {
      returns: 'dict<any,Row>', pure: true,
      returnsBy: {
        argument: 0, name: 'orient',
        types: { records: 'list<Row>', list: 'dict<any,list<any>>', split: 'Row', index: 'dict<any,Row>', dict: 'dict<any,Row>' },
      },
    },
    to_records: { returns: 'numpy.ndarray', pure: true },
    info: { returns: 'none' }, memory_usage: pureColumn,
  },
}

const series: TypeModel = {
  ...data,
  aliases: ['pandas.core.series.Series'],
  constructs: { returns: column, pure: true, evaluates: [0] },
  attributes: {
    ...data.attributes, name: 'any', str: 'pandas.Accessor', dt: 'pandas.Accessor', cat: 'pandas.Accessor', dtype: 'any',
    is_unique: 'boolean',
  },
  iterates: { element: 'any' },
  indexed: { element: 'any' },
  calls: {
    ...data.calls,
    tolist: { returns: 'list<any>', pure: true }, to_list: { returns: 'list<any>', pure: true },
    to_dict: { returns: 'dict<any,any>', pure: true }, to_frame: pureFrame,
    unique: { returns: 'numpy.ndarray', pure: true }, value_counts: pureColumn, isin: pureColumn, get: anything, explode: pureColumn,
    mode: pureColumn,
    items: { returns: 'generator<tuple<any,any>>' },
    update: changing,
  },
}

const moment: CallModel = { returns: 'any', pure: true }
const joined: CallModel = { returns: `${frame} | ${column}`, pure: true, evaluates: [0] }

export default library({
  id: 'pandas',
  language: 'python',
  source: 'https://pandas.pydata.org/docs/reference/; pandas 3.1',
  modules: ['pandas'],
  functions: {
    ...Object.fromEntries([
      'csv', 'table', 'fwf', 'json', 'parquet', 'excel', 'feather', 'orc', 'pickle', 'hdf', 'xml', 'stata', 'sas', 'spss',
    ].map((format) => [`pandas.read_${format}`, read])),
    'pandas.read_html': { returns: `list<${frame}>`, effect: fileRead },
    'pandas.read_clipboard': { returns: frame },
    'pandas.read_sql': readSql, 'pandas.read_sql_query': readSql,
    'pandas.read_sql_table': { returns: frame, effect: query },
    'pandas.read_gbq': {
      ...readSql, sql: { text: 0, textName: 'query' }, effect: { ...query, service: 'google-bigquery', billed: 'query' },
    },
    'pandas.concat': joined,
    'pandas.merge': pureFrame, 'pandas.merge_asof': pureFrame, 'pandas.pivot_table': pureFrame, 'pandas.melt': pureFrame,
    'pandas.crosstab': pureFrame,
    'pandas.get_dummies': pureFrame, 'pandas.json_normalize': pureFrame, 'pandas.cut': pureColumn, 'pandas.qcut': pureColumn,
    'pandas.isna': anything, 'pandas.isnull': anything, 'pandas.notna': anything, 'pandas.notnull': anything,
    'pandas.to_datetime': moment, 'pandas.to_timedelta': moment, 'pandas.to_numeric': moment, 'pandas.Timestamp': moment,
    'pandas.Timedelta': moment,
    'pandas.date_range': { returns: 'pandas.Index', pure: true },
    'pandas.unique': { returns: 'numpy.ndarray', pure: true },
    'pandas.DataFrame.from_dict': pureFrame,
    'pandas.DataFrame.from_records': { ...pureFrame, evaluates: [0] },
    'pandas.set_option': { returns: 'none' },
    'pandas.ExcelFile': { returns: 'pandas.io.Excel', effect: fileRead },
    'pandas.ExcelWriter': { returns: 'pandas.io.ExcelOut', effect: { kind: 'file-write', blocking: true } },
  },
  types: {
    [frame]: dataFrame,
    [column]: series,
    'pandas.Index': {
      aliases: ['pandas.MultiIndex', 'pandas.DatetimeIndex', 'pandas.RangeIndex'],
      constructs: { returns: 'pandas.Index', pure: true, evaluates: [0] },
      attributes: {
        name: 'any', names: 'list<any>', values: 'numpy.ndarray', size: 'number', is_unique: 'boolean', str: 'pandas.Accessor',
      },
      iterates: { element: 'any' },
      calls: {
        tolist: { returns: 'list<any>', pure: true }, to_list: { returns: 'list<any>', pure: true }, unique: plain, get_loc: anything,
        isin: anything,
        union: plain, intersection: plain, difference: plain, get_level_values: plain, min: anything, max: anything, map: plain,
        drop: plain,
      },
    },
    'pandas.Indexer': { indexed: { element: 'any' } },
    'pandas.Accessor': { anyCall: pureColumn, anyAttribute: column },
    'pandas.RowTuple': { anyAttribute: 'any', iterates: { element: 'any' } },
    'pandas.GroupBy': {
      iterates: { element: `tuple<any,${frame}>` },
      indexed: { element: 'pandas.GroupBy' },
      anyAttribute: 'pandas.GroupBy',
      anyCall: { returns: `${frame} | ${column}`, pure: true },
      calls: {
        apply: { ...perRow, returns: `${frame} | ${column}` }, get_group: pureFrame, agg: anything, aggregate: anything, size: pureColumn,
        sum: anything, mean: anything, count: anything, first: anything, last: anything, min: anything, max: anything, transform: anything,
      },
    },
    'pandas.io.Excel': { attributes: { sheet_names: 'list<string>' }, calls: { parse: pureFrame, close: { returns: 'none' } } },
    'pandas.io.ExcelOut': { calls: { save: { returns: 'none' }, close: { returns: 'none' } } },
  },
})
