// So many of a thing, in words: one is one.

/** `1 call`, `1,200 calls`; `shown`: the number as it is written, where that is shorter. */
export function counted(count: number, noun: string, shown = count.toLocaleString('en-US')): string {
  return count === 1 ? `1 ${noun}` : `${shown} ${plural(noun)}`
}

function plural(noun: string): string {
  return /(?:s|x|ch)$/.test(noun) ? `${noun}es` : noun.replace(/[^aeiou]y$/, (end) => `${end.slice(0, -1)}ie`) + 's'
}

/** Of `samples`, `boxes`, `page faults`, `entries`: `sample` and so on; of `cycles of the processor` the first. */
export function singular(nouns: string): string {
  const [, first = nouns, rest = ''] = /^(.+?)((?: (?:of|that|for|in|outside)\b.*)?)$/.exec(nouns) ?? []
  return `${first.replace(/(?:(ss|x|ch)es|ies|([^s])s)$/, (end: string, hissing?: string, other?: string) => hissing ?? other ?? (end === 'ies' ? 'y' : end))}${rest}`
}
