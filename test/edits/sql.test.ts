// Which SELECTs by one key can become SELECTs by many, and what of them is known.

import assert from 'node:assert/strict'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { keyedSelect, type KeyedSelect } from '../../src/analysis/edits/sql.js'

const parameter = { of: 'parameter', at: 0 } as const

function understood(text: string, lowers = false): KeyedSelect {
  const select = keyedSelect(text, text.includes('⟨0⟩') ? { of: 'interpolation', at: 0 } : parameter, lowers)
  assert.ok(typeof select !== 'string', `${text}: ${typeof select === 'string' ? select : ''}`)
  return select
}

function many(text: string): string {
  const select = understood(text)
  return applyEdits(text, [{ range: select.comparison, newText: `${select.column} IN (…)` }]) ?? ''
}

describe('SQL by one key', () => {
  const rewritten: readonly (readonly [string, string])[] = [
    ['SELECT * FROM posts WHERE user_id = ?', 'SELECT * FROM posts WHERE user_id IN (…)'],
    ['select * from posts where ? = user_id;', 'select * from posts where user_id IN (…);'],
    ['SELECT a FROM t WHERE live AND t.id = %s AND n > 3 ORDER BY a', 'SELECT a FROM t WHERE live AND t.id IN (…) AND n > 3 ORDER BY a'],
    ['SELECT a FROM t WHERE id=⟨0⟩', 'SELECT a FROM t WHERE id IN (…)'],
    ['SELECT a FROM t WHERE slug = \'⟨0⟩\' -- OR nothing', 'SELECT a FROM t WHERE slug IN (…) -- OR nothing'],
    ['SELECT a FROM t WHERE "Id" = $1', 'SELECT a FROM t WHERE "Id" IN (…)'],
    ['SELECT a FROM t WHERE note = \'x OR y\' AND (p = 1 OR q = 2) AND id = ?', 'SELECT a FROM t WHERE note = \'x OR y\' AND (p = 1 OR q = 2) AND id IN (…)'],
    ['SELECT lower(a) FROM ⟨1⟩ WHERE id = ⟨0⟩', 'SELECT lower(a) FROM ⟨1⟩ WHERE id IN (…)'],
  ]
  for (const [before, after] of rewritten) it(before, () => { assert.equal(many(before), after) })

  const refused: readonly string[] = [
    'SELECT a FROM t WHERE id = ? OR b = 1', 'SELECT a FROM t WHERE NOT id = ?', 'SELECT a FROM t WHERE id > ?', 'SELECT a FROM t WHERE id = ? + 1', 'SELECT a FROM t WHERE lower(id) = ?',
    'SELECT a FROM t WHERE (id = ? OR x)', 'SELECT a FROM t WHERE id = ? LIMIT 1', 'SELECT a FROM t WHERE id = ? ORDER BY a OFFSET 2', 'SELECT count(*) FROM t WHERE id = ?',
    'SELECT max(a) FROM t WHERE id = ?', 'SELECT own_aggregate(a) FROM t WHERE id = ?', 'SELECT a, n() OVER (PARTITION BY b) FROM t WHERE id = ?', 'SELECT DISTINCT a FROM t WHERE id = ?',
    'SELECT a FROM t WHERE id = ? GROUP BY a', 'SELECT a FROM t WHERE id = ? UNION SELECT 1', 'SELECT a FROM t WHERE id = ? FOR UPDATE', 'SELECT a FROM t WHERE b IN (SELECT c FROM u WHERE id = ?)',
    'SELECT a FROM t WHERE x BETWEEN 1 AND id = ?', 'WITH x AS (SELECT 1) SELECT a FROM t WHERE id = ?', 'UPDATE t SET a = 1 WHERE id = ?', 'SELECT a FROM t WHERE id = ?; DELETE FROM t',
    'SELECT a FROM t WHERE id = ⟨0⟩ ⟨1⟩', 'SELECT a FROM t WHERE id = ⟨0⟩ AND ⟨1⟩', 'SELECT a FROM t WHERE id = ⟨0⟩ AND parent = ⟨0⟩', 'SELECT a FROM t WHERE id = ⟨0⟩⟨1⟩', 'SELECT a FROM t', '',
    'SELECT a FROM t WHERE id = ?::uuid', 'SELECT ? FROM t WHERE id = 1', 'SELECT a FROM t JOIN u ON u.id = ?', 'SELECT TOP 1 a FROM t WHERE id = ?',
  ]
  for (const text of refused) {
    it(`not: ${text}`, () => {
      const select = keyedSelect(text, text.includes('⟨0⟩') ? { of: 'interpolation', at: 0 } : parameter, false)
      assert.equal(typeof select, 'string')
    })
  }

  it('knows where a row holds the key', () => {
    const held = (text: string, lowers = false) => { const { place, field } = understood(text, lowers); return { place, field } }
    assert.deepEqual(held('SELECT id, a FROM t WHERE id = ?'), { place: 0, field: 'id' })
    assert.deepEqual(held('SELECT a, t.ID AS key FROM t WHERE id = ?'), { place: 1, field: 'key' })
    assert.deepEqual(held('SELECT * FROM t WHERE id = ?'), { place: undefined, field: 'id' })
    assert.deepEqual(held('SELECT a FROM t WHERE id = ?'), { place: undefined, field: undefined })
    assert.deepEqual(held('SELECT t.*, u.b FROM t JOIN u ON u.id = t.u WHERE t.id = ?'), { place: undefined, field: 'id' })
    assert.deepEqual(held('SELECT * FROM t JOIN u ON u.id = t.u WHERE t.id = ?'), { place: undefined, field: undefined })
    assert.deepEqual(held('SELECT t.id, u.id FROM t, u WHERE t.id = ?'), { place: 0, field: undefined })
    assert.deepEqual(held('SELECT * FROM t WHERE userId = $1', true), { place: undefined, field: 'userid' })
    assert.deepEqual(held('SELECT * FROM t WHERE "userId" = $1', true), { place: undefined, field: 'userId' })
  })

  it('puts the key first', () => {
    const first = (text: string) => { const edits = understood(text).keyFirst; return edits && applyEdits(text, edits) }
    assert.equal(first('SELECT a FROM t WHERE id = ?'), 'SELECT id, a FROM t WHERE id = ?')
    assert.equal(first('SELECT * FROM posts p WHERE p.id = ?'), 'SELECT p.id, p.* FROM posts p WHERE p.id = ?')
    assert.equal(first('SELECT a, * FROM posts WHERE id = ?'), 'SELECT id, a, posts.* FROM posts WHERE id = ?')
    assert.equal(first('SELECT * FROM t JOIN u ON t.a = u.a WHERE t.id = ?'), undefined)
    assert.equal(first('SELECT a FROM t WHERE id = ? ORDER BY 1'), undefined)
  })
})
