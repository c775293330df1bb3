// A project is a root with its configuration and its analysis session: one for each workspace folder, one for each root of
// files outside of them, and one for texts that are no files.

import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Connection, InitializeParams, WorkspaceFolder } from 'vscode-languageserver/node'
import { rules } from '../analysis/rules/index.js'
import { openSession, type Session } from '../service/analyzer.js'
import { loadConfiguration, type Configuration } from '../service/configuration.js'
import { findRoot } from '../service/root.js'
import { UserError } from '../service/user-error.js'
import { publishMistakes } from './configuration-mistakes.js'
import type { EditorSettings } from './settings.js'

export interface Project {
  /** Absolute; undefined for texts that are no files. */
  readonly root: string | undefined
  /** The opened folder that it is for, absolute. */
  readonly folder: string | undefined
  readonly session: Session
  configuration(): Promise<Configuration>
}

export interface Projects {
  initialize(params: InitializeParams): void
  watchFolders(onChange: () => void): void
  of(uri: string): Promise<Project>
  /** Those of the workspace folders. */
  ofFolders(): Promise<readonly Project[]>
  forgetConfigurations(): void
  close(): Promise<void>
}

export function createProjects(connection: Connection, settings: EditorSettings): Projects {
  let folders: readonly string[] = []
  let canWatchFolders = false
  const open = new Map<string, OpenProject>()

  const projectFor = (key: string, root: string | undefined, folder: string | undefined): Project => {
    const project = open.get(key) ?? createProject({ connection, settings, root, folder })
    open.set(key, project)
    return project
  }
  const ofFolder = async (folder: string): Promise<Project> => projectFor(folder, await findRoot(folder), folder)

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
        onChange()
      })
    },
    async of(uri) {
      const path = pathOf(uri)
      if (path === undefined) return projectFor('', undefined, undefined)
      const folder = folders.filter((candidate) => isBelow(path, candidate)).sort((a, b) => b.length - a.length)[0]
      if (folder !== undefined) return ofFolder(folder)
      // A file that is not on the disk yet belongs where its folder does.
      const root = await findRoot(existsSync(path) ? path : dirname(path)).catch(() => dirname(path))
      return projectFor(root, root, undefined)
    },
    ofFolders: () => Promise.all(folders.filter((folder) => existsSync(folder)).map(ofFolder)),
    forgetConfigurations() {
      for (const project of open.values()) project.forgetConfiguration()
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

export function addressOf(project: Project, path: string): string {
  return pathToFileURL(join(project.root ?? '', path)).href
}

interface OpenProject extends Project {
  forgetConfiguration(): void
}

interface ProjectRequest {
  readonly connection: Connection
  readonly settings: EditorSettings
  readonly root: string | undefined
  readonly folder: string | undefined
}

function createProject({ connection, settings, root, folder }: ProjectRequest): OpenProject {
  let current: Promise<Configuration> | undefined
  let mistakes = 0
  const load = async (): Promise<Configuration> => {
    const scope = folder === undefined ? undefined : pathToFileURL(folder).href
    const request = { root, ruleIds: rules.map(({ id }) => id), settings: await settings.of(scope) }
    if (root === undefined) return loadConfiguration(request)
    mistakes = await publishMistakes(connection, root, request.ruleIds, mistakes)
    return mistakes === 0 ? loadConfiguration(request) : loadConfiguration({ ...request, root: undefined })
  }
  return {
    root,
    folder,
    session: openSession(),
    configuration() {
      current ??= load().catch((error: unknown) => {
        // A file that breaks between two reads is read again with the next change.
        current = undefined
        if (!(error instanceof UserError)) throw error
        connection.console.error(error.message)
        return loadConfiguration({ root: undefined, ruleIds: [] })
      })
      return current
    },
    forgetConfiguration() {
      current = undefined
    },
  }
}

function foldersOf(folders: readonly WorkspaceFolder[]): readonly string[] {
  return folders.flatMap(({ uri }) => pathOf(uri) ?? [])
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
