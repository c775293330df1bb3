import assert from 'node:assert/strict'
import { matcherOf } from '../../src/service/globs.js'

describe('globs of configuration', () => {
  const cases: readonly (readonly [pattern: string, path: string, isMatch: boolean])[] = [
    ['src/**/*.ts', 'src/a/b.ts', true],
    ['src/**/*.ts', 'src/b.ts', true],
    ['src/**/*.ts', 'lib/b.ts', false],
    ['src', 'src/a/b.ts', true],
    ['src/', 'src/a.py', true],
    ['./src', 'src/a.py', true],
    ['src', 'packages/x/src/a.py', true],
    ['/src', 'packages/x/src/a.py', false],
    ['/src', 'src/a.py', true],
    ['*.gen.ts', 'a/b/c.gen.ts', true],
    ['a/*.ts', 'a/b/c.ts', false],
    ['{a,b}/**', 'b/c.py', true],
    ['**/.hidden/**', 'x/.hidden/a.py', true],
    ['legacy', 'src/legacy.py', false],
  ]
  for (const [pattern, path, isMatch] of cases) {
    it(`${pattern} ${isMatch ? 'matches' : 'leaves'} ${path}`, () => { assert.equal(matcherOf([pattern])(path), isMatch) })
  }

  it('no patterns match nothing', () => { assert.equal(matcherOf([])('a.py'), false) })
})
