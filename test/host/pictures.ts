// Pictures of the workbench as a test sees it. COST_HINTS_PICTURES names a folder that they are written to; those of the README are made so.

import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = process.env['COST_HINTS_PICTURES']

/** Whether somebody wants pictures, of every theme. */
export const isPictured = folder !== undefined

export const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' }

/** What has colours of its own is looked at in these as well. */
export const contrastThemes = { 'high-contrast': 'Default High Contrast', 'high-contrast-light': 'Default High Contrast Light' }

/** Settings that leave little but the editor. */
export const appearance = {
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
}

export async function takePicture(page: Page, theme: string, what: string): Promise<void> {
  if (folder === undefined) return
  // Animations of menus and hovers end.
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `${what}-${theme}.png`) })
}

/** Without side bars, so that what is edited has all of the room. */
export async function showOnlyTheEditor(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().waitFor({ timeout: 60_000 })
  if (await page.locator('.part.auxiliarybar').isVisible()) await page.keyboard.press('Control+Alt+b')
  if (await page.locator('.part.sidebar').isVisible()) await page.keyboard.press('Control+b')
}
