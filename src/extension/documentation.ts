// Rule documentation as read-only Markdown, in the editor's own preview: by command, by link from a finding's code, by choice.

import * as vscode from 'vscode'
import { openDocumentationCommand, ruleDocumentationMethod, rulesMethod, type RuleEntry } from '../protocol/messages.js'
import type { Client } from './client.js'

const scheme = 'cost-hints-rule'

export function registerDocumentation(context: vscode.ExtensionContext, client: Client): void {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      async provideTextDocumentContent(uri) {
        const rule = ruleOf(uri)
        const page = await client.request<string | null>(ruleDocumentationMethod, { rule })
        return page ?? vscode.l10n.t('There is no rule "{0}".', rule)
      },
    }),
    vscode.commands.registerCommand(openDocumentationCommand, (rule: unknown) => (typeof rule === 'string' ? open(rule) : choose(client))),
    vscode.commands.registerCommand('costHints.explainRule', () => choose(client)),
    // vscode://cost-hints.cost-hints/rules/<id>
    vscode.window.registerUriHandler({ handleUri: (uri) => open(ruleOf(uri)) }),
  )
}

async function open(rule: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme, path: `/${rule}.md` }))
}

async function choose(client: Client): Promise<void> {
  const rules = await client.request<readonly RuleEntry[]>(rulesMethod, {})
  const items = rules.map(({ id, category, summary }) => ({ label: id, description: category, detail: summary }))
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which rule?'), matchOnDetail: true })
  if (chosen) await open(chosen.label)
}

/** Links come from outside: only what can be a rule's name is taken from them. */
function ruleOf(uri: vscode.Uri): string {
  return /\/([a-z0-9-]+)(?:\.md)?$/.exec(uri.path)?.[1] ?? ''
}
