// The viewer's bundle in Chromium, as the editor's web view shows it: same policy, same classes and variables of themes, and its messages caught.

import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { encodeProfile } from '../../src/profiles/profile-file.js'
import type { Profile } from '../../src/profiles/profile.js'
import type { FromViewer, ToViewer, ViewerJoin } from '../../src/protocol/profile-viewer.js'
import { openBrowser } from '../host/browser.js'
import { ensureHost } from '../host/install.js'
import { root } from '../host/root.js'

export interface ViewerPage {
  readonly page: Page
  /** What the viewer sent, the oldest first. */
  readonly sent: readonly FromViewer[]
  /** What the browser complained of: errors, and what the policy refused. */
  readonly complaints: readonly string[]
  readonly send: (message: ToViewer) => Promise<void>
  /** The address of a profile's bytes. */
  readonly serve: (profile: Profile) => string
  readonly close: () => Promise<void>
}

export interface ViewerOptions {
  readonly profile: Profile
  readonly name?: string
  readonly join?: ViewerJoin
  readonly theme?: keyof typeof themes
  readonly size?: { readonly width: number, readonly height: number }
  /** Pixels of the screen for one of the page: 2 at 200 %. */
  readonly scale?: number
}

export const themes = {
  'light': { class: 'vscode-light', foreground: '#3b3b3b', editorBackground: '#ffffff', contrast: '' },
  'dark': { class: 'vscode-dark', foreground: '#cccccc', editorBackground: '#1f1f1f', contrast: '' },
  'high-contrast': { class: 'vscode-high-contrast', foreground: '#ffffff', editorBackground: '#000000', contrast: '#6fc3df' },
  'high-contrast-light': { class: 'vscode-high-contrast-light', foreground: '#292929', editorBackground: '#ffffff', contrast: '#0f4a85' },
} as const

let browser: Promise<Browser> | undefined

/** One browser for all tests of a file. */
export function openViewerBrowser(): Promise<Browser> {
  return browser ??= openBrowser(ensureHost())
}

export async function closeViewerBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

export async function openViewer({ profile, name = 'shop.prof', join: joined, theme = 'dark', size = { width: 1280, height: 760 }, scale = 1 }: ViewerOptions): Promise<ViewerPage> {
  const profiles: Uint8Array[] = []
  const server = await listen(profiles, theme)
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const context = await (await openViewerBrowser()).newContext({ viewport: size, deviceScaleFactor: scale, colorScheme: theme.includes('light') ? 'light' : 'dark' })
  const page = await context.newPage()
  const [sent, complaints]: [FromViewer[], string[]] = [[], []]
  const serve = (shown: Profile): string => `${origin}/profile-${String(profiles.push(encodeProfile(shown)) - 1)}`
  const send = (message: ToViewer): Promise<void> => page.evaluate(`postMessage(${JSON.stringify(message)}, '*')`)
  const first: ToViewer = { is: 'profile', url: serve(profile), name, ...(joined ? { join: joined } : {}) }
  page.on('pageerror', (error) => { complaints.push(error.message) })
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()) })
  await page.exposeFunction('tellHost', async (message: FromViewer) => {
    sent.push(message)
    if (message.is === 'ready') await send(first)
  })
  await page.goto(`${origin}/`)
  await page.locator('vscode-tabs').waitFor()
  return {
    page, sent, complaints, send, serve,
    close: async () => {
      await context.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What the editor puts before the page's script: there, what is kept outlives a reload as well. What frames take is measured. */
const api = `window.acquireVsCodeApi = () => ({
  postMessage: (message) => window.tellHost(message),
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
})
window.frameTimes = []
window.plainFrame = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (draw) => plainFrame((time) => {
  const started = performance.now()
  draw(time)
  frameTimes.push(performance.now() - started)
})`

function listen(profiles: readonly Uint8Array[], theme: keyof typeof themes): Promise<Server> {
  const files: Readonly<Record<string, () => readonly [string, string | Uint8Array]>> = {
    '/': () => ['text/html; charset=utf-8', html(theme)],
    '/favicon.ico': () => ['image/x-icon', new Uint8Array(1)],
    '/api.js': () => ['text/javascript', api],
    '/theme.css': () => ['text/css', css(theme)],
    '/profile-viewer.js': () => ['text/javascript', readFileSync(join(root, 'dist', 'profile-viewer.js'))],
    '/profile-worker.js': () => ['text/javascript', readFileSync(join(root, 'dist', 'profile-worker.js'))],
    '/profile-viewer.css': () => ['text/css', readFileSync(join(root, 'dist', 'profile-viewer.css'))],
  }
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const profile = profiles[Number(/^\/profile-(\d+)$/.exec(path)?.[1] ?? -1)]
    const [type, content] = profile ? ['application/octet-stream', profile] as const : files[path]?.() ?? ['text/plain', '']
    response.writeHead(content === '' ? 404 : 200, { 'content-type': type }).end(content)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function html(theme: keyof typeof themes): string {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; worker-src blob:"
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Profile</title>
<link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/profile-viewer.css"></head>
<body class="${themes[theme].class}"><script src="/api.js"></script><script src="/profile-viewer.js"></script></body></html>`
}

function css(theme: keyof typeof themes): string {
  const { foreground, editorBackground, contrast } = themes[theme]
  const edges = contrast === '' ? '' : `--vscode-contrastBorder: ${contrast}; --vscode-focusBorder: ${theme === 'high-contrast' ? '#f38518' : '#006bbd'}; --vscode-panel-border: ${contrast}; --vscode-button-border: ${contrast};`
  const isDark = !theme.includes('light')
  return `html { --vscode-foreground: ${foreground}; --vscode-editor-background: ${editorBackground}; --vscode-font-family: system-ui, "DejaVu Sans", sans-serif; --vscode-font-size: 13px;
--vscode-settings-textInputBackground: ${isDark ? '#313131' : '#ffffff'}; --vscode-settings-textInputForeground: ${foreground}; --vscode-settings-textInputBorder: ${contrast || (isDark ? '#3c3c3c' : '#cecece')};
--vscode-settings-dropdownBackground: ${isDark ? '#313131' : '#ffffff'}; --vscode-settings-dropdownForeground: ${foreground}; --vscode-settings-dropdownBorder: ${contrast || (isDark ? '#3c3c3c' : '#cecece')};
--vscode-button-secondaryBackground: ${isDark ? '#313131' : '#e5e5e5'}; --vscode-button-secondaryForeground: ${isDark ? '#cccccc' : '#3b3b3b'}; --vscode-settings-headerBorder: ${contrast || (isDark ? '#2b2b2b' : '#e5e5e5')};
--vscode-panelTitle-activeForeground: ${foreground}; --vscode-panelTitle-activeBorder: ${contrast === '' ? foreground : '#f38518'}; --vscode-panelTitle-inactiveForeground: ${isDark ? '#9d9d9d' : '#5f5f5f'}; ${edges} }`
}
