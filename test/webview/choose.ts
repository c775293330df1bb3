// Chooses an option in one of the viewer's lists, as a user does.

import type { Page } from 'playwright-core'

/** `label`: of the list. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const select = page.locator(`vscode-single-select[title="${label}"]`)
  await select.click()
  await select.locator('li').filter({ hasText: option }).click()
}
