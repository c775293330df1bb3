// The findings in what was measured, the hottest first; below them where to look by hand, and what of the profile is no code of the workspace.

import type { JoinedFinding } from '../../protocol/profile-viewer.js'
import { amountOf, shareOf } from '../amounts.js'
import { element, linkButton } from '../element.js'
import { nameOf } from '../sight.js'
import { openSource, showSandwich, type View, type Viewer } from '../viewer.js'

/** Functions of a smaller part of everything are not worth a look. */
const hot = 0.05
const mostHot = 10

export function findingsView(viewer: Viewer): View {
  const content = element('div', { class: 'scrolled findings', attributes: { tabindex: '0', 'role': 'region', 'aria-label': 'Findings' } })
  return { element: element('div', { class: 'fill' }, content), focus: () => content.focus(), update }

  function update(): void {
    const join = viewer.join()
    if (!join) {
      content.replaceChildren(element('p', { class: 'empty' }, 'The code of this profile has not been analysed.'))
      return
    }
    const { findings, unmatched } = join
    content.replaceChildren(
      element('h2', {}, findings.length === 0 ? 'No findings in what was measured' : `Findings in what was measured (${findings.length})`),
      ...(findings.length > 0 ? [element('ul', {}, ...findings.map(itemOf))] : []),
      ...byHand(),
      ...(unmatched.length === 0 ? [] : [
        element('h2', {}, 'Not in the workspace'),
        element('ul', { class: 'plain' }, ...unmatched.map(({ why, share }) => element('li', {}, shareBar(share), element('span', {}, why)))),
      ]),
    )
  }

  function itemOf({ rule, message, path, line, share, saving, row }: JoinedFinding): HTMLElement {
    return element('li', {}, shareBar(share), element('div', {},
      element('div', {}, message, ...(saving === undefined ? [] : [element('strong', { class: 'saving' }, saving)])),
      element('div', { class: 'links' },
        linkButton(`${path}:${line}`, () => viewer.send({ is: 'reveal', file: path, line, ...(row === undefined ? {} : { row }) }), `Open ${path}:${line}`),
        linkButton(rule, () => viewer.send({ is: 'rule', rule }), `About ${rule}`),
        ...(row === undefined ? [] : [linkButton('callers and callees', () => showSandwich(viewer, row))]))))
  }

  function byHand(): readonly HTMLElement[] {
    const { profile } = viewer.recording()
    const { measures: { self, whole }, unit } = viewer.sight()
    const rows = (viewer.join()?.functions ?? []).filter(({ findings }) => findings === 0)
      .map((joined) => ({ joined, own: joined.rows.reduce((sum, row) => sum + (self[row] ?? 0), 0) }))
      .filter(({ own }) => own >= whole * hot && own > 0).sort((a, b) => b.own - a.own).slice(0, mostHot)
    if (rows.length === 0) return []
    return [
      element('h2', {}, 'Hot without a finding: look here by hand'),
      element('ul', {}, ...rows.map(({ joined: { qualified, path, line, rows: [row] }, own }) => element('li', {}, shareBar(whole > 0 ? own / whole : 0), element('div', {},
        element('div', {}, element('span', { class: 'name' }, row === undefined ? qualified : nameOf(profile, row)), ` takes ${amountOf(own, unit)} by itself`),
        element('div', { class: 'links' },
          linkButton(`${path}:${line}`, () => { if (row !== undefined) openSource(viewer, row) }, `Open ${path}:${line}`),
          ...(row === undefined ? [] : [linkButton('callers and callees', () => showSandwich(viewer, row))])))))),
    ]
  }
}

function shareBar(share: number): HTMLElement {
  const bar = element('span', { class: 'bar', attributes: { 'aria-hidden': 'true' } })
  bar.style.width = `${Math.min(100, share * 100)}%`
  return element('span', { class: 'share' }, bar, element('span', {}, shareOf(share, 1)))
}
