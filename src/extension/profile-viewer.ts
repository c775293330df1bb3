// The viewer of profiles as a custom editor: the server reads the file and joins it to the code, the web view fetches one binary result.

import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import { compareWithFixCommand, joinProfileMethod, openProfileMethod, profilesChangedMethod, type JoinedCode, type JoinProfileParams, type OpenedProfile, type OpenProfileParams } from '../protocol/messages.js'
import type { FromViewer, ToViewer } from '../protocol/profile-viewer.js'
import type { Client } from './client.js'
import { loadedProfiles, type LoadedProfile, type LoadedProfiles } from './loaded-profiles.js'
import { useFix } from './profile-fixes.js'
import { revealPlace } from './profile-places.js'

export const profileViewType = 'costHints.profile'

/** For names that belong to somebody else as well, who opens them unless it is asked for. */
const optionalViewType = 'costHints.profileOption'

interface OpenViewer {
  readonly path: string
  joined: JoinedCode | undefined
  refresh: () => Promise<void>
  showLoaded: (loaded: LoadedProfile) => Promise<void>
}

/** A profile from before a change, and what was said beforehand of the change. */
export interface Comparison {
  readonly before: vscode.Uri
  readonly predicted: readonly string[]
}

export interface ProfileViewers {
  /** Opens a profile as an imported one: what it measured stays in the code when its viewer is closed. */
  open(uri: vscode.Uri, comparison?: Comparison): Promise<void>
}

export function registerProfileViewer(context: vscode.ExtensionContext, client: Client): ProfileViewers {
  const viewers = new Set<OpenViewer>()
  const comparisons = new Map<string, Comparison>()
  const storage = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'profiles')
  void dropOld(storage)
  const profiles = loadedProfiles(context, client, storage)
  profiles.onLoadedAgain((path, loaded) => {
    for (const viewer of viewers) if (viewer.path === path) viewer.showLoaded(loaded).then(viewer.refresh).catch(logTo(client))
  })
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    async resolveCustomEditor({ uri }, panel) {
      const viewer = showViewer({ context, client, profiles, storage, uri, panel, comparison: comparisons.get(uri.fsPath) })
      viewers.add(viewer)
      panel.onDidDispose(() => {
        viewers.delete(viewer)
        // What was imported stays if it came so far; several editors may show one file.
        if ((imported.has(viewer.path) && profiles.isLoaded(viewer.path)) || [...viewers].some(({ path }) => path === viewer.path)) return
        imported.delete(viewer.path)
        void profiles.release(viewer.path)
      })
      await Promise.resolve()
    },
  }
  const imported = new Set<string>()
  const open = async (uri: vscode.Uri, comparison?: Comparison): Promise<void> => {
    imported.add(uri.fsPath)
    if (comparison) comparisons.set(uri.fsPath, comparison)
    await vscode.commands.executeCommand('vscode.openWith', uri, profileViewType)
  }
  context.subscriptions.push(
    ...[profileViewType, optionalViewType].map((type) => vscode.window.registerCustomEditorProvider(type, provider, { supportsMultipleEditorsPerDocument: true })),
    client.onNotification(profilesChangedMethod, () => { for (const viewer of viewers) void viewer.refresh() }),
    vscode.commands.registerCommand('costHints.importProfile', async (given: unknown) => {
      const uris = given instanceof vscode.Uri ? [given] : await vscode.window.showOpenDialog({ title: vscode.l10n.t('Import Profile'), canSelectMany: true }) ?? []
      for (const uri of uris) await open(uri)
    }),
    vscode.commands.registerCommand('costHints.clearProfiles', async () => {
      imported.clear()
      await profiles.release()
    }),
  )
  return { open }
}

interface ViewerRequest {
  readonly context: vscode.ExtensionContext
  readonly client: Client
  readonly profiles: LoadedProfiles
  readonly storage: vscode.Uri
  readonly uri: vscode.Uri
  readonly panel: vscode.WebviewPanel
  /** Shown at once. */
  readonly comparison: Comparison | undefined
}

function showViewer({ context, client, profiles, storage, uri, panel, comparison }: ViewerRequest): OpenViewer {
  const { webview } = panel
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist')
  webview.options = { enableScripts: true, localResourceRoots: [dist, storage] }
  const post = (message: ToViewer): void => { void webview.postMessage(message) }
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
  const cancelled = new vscode.CancellationTokenSource()
  let address = ''
  // Answers to an earlier question may come after those to a later one.
  let asked = 0

  const show = async (): Promise<void> => {
    // A web view that was hidden begins anew; the file is read already.
    if (address !== '' && viewer.joined) { await postProfile(viewer.joined); return; }
    const progress = client.onProfileProgress(({ path, done, of }) => { if (path === uri.fsPath) post({ is: 'progress', done, of }) })
    try {
      const opened = await profiles.load(uri.fsPath, cancelled.token)
      if ('problem' in opened) { post({ is: 'problem', message: opened.problem }); return; }
      await viewer.showLoaded(opened)
      if (comparison) await compareWith(comparison)
      // What takes longer follows.
      await viewer.refresh()
    } catch (error) {
      if (!cancelled.token.isCancellationRequested) post({ is: 'problem', message: vscode.l10n.t('It could not be read; the output of Cost Hints says why.') })
      throw error
    } finally {
      progress.dispose()
    }
  }
  const postProfile = async ({ value, join, ...joined }: JoinedCode): Promise<void> => {
    const canCompareWithFix = vscode.workspace.isTrusted && (await vscode.commands.getCommands(true)).includes(compareWithFixCommand)
    post({ is: 'profile', url: address, name, value, join, canCompareWithFix })
    await postSources(joined)
  }
  const postSources = async ({ root, sources }: Pick<JoinedCode, 'root' | 'sources'>): Promise<void> => {
    if (root === null) return
    for (const { file, path } of sources) {
      const text = await textOf(vscode.Uri.joinPath(vscode.Uri.file(root), path))
      if (text !== undefined) post({ is: 'source', file, text })
    }
  }
  const compare = async (): Promise<void> => {
    const [before] = await vscode.window.showOpenDialog({ title: vscode.l10n.t('Compare With an Earlier Profile') }) ?? []
    if (before) await compareWith({ before, predicted: [] })
  }
  const compareWith = async ({ before, predicted }: Comparison): Promise<void> => {
    await vscode.workspace.fs.createDirectory(storage)
    const opened = await client.request<OpenedProfile>(openProfileMethod, { path: before.fsPath, isBefore: true, folder: storage.fsPath } satisfies OpenProfileParams, cancelled.token)
    if ('problem' in opened) void vscode.window.showErrorMessage(opened.problem)
    else if (opened.file !== null) post({ is: 'compare', url: addressOf(webview, opened.file), name: before.path.slice(before.path.lastIndexOf('/') + 1), predicted, names: opened.join.names ?? [] })
  }
  const answers: { readonly [K in FromViewer['is']]: (message: Extract<FromViewer, { is: K }>) => Promise<unknown> } = {
    'ready': show,
    'reveal': ({ row, file, line, column }) => revealPlace({ joined: viewer.joined, row, file, line, column }),
    'export': ({ name: proposed, content }) => save(vscode.Uri.joinPath(uri, '..', proposed), 'text' in content ? Buffer.from(content.text) : Buffer.from(content.base64, 'base64')),
    'choose-comparison': compare,
    'fix': async (chosen) => {
      await useFix(chosen, viewer.joined?.root ?? null)
      await viewer.refresh()
    },
    'rule': async ({ rule }) => vscode.commands.executeCommand('costHints.openDocumentation', rule),
  }
  webview.onDidReceiveMessage((message: FromViewer) => {
    const answer = answers[message.is] as (given: FromViewer) => Promise<unknown>
    answer(message).catch(logTo(client))
  })
  panel.onDidDispose(() => {
    cancelled.cancel()
    cancelled.dispose()
  })
  const viewer: OpenViewer = {
    path: uri.fsPath,
    joined: undefined,
    async refresh() {
      const turn = ++asked
      const joined = await client.request<JoinedCode | null>(joinProfileMethod, { path: uri.fsPath, withCosts: true } satisfies JoinProfileParams)
      if (!joined || address === '' || turn !== asked) return
      viewer.joined = joined
      await postProfile(joined)
    },
    async showLoaded(loaded) {
      if (loaded.file === null) return
      asked++
      viewer.joined = loaded
      address = addressOf(webview, loaded.file)
      await postProfile(loaded)
    },
  }
  webview.html = pageOf(webview, dist)
  return viewer
}

function logTo({ output }: Client): (error: unknown) => void {
  return (error) => { output.error(error instanceof Error ? error : String(error)) }
}

/** What viewers fetched is read again from the recordings: it need not stay. That of a comparison outlives a reload of the window. */
const longestKept = 7 * 24 * 3600 * 1000

async function dropOld(storage: vscode.Uri): Promise<void> {
  const files = await vscode.workspace.fs.readDirectory(storage).then((entries) => entries, () => [])
  for (const [name] of files) {
    const file = vscode.Uri.joinPath(storage, name)
    const { mtime } = await vscode.workspace.fs.stat(file).then((stat) => stat, () => ({ mtime: Infinity }))
    if (Date.now() - mtime > longestKept) await vscode.workspace.fs.delete(file).then(undefined, () => undefined)
  }
}

/** As it is edited, else as it is on the disk: a file that is only looked at here need not be opened for all the editor's tools. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open) return open.getText()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    // In another encoding, which the editor knows; or it is gone.
    return vscode.workspace.openTextDocument(uri).then((document) => document.getText(), () => undefined)
  }
}

function addressOf(webview: vscode.Webview, file: string): string {
  return webview.asWebviewUri(vscode.Uri.file(file)).toString()
}

async function save(proposed: vscode.Uri, content: Uint8Array): Promise<void> {
  const target = await vscode.window.showSaveDialog({ defaultUri: proposed })
  if (target) await vscode.workspace.fs.writeFile(target, content)
}

/** Scripts and styles are the bundle's, data comes from the storage folder, nothing from elsewhere. */
function pageOf(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64')
  const of = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString()
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'; font-src ${webview.cspSource}; connect-src ${webview.cspSource}; img-src ${webview.cspSource} blob: data:; worker-src blob:`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${of('profile-viewer.css')}">
<title>Profile</title>
</head>
<body>
<div id="viewer"></div>
<script nonce="${nonce}" src="${of('profile-viewer.js')}"></script>
</body>
</html>`
}
