// The report of profiles as one HTML file that needs nothing else, in light and dark.

import type { Document, Part } from './document.js'

export function profileHtml({ parts }: Document): string {
  const title = parts.find(({ is }) => is === 'title')
  const head = `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escapedText(title && 'text' in title ? title.text : 'Profile')} – cost-hints</title>\n<style>${style}</style>\n</head>\n`
  return `${head}<body>\n<main>\n${parts.map(htmlOf).join('\n')}\n</main>\n</body>\n</html>\n`
}

function htmlOf(part: Part): string {
  switch (part.is) {
    case 'title': return `<h1>${escapedText(part.text)}</h1>`
    case 'heading': return `<h2>${escapedText(part.text)}</h2>`
    case 'text': return `<p>${escapedText(part.text)}</p>`
    case 'note': return `<p class="note">${escapedText(part.text)}</p>`
    case 'curve': return curveOf(part)
    case 'table': return tableOf(part)
  }
}

const [curveWidth, curveHeight] = [640, 120]

/** The most and the time stand in the sentence above. */
function curveOf({ values, most, end }: Extract<Part, { is: 'curve' }>): string {
  const largest = Math.max(...values, 0)
  const points = values.map((value, index) => `${(index / Math.max(1, values.length - 1) * curveWidth).toFixed(1)},${((1 - (largest > 0 ? Math.max(0, value) / largest : 0)) * curveHeight).toFixed(1)}`)
  const size = `viewBox="0 -2 ${String(curveWidth)} ${String(curveHeight + 4)}" preserveAspectRatio="none"`
  return `<figure><svg ${size} role="img" aria-label="up to ${escapedText(most)} in ${escapedText(end)}"><path class="area" d="M0,${String(curveHeight)}L${points.join('L')}L${String(curveWidth)},${String(curveHeight)}Z"/><path class="line" d="M${points.join('L')}"/></svg>\n<figcaption><span>0</span><span>at most ${escapedText(most)}</span><span>${escapedText(end)}</span></figcaption></figure>`
}

function tableOf({ columns, rows }: Extract<Part, { is: 'table' }>): string {
  const kind = (column: number): string => (columns[column]?.isNumber ? ' class="number"' : '')
  const head = columns.map(({ name }, column) => `<th scope="col"${kind(column)}>${escapedText(name)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell, column) => `<td${kind(column)}>${escapedText(cell)}</td>`).join('')}</tr>`).join('\n')
  return `<div class="table"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`
}

function escapedText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`)
}

const style = `
:root { color-scheme: light dark; --text: #1d2327; --faint: #5b666e; --line: #d9dee2; --back: #fff; --curve: #1f6fb2 }
@media (prefers-color-scheme: dark) { :root { --text: #d8dee3; --faint: #93a0a9; --line: #3a434a; --back: #1b2024; --curve: #6cb2ee } }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back) }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem }
h1 { font-size: 1.5rem; margin: 1.5rem 0 .25rem } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
.note { color: var(--faint); margin: .25rem 0 }
figure { margin: .5rem 0 0 } figure svg { display: block; width: 100%; height: 8rem; border-bottom: 1px solid var(--line) }
figcaption { display: flex; justify-content: space-between; color: var(--faint); font-size: .85rem; font-variant-numeric: tabular-nums }
.line { fill: none; stroke: var(--curve); stroke-width: 1.5; vector-effect: non-scaling-stroke } .area { fill: var(--curve); opacity: .15 }
.table { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); white-space: nowrap }
th { color: var(--faint); font-weight: 500 } .number { text-align: right; font-variant-numeric: tabular-nums }
`
