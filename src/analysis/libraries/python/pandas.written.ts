// Where a pandas frame or column goes: files, databases, and text when no path is given.

import type { CallModel, Effect } from '../schema.js'

const fileWrite: Effect = { kind: 'file-write', blocking: true }
const saved: CallModel = { returns: 'none', effect: fileWrite }

export const written: Readonly<Record<string, CallModel>> = {
  // With no path these give the text; nearly all calls give one.
  to_csv: { ...saved, returns: 'string | none' }, to_json: { ...saved, returns: 'string | none' },
  to_parquet: saved, to_excel: saved, to_pickle: saved, to_feather: saved, to_hdf: saved,
  to_html: { returns: 'string | none' }, to_markdown: { returns: 'string | none' }, to_latex: { returns: 'string | none' },
  to_sql: { returns: 'number | none', effect: { kind: 'write', noun: 'row', blocking: true } },
  to_gbq: { returns: 'none', effect: { kind: 'write', noun: 'row', service: 'google-bigquery', billed: 'load', blocking: true } },
}
