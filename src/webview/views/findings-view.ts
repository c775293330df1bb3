// The findings in what was measured, the hottest first, with their fixes; below them where to look by hand, and what of the profile is no code of the workspace.

import { counted } from '../../analysis/text/counted.js'
import type { JoinedFinding, UnmatchedPart } from '../../protocol/profile-viewer.js'
import { wholeWords } from '../../profiles/value-words.js'
import { amountOf, countOf, shareOf } from '../amounts.js'
import { button } from '../controls.js'
import { element, linkButton } from '../element.js'
import { nameOf } from '../sight.js'
import { testOf } from '../trees/matches.js'
import { openSource, showSandwich, type View, type Viewer } from '../viewer.js'

/** Functions of a smaller part of everything are not worth a look. */
const hot = 0.05
const mostHot = 10

export function findingsView(viewer: Viewer): View {
  const content = element('div', { class: 'scrolled findings', attributes: { tabindex: '0', 'role': 'region', 'aria-label': 'Findings' } })
  let shown: readonly unknown[] = []
  content.addEventListener('scroll', () => viewer.store.keep({ tops: { ...viewer.store.get().tops, findings: Math.round(content.scrollTop) } }))
  return { element: element('div', { class: 'fill' }, content), focus: () => content.focus(), update }

  function update(): void {
    const join = viewer.join()
    const { search, tops } = viewer.store.get()
    // What is made anew loses the focus.
    const now = [join, viewer.sight(), search, viewer.canCompareWithFix()]
    if (now.every((one, index) => one === shown[index])) return
    const top = shown.length === 0 ? tops['findings'] ?? 0 : content.scrollTop
    shown = now
    if (!join) {
      content.replaceChildren(element('p', { class: 'empty' }, 'The code of this profile has not been analysed.'))
      return
    }
    const isWanted = testOf(search)
    const findings = join.findings.filter(({ rule, message, path }) => !isWanted || [rule, message, path].some(isWanted))
    content.replaceChildren(...headOf(findings.length), ...(findings.length > 0 ? [element('ul', {}, ...findings.map(itemOf))] : []), ...byHand(isWanted), ...outside())
    content.scrollTop = top
  }

  function headOf(count: number): readonly HTMLElement[] {
    const { findings, saving } = viewer.join() ?? { findings: [], saving: undefined }
    const title = findings.length === 0 ? 'No findings in what was measured' : `Findings in what was measured (${count === findings.length ? count : `${count} of ${findings.length}`})`
    return [element('h2', {}, title), ...(saving ? [element('p', { class: 'total' }, 'Fixing them saves ', element('strong', { class: 'saving' }, saving.text), ` together, ${saving.inputs}.`)] : [])]
  }

  function itemOf(finding: JoinedFinding): HTMLElement {
    const { rule, message, path, line, share, saving, row } = finding
    return element('li', {}, shareBar(share), element('div', {},
      element('div', {}, ...coded(message)),
      ...(saving === undefined ? [] : [element('div', { class: 'saving' }, saving)]),
      ...fixesOf(finding),
      element('div', { class: 'links' },
        linkButton(`${path}:${line}`, () => viewer.send({ is: 'reveal', file: path, line, ...(row === undefined ? {} : { row }) }), `Open ${path}:${line}`),
        linkButton(rule, () => viewer.send({ is: 'rule', rule }), `About ${rule}`),
        ...(row === undefined ? [] : [linkButton('callers and callees', () => showSandwich(viewer, row))]))))
  }

  function fixesOf({ fixes = [], rule, fingerprint, path, line, character }: JoinedFinding): readonly HTMLElement[] {
    return fixes.map(({ title, isSafe }) => {
      const use = (how: 'apply' | 'preview' | 'compare') => (): void => viewer.send({ is: 'fix', how, rule, fingerprint, path, line, character, title })
      return element('div', { class: 'fix' },
        button(`Fix: ${title}`, use('apply'), isSafe ? 'Changes the code; what it does stays the same' : 'Changes the code: read what the fix asks you to agree to'),
        button('Preview', use('preview'), `Shows what “${title}” would change`),
        ...(viewer.canCompareWithFix() ? [button('Compare With Fix', use('compare'), 'Records before and after the fix, and compares both')] : []))
    })
  }

  function byHand(isWanted: ((text: string) => boolean) | undefined): readonly HTMLElement[] {
    const { profile } = viewer.recording()
    const { measures: { self, whole }, unit } = viewer.sight()
    const explained = new Set(viewer.join()?.findings.flatMap(({ leadsTo = [] }) => leadsTo))
    const rows = (viewer.join()?.functions ?? []).filter(({ findings, qualified, path, rows: own }) => findings === 0 && !own.some((row) => explained.has(row)) && (!isWanted || isWanted(qualified) || isWanted(path)))
      .map((joined) => ({ joined, own: joined.rows.reduce((sum, row) => sum + (self[row] ?? 0), 0) }))
      .filter(({ own }) => own >= whole * hot && own > 0).sort((a, b) => b.own - a.own).slice(0, mostHot)
    if (rows.length === 0) return []
    return [
      element('h2', {}, 'Hot without a finding: look here by hand'),
      element('ul', {}, ...rows.map(({ joined: { qualified, path, line, rows: [row], money }, own }) => element('li', {}, shareBar(whole > 0 ? own / whole : 0), element('div', {},
        element('div', {}, element('span', { class: 'name' }, row === undefined ? qualified : nameOf(profile, row)), ` takes ${amountOf(own, unit)} by itself${money ? `; it costs ${money.text} ${money.inputs}, as estimated` : ''}`),
        element('div', { class: 'links' },
          linkButton(`${path}:${line}`, () => { if (row !== undefined) openSource(viewer, row) }, `Open ${path}:${line}`),
          ...(row === undefined ? [] : [linkButton('callers and callees', () => showSandwich(viewer, row))])))))),
    ]
  }

  function outside(): readonly HTMLElement[] {
    const { unmatched = [], matched, notes = [] } = viewer.join() ?? {}
    if (unmatched.length === 0 && matched === undefined) return []
    const value = viewer.recording().profile.values[viewer.sight().chosen.value]
    return [
      element('h2', {}, 'What is not in the workspace'),
      ...(matched === undefined ? [] : [element('p', { class: 'total' }, `${shareOf(matched, 1)} of ${value ? wholeWords(value) : 'everything'} is in functions of the opened folders themselves.`)]),
      ...notes.map((note) => element('p', {}, note)),
      ...(unmatched.length === 0 ? [] : [element('ul', { class: 'plain' }, ...unmatched.map(unmatchedItem))]),
    ]
  }

  function unmatchedItem({ why, share, functions, examples }: UnmatchedPart): HTMLElement {
    const { profile } = viewer.recording()
    const more = functions > examples.length ? [`and ${countOf(functions - examples.length)} more`] : []
    const names = examples.flatMap((row) => [linkButton(nameOf(profile, row), () => showSandwich(viewer, row), `Callers and callees of ${nameOf(profile, row)}`)])
    return element('li', {}, shareBar(share), element('div', {}, element('div', {}, `${why}: ${counted(functions, 'function', countOf(functions))}`), element('div', { class: 'links' }, ...names, ...more)))
  }
}

/** Code stands between backticks. */
function coded(message: string): readonly (Node | string)[] {
  return message.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part))
}

function shareBar(share: number): HTMLElement {
  const bar = element('span', { class: 'bar', attributes: { 'aria-hidden': 'true' } })
  bar.style.width = `${Math.min(100, share * 100)}%`
  return element('span', { class: 'share' }, bar, element('span', {}, shareOf(share, 1)))
}
