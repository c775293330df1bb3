// A workbench on a shop with recordings of it, and what people do there: open a file, give a command, choose in a dialog, look into the viewer.

import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { ensureHost } from '../host/install.js'
import { appearance, showOnlyTheEditor } from '../host/pictures.js'
import { root } from '../host/root.js'
import { openSession, quietSettings, type Session } from '../host/session.js'

export interface ProfileSession {
  readonly session: Session
  readonly page: Page
  /** The folder that is open. */
  readonly workspace: string
  /** A folder beside it, which is not. */
  readonly elsewhere: string
  close(): Promise<void>
}

export interface ProfileSessionOptions {
  /** Of the session's folder. */
  readonly name: string
  readonly theme: string
  /** The files of the workspace: recordings or programs by their paths below test/profiles, or what they hold. */
  readonly files: Readonly<Record<string, { readonly of: string } | string>>
  readonly elsewhere?: ProfileSessionOptions['files']
  /** That is opened first. */
  readonly first: string
  readonly settings?: Readonly<Record<string, unknown>>
}

export async function openProfileSession({ name, theme, files, elsewhere = {}, first, settings = {} }: ProfileSessionOptions): Promise<ProfileSession> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cost-hints-workbench-'))
  const [workspace, other] = [join(folder, 'shop'), join(folder, 'recordings')]
  const configured = JSON.stringify({ ...quietSettings, ...appearance, 'workbench.colorTheme': theme, ...settings })
  put(workspace, { '.vscode/settings.json': configured, '.cost-hints.json': '{}\n', ...files })
  put(other, elsewhere)
  const session = await openSession({ host: ensureHost(), name, workspace, vsix: join(root, '.vscode-test', 'cost-hints.vsix'), file: join(workspace, first) })
  const { page } = session
  // Room for all that is looked at.
  await page.setViewportSize({ width: 1120, height: 900 })
  await showOnlyTheEditor(page)
  // The workbench knows viewers and commands when the extension is there.
  await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 })
  return {
    session, page, workspace, elsewhere: other,
    async close() {
      await session.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The page inside of the web view that was opened last. */
export function viewer(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready').locator('visible=true').last().contentFrame().locator('iframe#active-frame').contentFrame()
}

/** The viewer shows this file, and has what to show. */
export async function showsProfile(page: Page, file: string): Promise<void> {
  await viewer(page).getByRole('heading', { name: file, exact: true }).waitFor({ timeout: 60_000 })
  await viewer(page).getByRole('tab').first().waitFor()
}

export async function openFile(page: Page, file: string): Promise<void> {
  await inQuickInput(page, 'Control+p', file, row(page, file))
  await page.locator('.tab.active', { hasText: file }).waitFor()
}

/** A command of the palette, by its whole title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await inQuickInput(page, 'F1', `>${title}`, row(page, title))
}

/** In VS Code's own dialog for files, which puts a folder into its field when it has read it, and forgets what was typed before. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget:visible')
  const input = dialog.locator('input').first()
  await dialog.getByRole('button', { name: /^(OK|Open|Save)$/ }).first().waitFor()
  for (let attempt = 0; attempt < 5; attempt++) {
    await eventually('a dialog with a folder', async () => (await input.inputValue()).startsWith('/'))
    await input.fill(path)
    await row(page, basename(path)).waitFor({ timeout: 2000 }).catch(() => undefined)
    if (await input.inputValue() !== path) continue
    await input.press('Enter')
    if (await input.waitFor({ state: 'hidden', timeout: 4000 }).then(() => true, () => false)) return
  }
  await input.waitFor({ state: 'hidden' })
}

export async function importProfile(page: Page, path: string): Promise<void> {
  await runCommand(page, 'Cost Hints: Import Profile…')
  await chooseFile(page, path)
  await showsProfile(page, basename(path))
}

export async function closeEditors(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors')
  await page.locator('.tab').first().waitFor({ state: 'detached' })
}

/** Texts of the lines that are shaded. */
export function hotLines(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(shadedLines)
}

/** Shades and texts are drawn in two layers, in boxes at the same height. */
const shadedLines = `[...document.querySelectorAll('.monaco-editor .view-overlays .cdr')].flatMap((mark) => {
  const lines = mark.closest('.lines-content').querySelectorAll('.view-lines .view-line')
  const line = [...lines].find(({ style }) => style.top === mark.parentElement.style.top)
  return getComputedStyle(mark).borderLeftWidth === '2px' && line ? [line.innerText.replaceAll('\\u00a0', ' ').trim()] : []
})`

/** Waits for a state, never for a time. `seen`: what there is instead, for who reads that it did not come. */
export async function eventually(what: string, is: () => Promise<boolean>, seen?: () => Promise<readonly string[]>): Promise<void> {
  const end = Date.now() + 30_000
  while (!await is()) {
    if (Date.now() > end) throw new Error([`In vain waited for: ${what}`, ...await seen?.() ?? []].join('\n'))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function row(page: Page, text: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row').filter({ has: page.getByText(text, { exact: true }) }).first()
}

/** While the workbench still settles, keys may go to what had the focus before: they are pressed again, as one would. */
async function inQuickInput(page: Page, keys: string, text: string, wanted: Locator): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input').first()
  for (let attempt = 0; attempt < 6; attempt++) {
    await page.keyboard.press(keys)
    if (!await input.waitFor({ timeout: 3000 }).then(() => true, () => false)) continue
    await input.fill(text)
    if (await wanted.waitFor({ timeout: 6000 }).then(() => true, () => false)) break
    await page.keyboard.press('Escape')
  }
  // What is focused may still be of the list before.
  await wanted.click()
}

function put(folder: string, files: ProfileSessionOptions['files']): void {
  mkdirSync(folder, { recursive: true })
  for (const [path, file] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (typeof file === 'string') writeFileSync(join(folder, path), file)
    else cpSync(join(root, 'test', 'profiles', file.of), join(folder, path))
  }
}
