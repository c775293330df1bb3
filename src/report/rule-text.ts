// A rule's documentation and the catalogue, for the terminal: written from the rule objects, so that they cannot be stale.

import type { Rule, CostExample } from '../analysis/rules/rule.js'
import type { Language } from '../analysis/syntax/tree.js'
import type { Style } from './style.js'
import { cellsOf, expandTabs } from './terminal-text.js'

export function ruleText(rule: Rule, style: Style): string {
  const level = rule.level === undefined ? '' : ` · only at level ${rule.level}`
  return [
    `${style.bold(rule.id)}  ${style.severity(rule.severity, rule.severity)} · ${rule.category} · ${languagesOf(rule)}${level}`,
    '',
    ...wrapped(rule.summary, style),
    '',
    ...wrapped(rule.why, style),
    ...rule.costs.flatMap((example) => ['', ...costText(example, style)]),
    ...rule.fine.slice(0, 2).flatMap((example) => ['', style.bold('Fine'), ...sourceLines(sourceOf(example), style)]),
    ...listText('Silent on', rule.silent ?? [], style),
    '',
    ...wrapped(rule.fixes === null ? 'Fix: none; this one needs a decision of yours.' : `Fix: ${rule.fixes}`, style),
    '',
    style.faint(`Silence one line: ${comment(rule)} cost-hints: ignore[${rule.id}]`),
    '',
  ].join('\n')
}

export function catalogueText(rules: readonly Rule[], style: Style): string {
  const rows = sorted(rules).map((rule) => [rule.id, languagesOf(rule), rule.category, rule.severity, rule.fixes === null ? '' : 'fixable'])
  const header = ['rule', 'languages', 'category', 'severity', '']
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()
  return `${[style.bold(line(header)), ...rows.map(line)].join('\n')}\n`
}

export function catalogueJson(rules: readonly Rule[]): string {
  const entries = sorted(rules).map((rule) => ({
    id: rule.id,
    languages: rule.languages,
    category: rule.category,
    severity: rule.severity,
    level: rule.level ?? 'conservative',
    fixable: rule.fixes !== null,
    summary: rule.summary,
  }))
  return `${JSON.stringify({ version: 1, rules: entries }, undefined, 2)}\n`
}

function sorted(rules: readonly Rule[]): readonly Rule[] {
  return rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const languageNames: Readonly<Record<Language, string>> = { python: 'Python', typescript: 'TypeScript/JavaScript' }

function languagesOf(rule: Rule): string {
  return rule.languages.map((language) => languageNames[language]).join(', ')
}

function comment(rule: Rule): string {
  return rule.languages[0] === 'python' ? '#' : '//'
}

function costText(example: CostExample, style: Style): readonly string[] {
  const language = example.python === undefined ? 'typescript' : 'python'
  return [
    style.bold(`Costs (${languageNames[language]})`),
    ...sourceLines(sourceOf(example), style),
    ...(example.fixed === undefined ? [] : [style.bold('Fixed'), ...sourceLines(example.fixed, style)]),
  ]
}

function sourceOf(example: CostExample): string {
  return example.python ?? example.typescript ?? ''
}

/** The marks ⟦ ⟧ become a squiggle below their line; a mark that spans lines is underlined on its first. */
function sourceLines(marked: string, style: Style): readonly string[] {
  return marked.replace(/^\n+|\s+$/g, '').split('\n').flatMap((line) => {
    const open = line.indexOf('⟦')
    const shown = `  ${plain(line)}`
    if (open < 0) return [shown]
    const close = line.indexOf('⟧', open)
    const before = plain(line.slice(0, open))
    const inside = plain(line.slice(open, close < 0 ? undefined : close))
    return [shown, `  ${' '.repeat(cellsOf(before))}${style.bad('^'.repeat(Math.max(1, cellsOf(inside))))}`]
  })
}

function plain(line: string): string {
  return expandTabs(line.replace(/[⟦⟧⟨⟩]/g, ''))
}

function listText(title: string, items: readonly string[], style: Style): readonly string[] {
  if (items.length === 0) return []
  return ['', style.bold(title), ...items.flatMap((item) => wrapped(item, style, '- ', '  '))]
}

function wrapped(text: string, style: Style, first = '', rest = ''): readonly string[] {
  const limit = Math.min(style.width, 100)
  const lines: string[] = []
  let line = first
  for (const word of text.split(/\s+/)) {
    const isFresh = line === first || line === rest
    if (!isFresh && cellsOf(line) + 1 + cellsOf(word) > limit) {
      lines.push(line)
      line = rest + word
    } else {
      line += isFresh ? word : ` ${word}`
    }
  }
  return [...lines, line]
}
