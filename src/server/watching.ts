// What changes on the disk: sources and the files that say how they belong together are read again, configuration is read anew.

import { relative, sep } from 'node:path'
import {
  DidChangeWatchedFilesNotification, FileChangeType, WatchKind, type Connection, type FileEvent, type InitializeParams,
} from 'vscode-languageserver/node'
import { excludedFolders } from '../service/excluded.js'
import { configurationName } from '../service/root.js'
import type { Findings } from './findings.js'
import { analysisPath, contains, pathOf, type Project, type Projects } from './projects.js'
import type { Scans } from './scans.js'

export interface Watching {
  initialize(params: InitializeParams): void
  start(): Promise<void>
}

interface WatchingRequest {
  readonly connection: Connection
  readonly projects: Projects
  readonly findings: Findings
  readonly scans: Scans
  /** Called when configuration changed. */
  readonly refresh: () => Promise<void>
}

// A switch of branches changes thousands of files within moments: they are taken together. One that goes on is followed all the same.
const pauseMilliseconds = 300
const longestPauseMilliseconds = 3000

const watchers = [
  { globPattern: '**/*.{py,ts,mts,cts,tsx,js,mjs,cjs,jsx}' },
  // What `isProjectFile` knows.
  { globPattern: '**/{package,lerna,tsconfig*,jsconfig*}.json' },
  { globPattern: '**/{pnpm-workspace.yaml,setup.cfg,Pipfile,pytest.ini,tox.ini,*requirements*.txt,*requirements*.in}' },
  { globPattern: '**/requirements/*.{txt,in}' },
  { globPattern: '**/*.prisma' },
  { globPattern: `**/{${configurationName},.gitignore,pyproject.toml}` },
  // Of a folder that comes or goes an editor may name nothing but the folder.
  { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
]

export function createWatching({ connection, projects, findings, scans, refresh }: WatchingRequest): Watching {
  /** By path; what happened last counts. */
  const changed = new Map<string, FileEvent>()
  let timer: NodeJS.Timeout | undefined
  let since = 0
  let canRegister = false

  const settle = async (): Promise<void> => {
    const events = [...changed.values()]
    changed.clear()
    const followed = await Promise.all(projects.all().map((project) => follow(project, events)))
    if (events.some(({ uri }) => isSettingFile(uri))) await refresh()
    else for (const { project, paths } of followed) if (paths.length > 0) await scans.update(project, paths)
  }

  const settleLater = (): void => {
    if (changed.size === 1) since = Date.now()
    clearTimeout(timer)
    const wait = Math.min(pauseMilliseconds, since + longestPauseMilliseconds - Date.now())
    timer = setTimeout(() => { settle().catch(logged) }, Math.max(0, wait))
  }

  const logged = (error: unknown): void => { connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error)) }

  const note = (event: FileEvent): void => {
    const path = pathOf(event.uri)
    if (path === undefined || !projects.all().some((project) => contains(project, path) && !isInstalled(project, path))) return
    changed.set(path, event)
    settleLater()
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const event of changes) note(event)
  })
  findings.onClosed((uri) => {
    void scans.release(uri).then((isKept) => { if (isKept) note({ uri, type: FileChangeType.Changed }) })
  })

  return {
    initialize({ capabilities }) {
      canRegister = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    },
    async start() {
      if (canRegister) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    },
  }
}

async function follow(project: Project, events: readonly FileEvent[]): Promise<{ readonly project: Project, readonly paths: readonly string[] }> {
  const present: string[] = []
  const gone: string[] = []
  for (const { uri, type } of events) {
    const path = pathOf(uri)
    if (path === undefined || !contains(project, path)) continue
    const list = type === FileChangeType.Deleted ? gone : present
    list.push(analysisPath(project, uri))
  }
  if (present.length + gone.length > 0) await project.follow({ present, gone })
  return { project, paths: [...present, ...gone] }
}

/** Packages are installed and built by the ten thousand. */
function isInstalled({ root, folder }: Project, path: string): boolean {
  return relative(folder ?? root ?? '', path).split(sep).some((part) => excludedFolders.has(part))
}

function isSettingFile(uri: string): boolean {
  return [configurationName, '.gitignore', 'pyproject.toml'].includes(uri.slice(uri.lastIndexOf('/') + 1))
}
