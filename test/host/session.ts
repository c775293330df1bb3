// One running VS Code: its server, a browser page on a workspace, and the folders they use; everything ends with `close`.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './browser.js'
import type { Host } from './install.js'
import { root } from './root.js'

export interface SessionOptions {
  readonly host: Host
  /** Names the session's folder below .vscode-test. */
  readonly name: string
  /** Absolute path of the folder that is opened. */
  readonly workspace: string
  readonly vsix: string
  /** Opened in an editor, absolute. */
  readonly file?: string
  readonly env?: Readonly<Record<string, string>>
  /** Nobody trusts the workspace: VS Code asks, and restricts it. */
  readonly isUntrusted?: boolean
  /** Runs the module's `run()` in the extension host. */
  readonly tests?: { readonly carrier: string, readonly module: string }
}

export interface Session {
  readonly page: Page
  readonly browserName: string
  /** What the server wrote, for a failure's report. */
  log(): string
  close(): Promise<void>
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const folder = join(root, '.vscode-test', options.name)
  prepareFolders(folder, options.workspace)
  installExtension(options, folder)
  const server = await startServer(options, folder)
  let browser: Browser | undefined
  try {
    browser = await openBrowser(options.host)
    const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, deviceScaleFactor: 2 })
    await page.goto(addressOf(options, server.port), { waitUntil: 'domcontentloaded' })
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 })
    const opened = browser
    return {
      page,
      browserName: `Chromium ${browser.version()}`,
      log: server.log,
      close: async () => {
        await opened.close()
        await server.stop()
      },
    }
  } catch (error) {
    await browser?.close()
    await server.stop()
    throw error
  }
}

// Quiet: nothing that asks, updates or fetches. Chat panes would stand in every picture.
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
}

/** The web workbench keeps user settings in the browser; those of the workspace are read from its folder. */
function prepareFolders(folder: string, workspace: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'extensions'), { recursive: true })
  const file = join(workspace, '.vscode', 'settings.json')
  if (existsSync(file)) return
  mkdirSync(join(workspace, '.vscode'), { recursive: true })
  writeFileSync(file, JSON.stringify(quietSettings, null, 2))
}

function installExtension({ host, vsix }: SessionOptions, folder: string): void {
  const args = [host.server, ...commonArguments(folder), '--install-extension', vsix]
  const result = spawnSync(host.node, args, { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`The extension could not be installed:\n${withoutNoise(result.stdout + result.stderr)}`)
}

function commonArguments(folder: string): readonly string[] {
  return ['--accept-server-license-terms', '--server-data-dir', folder, '--extensions-dir', join(folder, 'extensions')]
}

async function startServer(options: SessionOptions, folder: string): Promise<{ port: string, log: () => string, stop: () => Promise<void> }> {
  const server = spawn(options.host.node, [
    options.host.server, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', ...commonArguments(folder),
    ...options.isUntrusted ? [] : ['--disable-workspace-trust'], '--disable-telemetry', '--enable-smoke-test-driver',
  ], { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const port = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /available at http:\/\/[^:]+:(\d+)/.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.once('exit', (code) => { reject(new Error(`VS Code's server ended with ${code ?? 'a signal'}:\n${output}`)) })
    setTimeout(() => { reject(new Error(`VS Code's server did not start in a minute:\n${output}`)) }, 60_000).unref()
  })
  return { port, log: () => withoutNoise(output), stop: () => stopProcess(server) }
}

/** The logger that is not compiled complains at length, and means nothing. */
function withoutNoise(output: string): string {
  return output.split('\n').filter((line) => !/spdlog|^\s+at |^\s+tries: |^[\s\]}]*$|bindings file/.test(line)).join('\n')
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(force)
}

function addressOf({ workspace, tests, file }: SessionOptions, port: string): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`
  const payload = [
    ...tests ? [['extensionDevelopmentPath', remote(tests.carrier)], ['extensionTestsPath', remote(tests.module)]] : [],
    ...file === undefined ? [] : [['openFile', remote(file)]],
  ]
  return `http://127.0.0.1:${port}/?folder=${encodeURI(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`
}
