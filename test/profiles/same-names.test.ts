// Functions of one name in a file, which tools that name only the line that was running take for one.

import assert from 'node:assert/strict'
import { outlineOf } from '../../src/analysis/outline.js'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { namedCallbacks } from '../../src/profiles/compare/named-callbacks.js'
import { joinProfile } from '../../src/profiles/join/join.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { withSameNames } from '../../src/profiles/same-names.js'
import { subjectOf } from '../support/subject.js'
import { profileOf, recordings } from './recordings.js'

const program = `import functools


class Circle:
    def __init__(self, n):
        self.total = sum(i * i for i in range(n))

    @functools.cached_property
    def area(self):
        return [
            i for i in range(9)]


class Square:
    # What is indented less, in a text, is no end of it:
    def __init__(self, n):
        self.total = """
select 1"""
        for i in range(n): self.total = i

    @functools.cached_property
    def area(self):
        return sum(i + 1 for i in range(9))


def counted(function):
    def wrapper():
        return function()
    return wrapper


def timed(function):
    def wrapper():
        key = lambda one: one + 1
        return key(function())
    return wrapper
`

/** As py-spy writes it for Python 3.8, Austin for any. */
const stacks = [
  '<module> (shapes.py:40);__init__ (shapes.py:6) 3', '<module> (shapes.py:40);__init__ (shapes.py:6);<genexpr> (shapes.py:6) 5', '<module> (shapes.py:41);__init__ (shapes.py:19) 7',
  '<module> (shapes.py:41);__init__ (shapes.py:17) 1', '<module> (shapes.py:42);area (shapes.py:8) 1', '<module> (shapes.py:42);area (shapes.py:10);<listcomp> (shapes.py:11) 2',
  '<module> (shapes.py:43);area (shapes.py:23) 4', '<module> (shapes.py:43);area (shapes.py:23);<genexpr> (shapes.py:23) 9', '<module> (shapes.py:44);wrapper (shapes.py:28) 20',
  '<module> (shapes.py:45);wrapper (shapes.py:35);wrapper (shapes.py:28) 30', '<module> (shapes.py:45);wrapper (shapes.py:35);<lambda> (shapes.py:34) 40',
]

describe('functions of one name', () => {
  const lines = program.split('\n')
  const read = (text: string): Profile => readProfile(Buffer.from(`${text}\n`))
  const taken = async (profile: Profile): Promise<Readonly<Record<string, readonly [self: number, total: number]>>> => {
    const joined = joinProfile({ profile, value: 0, paths: ['shapes.py'], root: '/srv', outlines: new Map([['shapes.py', outlineOf(await subjectOf('shapes.py', program))]]) })
    assert.deepEqual(joined.unmatched.filter(({ self }) => self > 0), [])
    return Object.fromEntries(joined.functions.filter(({ function: id }) => id > 0).map(({ qualified, self, total }) => [qualified, [self, total]]))
  }

  it('are told apart by the text of their file', async () => {
    const profile = withSameNames(read(stacks.join('\n')), () => lines)
    assert.deepEqual(await taken(profile), {
      'Circle.__init__': [8, 8], 'Square.__init__': [8, 8], 'Circle.area': [3, 3], 'Square.area': [13, 13],
      'counted.wrapper': [50, 50], 'timed.wrapper': [0, 70], 'timed.wrapper.key': [40, 40],
    })
  })

  it('stay one where nobody has the text, it is another one, or there is but one', () => {
    const profile = read(stacks.join('\n'))
    assert.equal(withSameNames(profile, () => undefined), profile)
    assert.equal(withSameNames(profile, () => ['', ...lines.slice(30)]), profile)
    const one = read(stacks.filter((stack) => !/wrapper|:(8|1\d|23)\)/.test(stack)).join('\n'))
    assert.equal(withSameNames(one, () => lines), one)
  })

  it('are called by their classes where two recordings are compared', async () => {
    const outlines = new Map([['shapes.py', outlineOf(await subjectOf('shapes.py', program))]])
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    for (const [name, line] of [['__init__', 5], ['__init__', 16], ['counted', 26], ['wrapper', 27], ['wrapper', 33]] as const) {
      builder.graph.ofFunction(builder.function(name, '/srv/shapes.py', line), { calls: 1, self: [1], total: [1] })
    }
    const { functions, strings } = namedCallbacks(builder.build(), outlines)
    assert.deepEqual([...functions.name].map((name) => strings[name]), ['Circle.__init__', 'Square.__init__', 'counted', 'counted.wrapper', 'timed.wrapper'])
  })

  it('are left alone where a tool says where they begin', () => {
    for (const recording of recordings().filter(({ name }) => /^(pstats|pyinstrument|v8|callgrind|line-profiler)\//.test(name))) {
      const profile = profileOf(recording)
      assert.equal(withSameNames(profile, () => lines), profile, recording.name)
    }
  })
})
