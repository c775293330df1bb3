// What tests say of a name, in TypeScript: `typeof`, `instanceof`, `Array.isArray`, comparisons with nothing, truth, early exits.

import { kindsIn } from '../support/kinds.js'

const kinds = kindsIn('main.ts')

describe('narrowing in TypeScript', () => {
  kinds('typeof', `
    function f(x: string | string[], y) {
      if (typeof x === 'string') g(⟦x⟧)
      else g(⟦x⟧)
      if (typeof x !== 'string') g(⟦x⟧)
      if (typeof y === 'number') g(⟦y⟧)
      if (typeof y === 'object') g(⟦y⟧)
      g(⟦x⟧)
    }
  `, 'string', 'list<string>', 'list<string>', 'number', 'unknown', 'list<string> | string')
  kinds('Array.isArray', `
    function f(x: string | string[], y) {
      const all = Array.isArray(x) ? ⟦x⟧ : [⟦x⟧]
      if (!Array.isArray(y)) return ⟦y⟧
      g(⟦y⟧, ⟦all⟧)
    }
  `, 'list<string>', 'string', 'unknown', 'list<unknown>', 'list<string>')
  kinds('instanceof', `
    class A { run() {} }
    function f(x, y: A | string) {
      if (x instanceof A) g(⟦x⟧)
      if (y instanceof A) g(⟦y⟧)
      else g(⟦y⟧)
      if (x instanceof Map) g(⟦x⟧)
    }
  `, 'A', 'A', 'string', 'Map')
  kinds('nothing', `
    function f(x: string[] | null, y?: string[], z: string[] | undefined) {
      if (x === null) return ⟦x⟧
      g(⟦x⟧)
      if (y != null) g(⟦y⟧)
      if (!z) throw new Error()
      g(⟦z⟧)
    }
  `, 'none', 'list<string>', 'list<string>', 'list<string>')
  kinds('conditions within an expression', `
    function f(x: string[] | null) {
      const a = x && ⟦x⟧
      const b = x ? ⟦x⟧ : ⟦x⟧
      const c = x === null || ⟦x⟧
      return [a, b, c]
    }
  `, 'list<string>', 'list<string>', 'list<string> | none', 'list<string>')
  kinds('an assignment ends it, a callback that runs later as well', `
    function f(x: string[] | null) {
      if (x) {
        later(() => ⟦x⟧)
        x = null
        g(⟦x⟧)
      }
    }
  `, 'list<string> | none', 'none')
  kinds('a constant keeps it in callbacks', `
    function f(given: string[] | null) {
      const x = given
      if (!x) return
      ids.forEach((id) => g(⟦x⟧))
    }
  `, 'list<string>')
})
