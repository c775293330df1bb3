// What reports say of memory over time, over what mprof recorded: its own peaks, what functions added, and the picture in each format.

import assert from 'node:assert/strict'
import { joinProfile } from '../../src/profiles/join/join.js'
import type { Profile } from '../../src/profiles/profile.js'
import { curveText } from '../../src/report/profile/curve-text.js'
import { profileDocument } from '../../src/report/profile/document.js'
import { profileHtml } from '../../src/report/profile/profile-html.js'
import { profileMarkdown } from '../../src/report/profile/profile-markdown.js'
import { reportedProfile, type ReportedProfile } from '../../src/report/profile/profile-report.js'
import { profileText } from '../../src/report/profile/profile-text.js'
import { plainStyle } from '../../src/report/style.js'
import { profileOf, recording, recordings, report } from '../profiles/recordings.js'

function reported(profile: Profile): ReportedProfile {
  return reportedProfile({ name: 'a.dat', joined: joinProfile({ profile, value: 0, paths: [], root: '/', outlines: new Map() }), findings: [], top: 20 })
}

function textOf(one: ReportedProfile, write: (document: ReturnType<typeof profileDocument>) => string = (document) => profileText(document, plainStyle(200))): string {
  return write(profileDocument({ version: '1', root: '/', profiles: [one] }, (path) => path))
}

describe('memory over time in reports', () => {
  for (const { name, bytes } of recordings('memory-profiler').filter((one) => one.name.endsWith('.dat'))) {
    it(`${name}: has the peaks that mprof prints`, () => {
      const peaks = [...report(`${name}.report.txt`).matchAll(/^(?:.*\.dat| *Child \d+)\t+([\d.]+) MiB$/gm)].map(([, peak]) => peak)
      const { timelines } = reported(profileOf({ name, bytes }))
      assert.deepEqual(timelines.map(({ most }) => (most / 2 ** 20).toFixed(3)), peaks)
      for (const { curve, most, mostAt, lasted } of timelines) {
        assert.equal(Math.max(...curve), most)
        assert.equal(curve.indexOf(most), Math.min(curve.length - 1, Math.floor(mostAt / lasted * curve.length)))
      }
    })
  }

  it('has what functions added, and the most while they ran', () => {
    const found = reported(profileOf(recording('memory-profiler/0.61.0-memory.dat'))).timelines[0]?.functions ?? []
    assert.deepEqual(found.map(({ name, file, runs, grew, most }) => [name, file, runs, (grew / 2 ** 20).toFixed(3), (most / 2 ** 20).toFixed(1)]), [
      ['kept', 'memory.py', 1, '28.715', '51.5'], ['main', 'memory.py', 1, '0.004', '80.2'], ['thrown_away', 'memory.py', 1, '0.000', '80.2'],
    ])
  })

  it('is the whole report where nothing else was measured', () => {
    const text = textOf(reported(profileOf(recording('memory-profiler/0.61.0-python.dat'))))
    assert.match(text, /^a\.dat\nmemory_profiler\n\nMemory over time\n[\d.]+ MiB at the beginning, at most [\d.]+ MiB after \d+ ms, [\d.]+ MiB at the end, after [\d.]+ (?:m?s)\n +[\d.]+ MiB │/)
    assert.doesNotMatch(text, /Functions, by what/)
  })

  it('is drawn in Markdown and on a page', () => {
    const one = reported(profileOf(recording('memory-profiler/0.61.0-memory.dat')))
    assert.match(textOf(one, profileMarkdown), /```text\n80\.2 MiB │.+\n(?:.*│.*\n){3} {7}0 │.+\n {9}└─{64}\n {10}0 +767 ms\n```\n/)
    assert.match(textOf(one, profileHtml), /<svg [^>]+ aria-label="up to 80\.2 MiB in 767 ms"><path class="area" d="M0,120L0\.0,[\d.]+L/)
  })

  it('has a line of letters for each fifth', () => {
    assert.deepEqual(curveText({ values: [0, 1, 20, 40, 21], most: '40 B', end: '5 s' }), ['40 B │   █', '     │   █', '     │  ▄█▅', '     │  ███', '   0 │ ▁███', '     └─────', '      0 5 s'])
  })
})
