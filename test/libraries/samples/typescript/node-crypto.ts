// Every call of Node's crypto and zlib that the model speaks of.

import crypto from 'node:crypto'
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

export function hashes(text: string): unknown {
  use(crypto.randomBytes(8), crypto.randomUUID(), crypto.randomInt(8), crypto.getRandomValues(new Uint8Array(8)), crypto.randomFillSync(Buffer.alloc(8)))
  use(crypto.createHmac('sha256', 'key').update(text).copy().digest('hex'), crypto.hash('sha256', text))
  use(crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b')), crypto.getHashes(), crypto.getCiphers())
  return crypto.createHash('sha256').update(text).digest('hex')
}

export function ciphers(data: Buffer, key: Buffer): void {
  const cipher = crypto.createCipheriv('aes-256-gcm', key, data)
  use(cipher.setAAD(data), Buffer.concat([cipher.update(data), cipher.final()]), cipher.getAuthTag())
  use(crypto.createDecipheriv('aes-256-gcm', key, data).setAuthTag(data))
  const secret = crypto.createSecretKey(key)
  use(secret, crypto.createPublicKey(key), crypto.createPrivateKey(key))
  use(crypto.createSign('sha256').update(data).sign(key), crypto.createVerify('sha256').update(data).verify(key, data))
  use(crypto.sign('sha256', data, key), crypto.verify('sha256', data, key, data))
  use(crypto.publicEncrypt(key, data), crypto.privateDecrypt(key, data), crypto.hkdfSync('sha256', key, data, data, 8))
}

export function keys(): void {
  use(crypto.pbkdf2Sync('a', 'b', 100_000, 8, 'sha256')) //: compute
  use(crypto.scryptSync('a', 'b', 8)) //: compute
  use(crypto.generateKeyPairSync('rsa', { modulusLength: 4096 })) //: compute
  use(crypto.generatePrimeSync(2048)) //: compute
  crypto.pbkdf2('a', 'b', 100_000, 8, 'sha256', (error, derived) => use(error, derived))
  crypto.scrypt('a', 'b', 8, (error, derived) => use(error, derived))
  crypto.generateKeyPair('rsa', { modulusLength: 4096 }, (error, key) => use(error, key))
  crypto.generatePrime(2048, (error, prime) => use(error, prime))
  crypto.randomBytes(8, (error, random) => use(error, random))
}

export async function promised(data: Buffer): Promise<void> {
  use(await promisify(crypto.scrypt)('a', 'b', 8))
  use(await crypto.subtle.digest('SHA-256', data))
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  use(await crypto.subtle.encrypt('AES-GCM', key, data), await crypto.subtle.decrypt('AES-GCM', key, data))
  use(await crypto.subtle.sign('HMAC', key, data), await crypto.subtle.verify('HMAC', key, data, data))
  use(await crypto.subtle.deriveBits('HKDF', key, 8), await crypto.subtle.deriveKey('HKDF', key, 'AES-GCM', true, []))
  use(await crypto.subtle.importKey('raw', data, 'AES-GCM', true, []), await crypto.subtle.exportKey('raw', key))
  use(await crypto.subtle.wrapKey('raw', key, key, 'AES-KW'), await crypto.subtle.unwrapKey('raw', data, key, 'AES-KW', 'AES-GCM', true, []))
}

export function compressed(data: Buffer): void {
  use(zlib.gzipSync(data)) //: compute
  use(zlib.gunzipSync(data)) //: compute
  use(zlib.deflateSync(data)) //: compute
  use(zlib.inflateSync(data)) //: compute
  use(zlib.deflateRawSync(data)) //: compute
  use(zlib.inflateRawSync(data)) //: compute
  use(zlib.brotliCompressSync(data)) //: compute
  use(zlib.brotliDecompressSync(data)) //: compute
  use(zlib.unzipSync(data)) //: compute
  use(zlib.zstdCompressSync(data)) //: compute
  use(zlib.zstdDecompressSync(data)) //: compute
  zlib.gzip(data, (error, result) => use(error, result))
  zlib.gunzip(data, (error, result) => use(error, result))
  zlib.deflate(data, (error, result) => use(error, result))
  zlib.inflate(data, (error, result) => use(error, result))
  zlib.deflateRaw(data, (error, result) => use(error, result))
  zlib.inflateRaw(data, (error, result) => use(error, result))
  zlib.brotliCompress(data, (error, result) => use(error, result))
  zlib.brotliDecompress(data, (error, result) => use(error, result))
  zlib.unzip(data, (error, result) => use(error, result))
  zlib.zstdCompress(data, (error, result) => use(error, result))
  zlib.zstdDecompress(data, (error, result) => use(error, result))
  use(zlib.createGzip(), zlib.createGunzip(), zlib.createDeflate(), zlib.createInflate(), zlib.createUnzip())
  use(zlib.createBrotliCompress(), zlib.createBrotliDecompress())
}

function use(...values: unknown[]): void {
  values.slice()
}
