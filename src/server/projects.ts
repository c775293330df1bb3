// A project is a root with its configuration and its analysis session: one for each workspace folder, one for each root of
// files outside of them, and one for texts that are no files. Its session knows the whole root where something says that it is one.

import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { MessageType, ShowMessageNotification, type Connection, type InitializeParams, type WorkspaceFolder } from 'vscode-languageserver/node'
import { rules } from '../analysis/rules/index.js'
import { openSession, type Session } from '../service/analyzer.js'
import { loadConfiguration, type Configuration, type ConfigurationRequest } from '../service/configuration.js'
import type { Discovery } from '../service/discovery.js'
import { unknownEnvironment } from '../service/estimating.js'
import type { Measuring, NamedProfile } from '../service/profiles/measuring.js'
import { findRoot } from '../service/root.js'
import type { RootIndex } from '../service/root-index.js'
import { UserError } from '../service/user-error.js'
import { nothingShown, publishMistakes } from './configuration-mistakes.js'
import type { DiskHistory } from './disk-history.js'
import { knowingSources } from './known-sources.js'
import { measuredProject, type ProjectJoin } from './measured-project.js'
import type { EditorSettings } from './settings.js'

export interface Project {
  /** Absolute; undefined for texts that are no files. */
  readonly root: string | undefined
  /** The opened folder that it is for, absolute. */
  readonly folder: string | undefined
  readonly session: Session
  configuration(): Promise<ProjectConfiguration>
  /** These profiles are of its code, others no longer. Resolves when they are joined to it. */
  measure(profiles: readonly NamedProfile[], signal?: AbortSignal): Promise<void>
  /** Joined to its code as it is now, and shown nowhere. `also`: paths whose outlines are wanted, even if the profiles saw nothing of them. Undefined for a project without a folder. */
  joined(profiles: readonly NamedProfile[], options?: { readonly also?: readonly string[], readonly signal?: AbortSignal | undefined }): Promise<ProjectJoin | undefined>
  /** Begins to read the whole root in the background, if it is a project's. */
  learn(): void
  /** Resolves when it is read. */
  read(signal?: AbortSignal): Promise<void>
  /** The sources that there are now. */
  list(signal?: AbortSignal): Promise<Listing>
  /** The disk is another one now. */
  follow(changes: DiskChanges): Promise<void>
}

/** Estimates are made with what was measured, where something was. */
export interface ProjectConfiguration extends Configuration {
  readonly measuring: Measuring | undefined
}

export interface Listing extends Discovery {
  /** What is modelled of them; undefined where they are too many to be kept. */
  readonly index: RootIndex | undefined
}

/** Paths as the analysis knows them, of files and folders. */
export interface DiskChanges {
  /** Created or changed. */
  readonly present: readonly string[]
  readonly gone: readonly string[]
}

export interface Projects {
  initialize(params: InitializeParams): void
  watchFolders(onChange: () => void): void
  of(uri: string): Promise<Project>
  /** Those of the workspace folders. */
  ofFolders(): Promise<readonly Project[]>
  /** Those that somebody has asked for. */
  all(): readonly Project[]
  /** Says which files, others than those typed in, may have other findings now. */
  onAffected(tell: (project: Project, paths: readonly string[]) => void): void
  /** Says that profiles know more of a text that was restored when they are joined anew. */
  onRestored(tell: () => void): void
  /** Nothing of it is open any more: unless its folder is, it need not be known. */
  release(project: Project): void
  /** `areSettingsChanged`: somebody has just changed the editor's settings, and wants to hear of mistakes in them. */
  forgetConfigurations(areSettingsChanged: boolean): void
  close(): Promise<void>
}

interface ProjectsRequest {
  readonly connection: Connection
  readonly settings: EditorSettings
  readonly history: DiskHistory
}

export function createProjects({ connection, settings, history }: ProjectsRequest): Projects {
  let folders: readonly string[] = []
  let canWatchFolders = false
  const open = new Map<string, OpenProject>()
  let tellAffected: (project: Project, paths: readonly string[]) => void = () => undefined
  let tellRestored: () => void = () => undefined

  const projectFor = (key: string, place: Pick<Project, 'root' | 'folder'>): Project => {
    const onAffected = (paths: readonly string[]): void => { tellAffected(project, paths) }
    const project = open.get(key) ?? createProject({ connection, settings, history, ...place, onAffected, onRestored: () => { tellRestored() } })
    open.set(key, project)
    return project
  }
  const end = (key: string): void => {
    void open.get(key)?.session.close()
    open.delete(key)
  }
  const ofFolder = async (folder: string): Promise<Project> => projectFor(folder, { root: await findRoot(folder), folder })

  return {
    initialize({ workspaceFolders, capabilities }) {
      folders = foldersOf(workspaceFolders ?? [])
      canWatchFolders = capabilities.workspace?.workspaceFolders === true
    },
    watchFolders(onChange) {
      if (!canWatchFolders) return
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(foldersOf(removed))
        folders = [...folders.filter((folder) => !gone.has(folder)), ...foldersOf(added)]
        // A file that was open alone may lie in what was added.
        for (const [key, { folder }] of open) if (folder === undefined || gone.has(folder)) end(key)
        onChange()
      })
    },
    async of(uri) {
      const path = pathOf(uri)
      if (path === undefined) return projectFor('', { root: undefined, folder: undefined })
      const folder = folders.filter((candidate) => isBelow(path, candidate)).sort((a, b) => b.length - a.length)[0]
      if (folder !== undefined) return ofFolder(folder)
      // A file that is not on the disk yet belongs where its folder does.
      const root = await findRoot(existsSync(path) ? path : dirname(path)).catch(() => dirname(path))
      return projectFor(root, { root, folder: undefined })
    },
    ofFolders: () => Promise.all(folders.filter((folder) => existsSync(folder)).map(ofFolder)),
    all: () => [...open.values()],
    onAffected(tell) {
      tellAffected = tell
    },
    onRestored(tell) {
      tellRestored = tell
    },
    release(project) {
      if (project.folder !== undefined) return
      for (const [key, one] of open) if (one === project) end(key)
    },
    forgetConfigurations(areSettingsChanged) {
      for (const project of open.values()) project.forgetConfiguration(areSettingsChanged)
    },
    async close() {
      await Promise.all([...open.values()].map(({ session }) => session.close()))
    },
  }
}

/** The path by which the analysis knows a document; texts that are no files are known by the end of their address. */
export function analysisPath(project: Project, uri: string): string {
  const path = pathOf(uri)
  if (path === undefined || project.root === undefined) return uri.slice(uri.lastIndexOf('/') + 1)
  return relative(project.root, path).replaceAll(sep, '/')
}

/** Undefined for what is no file of this machine. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    return undefined
  }
}

/** Editors write one address in several ways: `[id]` or `%5Bid%5D`, `C:` or `c%3A`. */
export function keyOf(uri: string): string {
  return pathOf(uri) ?? uri
}

export function contains({ root }: Project, path: string): boolean {
  return root !== undefined && isBelow(path, root)
}

export function addressOf(project: Project, path: string): string {
  return pathToFileURL(join(project.root ?? '', path)).href
}

interface OpenProject extends Project {
  forgetConfiguration(areSettingsChanged: boolean): void
}

interface ProjectRequest extends Pick<Project, 'root' | 'folder'>, ProjectsRequest {
  readonly onAffected: (paths: readonly string[]) => void
  readonly onRestored: () => void
}

function createProject({ connection, settings, history, root, folder, onAffected, onRestored }: ProjectRequest): OpenProject {
  let current: Promise<Configuration> | undefined
  let published = nothingShown
  let isAnswerWanted = false
  const session = openSession({ root, onAffected })
  const load = async (): Promise<Configuration> => {
    const scope = folder === undefined ? undefined : pathToFileURL(folder).href
    const { environment, ...given } = await settings.of(scope)
    const request = { root, ruleIds: rules.map(({ id }) => id), ...given }
    if (root === undefined) return loadConfiguration(request)
    published = await publishMistakes(connection, root, request.ruleIds, published)
    return published.mistakes === 0 ? withEnvironment(request, environment) : loadConfiguration({ ...request, root: undefined })
  }
  /** One that is not there must not cost the rest of the configuration. */
  const withEnvironment = async (request: ConfigurationRequest, environment: string | undefined): Promise<Configuration> => {
    const configuration = await loadConfiguration(request)
    if (environment === undefined || environment === configuration.estimating.environment) return configuration
    if (configuration.environments.includes(environment)) return loadConfiguration({ ...request, environment })
    const message = `The setting costHints.environment ${unknownEnvironment(environment, configuration.environments)}`
    connection.console.warn(message)
    if (isAnswerWanted) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message })
    return configuration
  }
  const configuration = (): Promise<Configuration> => {
    current ??= load().catch((error: unknown) => {
      // A file that breaks between two reads is read again with the next change.
      current = undefined
      if (!(error instanceof UserError)) throw error
      connection.console.error(error.message)
      return loadConfiguration({ root: undefined, ruleIds: [] })
    })
    return current
  }
  const forgetConfiguration = (areSettingsChanged: boolean): void => {
    isAnswerWanted = areSettingsChanged
    current = undefined
  }
  const sources = knowingSources({ root, folder, session, configuration })
  const { measured, measure, joined, follow } = measuredProject({ root, session, sources, history, onRestored })
  return {
    root, folder, session, configuration: async () => measured(await configuration()), measure, joined, ...sources, forgetConfiguration,
    async follow(changes) {
      await sources.follow(changes)
      await follow(changes)
    },
  }
}

function foldersOf(folders: readonly WorkspaceFolder[]): readonly string[] {
  return folders.flatMap(({ uri }) => pathOf(uri) ?? [])
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
