// A profile of sources that changed since: its lines are told in the sources of now.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { movedLines } from '../../src/profiles/join/moved-lines.js'
import { movedProfile } from '../../src/profiles/join/moved-profile.js'
import { pathMatcher } from '../../src/profiles/join/paths.js'
import type { Profile } from '../../src/profiles/profile.js'
import { commitInText, commitOf, isCommitName } from '../../src/profiles/readers/commit-names.js'

const before = 'a\nb\nc\nd\n'
const now = 'new\na\nB\nc\nd\n'

function recorded(): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const [first, second] = [builder.function('first', 'shop.py', 1), builder.function('second', 'other.py', 1)]
  const thread = builder.thread('main')
  for (const [of, line] of [[first, 1], [first, 2], [first, 3], [first, 0], [second, 3]] as const) {
    thread.sample(builder.stack(-1, builder.frame(of, line)), [1])
  }
  builder.lines.measure([{ name: 'time', unit: 'nanoseconds' }])
  builder.lines.push('shop.py', 4, [3], { hits: 7 })
  return builder.build()
}

describe('a profile of sources that changed since', () => {
  const profile = recorded()
  const moved = movedProfile(profile, (file) => (file === 'shop.py' ? { lineNow: movedLines(now, before) } : undefined))

  it('is told in the lines of now; changed lines have none', () => {
    assert.deepEqual([...moved.functions.line], [2, 1])
    assert.deepEqual([...moved.frames.line], [2, 0, 4, 0, 3])
    assert.deepEqual([...moved.lines?.line ?? []], [5])
  })

  it('leaves the recording as it was', () => {
    assert.deepEqual([...profile.functions.line], [1, 1])
    assert.deepEqual([...profile.frames.line], [1, 2, 3, 0, 3])
    assert.equal(movedProfile(profile, () => undefined), profile)
  })
})

describe('the commit of a profile', () => {
  it('is named in several ways', () => {
    assert.deepEqual(['git.commit.sha', 'service_git_ref', 'vcs.revision', 'Commit', 'version', 'commitment'].map(isCommitName), [true, true, true, true, false, false])
    assert.equal(commitInText('vcs.revision=1a2b3c4d5e'), '1a2b3c4d5e')
    assert.equal(commitInText('commit: 1a2b3c4'), '1a2b3c4')
    for (const text of ['commit: main', 'a comment: 1a2b3c4', 'commit 1a2b3c4', '']) assert.equal(commitInText(text), undefined, text)
    assert.equal(commitOf('--upload-pack=x'), undefined)
  })

  it('stands in paths of repositories, which still fit', () => {
    assert.deepEqual(pathMatcher(['src/shop.py'], '/')('git:example.org/owner/shop:src/shop.py:1a2b3c4'), { is: 'matched', path: 'src/shop.py' })
  })
})
