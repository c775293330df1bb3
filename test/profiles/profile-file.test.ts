// The bytes of a profile give it back as it was, for every recording.

import assert from 'node:assert/strict'
import { decodeProfile, encodeProfile } from '../../src/profiles/profile-file.js'
import { profileOf, recordings } from './recordings.js'

describe('the file of a profile', () => {
  it('gives back every recording', () => {
    for (const recording of recordings()) {
      const profile = profileOf(recording)
      assert.deepEqual(decodeProfile(encodeProfile(profile) as Uint8Array<ArrayBuffer>), profile, recording.name)
    }
  })

  it('is refused when it is something else', () => {
    assert.throws(() => decodeProfile(new Uint8Array([1, 2, 3])), /not the bytes of a profile/)
    assert.throws(() => decodeProfile(new Uint8Array(16)), /not the bytes of a profile/)
  })
})
