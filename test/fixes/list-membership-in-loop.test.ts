// Programs before and after the fixes of list-membership-in-loop: the same output, with far fewer elements looked at.
// Python counts `__eq__` of the strings that it is given; JavaScript counts the elements read from its arrays.

import assert from 'node:assert/strict'

import type { Fix } from '../../src/analysis/finding.js'
import { dedent } from '../support/marks.js'
import { fixedBy } from '../support/fix-all.js'
import { outputOf } from '../support/run-program.js'

const rule = 'list-membership-in-loop'

/** `many` words, of which each is a string that counts how often it is compared. */
const pythonMain = `
import json
import program

class Word(str):
    compared = 0
    def __eq__(self, other):
        Word.compared += 1
        return str.__eq__(self, other)
    def __ne__(self, other):
        return not self == other
    __hash__ = str.__hash__

def words(start, end, step=1):
    return [Word(f'w{number}') for number in range(start, end, step)]

output = program.run(words)
print(json.dumps({'output': repr(output), 'looked': Word.compared}))
`

/** Arrays whose reads of elements are counted. */
const typescriptMain = `
import { run } from './program.mjs'

let looked = 0
function counted<T>(array: T[]): T[] {
  return new Proxy(array, { get(target, key, receiver) { if (/^\\d+$/.test(String(key))) looked++; return Reflect.get(target, key, receiver) } })
}
const words = (start: number, end: number, step = 1) => {
  const all: string[] = []
  for (let number = start; number < end; number += step) all.push('w' + number)
  return counted(all)
}
const output = run(words, counted)
console.log(JSON.stringify({ output: JSON.stringify(output), looked }))
`

interface Run { readonly output: string; readonly looked: number }

async function run(language: 'python' | 'typescript', program: string): Promise<Run> {
  const files = language === 'python' ? { 'main.py': pythonMain, 'program.py': program } : { 'main.ts': typescriptMain, 'program.ts': program }
  const printed: unknown = JSON.parse(await outputOf(files))
  assert.ok(typeof printed === 'object' && printed !== null && 'output' in printed && 'looked' in printed)
  assert.ok(typeof printed.output === 'string' && typeof printed.looked === 'number')
  return { output: printed.output, looked: printed.looked }
}

function differs(language: 'python' | 'typescript') {
  return (name: string, safety: Fix['safety'], source: string) => {
    it(`${safety}: ${name}`, async function () {
      const before = dedent(source)
      const { text: after, safeties } = await fixedBy(rule, language === 'python' ? 'app/program.py' : 'src/program.ts', before)
      assert.ok(safeties.length > 0, 'has fixes')
      assert.ok(safeties.every((one) => one === safety), `every fix is ${safety}: ${safeties.join(', ')}`)
      const [first, second] = [await run(language, before), await run(language, after)]
      assert.equal(second.output, first.output)
      assert.ok(first.output.length > 20, 'says something')
      assert.ok(second.looked * 5 < first.looked, `looked at ${first.looked} before, at ${second.looked} after\n${after}`)
    })
  }
}

describe('programs before and after: list-membership-in-loop, Python', () => {
  const check = differs('python')

  check('comprehensions and a for loop with several tests', 'safe', `
    def kept(users: list[str], banned: list[str]):
        return [user for user in users if user not in banned]

    def counted(users: list[str], banned: list[str], known: tuple[str, ...]):
        found = {}
        for user in users:
            if user in banned:
                found[user] = 1
            elif user not in known and user.upper() not in banned:
                found[user] = 2
        return found

    def run(words):
        return kept(words(0, 300), words(100, 400, 2)), counted(words(0, 200), words(50, 300), tuple(words(0, 500, 3))), kept([], words(0, 9)), kept(words(0, 9), [])
  `)
  check('nested loops, attributes and generators', 'safe', `
    class Filter:
        def __init__(self, banned: list[str]):
            self.banned = banned

        def kept(self, rows: list[list[str]]):
            for row in rows:
                for cell in row:
                    if cell not in self.banned:
                        print(end='')
                        self.last = cell
                print(end='')
            return any(cell in self.banned for cell in rows[-1]), self.last

    def run(words):
        banned = Filter(words(0, 400, 3))
        return banned.kept([words(0, 100), words(50, 200), words(399, 410)]), banned.last
  `)
  check('a while test', 'safe', `
    def free(taken: list[str], name: str) -> str:
        number = 0
        candidate: str = name + str(number)
        while candidate in taken:
            number += 1
            candidate = name + str(number)
        return candidate

    def run(words):
        return free(words(0, 500), 'w'), free(words(0, 500), 'a name that nobody has taken')
  `)
  check('names that begin as None, whatever their annotations say', 'suggested', `
    from dataclasses import dataclass, field

    def kept(users: list[str], banned: list[str] = None):
        return [user for user in users if banned and user in banned]

    def limited(users: list[str], only: list[str] = None):
        found = []
        for user in users:
            if only is not None and user not in only:
                continue
            found.append(user)
        return found

    def keyword(users: list[str], flag: bool, *, names: list[str] = None):
        return [user for user in users if not flag or user in names]

    class Team:
        names: list[str] = None

        def members(self, users: list[str]):
            return [user for user in users if self.names is None or user in self.names]

    @dataclass
    class Group:
        names: list[str] = field(default=None)

        def members(self, users: list[str]):
            return [user for user in users if self.names and user in self.names]

    def later(users: list[str], start: str):
        banned: list[str] = None
        for user in users:
            if user.startswith(start):
                banned = users.copy()
        return [user for user in users if banned and user in banned]

    def run(words):
        many, some = words(0, 200), words(100, 300)
        team = Team()
        team.names = some
        without = kept(many), limited(many), keyword(many, False), Team().members(many), Group().members(many), later(many, 'none')
        return without, kept(many, some), limited(many, some), keyword(many, True, names=some), team.members(many), Group(some).members(many), later(many, 'w1')
  `)
  check('values of which nothing is known', 'suggested', `
    def kept(users, banned: list):
        return [user for user in users if user not in banned]

    def maybe(users, banned: list | None):
        found = []
        if banned:
            for user in users:
                if user in banned:
                    found.append(user)
        return found

    def run(words):
        return kept(words(0, 300), words(100, 400, 2)), maybe(words(0, 300), None), maybe(words(0, 300), words(9, 99))
  `)
  check('unique values in order, beside a companion set', 'suggested', `
    def unique(users: list[str]):
        out = []
        for user in users:
            if user and user not in out:
                out.append(user)
        return out

    def all_unique(rows: list[list[str]]):
        out = ['first']
        for row in rows:
            for cell in row:
                if cell not in out: out.append(cell)
        return out

    def run(words):
        return unique(words(0, 300) + words(0, 600)), all_unique([words(0, 99), words(50, 150), []])
  `)
})

describe('programs before and after: list-membership-in-loop, TypeScript', () => {
  const check = differs('typescript')

  check('includes, indexOf and some in loops and callbacks', 'safe', `
    function kept(users: string[], banned: string[]) {
      return users.filter((user) => !banned.includes(user))
    }
    const first = (users: string[], banned: string[]) => users.find((user) => banned.indexOf(user) === -1 || -1 < banned.lastIndexOf(user + '0'))
    function counted(users: string[], banned: readonly string[], known: string[]) {
      const found: Record<string, number> = {}
      for (const user of users) {
        if (banned.indexOf(user) >= 0) found[user] = 1
        else if (!known.some((one) => one === user) && !~banned.indexOf(user.toUpperCase())) found[user] = 2
      }
      return found
    }
    export function run(words: (start: number, end: number, step?: number) => string[]) {
      return [kept(words(0, 300), words(100, 400, 2)), first(words(0, 100), words(0, 90)), counted(words(0, 200), words(50, 300), words(0, 500, 3)), kept([], words(0, 9)), kept(words(0, 9), [])]
    }
  `)
  check('numbers, NaN among them, under includes', 'safe', `
    class Filter {
      constructor(private readonly banned: number[]) {}
      kept(rows: number[][]) {
        return rows.map((row) => row.filter((cell) => !this.banned.includes(cell)).length)
      }
    }
    function common(rows: { numbers: number[] }[], wanted: number[]) {
      return rows.map((row) => wanted.filter((one) => row.numbers.includes(one)))
    }
    export function run(words: unknown, counted: (array: number[]) => number[]) {
      const numbers = Array.from({ length: 400 }, (_, index) => index % 7 === 0 ? NaN : index * 3)
      return [new Filter(counted(numbers)).kept([numbers, [NaN, -0, 0, 3], []]), common([{ numbers: counted([...numbers, 0]) }], [...numbers, -0])]
    }
  `)
  check('values of which nothing is known', 'suggested', `
    function kept(users: any[], banned: any[]) {
      return users.filter((user) => !banned.includes(user)).length
    }
    function numbers(users: number[], banned: number[]) {
      let found = ''
      for (const user of users) if (banned.indexOf(user) !== -1) found += user
      return found
    }
    export function run(words: (start: number, end: number) => string[], counted: (array: number[]) => number[]) {
      const some = Array.from({ length: 300 }, (_, index) => index * 2)
      const object = {}
      return [kept([...words(0, 300), object, null, undefined, {}], [...words(0, 10), object, undefined]), kept(words(0, 200), words(100, 300)), numbers(some.map((one) => one + (one % 3)), counted(some))]
    }
  `)
  check('unique values in order, beside a companion set', 'suggested', `
    function unique(users: string[], out: string[]) {
      for (const user of users) {
        if (!out.includes(user)) {
          out.push(user)
        }
      }
      return out
    }
    export function run(words: (start: number, end: number) => string[], counted: (array: string[]) => string[]) {
      return unique([...words(0, 200), ...words(0, 300)], counted([]))
    }
  `)
})
