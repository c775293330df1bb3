// A headless Chromium for the host: the system's where there is one, else the one that an npm package carries.

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import type { Host } from './install.js'
import { root, say } from './root.js'

/** COST_HINTS_BROWSER names an executable, or "npm" for the carried one. */
export async function openBrowser(host: Host): Promise<Browser> {
  const asked = process.env['COST_HINTS_BROWSER'] ?? systemBrowser()
  if (asked !== undefined && asked !== 'npm') return launch(asked, {})
  const carried = unpack(host)
  try {
    return await launch(carried.executablePath, carried.env)
  } catch {
    say('The carried Chromium lacks system libraries; using those that it carries.')
    return launch(carried.executablePath, { ...carried.env, LD_LIBRARY_PATH: carried.libraries })
  }
}

// They keep the browser quiet on a closed network.
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

function launch(executablePath: string, env: Readonly<Record<string, string>>): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env }, headless: true })
}

function systemBrowser(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge', 'microsoft-edge']
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
  const installed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ]
  return [...candidates, ...installed].find((path) => existsSync(path) && spawnSync(path, ['--version']).status === 0)
}

/** The package unpacks into the temporary folder, and its libraries only where it believes to run on Amazon's Linux. */
function unpack(host: Host): { executablePath: string, env: Record<string, string>, libraries: string } {
  const folder = join(root, '.vscode-test', 'chromium')
  mkdirSync(folder, { recursive: true })
  const entry = pathToFileURL(join(host.chromium, 'build', 'esm', 'index.js')).href
  const script = `import(${JSON.stringify(entry)}).then((module) => module.default.executablePath()).then(console.log)`
  const environment = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const executablePath = execFileSync(process.execPath, ['-e', script], { env: environment, encoding: 'utf8' }).trim()
  const hasFonts = existsSync('/etc/fonts/fonts.conf')
  return {
    executablePath,
    env: hasFonts ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') },
    libraries: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].join(':'),
  }
}
