// Reading line by line: an interface yields one line at a time and never holds the whole input.

import { library } from '../schema.js'

export default library({
  id: 'node-readline',
  language: 'typescript',
  source: 'https://nodejs.org/docs/latest-v20.x/api/readline.html; @types/node 20',
  modules: ['node:readline', 'node:readline/promises', 'readline', 'readline/promises'],
  aliases: {
    readline: 'node:readline',
    'readline/promises': 'node:readline/promises',
    'node:readline.default': 'node:readline',
    'node:readline.promises': 'node:readline/promises',
    'node:readline/promises.default': 'node:readline/promises',
    'node:readline/promises.Interface': 'node:readline.Interface',
  },
  functions: {
    'node:readline.createInterface': { returns: 'node:readline.Interface' },
    'node:readline/promises.createInterface': { returns: 'node:readline.Interface' },
  },
  types: {
    'node:readline.Interface': {
      aliases: ['node:readline.ReadLine'],
      iterates: { element: 'string', effect: { kind: 'file-read' }, lines: true },
      sharing: 'exclusive',
      calls: {
        question: { returns: 'promise<string>', effect: { kind: 'ui' }, awaitable: true },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['string'] } },
        write: { returns: 'none' },
        close: { returns: 'none' },
      },
    },
  },
})
