// The report of profiles as Markdown, for pull requests and notes.

import { escaped } from '../estimate-markdown.js'
import { curveText } from './curve-text.js'
import type { Document, Part } from './document.js'

export function profileMarkdown({ parts }: Document): string {
  return `${parts.map(markdownOf).join('\n\n')}\n`
}

function markdownOf(part: Part): string {
  switch (part.is) {
    case 'title': return `# ${escaped(part.text)}`
    case 'heading': return `## ${escaped(part.text)}`
    case 'text': return escaped(part.text)
    case 'note': return `> ${escaped(part.text)}`
    case 'curve': return ['```text', ...curveText(part), '```'].join('\n')
    case 'table': return [
      row(part.columns.map(({ name }) => name)), row(part.columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
      ...part.rows.map((cells) => row(cells.map(escaped))),
    ].join('\n')
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
