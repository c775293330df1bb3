// Node's crypto and zlib: deriving keys, making them and compressing take their thread where the name ends in Sync.

import { library, type CallModel, type LibraryModel } from '../schema.js'

type Functions = NonNullable<LibraryModel['functions']>

const effect = { kind: 'compute', blocking: true } as const
const bytes: CallModel = { returns: 'bytes', pure: true }
const held: CallModel = { returns: 'bytes', effect, pure: true }
// A new key each time.
const made: CallModel = { returns: 'any', effect }
const text: CallModel = { returns: 'string', pure: true }
const boolean: CallModel = { returns: 'boolean', pure: true }
const signer: CallModel = { returns: 'crypto.Sign' }
const cipher: CallModel = { returns: 'crypto.Cipher' }
const key: CallModel = { returns: 'any', pure: true }
const promised: CallModel = { returns: 'promise<any>', awaitable: true }

/** What calls back with its result, from a thread of its own. */
function later(argument: number): CallModel {
  return { returns: 'none', callback: { argument, runs: 'once', parameters: ['any', 'any'] } }
}

function each(module: string, names: readonly string[], call: CallModel): Functions {
  return Object.fromEntries(names.map((name) => [`${module}.${name}`, call]))
}

const formats = [
  'gzip', 'gunzip', 'deflate', 'inflate', 'deflateRaw', 'inflateRaw', 'brotliCompress', 'brotliDecompress', 'unzip', 'zstdCompress', 'zstdDecompress',
]
const streams = ['createGzip', 'createGunzip', 'createDeflate', 'createInflate', 'createBrotliCompress', 'createBrotliDecompress', 'createUnzip']

export default library({
  id: 'node-crypto',
  language: 'typescript',
  source: 'https://nodejs.org/docs/latest-v20.x/api/crypto.html and zlib.html; @types/node 20',
  modules: ['node:crypto', 'crypto', 'node:zlib', 'zlib'],
  globals: ['crypto'],
  aliases: {
    'node:crypto': 'crypto',
    'crypto.default': 'crypto',
    'globalThis.crypto': 'crypto',
    'crypto.webcrypto': 'crypto',
    zlib: 'node:zlib',
    'node:zlib.default': 'node:zlib',
  },
  functions: {
    'crypto.randomBytes': { returns: 'bytes', draws: true, callback: { argument: 1, runs: 'once', parameters: ['any', 'bytes'] } },
    'crypto.randomUUID': { returns: 'string', draws: true },
    'crypto.randomInt': { returns: 'number', draws: true },
    'crypto.getRandomValues': { returns: 'arg0', mutatesArguments: [0] },
    'crypto.randomFillSync': { returns: 'arg0', mutatesArguments: [0] },
    'crypto.createHash': { returns: 'crypto.Hash' },
    'crypto.createHmac': { returns: 'crypto.Hash' },
    'crypto.hash': text,
    'crypto.timingSafeEqual': boolean,
    'crypto.getHashes': { returns: 'list<string>', pure: true },
    'crypto.getCiphers': { returns: 'list<string>', pure: true },
    ...each('crypto', ['createSign', 'createVerify'], signer),
    ...each('crypto', ['createCipheriv', 'createDecipheriv'], cipher),
    ...each('crypto', ['createSecretKey', 'createPublicKey', 'createPrivateKey'], key),
    ...each('crypto', ['sign', 'publicEncrypt', 'privateDecrypt', 'hkdfSync'], bytes),
    'crypto.verify': boolean,
    ...each('crypto', ['pbkdf2Sync', 'scryptSync'], held),
    ...each('crypto', ['generateKeyPairSync', 'generatePrimeSync'], made),
    'crypto.pbkdf2': later(5),
    'crypto.scrypt': later(-1),
    'crypto.generateKeyPair': later(2),
    'crypto.generatePrime': later(-1),
    ...each('crypto.subtle', [
      'digest', 'encrypt', 'decrypt', 'sign', 'verify', 'deriveBits', 'deriveKey', 'generateKey', 'importKey', 'exportKey', 'wrapKey', 'unwrapKey',
    ], promised),
    ...each('node:zlib', formats.map((name) => `${name}Sync`), held),
    ...each('node:zlib', formats, later(-1)),
    ...each('node:zlib', streams, { returns: 'any' }),
  },
  types: {
    'crypto.Hash': {
      aliases: ['crypto.Hmac'],
      calls: { update: { returns: 'self', mutates: true }, digest: { returns: 'string', mutates: true }, copy: { returns: 'self' } },
    },
    'crypto.Sign': {
      aliases: ['crypto.Verify'],
      calls: { update: { returns: 'self', mutates: true }, sign: { returns: 'bytes' }, verify: { returns: 'boolean' } },
    },
    'crypto.Cipher': {
      aliases: ['crypto.Decipher', 'crypto.CipherGCM', 'crypto.DecipherGCM'],
      calls: {
        update: { returns: 'bytes', mutates: true },
        final: { returns: 'bytes', mutates: true },
        getAuthTag: { returns: 'bytes' },
        setAuthTag: { returns: 'self', mutates: true },
        setAAD: { returns: 'self', mutates: true },
      },
    },
  },
})
