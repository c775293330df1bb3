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

/** Nothing, or what its author must agree to: whatever safe fixes there are, the output is the same. */
function stays(language: 'python' | 'typescript') {
  return (name: string, source: string) => {
    it(`the same with safe fixes: ${name}`, async () => {
      const before = dedent(source)
      const { text: after } = await fixedBy(rule, language === 'python' ? 'app/program.py' : 'src/program.ts', before, { take: 'safe' })
      const [first, second] = [await run(language, before), await run(language, after)]
      assert.equal(second.output, first.output)
      assert.ok(first.output.length > 20, 'says something')
    })
  }
}

describe('programs before and after: list-membership-in-loop, Python', () => {
  const check = differs('python')
  const same = stays('python')

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
  same('names that a function binds anew', `
    NAMES: list[str] = ['w%d' % number for number in range(100)]

    def change():
        global NAMES
        NAMES = []

    def of_module(users: list[str]):
        hits = []
        for user in users:
            if user in NAMES:
                hits.append(user)
                change()
        return hits

    def of_function(users: list[str], names: list[str]):
        hits = []
        def forget():
            nonlocal names
            names = []
        def through():
            forget()
        for user in users:
            if user in names:
                hits.append(user)
                through()
        return hits

    def run(words):
        return of_module(words(0, 90)), of_function(words(0, 90), words(0, 50)), 'one of each'
  `)
  same('tests that are made later', `
    import threading

    def generator(users: list[str], banned: list[str]):
        kept = (user for user in users if user in banned)
        banned.append('w80')
        return list(kept)

    def handed_out(users: list[str], banned: list[str]):
        return (user for user in users if user in banned)

    def filtered(users: list[str], banned: list[str]):
        return filter(lambda user: user in banned, users)

    def numbered(users: list[str], banned: list[str]):
        return enumerate(user for user in users if user in banned)

    def functions(users: list[str], banned: list[str]):
        tests = []
        for user in users:
            tests.append(lambda user=user: user in banned)
        return tests

    def later(made, banned):
        banned.clear()
        banned.append('w5')
        return list(made)

    def run(words):
        many, some = words(0, 90), [words(0, 50) for _ in range(5)]
        tests = functions(many, some[4])
        some[4].clear()
        return (generator(many, some[0]), later(handed_out(many, some[1]), some[1]), later(filtered(many, some[2]), some[2]),
                later(numbered(many, some[3]), some[3]), [test() for test in tests])
  `)
  same('lists that others change meanwhile', `
    class Bot:
        def __init__(self, banned: list[str]):
            self.banned: list[str] = banned

        def told(self, users: list[str], notify):
            out = []
            for user in users:
                if user in self.banned:
                    notify(user)
                    out.append(user)
            return out

        def unban(self):
            self.banned.clear()

        def renew(self):
            self.banned = []

    def given(users: list[str], banned: list[str], notify):
        out = []
        for user in users:
            if user in banned:
                notify(user)
                out.append(user)
        return out

    def aliased(users: list[str], banned: list[str], bot: Bot):
        return [user for user in users if user in banned and bot.unban() is None]

    def renewed(users: list[str], bot: Bot, other: Bot):
        return [user for user in users if user in bot.banned and other.renew() is None]

    def added(users: list[str], banned: list[str], out: list[str]):
        for user in users:
            if user not in banned:
                out.append(user)
        return out

    def run(words):
        many, some, bot, other = words(0, 90), [words(0, 50) for _ in range(4)], Bot(words(0, 50)), Bot(words(0, 50))
        told = bot.told(many, lambda user: bot.banned.clear())
        return (told, given(many, some[0], lambda user: some[0].clear()), aliased(many, some[1], Bot(some[1])), renewed(many, other, other),
                added(many + many, some[2], some[2]), 'changed by another name')
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
  const same = stays('typescript')

  same('names bound anew, tests made later, lists that others change', `
    import { EventEmitter } from 'node:events'
    function heard(users: string[], banned: string[], bus: EventEmitter) {
      return users.filter((user) => { const isBanned = banned.includes(user); if (isBanned) bus.emit('banned', user); return isBanned })
    }
    let names: string[] = ['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'w9']
    function change() { names = [] }
    function rebound(users: string[]) {
      const out: string[] = []
      for (const user of users) if (names.includes(user)) { out.push(user); change() }
      return out
    }
    function later(users: string[], banned: string[]) {
      const tests: (() => boolean)[] = []
      users.forEach((user) => { tests.push(() => banned.includes(user)) })
      return tests
    }
    class Bot {
      constructor(readonly banned: string[]) {}
      told(users: string[], notify: (user: string) => void) {
        const out: string[] = []
        users.forEach((user) => { if (this.banned.includes(user)) { out.push(user); notify(user) } })
        return out
      }
    }
    function given(users: string[], banned: string[], notify: (user: string) => void) {
      return users.filter((user) => { if (banned.includes(user)) notify(user); return banned.includes(user) })
    }
    export function run(words: (start: number, end: number, step?: number) => string[]) {
      const first = words(0, 50)
      const tests = later(words(0, 90), first)
      first.length = 3
      const bot = new Bot(words(0, 50))
      const second = words(0, 50)
      const third = words(0, 50)
      const bus = new EventEmitter()
      bus.on('banned', () => { third.length = 7 })
      return [heard(words(0, 90), third, bus), rebound(words(0, 90)), tests.map((test) => test()), bot.told(words(0, 90), () => { bot.banned.length = 0 }), given(words(0, 90), second, () => second.pop())]
    }
  `)

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
