// The profiles that the server has: whoever opens one asks for it here, and a server that was started anew, which knows none, is handed them over again.

import * as vscode from 'vscode'
import { openProfileMethod, releaseProfilesMethod, type OpenedProfile, type OpenProfileParams, type ReleaseProfilesParams } from '../protocol/messages.js'
import type { Client } from './client.js'

export type LoadedProfile = Exclude<OpenedProfile, { readonly problem: string }>

export interface LoadedProfiles {
  /** It is shown in the code until it is released. */
  load(path: string, token: vscode.CancellationToken): Promise<OpenedProfile>
  /** It is shown in the code. */
  isLoaded(path: string): boolean
  /** All of them, unless one is named. */
  release(path?: string): Promise<void>
  /** The server is another one, and has it again: as the file is now. */
  onLoadedAgain(handler: (path: string, loaded: LoadedProfile) => void): void
}

/** A server that ends with one so often may end because of it. */
const mostFailures = 3

/** `storage`: where the server writes what viewers fetch. */
export function loadedProfiles(context: vscode.ExtensionContext, client: Client, storage: vscode.Uri): LoadedProfiles {
  /** How often each failed since it was there last. */
  const wanted = new Map<string, number>()
  const loaded = new Set<string>()
  const running = new Set<{ readonly path: string }>()
  const handlers: ((path: string, loaded: LoadedProfile) => void)[] = []

  const release = async (given: ReleaseProfilesParams): Promise<void> => { await client.request(releaseProfilesMethod, given) }
  const ask = async (path: string, token?: vscode.CancellationToken): Promise<OpenedProfile> => {
    const asking = { path }
    running.add(asking)
    try {
      const opened = await client.request<OpenedProfile>(openProfileMethod, { path, folder: storage.fsPath } satisfies OpenProfileParams, token)
      if ('problem' in opened) forget(path)
      // It was released while the server read it.
      else if (!wanted.has(path)) await release({ paths: [path] })
      else {
        wanted.set(path, 0)
        loaded.add(path)
      }
      return opened
    } catch (error) {
      if (token?.isCancellationRequested !== true && wanted.has(path)) fail(path)
      throw error
    } finally {
      running.delete(asking)
    }
  }
  const fail = (path: string): void => {
    const failures = (wanted.get(path) ?? 0) + 1
    if (failures < mostFailures) wanted.set(path, failures)
    else forget(path)
  }
  const forget = (path: string): void => {
    wanted.delete(path)
    loaded.delete(path)
  }
  const handOver = async (): Promise<void> => {
    for (const path of [...wanted.keys()]) {
      // Who asks already waited for the server.
      if (!wanted.has(path) || [...running].some((one) => one.path === path)) continue
      const opened = await ask(path)
      if ('problem' in opened) client.output.warn(opened.problem)
      else for (const tell of handlers) tell(path, opened)
    }
  }
  const log = (error: unknown): void => { client.output.error(error instanceof Error ? error : String(error)) }
  context.subscriptions.push(client.onStarted(() => { handOver().catch(log) }))
  return {
    async load(path, token) {
      wanted.set(path, wanted.get(path) ?? 0)
      await vscode.workspace.fs.createDirectory(storage)
      return ask(path, token)
    },
    isLoaded: (path) => loaded.has(path),
    async release(path) {
      for (const one of path === undefined ? [...wanted.keys()] : [path]) forget(one)
      await release(path === undefined ? {} : { paths: [path] })
    },
    onLoadedAgain(handler) {
      handlers.push(handler)
    },
  }
}
