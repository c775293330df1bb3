// A rule's own words as Markdown: a page for "open documentation", a few lines for a hover.

import type { Connection } from 'vscode-languageserver/node'
import type { Finding } from '../analysis/finding.js'
import { rules } from '../analysis/rules/index.js'
import type { CostExample, Example, Rule } from '../analysis/rules/rule.js'
import type { Estimate } from '../cost/estimate-types.js'
import { ruleDocumentationMethod, rulesMethod, type RuleDocumentationParams, type RuleEntry } from '../protocol/messages.js'
import { estimateMarkdown, withCode } from '../report/estimate-markdown.js'

export function offerRuleDocumentation(connection: Connection): void {
  connection.onRequest(ruleDocumentationMethod, ({ rule: id }: RuleDocumentationParams) => {
    const rule = rules.find((candidate) => candidate.id === id)
    return rule ? rulePage(rule) : null
  })
  connection.onRequest(rulesMethod, (): readonly RuleEntry[] => rules.map(({ id, category, summary }) => ({ id, category, summary })))
}

export function rulePage(rule: Rule): string {
  const languages = rule.languages.map((language) => (language === 'python' ? 'Python' : 'TypeScript and JavaScript')).join(', ')
  return joined([
    `# ${rule.id}`,
    rule.summary,
    `*${rule.category} · ${rule.severity} · ${languages}${rule.level === undefined ? '' : ` · only at the level ${rule.level}`}*`,
    rule.why,
    '## What costs',
    ...rule.costs.map((example) => costText(example)),
    rule.fine.length > 0 ? '## What is fine' : '',
    ...rule.fine.map((example) => fence(example)),
    rule.silent !== undefined && rule.silent.length > 0 ? `## Silent on\n\n${rule.silent.map((line) => `- ${line}`).join('\n')}` : '',
    rule.fixes === null ? '' : `## Fixes\n\n${rule.fixes}`,
    '## Turning it off',
    `For a line: \`# cost-hints: ignore[${rule.id}]\` (Python) or \`// cost-hints: ignore[${rule.id}]\` (TypeScript, JavaScript) at its end or on `
    + `the line above. For a file: \`ignore-file[${rule.id}]\` at its top. For a project: \`"rules": { "${rule.id}": "off" }\` in \`.cost-hints.json\`.`,
  ])
}

export interface Hovered {
  readonly languageId: string
  readonly page: string
  readonly estimate: Estimate | undefined
  /** The environment that the estimate is for. */
  readonly environment: string | undefined
  /** To say its numbers better. */
  readonly links: readonly HoverLink[]
  readonly addressOf: ((key: string) => string) | undefined
}

export interface HoverLink {
  readonly title: string
  readonly address: string
}

export function hoverText(rule: Rule, finding: Finding, { languageId, page, estimate, environment, links, addressOf }: Hovered): string {
  const isPython = languageId === 'python'
  const example = rule.costs.find(({ python }) => (python !== undefined) === isPython)
  return joined([
    `**${rule.id}** · ${rule.category} · ${finding.confidence} confidence`,
    estimate ? estimateMarkdown(estimate, { environment, addressOf, links: links.map(({ title, address }) => `[${withCode(title)}](${address})`).join(' · ') }) : '',
    rule.why,
    example ? costText(example) : '',
    `[Documentation](${page})`,
  ])
}

function costText(example: CostExample): string {
  const fixed = example.fixed === undefined ? '' : `After the fix:\n\n${fence({ ...languageOnly(example), text: example.fixed })}`
  return joined([fence(example), fixed])
}

function languageOnly({ python }: Example): { readonly language: string } {
  return { language: python === undefined ? 'typescript' : 'python' }
}

/** The marks around what is reported are for the tests; a reader sees plain code. */
function fence(example: Example | { readonly language: string, readonly text: string }): string {
  const { language, text } = 'text' in example
    ? example
    : { ...languageOnly(example), text: example.python ?? example.typescript ?? '' }
  return `\`\`\`${language}\n${text.replace(/[⟦⟧⟨⟩]/g, '').trimEnd()}\n\`\`\``
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
