// Every method of arrays, texts, maps, sets, promises and generators that the model speaks of: none has an effect of its own.

export function arrays(xs: number[], ys: readonly string[], nested: number[][]): void {
  xs.push(1)
  xs.unshift(1)
  use(xs.pop(), xs.shift(), xs.splice(0, 1))
  xs.sort((a, b) => a - b)
  xs.reverse()
  xs.fill(0)
  xs.copyWithin(0, 1)
  use(xs.at(0), xs.concat([1]), xs.slice(1), xs.toReversed(), xs.toSpliced(0, 1), xs.with(0, 1), xs.toSorted((a, b) => a - b))
  use(ys.includes('a'), ys.indexOf('a'), ys.lastIndexOf('a'), ys.join(), ys.toString(), ys.toLocaleString(), ys.length)
  use(ys.keys(), ys.values(), ys.entries(), nested.flat())
  ys.forEach((y) => use(y))
  use(ys.map((y) => y.length), ys.flatMap((y) => [y]), ys.filter((y) => y === 'a'), ys.find((y) => y), ys.findLast((y) => y))
  use(ys.findIndex((y) => y), ys.findLastIndex((y) => y), ys.some((y) => y), ys.every((y) => y))
  use(xs.reduce((sum, x) => sum + x, 0), xs.reduceRight((sum, x) => sum + x, 0), new Array(3))
}

export function texts(s: string, n: number): void {
  use(s.at(0), s.charAt(0), s.concat(s), s.normalize(), s.padEnd(1), s.padStart(1), s.repeat(1), s.slice(1), s.substring(1), s.substr(1))
  use(s.toLowerCase(), s.toLocaleLowerCase(), s.toUpperCase(), s.toLocaleUpperCase(), s.toString(), s.trim(), s.trimStart(), s.trimEnd())
  use(s.valueOf(), s.replace('a', 'b'), s.replaceAll(/a/g, (found) => found), s.charCodeAt(0), s.codePointAt(0), s.indexOf('a'))
  use(s.lastIndexOf('a'), s.search('a'), s.localeCompare('a'), s.includes('a'), s.startsWith('a'), s.endsWith('a'), s.split(','))
  use(s.match(/a/), s.matchAll(/a/g), s.length)
  use(n.toFixed(), n.toString(), n.toPrecision(), n.toLocaleString(), n.valueOf())
}

export function buffers(text: string): void {
  const bytes = Buffer.from(text)
  use(Buffer.alloc(1), Buffer.concat([bytes]), Buffer.byteLength(text), Buffer.isBuffer(bytes), bytes.length, bytes.byteLength)
  use(bytes.toString(), bytes.slice(1), bytes.subarray(1), bytes.equals(bytes), bytes.includes('a'), bytes.indexOf('a'))
  bytes.write('a')
  bytes.fill(0)
  bytes.set([1])
  for (const byte of bytes) use(byte)
}

export function maps(map: Map<string, number>, weak: WeakMap<object, number>, key: object): void {
  use(map.get('a'), map.has('a'), map.size, map.keys(), map.values(), map.entries(), new Map([['a', 1]]))
  map.set('a', 1)
  map.delete('a')
  map.clear()
  map.forEach((value, name) => use(value, name))
  for (const [name, value] of map) use(name, value)
  use(weak.get(key), weak.has(key))
  weak.set(key, 1)
  weak.delete(key)
}

export function sets(set: Set<string>, key: object): void {
  const weak = new WeakSet<object>()
  use(set.has('a'), set.size, set.keys(), set.values(), set.entries(), new Set(['a']))
  set.add('a')
  set.delete('a')
  set.clear()
  set.forEach((value) => use(value))
  use(set.union(set), set.intersection(set), set.difference(set), set.symmetricDifference(set))
  use(set.isSubsetOf(set), set.isSupersetOf(set), set.isDisjointFrom(set))
  for (const value of set) use(value)
  use(weak.has(key))
  weak.add(key)
  weak.delete(key)
}

export async function promises(work: Promise<number>): Promise<number> {
  const made = new Promise<number>((done) => done(1))
  use(await made)
  return work.then((value) => value + 1).catch(() => 0).finally(() => use())
}

export function generators(many: Map<string, number>): void {
  use(many.values().next(), many.values().toArray(), many.values().take(1), many.values().drop(1), many.values().return?.())
  many.values().forEach((value) => use(value))
  use(many.values().map((value) => value), many.values().flatMap((value) => [value]), many.values().filter((value) => value > 0))
  use(many.values().find((value) => value > 0), many.values().some((value) => value > 0), many.values().every((value) => value > 0))
  use(many.values().reduce((sum, value) => sum + value, 0))
}

function use(...values: unknown[]): void {
  values.slice()
}
