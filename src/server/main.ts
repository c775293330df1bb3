// The language server on standard input and output: wires the capabilities to one connection.

import { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind, type InitializeResult } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { version } from '../service/version.js'
import { codeActionOptions, offerCodeActions } from './code-actions.js'
import { codeLensOptions, offerCodeLenses } from './code-lenses.js'
import { executeCommandOptions, offerCommands } from './commands.js'
import { completionOptions, offerCompletion } from './completion.js'
import { offerEstimatePage } from './estimate-page.js'
import { createDiskHistory } from './disk-history.js'
import { createFindings } from './findings.js'
import { offerFixComparisons } from './fix-comparisons.js'
import { offerFunctionEffects } from './function-effects.js'
import { offerLineHeat } from './heat.js'
import { offerHover } from './hover.js'
import { inlayHintOptions, offerInlayHints } from './inlay-hints.js'
import { offerProfiles } from './profiles.js'
import { createProjects, pathOf } from './projects.js'
import { offerRecordings } from './recordings.js'
import { offerRuleDocumentation } from './rule-documentation.js'
import { offerScan } from './scan-requests.js'
import { createScans } from './scans.js'
import { createSettings } from './settings.js'
import { createWatching } from './watching.js'

export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  const documents = new TextDocuments(TextDocument)
  const settings = createSettings(connection)
  const history = createDiskHistory()
  const projects = createProjects({ connection, settings, history })
  const findings = createFindings({ connection, documents, projects, settings })
  const lenses = offerCodeLenses({ connection, findings, settings })
  const hints = offerInlayHints({ connection, findings, projects, settings })
  const commands = offerCommands({ connection, findings, projects })
  const scans = createScans({ connection, projects, findings, settings })

  /** Settings, configuration or folders changed: everything that is shown is made again. */
  const refresh = async (areSettingsChanged: boolean): Promise<void> => {
    projects.forgetConfigurations(areSettingsChanged)
    if (!await profiles.refresh()) await showAgain()
  }
  const showAgain = async (): Promise<void> => {
    findings.refresh()
    lenses.refresh()
    hints.refresh()
    await scans.refresh()
  }
  const noted = (uri: string, note: (path: string) => Promise<void>): void => {
    const path = pathOf(uri)
    if (path !== undefined) void note(path)
  }
  documents.onDidOpen(({ document }) => { noted(document.uri, history.begin) })
  documents.onDidSave(({ document }) => { noted(document.uri, history.note) })
  const profiles = offerProfiles({ connection, projects, onMeasured: () => { void showAgain() } })
  const watching = createWatching({ connection, projects, findings, scans, refresh: () => refresh(false) })
  projects.onRestored(() => { void profiles.refresh() })
  projects.onAffected((project, paths) => {
    findings.affected(project, paths)
    void scans.affected(project, paths)
  })

  let hasSnippets = false
  connection.onInitialize((params): InitializeResult => {
    settings.initialize(params)
    projects.initialize(params)
    watching.initialize(params)
    lenses.initialize(params)
    hints.initialize(params)
    commands.initialize(params)
    hasSnippets = params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true
    return {
      serverInfo: { name: 'cost-hints', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: codeActionOptions,
        codeLensProvider: codeLensOptions,
        completionProvider: completionOptions,
        executeCommandProvider: executeCommandOptions,
        hoverProvider: true,
        inlayHintProvider: inlayHintOptions,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  })
  connection.onInitialized(async () => {
    connection.console.info(`cost-hints ${version} on Node ${process.versions.node}`)
    projects.watchFolders(() => { void refresh(false) })
    await Promise.all([settings.watch(() => { void refresh(true) }), watching.start()])
  })
  connection.onShutdown(() => projects.close())
  // What goes wrong costs one answer and is logged; the server lives on.
  process.on('unhandledRejection', (reason) => { connection.console.error(reason instanceof Error ? reason.stack ?? reason.message : String(reason)) })

  offerCodeActions({ connection, findings, settings })
  offerCompletion({ connection, documents, findings, hasSnippets: () => hasSnippets })
  offerLineHeat(connection, findings)
  offerHover({ connection, findings, settings })
  offerScan(connection, scans)
  offerRuleDocumentation(connection)
  offerFunctionEffects(connection, findings)
  offerEstimatePage(connection, findings)
  offerRecordings({ connection, findings, projects })
  offerFixComparisons({ connection, findings })
  documents.listen(connection)
  connection.listen()
}
