// npm run new-rule -- <category> <id>: a rule that reports nothing yet, and tests that fail until it does.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, run, say, stop } from './setup.mjs'

const severities = { database: 'warning', network: 'warning', cloud: 'warning', compute: 'information', memory: 'hint' }

const [category, id] = process.argv.slice(2)
if (!(category in severities) || !/^[a-z]+(-[a-z]+)*$/.test(id ?? '')) {
  stop(`usage: npm run new-rule -- <${Object.keys(severities).join('|')}> <id>   (the id in lower case, with dashes)`)
}

create(join('src', 'analysis', 'rules', category, `${id}.ts`), `// What costs, and what would do instead, in one or two sentences.

import type { CallFact } from '../../model/facts.js'
import { rule } from '../rule.js'

export default rule<'call', CallFact>({
  id: '${id}',
  languages: ['python', 'typescript'],
  category: '${category}',
  severity: '${severities[category]}',
  summary: 'One sentence.',
  why: 'What it costs, and why.',
  fixes: null,
  costs: [
    { python: 'for x in xs:\\n    ⟦costly(x)⟧\\n' },
  ],
  fine: [
    { python: 'cheap(xs)\\n' },
  ],
  at: 'call',
  detect: () => undefined,
})
`)

for (const [language, example] of [['python', 'for x in xs:\n          ⟦costly(x)⟧'], ['typescript', 'for (const x of xs) {\n        ⟦costly(x)⟧\n      }']]) {
  create(join('test', 'rules', `${id}.${language}.test.ts`), `// ${id}, ${language}: common cases first, half of them fine.

import { checksFor } from '../support/check.js'

describe('${id}, ${language}', () => {
  const { costs, fine } = checksFor('${id}', '${language}')

  costs('in a loop', \`
      ${example}
  \`)
  fine('once', \`
      costly(xs)
  \`)
})
`)
}
run(process.execPath, ['scripts/index.mjs'])
run(process.execPath, ['scripts/manifest.mjs'])
say('Its examples and tests fail until "detect" finds something: npm run test:unit')

function create(path, text) {
  const file = join(root, path)
  if (existsSync(file)) stop(`${path} is there already.`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  say(path)
}
