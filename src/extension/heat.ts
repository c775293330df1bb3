// Shades lines by what open profiles measured of them. Nothing is asked for or listened to while none is open; what is typed moves shades with their
// lines at once, and the server says after a pause which of them are still true.

import * as vscode from 'vscode'
import { lineHeatMethod, type HotLine, type LineHeat, type LineHeatParams } from '../protocol/messages.js'
import { languages, type Client } from './client.js'

/** From this share on; the hottest first. Names are those of the colours in package.json. */
const degrees = [
  { name: 'high', from: 0.3 },
  { name: 'medium', from: 0.1 },
  { name: 'low', from: 0 },
] as const

/** After the last key. */
const pause = 250

/** Where the server did not get to it, as it has just been started or reads a large folder. */
const laterPause = 2000
const mostTries = 60

/** Says to menus and the palette that profiles are open. */
const contextKey = 'costHints.isMeasured'

export function registerHeat(context: vscode.ExtensionContext, client: Client): void {
  let shown: Shown | undefined
  const close = (): void => {
    shown?.dispose()
    shown = undefined
  }
  const follow = (profiles: number): void => {
    void vscode.commands.executeCommand('setContext', contextKey, profiles > 0)
    if (profiles === 0) { close(); return }
    shown ??= showHeat(client)
    shown.refresh()
  }
  context.subscriptions.push(
    client.onMeasured(({ profiles }) => { follow(profiles) }),
    client.onStarted(() => { follow(0) }),
    { dispose: close },
  )
}

interface Shown {
  refresh(): void
  dispose(): void
}

function showHeat(client: Client): Shown {
  const decorations = degrees.map((degree) => ({ ...degree, type: decorationOf(degree.name) }))
  const timers = new Map<vscode.TextDocument, NodeJS.Timeout>()
  let isDisposed = false

  const draw = (document: vscode.TextDocument, lines: readonly HotLine[]): void => {
    for (const editor of vscode.window.visibleTextEditors.filter((one) => one.document === document)) {
      decorations.forEach(({ type, from }, degree) => {
        const below = decorations[degree - 1]?.from ?? Infinity
        editor.setDecorations(type, lines.filter(({ share }) => share >= from && share < below).map((line) => rangeOf(document, line)))
      })
    }
  }
  const ask = async (document: vscode.TextDocument, tries: number): Promise<void> => {
    if (!isWanted(document)) { draw(document, []); return }
    const heat = await client.request<LineHeat | null>(lineHeatMethod, { uri: document.uri.toString() } satisfies LineHeatParams)
    if (isDisposed || document.isClosed) return
    // Who typed in between is answered after the next pause.
    if (heat?.version === document.version) draw(document, heat.lines)
    else if (!heat && tries < mostTries && !timers.has(document)) askLater(document, laterPause, tries + 1)
  }
  const askLater = (document: vscode.TextDocument, milliseconds: number, tries = 1): void => {
    clearTimeout(timers.get(document))
    timers.set(document, setTimeout(() => {
      timers.delete(document)
      ask(document, tries).catch((error: unknown) => { client.output.error(error instanceof Error ? error : String(error)) })
    }, milliseconds))
  }
  const refresh = (): void => {
    for (const document of new Set(vscode.window.visibleTextEditors.map((editor) => editor.document))) if (isAnalysed(document)) askLater(document, 0)
  }
  const listeners = [
    vscode.window.onDidChangeVisibleTextEditors(refresh),
    vscode.workspace.onDidChangeTextDocument(({ document }) => { if (isAnalysed(document)) askLater(document, pause) }),
    vscode.workspace.onDidChangeConfiguration((change) => { if (change.affectsConfiguration('costHints.lineHeat')) refresh() }),
  ]
  return {
    refresh,
    dispose() {
      isDisposed = true
      for (const timer of timers.values()) clearTimeout(timer)
      for (const one of [...listeners, ...decorations.map(({ type }) => type)]) one.dispose()
    },
  }
}

function isAnalysed({ languageId, uri }: vscode.TextDocument): boolean {
  return languages.includes(languageId) && uri.scheme === 'file'
}

function isWanted(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('costHints', document).get('lineHeat', true)
}

/** A bar where the line begins, a faint shade behind it, and a mark beside the scroll bar for what is hot. */
function decorationOf(name: (typeof degrees)[number]['name']): vscode.TextEditorDecorationType {
  const colour = new vscode.ThemeColor(`costHints.heat.${name}`)
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true, rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    backgroundColor: new vscode.ThemeColor(`costHints.heat.${name}Background`), borderColor: colour, borderStyle: 'solid', borderWidth: '0 0 0 2px',
    ...name !== 'low' && { overviewRulerColor: colour, overviewRulerLane: vscode.OverviewRulerLane.Center },
  })
}

function rangeOf(document: vscode.TextDocument, { line, texts }: HotLine): vscode.DecorationOptions {
  const hover = new vscode.MarkdownString()
  for (const text of texts) hover.appendMarkdown(`\n\n**${vscode.l10n.t('Measured')}** `).appendText(text)
  return { range: document.lineAt(line).range, hoverMessage: hover }
}
