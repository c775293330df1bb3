// Every function of the language that the model speaks of; only those that talk to somebody have an effect.

import process from 'node:process'

export async function objects(row: Record<string, number>, pairs: [string, number][], given: { a?: number }): Promise<void> {
  use(Array.from(pairs), Array.from('abc', (letter) => letter), Array.of(1, 2), Array.isArray(pairs))
  use(await Array.fromAsync(pairs))
  use(Object.keys(row), Object.values(row), Object.entries(row), Object.fromEntries(pairs), Object.create(null))
  use(Object.getPrototypeOf(row), Object.getOwnPropertyNames(row), Object.is(row, given), Object.isFrozen(row), Object.hasOwn(row, 'a'))
  use(Object.groupBy(pairs, (pair) => pair[0]), Map.groupBy(pairs, (pair) => pair[0]))
  Object.assign(given, row)
  Object.defineProperty(given, 'a', { value: 1 })
  Object.defineProperties(given, {})
  Object.setPrototypeOf(given, null)
  Object.freeze(given)
  Object.seal(given)
  use(Reflect.ownKeys(row), Reflect.has(row, 'a'), Reflect.get(row, 'a'))
}

export async function promises(work: Promise<number>[]): Promise<void> {
  const all = await Promise.all(work)
  const settled = await Promise.allSettled(work)
  for (const one of settled) use(one.status)
  use(all, await Promise.race(work), await Promise.any(work), await Promise.resolve(1), Promise.reject(new Error('a')))
  use(Promise.withResolvers())
}

export function texts(text: string): void {
  use(JSON.parse(text), JSON.stringify(text), structuredClone(text), Number(text), String(1), Boolean(text), BigInt(1), Symbol('a'))
  use(parseInt(text, 10), parseFloat(text), isNaN(1), isFinite(1), encodeURI(text), encodeURIComponent(text))
  use(decodeURI(text), decodeURIComponent(text), atob(text), btoa(text), Number.isInteger(1), Number.isSafeInteger(1))
  use(Number.isFinite(1), Number.isNaN(1), Number.parseInt(text, 10), Number.parseFloat(text), String.fromCharCode(1))
  use(String.fromCodePoint(1), String.raw`a`, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY)
  use(/a/g.test(text), /a/.exec(text), /a/.source, /a/.flags, new RegExp(text).lastIndex)
}

export function numbers(a: number): void {
  use(Math.abs(a), Math.ceil(a), Math.floor(a), Math.round(a), Math.trunc(a), Math.sign(a), Math.sqrt(a), Math.pow(a, a), Math.exp(a))
  use(Math.log(a), Math.log2(a), Math.log10(a), Math.hypot(a, a), Math.min(a, a), Math.max(a, a), Math.random(), Math.PI)
  use(Date.now(), Date.parse('2026-01-01'), Date.UTC(2026, 1), performance.now())
}

export function dates(day: Date): void {
  use(day.getTime(), day.valueOf(), day.getFullYear(), day.getMonth(), day.getDate(), day.getDay(), day.getHours(), day.getMinutes())
  use(day.getSeconds(), day.toISOString(), day.toJSON(), day.toString(), day.toDateString(), day.toLocaleString())
  use(day.toLocaleDateString(), day.toLocaleTimeString())
  day.setTime(0)
  day.setFullYear(2026)
  day.setMonth(1)
  day.setDate(1)
  day.setHours(1)
  day.setMinutes(1)
}

export function addresses(text: string): void {
  const address = new URL(text)
  use(address.href, address.host, address.hostname, address.pathname, address.search, address.toString())
  const search = address.searchParams
  use(search.get('a'), search.getAll('a'), search.has('a'), search.toString())
  search.set('a', 'b')
  search.append('a', 'b')
  search.delete('a')
  for (const [name, value] of new URLSearchParams(text)) use(name, value)
}

export function processes(error: Error): void {
  use(process.argv, process.execArgv, process.env, process.platform, process.pid, process.hrtime(), process.cwd())
  use(process.memoryUsage(), process.uptime(), error.name, error.message, error.stack)
  queueMicrotask(() => use())
  process.nextTick(() => use())
  process.exit(1)
}

export function speaks(text: string): void {
  console.log(text) //: log
  console.info(text) //: log
  console.warn(text) //: log
  console.error(text) //: log
  console.debug(text) //: log
  console.trace(text) //: log
  console.table(text) //: log
  console.dir(text) //: log
  console.group(text) //: log
  console.groupEnd()
  console.count(text) //: log
  console.time(text)
  console.timeLog(text) //: log
  console.timeEnd(text) //: log
  console.assert(text !== '', text) //: log
  process.stdout.write(text) //: log
  process.stderr.write(text) //: log
  alert(text) //: ui
  use(confirm(text)) //: ui
  use(prompt(text)) //: ui
}

function use(...values: unknown[]): void {
  values.slice()
}
