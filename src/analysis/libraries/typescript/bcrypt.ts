// bcrypt and bcryptjs: hashing a password takes its thread for a tenth of a second and more where the name ends in Sync.

import { library, type CallModel } from '../schema.js'

const effect = { kind: 'compute', blocking: true } as const
const hashes: CallModel = { returns: 'promise<string>', awaitable: true, callback: { argument: 2, runs: 'once', parameters: ['any', 'string'] } }

export default library({
  id: 'bcrypt',
  language: 'typescript',
  source: 'https://github.com/kelektiv/node.bcrypt.js; https://github.com/dcodeIO/bcrypt.js',
  modules: ['bcrypt', 'bcryptjs'],
  aliases: { 'bcrypt.default': 'bcrypt', 'bcryptjs.default': 'bcrypt', bcryptjs: 'bcrypt' },
  functions: {
    'bcrypt.hashSync': { returns: 'string', effect, awaitedAs: { module: 'bcrypt', name: 'hash' } },
    'bcrypt.compareSync': { returns: 'boolean', effect, pure: true, awaitedAs: { module: 'bcrypt', name: 'compare' } },
    'bcrypt.genSaltSync': { returns: 'string' },
    'bcrypt.getRounds': { returns: 'number', pure: true },
    'bcrypt.hash': hashes,
    'bcrypt.compare': { ...hashes, returns: 'promise<boolean>' },
    'bcrypt.genSalt': { returns: 'promise<string>', awaitable: true, callback: { argument: 1, runs: 'once', parameters: ['any', 'string'] } },
  },
})
