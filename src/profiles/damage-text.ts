// What was damaged in a file, with how often: importers say it of many, and where there was one it is said of one.

import { singular } from '../analysis/text/counted.js'

/** `what` begins with a plural: `samples had no stack and were left out`. */
export function damageText(what: string, times: number): string {
  return times === 1 ? `1 ${ofOne(what)}.` : `${times.toLocaleString('en-US')} ${what}.`
}

function ofOne(what: string): string {
  const [nouns = '', ...rest] = what.split(' ')
  return [singular(nouns), ...rest].join(' ').replace(/\bwere\b/g, 'was').replace(/\btheir ((?:own )?)(caller|place)s?\b/g, 'its $1$2').replace(/(?<=\bwas no )(?:events|samples|stacks)\b/g, singular)
}
