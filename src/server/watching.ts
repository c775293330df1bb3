// What changes on the disk: sources are read again where they were scanned, configuration is read anew.

import { DidChangeWatchedFilesNotification, type Connection, type InitializeParams } from 'vscode-languageserver/node'
import { configurationName } from '../service/root.js'
import type { Findings } from './findings.js'
import type { Scans } from './scans.js'

export interface Watching {
  initialize(params: InitializeParams): void
  start(): Promise<void>
}

interface WatchingRequest {
  readonly connection: Connection
  readonly findings: Findings
  readonly scans: Scans
  /** Called when configuration changed. */
  readonly refresh: () => Promise<void>
}

// A switch of branches changes thousands of files within moments: they are taken together.
const pauseMilliseconds = 300

const sources = '**/*.{py,ts,mts,cts,tsx,js,mjs,cjs,jsx}'
const settingFiles = `**/{${configurationName},.gitignore,pyproject.toml}`

export function createWatching({ connection, findings, scans, refresh }: WatchingRequest): Watching {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let canRegister = false

  const settle = async (): Promise<void> => {
    const uris = [...changed]
    changed.clear()
    if (uris.some(isSettingFile)) await refresh()
    else await scans.update(uris.filter((uri) => !findings.isOpen(uri)))
  }

  const note = (uri: string): void => {
    changed.add(uri)
    clearTimeout(timer)
    timer = setTimeout(() => { void settle() }, pauseMilliseconds)
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) note(uri)
  })
  findings.onClosed((uri) => {
    void scans.release(uri).then((isKept) => { if (isKept) note(uri) })
  })

  return {
    initialize({ capabilities }) {
      canRegister = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    },
    async start() {
      if (!canRegister) return
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: sources }, { globPattern: settingFiles }],
      })
    },
  }
}

function isSettingFile(uri: string): boolean {
  return [configurationName, '.gitignore', 'pyproject.toml'].includes(uri.slice(uri.lastIndexOf('/') + 1))
}
