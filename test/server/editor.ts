// A language client without an editor: starts the built server on a folder of its own and speaks the protocol with it.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  createProtocolConnection, FileChangeType, StreamMessageReader, StreamMessageWriter, type CodeAction, type Diagnostic, type Hover, type ProtocolConnection,
  type ApplyWorkspaceEditParams, type PublishDiagnosticsParams, type Range, type ShowDocumentParams, type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { functionEffectsMethod } from '../../src/protocol/messages.js'

export interface Editor {
  readonly connection: ProtocolConnection
  readonly published: readonly PublishDiagnosticsParams[]
  readonly log: readonly string[]
  /** What the server wants people to be told. */
  readonly messages: readonly string[]
  /** The places that the server wants to be shown. */
  readonly places: readonly ShowDocumentParams[]
  /** Resolves when the server says that lenses are others now. */
  lensesChange(): Promise<void>
  uri(path: string): string
  /** Opens a file; its text is that of the disk unless another is given. */
  open(path: string, text?: string): Promise<void>
  /** Replaces the first occurrence of some text, as a typed edit. */
  type(path: string, before: string, after: string): Promise<void>
  close(path: string): Promise<void>
  text(path: string): string
  version(path: string): number
  /** The diagnostics that are published next and fit. */
  next(path: string, fits?: (params: PublishDiagnosticsParams) => boolean): Promise<readonly Diagnostic[]>
  /** The diagnostics of the present version. */
  current(path: string): Promise<readonly Diagnostic[]>
  actions(path: string, range: Range, only?: string): Promise<readonly CodeAction[]>
  /** Works the action out and applies it to the open documents, and to other files on the disk. */
  apply(action: CodeAction): Promise<void>
  hover(path: string, place: string): Promise<string>
  configure(settings: object): Promise<void>
  /** The text of the disk. */
  read(path: string): string
  write(path: string, text: string): Promise<void>
  /** Many at once, as a switch of branches does. */
  writeAll(files: Readonly<Record<string, string>>): Promise<void>
  /** A file, or a folder with all that is in it. */
  remove(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Resolves when the server has read all that it knows of. */
  settled(path: string): Promise<void>
  /** How often diagnostics were published for each file from now on. */
  count(): () => Readonly<Record<string, number>>
  stop(): Promise<void>
}

export interface EditorOptions {
  /** Whether the folder with the files is opened, and not only files in it. */
  readonly hasFolder?: boolean
  /** The folder of the files is the user's home. */
  readonly isHome?: boolean
  /** That the editor has besides opening documentation. */
  readonly commands?: readonly string[]
}

const server = join(import.meta.dirname, '..', '..', '..', 'dist', 'main.cjs')
const languages: Readonly<Record<string, string>> = { py: 'python', ts: 'typescript', tsx: 'typescriptreact', js: 'javascript' }
const patience = 120_000

export async function startEditor(
  files: Readonly<Record<string, string>>, settings: object = {}, { hasFolder = true, isHome = false, commands = [] }: EditorOptions = {},
): Promise<Editor> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cost-hints-server-')))
  const writeFile = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) writeFile(path, text)

  const process = spawn(globalThis.process.execPath, [server, 'server', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'], env: { ...globalThis.process.env, ...isHome && { HOME: folder, USERPROFILE: folder } },
  })
  const exited = new Promise((resolve) => { process.once('exit', resolve) })
  const connection = createProtocolConnection(new StreamMessageReader(process.stdout), new StreamMessageWriter(process.stdin))
  const documents = new Map<string, TextDocument>()
  const published: PublishDiagnosticsParams[] = []
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>()
  const log: string[] = []
  const messages: string[] = []
  const places: ShowDocumentParams[] = []
  let configured = settings

  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params)
    for (const listener of waiting) listener(params)
  })
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => { log.push(message) })
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => { messages.push(message) })
  connection.onRequest('window/showDocument', (params: ShowDocumentParams) => ({ success: places.push(params) > 0 }))
  connection.onRequest('workspace/applyEdit', async ({ edit }: ApplyWorkspaceEditParams) => {
    await applyEdit(edit)
    return { applied: true }
  })
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => configured))
  connection.onRequest('client/registerCapability', () => null)
  const lensListeners = new Set<() => void>()
  connection.onRequest('workspace/codeLens/refresh', () => {
    for (const listener of lensListeners) listener()
    lensListeners.clear()
    return null
  })
  connection.listen()

  const uri = (path: string): string => pathToFileURL(join(folder, path)).href
  await connection.sendRequest('initialize', {
    processId: globalThis.process.pid,
    rootUri: hasFolder ? uri('') : null,
    workspaceFolders: hasFolder ? [{ uri: uri('').replace(/\/$/, ''), name: 'folder' }] : null,
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true }, codeLens: { refreshSupport: true } },
      textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } }, window: { showDocument: { support: true } },
    },
    initializationOptions: { canOpenDocumentation: true, commands },
  })
  await connection.sendNotification('initialized', {})

  const documentOf = (path: string): TextDocument => {
    const document = documents.get(uri(path))
    if (!document) throw new Error(`${path} is not open`)
    return document
  }
  const next: Editor['next'] = (path, fits = () => true) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(listener)
      reject(new Error(`No diagnostics for ${path} in time. Log: ${log.join(' | ')}`))
    }, patience)
    const listener = (params: PublishDiagnosticsParams): void => {
      if (params.uri !== uri(path) || !fits(params)) return
      clearTimeout(timer)
      waiting.delete(listener)
      resolve(params.diagnostics)
    }
    waiting.add(listener)
  })
  const change = async (document: TextDocument, changes: readonly { range: Range, text: string }[]): Promise<void> => {
    const changed = TextDocument.update(document, [...changes], document.version + 1)
    documents.set(changed.uri, changed)
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: changed.uri, version: changed.version }, contentChanges: changes,
    })
  }
  const applyEdit = async (edit: WorkspaceEdit): Promise<void> => {
    for (const part of edit.documentChanges ?? []) {
      if ('kind' in part && part.kind === 'create') {
        writeFileSync(fileURLToPath(part.uri), '', { flag: 'wx' })
        continue
      }
      if (!('textDocument' in part)) throw new Error('Only edits of texts are expected')
      const document = documents.get(part.textDocument.uri)
      if ((document?.version ?? null) !== part.textDocument.version) throw new Error('The edit is for another version')
      const edits = part.edits.map((one) => ({ range: one.range, newText: 'newText' in one ? one.newText : '' }))
      if (!document) {
        const path = relative(folder, fileURLToPath(part.textDocument.uri))
        await editor.write(path, TextDocument.applyEdits(TextDocument.create('', '', 0, editor.read(path)), edits))
        continue
      }
      // From the end, so that the ranges stay right.
      for (const { range, newText } of edits.sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))) {
        const current = documents.get(part.textDocument.uri)
        if (current) await change(current, [{ range, text: newText }])
      }
    }
  }

  const tell = (changes: readonly { readonly path: string, readonly type: FileChangeType }[]): Promise<void> => (
    connection.sendNotification('workspace/didChangeWatchedFiles', { changes: changes.map(({ path, type }) => ({ uri: uri(path), type })) })
  )

  const editor: Editor = {
    connection, published, log, messages, places, uri, next,
    lensesChange: () => new Promise((resolve) => { lensListeners.add(resolve) }),
    async open(path, text = readFileSync(join(folder, path), 'utf8')) {
      const document = TextDocument.create(uri(path), languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'plaintext', 1, text)
      documents.set(document.uri, document)
      const { languageId, version } = document
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: document.uri, languageId, version, text } })
    },
    async type(path, before, after) {
      const document = documentOf(path)
      const offset = document.getText().indexOf(before)
      if (offset < 0) throw new Error(`${path} has no ${before}`)
      await change(document, [{ range: { start: document.positionAt(offset), end: document.positionAt(offset + before.length) }, text: after }])
    },
    async close(path) {
      documents.delete(uri(path))
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } })
    },
    text: (path) => documentOf(path).getText(),
    version: (path) => documentOf(path).version,
    async current(path) {
      const { version } = documentOf(path)
      const known = published.findLast((params) => params.uri === uri(path) && params.version === version)
      return known?.diagnostics ?? next(path, (params) => params.version === version)
    },
    async actions(path, range, only) {
      const { diagnostics } = published.findLast((params) => params.uri === uri(path)) ?? { diagnostics: [] }
      const context = { diagnostics, ...(only === undefined ? {} : { only: [only] }) }
      return connection.sendRequest('textDocument/codeAction', { textDocument: { uri: uri(path) }, range, context })
    },
    async apply(action) {
      const resolved: CodeAction = action.edit ? action : await connection.sendRequest('codeAction/resolve', action)
      if (!resolved.edit) throw new Error(`"${action.title}" has no edit`)
      await applyEdit(resolved.edit)
    },
    async hover(path, place) {
      const document = documentOf(path)
      const position = document.positionAt(document.getText().indexOf(place))
      const hover: Hover | null = await connection.sendRequest('textDocument/hover', { textDocument: { uri: uri(path) }, position })
      return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : ''
    },
    async configure(changed) {
      configured = changed
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => editor.writeAll({ [path]: text }),
    async writeAll(changed) {
      const typeOf = (path: string): FileChangeType => (existsSync(join(folder, path)) ? FileChangeType.Changed : FileChangeType.Created)
      const events = Object.keys(changed).map((path) => ({ path, type: typeOf(path) }))
      for (const [path, text] of Object.entries(changed)) writeFile(path, text)
      await tell(events)
    },
    async remove(path) {
      rmSync(join(folder, path), { recursive: true })
      await tell([{ path, type: FileChangeType.Deleted }])
    },
    async rename(from, to) {
      renameSync(join(folder, from), join(folder, to))
      await tell([{ path: from, type: FileChangeType.Deleted }, { path: to, type: FileChangeType.Created }])
    },
    async settled(path) {
      // What a function does is told when all is read; the pause is that in which changes of the disk are taken together.
      await pause(600)
      await connection.sendRequest(functionEffectsMethod, { uri: uri(path), line: 1 })
      await pause(600)
    },
    count() {
      const from = published.length
      return () => {
        const counts: Record<string, number> = {}
        for (const params of published.slice(from)) {
          const path = relative(folder, fileURLToPath(params.uri))
          counts[path] = (counts[path] ?? 0) + 1
        }
        return counts
      }
    },
    async stop() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      await exited
      connection.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return editor
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds) })
}
