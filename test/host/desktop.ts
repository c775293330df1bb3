// The same tests in a desktop VS Code, which @vscode/test-electron downloads; for machines where that download works.

import { join } from 'node:path'
import { downloadAndUnzipVSCode, runTests, runVSCodeCommand } from '@vscode/test-electron'
import { root, say } from './root.js'

export interface DesktopOptions {
  readonly vsix: string
  readonly workspace: string
  readonly carrier: string
  readonly compiled: string
  readonly resultsFile: string
}

export async function runOnDesktop({ vsix, workspace, carrier, compiled, resultsFile }: DesktopOptions): Promise<void> {
  const folder = join(root, '.vscode-test', 'desktop')
  const profile = [`--extensions-dir=${join(folder, 'extensions')}`, `--user-data-dir=${join(folder, 'data')}`]
  const vscodeExecutablePath = await downloadAndUnzipVSCode({ version: 'stable', timeout: 30_000 }).catch((error: unknown) => {
    throw new Error(`VS Code could not be downloaded (${String(error)}). "npm run test:extension" needs no such download.`)
  })
  await runVSCodeCommand(['--install-extension', vsix, '--force', ...profile])
  say(`Tests in the desktop VS Code at ${vscodeExecutablePath}.`)
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: carrier,
    extensionTestsPath: join(compiled, 'index.cjs'),
    extensionTestsEnv: { COST_HINTS_RESULTS: resultsFile },
    launchArgs: [workspace, ...profile, '--disable-workspace-trust'],
  })
}
