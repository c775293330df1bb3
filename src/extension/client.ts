// The connection to the language server, which is the same bundle as the command line.

import * as vscode from 'vscode'
import { CloseAction, ErrorAction, LanguageClient, State, TransportKind, type ErrorHandler, type WorkspaceEdit } from 'vscode-languageclient/node'
import {
  compareWithFixCommand, measuredMethod, openConfigurationCommand, profileProgressMethod, scanProgressMethod, selectNumberCommand, setNumberCommand, showFindingsCommand, showHottestFunctionsCommand, whyThisNumberCommand, type ClientOptions, type MeasuredChange, type ProfileProgress, type ScanProgress,
} from '../protocol/messages.js'

export interface Client {
  readonly output: vscode.LogOutputChannel
  start(): Promise<void>
  stop(): Promise<void>
  restart(): Promise<void>
  /** Starts the server if it does not run. */
  request<Answer>(method: string, params: object, token?: vscode.CancellationToken): Promise<Answer>
  onScanProgress(handler: (progress: ScanProgress) => void): vscode.Disposable
  onProfileProgress(handler: (progress: ProfileProgress) => void): vscode.Disposable
  onMeasured(handler: (change: MeasuredChange) => void): vscode.Disposable
  onNotification(method: string, handler: () => void): vscode.Disposable
  /** As the server describes it. */
  workspaceEdit(edit: unknown): Promise<vscode.WorkspaceEdit>
  /** A server runs that knows nothing yet. */
  onStarted(handler: () => void): vscode.Disposable
}

export const languages = ['python', 'typescript', 'typescriptreact', 'javascript', 'javascriptreact']
const schemes = ['file', 'untitled', 'vscode-vfs']

export function createClient(context: vscode.ExtensionContext): Client {
  const output = vscode.window.createOutputChannel('Cost Hints', { log: true })
  const commands = [whyThisNumberCommand, selectNumberCommand, showFindingsCommand, setNumberCommand, openConfigurationCommand, showHottestFunctionsCommand, compareWithFixCommand]
  const initializationOptions: ClientOptions = { canOpenDocumentation: true, commands, uriScheme: vscode.env.uriScheme }
  const client = new LanguageClient('costHints', 'Cost Hints', {
    module: context.asAbsolutePath('dist/main.cjs'),
    args: ['server'],
    transport: TransportKind.stdio,
  }, {
    documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
    outputChannel: output,
    initializationOptions,
    // Links of hovers may do no more than this.
    markdown: { isTrusted: { enabledCommands: [whyThisNumberCommand, selectNumberCommand, setNumberCommand, openConfigurationCommand] } },
    errorHandler: quietErrorHandler(output),
    // What runs code is not even offered where nobody trusts it.
    middleware: {
      async provideCodeActions(document, range, context, token, next) {
        const actions = await next(document, range, context, token)
        return vscode.workspace.isTrusted ? actions : actions?.filter(({ command }) => typeof command !== 'object' || command.command !== compareWithFixCommand)
      },
    },
  })
  context.subscriptions.push(output)

  const start = async (): Promise<void> => {
    if (client.state === State.Running) return
    await client.start().catch((error: unknown) => {
      output.error(error instanceof Error ? error : String(error))
      throw error
    })
  }
  return {
    output,
    // The log has the reason; there is no pop-up while somebody types.
    start: () => start().catch(() => undefined),
    stop: () => (client.needsStop() ? client.stop() : Promise.resolve()),
    async restart() {
      if (client.needsStop()) await client.stop()
      await start()
    },
    async request(method, params, token) {
      await start()
      // A token that is none would be sent as a second argument.
      return token ? client.sendRequest(method, params, token) : client.sendRequest(method, params)
    },
    onScanProgress: (handler) => client.onNotification(scanProgressMethod, handler),
    onProfileProgress: (handler) => client.onNotification(profileProgressMethod, handler),
    onMeasured: (handler) => client.onNotification(measuredMethod, handler),
    onNotification: (method, handler) => client.onNotification(method, handler),
    async workspaceEdit(edit) {
      const made = isWorkspaceEdit(edit) ? await client.protocol2CodeConverter.asWorkspaceEdit(edit) : undefined
      return made ?? new vscode.WorkspaceEdit()
    },
    onStarted: (handler) => vscode.Disposable.from(client.onDidChangeState(({ newState }) => { if (newState === State.Running) handler() })),
  }
}

function isWorkspaceEdit(edit: unknown): edit is WorkspaceEdit {
  return typeof edit === 'object' && edit !== null && 'documentChanges' in edit && Array.isArray(edit.documentChanges)
}

/** A server that dies is started again, at most five times in three minutes, and never with a pop-up. */
function quietErrorHandler(output: vscode.LogOutputChannel): ErrorHandler {
  const deaths: number[] = []
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      const now = Date.now()
      deaths.push(now)
      const isTooOften = deaths.filter((time) => now - time < 180_000).length > 5
      output.error(isTooOften ? 'The server ended again; "Cost Hints: Restart Server" starts it.' : 'The server ended; it is started again.')
      return { action: isTooOften ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true }
    },
  }
}
