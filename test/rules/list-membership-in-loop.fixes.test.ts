// What the fixes of list-membership-in-loop write: where the set stands, what asks it, and what the author must agree to.

import { checksFor } from '../support/check.js'

describe('list-membership-in-loop, fixes in Python', () => {
  const { fixes, noFix } = checksFor('list-membership-in-loop', 'python')

  fixes('safe: strings on both sides', `
    def check(users: list[str], banned: list[str]):
        """What is banned."""
        for user in users:
            if ⟦user in banned⟧:  # slow
                print(user)
  `, `
    def check(users: list[str], banned: list[str]):
        """What is banned."""
        banned_set = set(banned)
        for user in users:
            if user in banned_set:  # slow
                print(user)
  `, { safety: 'safe', title: /^Search a set of 'banned' built once above the loop$/ })
  fixes('suggested: nothing is known of the elements', `
    def check(users, banned: list):
        return [user for user in users if ⟦user not in banned⟧]
  `, `
    def check(users, banned: list):
        banned_set = set(banned)
        return [user for user in users if user not in banned_set]
  `, { safety: 'suggested', title: /elements and tested values must be hashable/ })
  fixes('suggested: only the elements are known, the tested value is not', `
    def check(users, banned: list[str]):
        return [user for user in users if ⟦user not in banned⟧]
  `, `
    def check(users, banned: list[str]):
        banned_set = set(banned)
        return [user for user in users if user not in banned_set]
  `, { safety: 'suggested', title: /hashable/ })
  fixes('safe: members of an enumeration, numbers and tuples of them', `
    from enum import Enum
    class Colour(Enum):
        RED = 'red'
    def check(colours: list[Colour], known: list[Colour]):
        return [colour for colour in colours if ⟦colour in known⟧]
  `, `
    from enum import Enum
    class Colour(Enum):
        RED = 'red'
    def check(colours: list[Colour], known: list[Colour]):
        known_set = set(known)
        return [colour for colour in colours if colour in known_set]
  `, { safety: 'safe' })
  fixes('safe: what nobody else holds, whatever the loop calls', `
    def check(users: list[str], notify):
        banned = [user for user in users if user.startswith('a')]
        for user in users:
            if ⟦user not in banned⟧:
                notify(user)
        return banned
  `, `
    def check(users: list[str], notify):
        banned = [user for user in users if user.startswith('a')]
        banned_set = set(banned)
        for user in users:
            if user not in banned_set:
                notify(user)
        return banned
  `, { safety: 'safe' })
  fixes('suggested: a function that was given may change the list', `
    def check(users: list[str], banned: list[str], notify):
        for user in users:
            if ⟦user not in banned⟧:
                notify(user)
  `, `
    def check(users: list[str], banned: list[str], notify):
        banned_set = set(banned)
        for user in users:
            if user not in banned_set:
                notify(user)
  `, { safety: 'suggested', title: /nothing that the loop runs may change the list/ })
  fixes('suggested: what was stored elsewhere may be changed there', `
    def check(users: list[str], banned: list[str], key: str):
        held = {}
        held[key] = banned
        for user in users:
            if ⟦user in banned⟧:
                held['x'].append(user)
  `, `
    def check(users: list[str], banned: list[str], key: str):
        held = {}
        held[key] = banned
        banned_set = set(banned)
        for user in users:
            if user in banned_set:
                held['x'].append(user)
  `, { safety: 'suggested', title: /nothing that the loop runs may change the list/ })
  fixes('suggested: what a thread was given to do may change the list', `
    import threading
    def check(users: list[str], banned: list[str]):
        thread = threading.Thread(target=lambda: banned.extend(users))
        for user in users:
            if ⟦user in banned⟧:
                thread.start()
  `, `
    import threading
    def check(users: list[str], banned: list[str]):
        thread = threading.Thread(target=lambda: banned.extend(users))
        banned_set = set(banned)
        for user in users:
            if user in banned_set:
                thread.start()
  `, { safety: 'suggested', title: /nothing that the loop runs may change the list/ })
  fixes('suggested: a function and the list for it', `
    import threading
    def fill(names: list[str]):
        names.append('x')
    def check(users: list[str], banned: list[str]):
        thread = threading.Thread(target=fill, args=(banned,))
        for user in users:
            if ⟦user in banned⟧:
                thread.start()
  `, `
    import threading
    def fill(names: list[str]):
        names.append('x')
    def check(users: list[str], banned: list[str]):
        thread = threading.Thread(target=fill, args=(banned,))
        banned_set = set(banned)
        for user in users:
            if user in banned_set:
                thread.start()
  `, { safety: 'suggested', title: /nothing that the loop runs may change the list/ })
  fixes('suggested: a method of the list was handed over', `
    import atexit, time
    def check(users: list[str], banned: list[str]):
        atexit.register(banned.clear)
        for user in users:
            if ⟦user in banned⟧:
                time.sleep(1)
  `, `
    import atexit, time
    def check(users: list[str], banned: list[str]):
        atexit.register(banned.clear)
        banned_set = set(banned)
        for user in users:
            if user in banned_set:
                time.sleep(1)
  `, { safety: 'suggested', title: /nothing that the loop runs may change the list/ })
  fixes('safe: the list is measured, read and gone through, and others are filled', `
    import json, time
    def check(users: list[str], banned: list[str], other: list[str]):
        groups: dict[str, list[str]] = {}
        found = [[], []]
        print(len(banned), banned[0], json.dumps(banned), [name for name in banned])
        add = other.append
        for user in users:
            if user not in groups:
                groups[user] = []
            groups[user].append(user)
            if ⟦user in banned⟧:
                found[0].append(user)
                time.sleep(1)
        return groups, found
  `, `
    import json, time
    def check(users: list[str], banned: list[str], other: list[str]):
        groups: dict[str, list[str]] = {}
        found = [[], []]
        print(len(banned), banned[0], json.dumps(banned), [name for name in banned])
        add = other.append
        banned_set = set(banned)
        for user in users:
            if user not in groups:
                groups[user] = []
            groups[user].append(user)
            if user in banned_set:
                found[0].append(user)
                time.sleep(1)
        return groups, found
  `, { safety: 'safe' })
  fixes('names of other functions are no concern of this one', `
    def other(banned_set: set[str]):
        return len(banned_set)
    def check(users: list[str], banned: list[str]):
        return [user for user in users if ⟦user in banned⟧]
  `, `
    def other(banned_set: set[str]):
        return len(banned_set)
    def check(users: list[str], banned: list[str]):
        banned_set = set(banned)
        return [user for user in users if user in banned_set]
  `, { safety: 'safe' })
  fixes('names of the module and of the functions around are', `
    banned_set = set()
    def check(users: list[str], known: list[str], banned: list[str]):
        known_set = set(known)
        def within():
            return [user for user in users if ⟦user in banned⟧]
        return known_set, within()
  `, `
    banned_set = set()
    def check(users: list[str], known: list[str], banned: list[str]):
        known_set = set(known)
        def within():
            banned_set2 = set(banned)
            return [user for user in users if user in banned_set2]
        return known_set, within()
  `)
  fixes('two lines stay free above what a module defines', `
    NAMES = [str(n) for n in range(100)]
    OTHER = [str(n) for n in range(100)]


    def check(kept=[name for name in NAMES if ⟦name in OTHER⟧]):
        return kept
  `, `
    NAMES = [str(n) for n in range(100)]
    OTHER = [str(n) for n in range(100)]


    OTHER_SET = set(OTHER)


    def check(kept=[name for name in NAMES if name in OTHER_SET]):
        return kept
  `)
  noFix('a list that may not have a value above the loop', `
    def check(users: list[str], query: str | None):
        if query:
            wanted: list[str] = query.split(',')
        return [user for user in users if not query or ⟦user in wanted⟧]
  `, { reason: /may not have a value yet/ })
  noFix('a list that a \`try\` may leave without a value', `
    def check(users: list[str], path: str):
        found = 0
        try:
            lines: list[str] = open(path).read().split()
        except OSError:
            pass
        for user in users:
            if found < 0 and ⟦user in lines⟧:
                found += 1
        return found
  `, { reason: /may not have a value yet/ })
  fixes('safe: every way to the loop gives the list a value', `
    def check(users: list[str], path: str, query: str | None):
        wanted: list[str]
        if query:
            wanted = query.split(',')
        elif path:
            wanted = path.split('/')
        else:
            return []
        try:
            with open(path) as file:
                lines: list[str] = file.read().split()
        except OSError:
            raise ValueError(path)
        return [user for user in users if ⟦user in wanted⟧ or ⟦user in lines⟧]
  `, `
    def check(users: list[str], path: str, query: str | None):
        wanted: list[str]
        if query:
            wanted = query.split(',')
        elif path:
            wanted = path.split('/')
        else:
            return []
        try:
            with open(path) as file:
                lines: list[str] = file.read().split()
        except OSError:
            raise ValueError(path)
        wanted_set = set(wanted)
        return [user for user in users if user in wanted_set or user in lines]
  `, { safety: 'safe' })
  fixes('suggested: a generator is read when somebody asks for it', `
    def check(users: list[str], banned: list[str]):
        return (user for user in users if ⟦user not in banned⟧)
  `, `
    def check(users: list[str], banned: list[str]):
        banned_set = set(banned)
        return (user for user in users if user not in banned_set)
  `, { safety: 'suggested', title: /nothing may change the list before the test is made/ })
  fixes('safe: a generator that is read at once', `
    def check(users: list[str], banned: list[str]):
        return sorted(map(str.upper, (user for user in users if ⟦user not in banned⟧)))
  `, `
    def check(users: list[str], banned: list[str]):
        banned_set = set(banned)
        return sorted(map(str.upper, (user for user in users if user not in banned_set)))
  `, { safety: 'safe' })
  fixes('a tuple of strings and numbers is hashable', `
    def check(pairs: list[tuple[str, int]], known: list[tuple[str, int]]):
        return [pair for pair in pairs if ⟦pair in known⟧]
  `, `
    def check(pairs: list[tuple[str, int]], known: list[tuple[str, int]]):
        known_set = set(known)
        return [pair for pair in pairs if pair in known_set]
  `, { safety: 'safe' })
  fixes('above the outermost loop in which the list stays the same', `
    def check(rows: list[list[str]], banned: list[str]):
        found = []
        for row in rows:
            for cell in row:
                if ⟦cell in banned⟧:
                    found.append(cell)
        return found
  `, `
    def check(rows: list[list[str]], banned: list[str]):
        found = []
        banned_set = set(banned)
        for row in rows:
            for cell in row:
                if cell in banned_set:
                    found.append(cell)
        return found
  `, { safety: 'safe' })
  fixes('between two loops where the outer one makes the list', `
    def check(rows: list[list[str]], users: list[str]):
        for row in rows:
            for user in users:
                if ⟦user in row⟧:
                    print(user)
  `, `
    def check(rows: list[list[str]], users: list[str]):
        for row in rows:
            row_set = set(row)
            for user in users:
                if user in row_set:
                    print(user)
  `, { safety: 'safe' })
  fixes('one set for every test of the loop', `
    def check(users: list[str], banned: list[str]):
        for user in users:
            if ⟦user in banned⟧ or ⟦user.lower() in banned⟧:
                print(user)
            elif ⟦user not in banned⟧:
                print(1)
  `, `
    def check(users: list[str], banned: list[str]):
        banned_set = set(banned)
        for user in users:
            if user in banned_set or user.lower() in banned_set:
                print(user)
            elif user not in banned_set:
                print(1)
  `, { safety: 'safe' })
  fixes('the name is not taken', `
    banned_set = None
    def check(users: list[str], _banned: list[str]):
        return [user for user in users if ⟦user in _banned⟧]
  `, `
    banned_set = None
    def check(users: list[str], _banned: list[str]):
        banned_set2 = set(_banned)
        return [user for user in users if user in banned_set2]
  `)
  fixes('module constants', `
    CODES = open('codes').read().split()
    for code in open('all'):
        if ⟦code in CODES⟧:
            print(code)
  `, `
    CODES = open('codes').read().split()
    CODES_SET = set(CODES)
    for code in open('all'):
        if code in CODES_SET:
            print(code)
  `)
  fixes('parentheses around the list go', `
    def check(users: list[str], banned: list[str]):
        return [user for user in users if ⟦user in (banned)⟧ or not user]
  `, `
    def check(users: list[str], banned: list[str]):
        banned_set = set(banned)
        return [user for user in users if user in banned_set or not user]
  `)
  fixes('None is taken for an empty list', `
    def check(users: list[str], banned: list[str] | None):
        if banned:
            for user in users:
                if ⟦user in banned⟧:
                    print(user)
  `, `
    def check(users: list[str], banned: list[str] | None):
        if banned:
            banned_set = set(banned or ())
            for user in users:
                if user in banned_set:
                    print(user)
  `, { safety: 'suggested', title: /None is taken for an empty list/ })
  fixes('attributes of self', `
    class Filter:
        def __init__(self, banned: list[str]):
            self.banned = banned
        def check(self, users: list[str]):
            return [user for user in users if ⟦user in self.banned⟧]
  `, `
    class Filter:
        def __init__(self, banned: list[str]):
            self.banned = banned
        def check(self, users: list[str]):
            banned_set = set(self.banned)
            return [user for user in users if user in banned_set]
  `, { safety: 'safe' })
  fixes('a while test, and a literal that is long', `
    def free(name: str):
        while ⟦name in ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']⟧:
            name += 'x'
        return name
  `, `
    def free(name: str):
        values_set = set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])
        while name in values_set:
            name += 'x'
        return name
  `, { safety: 'safe' })
  fixes('suggested: the loop waits', `
    async def check(users: list[str], banned: list[str]):
        for user in users:
            await pause()
            if ⟦user in banned⟧:
                print(user)
  `, `
    async def check(users: list[str], banned: list[str]):
        banned_set = set(banned)
        for user in users:
            await pause()
            if user in banned_set:
                print(user)
  `, { safety: 'suggested', title: /while the loop waits/ })
  fixes('above the if that an elif belongs to', `
    def check(users: list[str], banned: list[str]):
        if not users:
            return 1
        elif any(⟦user in banned⟧ for user in users):
            return 2
  `, `
    def check(users: list[str], banned: list[str]):
        banned_set = set(banned)
        if not users:
            return 1
        elif any(user in banned_set for user in users):
            return 2
  `)
  fixes('tabs and CRLF', `def check(users: list[str], banned: list[str]):\r\n\tfor user in users:\r\n\t\tif ⟦user in banned⟧:\r\n\t\t\tprint(user)\r\n`,
    `def check(users: list[str], banned: list[str]):\r\n\tbanned_set = set(banned)\r\n\tfor user in users:\r\n\t\tif user in banned_set:\r\n\t\t\tprint(user)\r\n`)
  fixes('a companion set', `
    def unique(users: list[str]):
        out = []
        for user in users:
            if ⟦user not in out⟧:
                # New.
                out.append(user)
        return out
  `, `
    def unique(users: list[str]):
        out = []
        out_seen = set(out)
        for user in users:
            if user not in out_seen:
                # New.
                out_seen.add(user)
                out.append(user)
        return out
  `, { safety: 'suggested', title: /Keep a set beside 'out'.*hashable/ })
  fixes('a companion set for the list that lives longest', `
    def unique(rows: list[list[str]]):
        out = []
        for row in rows:
            for cell in row:
                if cell and ⟦cell not in out⟧:
                    out.append(cell)
        return out
  `, `
    def unique(rows: list[list[str]]):
        out = []
        out_seen = set(out)
        for row in rows:
            for cell in row:
                if cell and cell not in out_seen:
                    out_seen.add(cell)
                    out.append(cell)
        return out
  `)
  fixes('a companion set on one line', `
    def unique(users: list[str]):
        out = []
        for user in users:
            if ⟦user not in out⟧: out.append(user)
        return out
  `, `
    def unique(users: list[str]):
        out = []
        out_seen = set(out)
        for user in users:
            if user not in out_seen: out_seen.add(user); out.append(user)
        return out
  `)

  noFix('a position', `
    def check(users: list[str], order: list[str]):
        return [⟦order.index(user)⟧ for user in users]
  `)
  noFix('a count', `
    def check(users: list[str], order: list[str]):
        return [⟦order.count(user)⟧ for user in users]
  `)
  noFix('a lambda has no statements', `
    def make(banned: list[str]):
        return lambda users: [user for user in users if ⟦user in banned⟧]
  `)
  noFix('a list that the statement itself makes', `
    def check(users: list[str], text: str):
        if (banned := text.split(',')) and any(⟦user in banned⟧ for user in users):
            print(1)
  `)
  noFix('loops of one comprehension, the outer of which makes the list', `
    def check(rows: list[list[str]], users: list[str]):
        return [user for row in rows for user in users if ⟦user in row⟧]
  `)
  noFix('a class body', `
    class Names:
        banned: list[str] = load('banned')
        for name in other():
            if ⟦name in banned⟧:
                print(name)
  `)
  noFix('another statement on the line', `
    def check(users: list[str], banned: list[str]):
        x = 1; y = [user for user in users if ⟦user in banned⟧]
        return x, y
  `)
})

describe('list-membership-in-loop, fixes in TypeScript', () => {
  const { fixes, noFix } = checksFor('list-membership-in-loop', 'typescript')

  fixes('safe: includes on strings', `
    export function check(users: string[], banned: string[]) {
      for (const user of users) {
        if (⟦banned.includes(user)⟧) console.log(user);
      }
    }
  `, `
    export function check(users: string[], banned: string[]) {
      const bannedSet = new Set(banned);
      for (const user of users) {
        if (bannedSet.has(user)) console.log(user);
      }
    }
  `, { safety: 'safe' })
  fixes('safe: includes compares numbers as a Set does', `
    export function check(users: number[], banned: number[]) {
      return users.filter((user) => !⟦banned.includes(user)⟧)
    }
  `, `
    export function check(users: number[], banned: number[]) {
      const bannedSet = new Set(banned)
      return users.filter((user) => !bannedSet.has(user))
    }
  `, { safety: 'safe' })
  fixes('suggested: nothing is known of the elements', `
    export function check(users: any, banned: any[]) {
      for (const user of users) if (⟦banned.includes(user)⟧) console.log(user)
    }
  `, `
    export function check(users: any, banned: any[]) {
      const bannedSet = new Set(banned)
      for (const user of users) if (bannedSet.has(user)) console.log(user)
    }
  `, { safety: 'suggested', title: /types of the elements are not known/ })
  fixes('suggested: indexOf on numbers never finds NaN', `
    export function check(users: number[], banned: number[]) {
      return users.filter((user) => ⟦banned.indexOf(user)⟧ === -1)
    }
  `, `
    export function check(users: number[], banned: number[]) {
      const bannedSet = new Set(banned)
      return users.filter((user) => !bannedSet.has(user))
    }
  `, { safety: 'suggested', title: /NaN/ })
  fixes('safe: indexOf and some on strings, in every comparison', `
    export function check(users: string[], banned: string[]) {
      for (const u of users) {
        const a = ⟦banned.indexOf(u)⟧ >= 0
        const b = -1 !== ⟦banned.lastIndexOf(u)⟧
        const c = ⟦banned.indexOf(u.trim())⟧ < 0 && 1
        const d = ⟦banned.some((one) => one === u)⟧
        if (!~⟦banned.indexOf(u)⟧) console.log(a, b, c, d)
      }
    }
  `, `
    export function check(users: string[], banned: string[]) {
      const bannedSet = new Set(banned)
      for (const u of users) {
        const a = bannedSet.has(u)
        const b = bannedSet.has(u)
        const c = !bannedSet.has(u.trim()) && 1
        const d = bannedSet.has(u)
        if (!bannedSet.has(u)) console.log(a, b, c, d)
      }
    }
  `, { safety: 'safe' })
  fixes('an arrow function whose body is an expression gets a block', `
    export const kept = (users: string[], banned: string[]) => users.filter((user) => !⟦banned.includes(user)⟧)
  `, `
    export const kept = (users: string[], banned: string[]) => {
      const bannedSet = new Set(banned)
      return users.filter((user) => !bannedSet.has(user))
    }
  `, { safety: 'safe' })
  fixes('between two callbacks', `
    export function check(rows: { names: string[] }[], users: string[]) {
      return rows.map((row) => users.filter((user) => ⟦row.names.includes(user)⟧));
    }
  `, `
    export function check(rows: { names: string[] }[], users: string[]) {
      return rows.map((row) => {
        const namesSet = new Set(row.names);
        return users.filter((user) => namesSet.has(user));
      });
    }
  `)
  fixes('above the return of JSX', `
    export function List({ users, selected }: { users: string[]; selected: string[] }) {
      return (
        <ul>
          {users.map((user) => <li className={⟦selected.includes(user)⟧ ? 'on' : ''}>{user}</li>)}
        </ul>
      )
    }
  `, `
    export function List({ users, selected }: { users: string[]; selected: string[] }) {
      const selectedSet = new Set(selected)
      return (
        <ul>
          {users.map((user) => <li className={selectedSet.has(user) ? 'on' : ''}>{user}</li>)}
        </ul>
      )
    }
  `, { path: 'src/list.tsx', safety: 'safe' })
  fixes('attributes and assertions', `
    class Filter {
      constructor(private readonly banned: string[]) {}
      kept(users: string[], more: string[] | undefined) {
        return users.filter((user) => ⟦this.banned.includes(user)⟧ && ⟦more!.includes(user)⟧)
      }
    }
  `, `
    class Filter {
      constructor(private readonly banned: string[]) {}
      kept(users: string[], more: string[] | undefined) {
        const bannedSet = new Set(this.banned)
        return users.filter((user) => bannedSet.has(user) && more!.includes(user))
      }
    }
  `)
  fixes('a companion set', `
    export function unique(users: string[]) {
      const out: string[] = [];
      for (const user of users) {
        if (!⟦out.includes(user)⟧) {
          out.push(user);
        }
      }
      return out;
    }
  `, `
    export function unique(users: string[]) {
      const out: string[] = [];
      const outSeen = new Set(out);
      for (const user of users) {
        if (!outSeen.has(user)) {
          outSeen.add(user);
          out.push(user);
        }
      }
      return out;
    }
  `, { safety: 'suggested' })
  fixes('a companion set for indexOf, beside a callback', `
    export function unique(users: string[]) {
      const out: string[] = []
      users.forEach((user) => {
        if (⟦out.indexOf(user)⟧ === -1) {
          out.push(user)
        }
      })
      return out
    }
  `, `
    export function unique(users: string[]) {
      const out: string[] = []
      const outSeen = new Set(out)
      users.forEach((user) => {
        if (!outSeen.has(user)) {
          outSeen.add(user)
          out.push(user)
        }
      })
      return out
    }
  `)

  noFix('a position', `
    export function check(users: string[], order: string[]) {
      return users.map((user) => ⟦order.indexOf(user)⟧)
    }
  `)
  noFix('a loop without braces around it', `
    export function check(users: string[], banned: string[]) {
      if (users.length > 9)
        for (const user of users) if (⟦banned.includes(user)⟧) console.log(user)
    }
  `)
  noFix('an append without braces around it', `
    export function unique(users: string[]) {
      const out: string[] = []
      for (const user of users) if (!⟦out.includes(user)⟧) out.push(user)
      return out
    }
  `)
  noFix('another statement on the line', `
    export function check(users: string[], banned: string[]) { return users.filter((user) => ⟦banned.includes(user)⟧) }
  `)
  noFix('a comment would go', `
    export const kept = (users: string[], banned: string[]) => /* all of them */ users.filter((user) => ⟦banned.includes(user)⟧)
  `)
})
