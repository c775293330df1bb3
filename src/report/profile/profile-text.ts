// The report of profiles for a terminal.

import type { Style } from '../style.js'
import { harmless } from '../terminal-text.js'
import { curveText } from './curve-text.js'
import type { Document, Part } from './document.js'

export function profileText({ parts }: Document, style: Style): string {
  return parts.map((part, index) => `${index > 0 && (part.is === 'heading' || part.is === 'title') ? '\n' : ''}${textOf(part, style)}`).join('')
}

function textOf(part: Part, style: Style): string {
  switch (part.is) {
    case 'title': return `${style.bold(harmless(part.text))}\n`
    case 'heading': return `${style.rule(harmless(part.text))}\n`
    case 'text': return `${harmless(part.text)}\n`
    case 'note': return style.faint(`note: ${harmless(part.text)}\n`)
    case 'curve': return curveText(part).map((line) => `  ${line}\n`).join('')
    case 'table': return tableText(part, style)
  }
}

/** Cells that are too long for the terminal are cut in the last columns, which are names and places. */
function tableText({ columns, rows }: Extract<Part, { is: 'table' }>, style: Style): string {
  const cells = rows.map((row) => row.map((cell) => harmless(cell)))
  const widths = columns.map(({ name }, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string => {
    const text = row.map((cell, column) => (columns[column]?.isNumber ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()
    return `  ${text.length + 2 > style.width ? `${text.slice(0, Math.max(20, style.width - 3))}…` : text}\n`
  }
  return style.faint(line(columns.map(({ name }) => name))) + cells.map(line).join('')
}
