// Which code a profile means: files by the ends of their paths, functions by line and name, and how often loops ran.

import assert from 'node:assert/strict'
import { evidenceText, measuredText } from '../../src/report/evidence-text.js'
import type { Outline, OutlinedFunction } from '../../src/analysis/outline.js'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { linesThatRan } from '../../src/profiles/join/hot-lines.js'
import { calledName, joinProfile, wantedPaths } from '../../src/profiles/join/join.js'
import { evidenceOf } from '../../src/profiles/join/evidence.js'
import { compiledPaths } from '../../src/profiles/join/compiled-paths.js'
import { iterationsOf, productOf } from '../../src/profiles/join/counts.js'
import { matchFunction } from '../../src/profiles/join/functions.js'
import { pathMatcher } from '../../src/profiles/join/paths.js'

describe('paths of a profile', () => {
  const paths = ['app/models.py', 'app/views.py', 'shop/views.py', 'src/index.ts', 'main.py', 'lib/python/json.py', '__init__.py', 'app/__init__.py']
  const match = pathMatcher(paths, '/home/me/shop')
  const cases: readonly (readonly [string, string])[] = [
    ['/home/me/shop/app/views.py', 'app/views.py'],
    ['/srv/build/app/models.py', 'app/models.py'],
    ['app/models.py', 'app/models.py'],
    ['./main.py', 'main.py'],
    ['models.py', 'app/models.py'],
    ['/usr/src/main.py', 'main.py'],
    ['views.py', 'ambiguous: app/views.py, shop/views.py'],
    ['/code/shop/views.py', 'shop/views.py'],
    ['file:///code/src/index.ts', 'src/index.ts'],
    ['webpack://shop/./src/index.ts?1a2b', 'src/index.ts'],
    ['webpack:///src/index.ts', 'src/index.ts'],
    ['C:\\build\\shop\\app\\models.py', 'app/models.py'],
    ['file:///code/my%20shop/src/index.ts', 'src/index.ts'],
    ['/usr/lib/python3.11/json/__init__.py', 'runtime'],
    ['/app/.venv/lib/python3.11/site-packages/django/views.py', 'library'],
    ['/app/node_modules/express/src/index.ts', 'library'],
    ['node:internal/modules/cjs/loader', 'runtime'],
    ['<frozen importlib._bootstrap>', 'generated'],
    ['~', 'generated'],
    ['', 'generated'],
    ['/elsewhere/of/nobody/views.py', 'unknown'],
    ['/other/place/__init__.py', '__init__.py'],
  ]
  for (const [file, expected] of cases) {
    it(`${file === '' ? 'of nothing' : file}: ${expected}`, () => {
      const found = match(file)
      assert.equal(found.is === 'matched' ? found.path : found.is === 'outside' ? found.why : `ambiguous: ${found.paths.join(', ')}`, expected)
    })
  }

  it('that many files end like are those of the larger part in common', () => {
    assert.deepEqual(pathMatcher(['a/b/c.py', 'x/b/c.py', 'c.py'], '/')('/srv/a/b/c.py'), { is: 'matched', path: 'a/b/c.py' })
  })
})

describe('functions of a profile', () => {
  const outline: Outline = { functions: [module(), named('save', 'Book.save', 2, 5), named('save', 'Author.save', 8, 12), named('report', 'report', 14, 30, { firstLine: 13 }), named('', 'report.<function>', 20, 22)], loops: [], calls: [], classes: ['Book', 'Author'] }
  const cases: readonly (readonly [string, string, number, readonly number[], number | undefined])[] = [
    ['begins on that line', 'save', 3, [], 1],
    ['has several of a name, and runs in one', 'save', 0, [10], 2],
    ['has several of a name, and runs in one and where none of them is', 'save', 0, [7, 10], undefined],
    ['has several of a name, and nothing tells which', 'save', 0, [], undefined],
    ['begins with its decorator', 'report', 14, [], 3],
    ['moved since: by its name', 'report', 99, [], 3],
    ['is named with its class', 'Author.save', 9, [], 2],
    ['is named with its class, and nobody knows its lines', 'Author.save', 0, [], 2],
    ['has no name: by its line', '(anonymous)', 21, [], 4],
    ['is a part of one', '<listcomp>', 17, [], 3],
    ['is the module', '<module>', 1, [], 0],
    ['is the body of a class', 'Book', 2, [], 0],
    ['is not there', 'gone', 40, [], undefined],
  ]
  for (const [what, name, line, running, expected] of cases) {
    it(what, () => { assert.equal(matchFunction(outline, { name, line, running })?.function, expected) })
  }

  it('that begin with the file and have no name are the module, whatever else begins there', () => {
    const first: Outline = { functions: [module(), named('slow', 'slow', 0, 4)], loops: [], calls: [], classes: [] }
    assert.equal(matchFunction(first, { name: '', line: 1, column: 1, running: [] })?.function, 0)
    assert.equal(matchFunction(first, { name: 'slow', line: 1, column: 14, running: [] })?.function, 1)
  })

  it('that V8 makes of the fields of a class are parts of its constructor, or of what it stands in', () => {
    const functions = [module(), named('constructor', 'Own.constructor', 21, 23), named('inner', 'inner', 30, 35)]
    const classBodies = [{ firstLine: 6, lastLine: 15 }, { firstLine: 17, lastLine: 28, constructedBy: 1 }, { firstLine: 31, lastLine: 33 }]
    const matched = (name: string, line: number) => matchFunction({ functions, loops: [], calls: [], classes: ['Plain', 'Own', 'Local'], classBodies }, { name, line, column: 8, running: [20] })
    assert.deepEqual([['<instance_members_initializer>', 7], ['<instance_members_initializer>', 18], ['<static_initializer>', 19], ['<instance_members_initializer>', 32]]
      .map(([name, line]) => matched(String(name), Number(line))), [0, 1, 0, 2].map((id) => ({ function: id, isPart: true })))
  })

  it('are called by their last name', () => {
    assert.deepEqual(['<method \'execute\' of \'sqlite3.Connection\' objects>', '<built-in method builtins.len>', 'Shop.report', 'plain'].map(calledName), ['execute', 'len', 'report', 'plain'])
  })
})

describe('a joined profile', () => {
  const outline: Outline = {
    functions: [module(), named('report', 'report', 0, 6, { bodyLine: 1 }), named('name_of', 'name_of', 8, 10)],
    loops: [{ function: 1, header: { start: 30, end: 40 }, whole: { start: 30, end: 60 }, outer: undefined, firstLine: 2, lastLine: 5, bodyLine: 3, calls: ['name_of'] }, { function: 1, header: { start: 44, end: 50 }, whole: { start: 44, end: 60 }, outer: 0, firstLine: 4, lastLine: 5, bodyLine: 5, calls: ['inner'] }],
    classes: [],
    calls: [],
  }
  const joined = joinProfile({ profile: sampleProfile(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) })

  it('wants the outlines of what it saw', () => {
    assert.deepEqual(wantedPaths(sampleProfile(), ['shop.py', 'other.py'], '/'), ['shop.py'])
  })

  it('says nothing of functions that were only named by what they called', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const [report, name] = [builder.function('report', 'shop.py', 1), builder.function('name_of', 'shop.py', 9)]
    builder.graph.ofFunction(name, { calls: 2, self: [5], total: [5] })
    builder.graph.ofCall(report, name, { calls: 2, self: [5], total: [5] })
    const { functions, unmatched } = joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) })
    assert.deepEqual([functions.map(({ qualified, calls }) => [qualified, calls]), unmatched], [[['name_of', 2]], []])
  })

  it('says no count of calls where nothing that is known called what ran', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const [report, name] = [builder.function('report', 'shop.py', 1), builder.function('name_of', 'shop.py', 9)]
    builder.graph.ofFunction(report, { calls: 0, self: [5], total: [10] })
    builder.graph.ofFunction(name, { calls: 2, self: [5], total: [5] })
    const { functions } = joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) })
    assert.deepEqual(functions.map(({ qualified, calls }) => [qualified, calls]), [['report', undefined], ['name_of', 2]])
  })

  it('does not take the line where a function begins for one that ran, of tools that know no other', () => {
    const ranAt = (...lines: readonly (readonly [row: number, line: number])[]): readonly boolean[] => {
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
      const rows = [builder.function('report', 'shop.py', 1), builder.function('name_of', 'shop.py', 9)]
      for (const [row, line] of lines) builder.thread('main').sample(builder.stack(-1, builder.frame(rows[row] ?? 0, line)), [5])
      const bodies: Outline = { ...outline, functions: [module(), named('report', 'report', 2, 6, { firstLine: 1, bodyLine: 3 }), named('name_of', 'name_of', 8, 10, { bodyLine: 9 })] }
      const ran = linesThatRan(joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', bodies]]) }))
      return lines.map(([, line]) => ran('shop.py', line - 1))
    }
    assert.deepEqual(ranAt([0, 3], [1, 9]), [false, false])
    assert.deepEqual(ranAt([0, 3], [0, 5], [1, 9]), [true, true, true])
  })

  it('says of what has neither a name nor a place that nobody knows which it is', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'calls', unit: 'count' }] })
    for (const name of ['(anonymous)', '<instance_members_initializer>', 'gone']) builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function(name, 'shop.py', 0))), [1])
    const { unmatched } = joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) })
    assert.deepEqual(unmatched.map(({ why }) => why), ['no place', 'no place', 'no such function'])
    const several: Outline = { ...outline, functions: [module(), named('gone', 'Book.gone', 1, 3), named('gone', 'Author.gone', 5, 7)] }
    const joinedSeveral = joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', several]]) })
    assert.deepEqual(joinedSeveral.unmatched.map(({ why }) => why), ['no place', 'no place', 'one of several'])
  })

  it('knows what functions took', () => {
    assert.deepEqual(joined.functions.map(({ qualified, self, total, calls }) => [qualified, self, total, calls]), [['report', 20, 100, 2], ['name_of', 30, 30, 200]])
    assert.deepEqual(joined.unmatched.map(({ why, self }) => [why, self]), [['generated', 50]])
  })

  it('says how often loops ran, also one inside of another', () => {
    assert.deepEqual(iterationsOf(joined, 'shop.py', 30), { value: 100, by: 'name_of()' })
    assert.deepEqual(iterationsOf(joined, 'shop.py', 44), { value: 3, by: 'inner()' })
    assert.equal(iterationsOf(joined, 'shop.py', 31), undefined)
  })

  it('says how often loops ran together, where the outer one was not counted', () => {
    const [outer, inner] = [{ ...outline.loops[0], calls: [] }, outline.loops[1]] as Outline['loops']
    const looped = (loops: Outline['loops']) => joinProfile({ profile: sampleProfile(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', { ...outline, loops }]]) })
    if (!outer || !inner) assert.fail('no loops')
    assert.equal(iterationsOf(looped([outer, inner]), 'shop.py', 44), undefined)
    assert.deepEqual(productOf(looped([outer, inner]), 'shop.py', 44), { value: 300, by: 'inner()', loops: [44, 30] })
    assert.equal(productOf(looped([outer, inner]), 'shop.py', 30), undefined)
    // `range(3)` is known without.
    assert.deepEqual(iterationsOf(looped([{ ...outer, times: 3 }, inner]), 'shop.py', 44), { value: 100, by: 'inner()' })
    assert.equal(productOf(joined, 'shop.py', 44), undefined)
  })

  it('takes no return to a generator of Python for a call of it', () => {
    const functions = [module(), named('report', 'report', 0, 6, { bodyLine: 1, pauses: true }), named('name_of', 'name_of', 8, 10)]
    const paused = joinProfile({ profile: sampleProfile(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', { ...outline, functions }]]) })
    const [report] = paused.functions
    assert.deepEqual([report?.calls, report?.resumptions, report?.callsPerRun.size], [undefined, 2, 0])
    const evidence = evidenceOf(paused, 'shop.py', 3, 3) ?? assert.fail('no evidence')
    assert.equal(evidenceText(evidence), 'measured: report() takes 100% of the time, resumed 2 times')
    assert.equal(report && measuredText(paused, report), '100% of time (20% itself) · resumed 2 times')
    assert.equal(productOf(paused, 'shop.py', 44), undefined)
    const called = [module(), named('report', 'report', 0, 6), named('name_of', 'name_of', 8, 10, { pauses: true })]
    const [caller] = joinProfile({ profile: sampleProfile(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', { ...outline, functions: called }]]) }).functions
    assert.deepEqual([caller?.callsPerRun.has('name_of'), caller?.takenPerRun.has('name_of')], [false, true])
  })

  it('counts a call of what compilers made several functions of once, and each file of its own', () => {
    const callsOf = (isCompiled: boolean, files: readonly string[]): number | undefined => {
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'calls', unit: 'count' }] })
      const thread = builder.thread('main')
      for (const file of files) {
        for (const [name, column] of [['report', 10], ['', 1]] as const) {
          const stack = builder.stack(-1, builder.frame(builder.function(name, file, 1, column), 0))
          builder.entered(stack, 100)
          thread.sample(stack, [100])
        }
      }
      const profile = builder.build()
      const functions = [module(), named('report', 'report', 0, 6)]
      return joinProfile({
        profile: isCompiled ? { ...profile, compiled: [{ file: 'out/shop.js', sources: ['src/shop.ts'] }] } : profile,
        value: 0, paths: ['src/shop.ts'], root: '/', outlines: new Map([['src/shop.ts', { ...outline, functions, loops: [] }]]),
      }).files.get('src/shop.ts')?.functions.get(1)?.calls
    }
    assert.equal(callsOf(true, ['src/shop.ts']), 100)
    assert.equal(callsOf(true, ['src/shop.ts', '/srv/src/shop.ts']), 200)
  })

  it('takes what only a compiled file has for the compiler\'s', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const thread = builder.thread('main')
    for (const [name, file] of [['report', '/srv/src/shop.ts'], ['__awaiter', '/srv/out/shop.js']] as const) thread.sample(builder.stack(-1, builder.frame(builder.function(name, file, 1), 0)), [10])
    const profile = { ...builder.build(), compiled: [{ file: '/srv/out/shop.js', sources: ['/srv/src/shop.ts'] }] }
    const paths = ['src/shop.ts', 'out/shop.js']
    const found = joinProfile({ profile, value: 0, paths, root: '/', outlines: new Map(paths.map((path) => [path, { ...outline, functions: [module(), named('report', 'report', 0, 6), named('__awaiter', '__awaiter', 0, 2)] }])) })
    assert.deepEqual([found.functions.map(({ path }) => path), found.unmatched.map(({ why }) => why)], [['src/shop.ts'], ['compiled']])
    assert.deepEqual([...compiledPaths([profile], paths, '/')], [['out/shop.js', 'src/shop.ts']])
    assert.equal(compiledPaths([profile], ['out/shop.js'], '/').size, 0)
  })

  it('takes hits for runs only where no loop begins the function', () => {
    const hit = (bodyLine: number): number | undefined => {
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
      builder.function('report', 'shop.py', 1)
      builder.lines.measure([{ name: 'time', unit: 'nanoseconds' }])
      for (const [line, hits] of [[2, 4], [3, 204], [4, 200]] as const) builder.lines.push('shop.py', line, [1], { hits })
      const looped: Outline = { ...outline, functions: [module(), named('report', 'report', 0, 6, { bodyLine })], loops: [{ function: 1, header: { start: 30, end: 40 }, whole: { start: 30, end: 60 }, outer: undefined, firstLine: 2, lastLine: 3, bodyLine: 3, calls: [] }] }
      return iterationsOf(joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', looped]]) }), 'shop.py', 30)?.value
    }
    assert.deepEqual([hit(1), hit(2)], [50, undefined])
  })

  it('speaks of lines only where what they called is in them', () => {
    const shares = (ofLine: number): number | undefined => {
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
      const [report, inner] = [builder.function('report', 'shop.py', 1), builder.function('query', '/lib/site-packages/db.py', 1)]
      const thread = builder.thread('main')
      thread.sample(builder.stack(-1, builder.frame(report, 3)), [10])
      thread.sample(builder.stack(builder.stack(-1, builder.frame(report, ofLine)), builder.frame(inner, 1)), [90])
      return evidenceOf(joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) }), 'shop.py', 3, 3)?.lines
    }
    // V8 does not say on which of its lines a caller was.
    assert.deepEqual([shares(4), shares(0)], [0.9, undefined])
  })

  it('takes the largest level of a function and its parts, and no share of what was given back', () => {
    const values = [{ name: 'growth', unit: 'bytes' }, { name: 'memory', unit: 'bytes', isLevel: true }] as const
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values })
    builder.lines.measure(values)
    for (const [name, line, growth, memory] of [['report', 2, 30, 60], ['report', 3, -40, 20], ['<listcomp>', 4, 5, 50], ['name_of', 9, -8, 12]] as const) {
      builder.lines.push('shop.py', line, [growth, memory], { functionRow: builder.function(name, 'shop.py', name === '<listcomp>' ? 4 : name === 'report' ? 1 : 9) })
    }
    const by = (value: number) => joinProfile({ profile: builder.build(), value, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) })
    const amounts = (value: number): readonly unknown[] => by(value).functions.map(({ qualified, self, total }) => [qualified, self, total])
    assert.deepEqual([by(1).whole, amounts(1)], [60, [['report', 60, 60], ['name_of', 12, 12]]])
    assert.deepEqual([by(0).whole, amounts(0)], [35, [['name_of', -8, -8], ['report', -5, -10]]])
    const evidence = evidenceOf(by(0), 'shop.py', 1, 1)
    assert.deepEqual([evidence?.total, evidence?.self, evidence?.lines], [0, 0, 30 / 35])
  })

  it('is evidence for what stands in measured functions', () => {
    assert.deepEqual(evidenceOf(joined, 'shop.py', 3, 3), { value: { name: 'time', unit: 'nanoseconds' }, function: 'report', total: 1, self: 0.2, calls: 2, taken: 100 })
    assert.equal(evidenceOf(joined, 'shop.py', 20, 20), undefined)
    assert.equal(evidenceOf(joined, 'other.py', 3, 3), undefined)
  })

  it('says nothing of the lines of a function of which none is known, though others of the file are', () => {
    const outline: Outline = { functions: [module(), named('minified', 'minified', 1, 4), named('plain', 'plain', 6, 9)], loops: [], calls: [], classes: [] }
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const thread = builder.thread('')
    for (const [name, line] of [['minified', 2], ['plain', 7]] as const) thread.sample(builder.stack(-1, builder.frame(builder.function(name, 'shop.ts', line))), [50])
    builder.lines.measure([{ name: 'time', unit: 'nanoseconds' }])
    builder.lines.push('shop.ts', 8, [50])
    const joined = joinProfile({ profile: builder.build(), value: 0, paths: ['shop.ts'], root: '/', outlines: new Map([['shop.ts', outline]]) })
    assert.deepEqual([evidenceOf(joined, 'shop.ts', 2, 2)?.lines, evidenceOf(joined, 'shop.ts', 7, 7)?.lines, evidenceOf(joined, 'shop.ts', 8, 8)?.lines], [undefined, 0.5, 0])
  })
})

function sampleProfile(): ReturnType<ProfileBuilder['build']> {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const report = builder.function('report', 'shop.py', 1)
  const nameOf = builder.function('name_of', 'shop.py', 9)
  const inner = builder.function('<built-in method inner>', '~', 0)
  builder.graph.ofFunction(report, { calls: 2, self: [20], total: [100] })
  builder.graph.ofFunction(nameOf, { calls: 200, self: [30], total: [30] })
  builder.graph.ofFunction(inner, { calls: 600, self: [50], total: [50] })
  builder.graph.ofCall(report, nameOf, { calls: 200, self: [30], total: [30] })
  builder.graph.ofCall(report, inner, { calls: 600, self: [50], total: [50] })
  return builder.build()
}

function module(): OutlinedFunction {
  return { name: '', qualified: '', header: { start: 0, end: 0 }, firstLine: 0, headerLine: 0, lastLine: 40, bodyLine: undefined, outer: undefined }
}

function named(name: string, qualified: string, headerLine: number, lastLine: number, more: Partial<OutlinedFunction> = {}): OutlinedFunction {
  return { name, qualified, header: { start: headerLine, end: headerLine }, firstLine: headerLine, headerLine, lastLine, bodyLine: undefined, outer: 0, ...more }
}
