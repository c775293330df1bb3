// Runs the extension's tests inside a real VS Code, with the extension installed from its package, and prints what they say.
// Arguments: the .vsix, the folder of compiled tests, and perhaps --desktop. The last line counts passed and failed.

import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOnDesktop } from './desktop.js'
import { ensureHost } from './install.js'
import { root, say } from './root.js'
import { openSession, type Session } from './session.js'

interface Result {
  readonly title: string
  readonly milliseconds: number
  readonly error?: string
}

const [vsix = '', compiled = ''] = process.argv.slice(2)
const resultsFile = join(root, '.vscode-test', 'results.json')
/** Results so far: the name of a run that has not ended. */
const partialFile = `${resultsFile}.part`
// Outside of the project, whose `.gitignore` would hide it from the scan.
const workspace = mkdtempSync(join(realpathSync(tmpdir()), 'cost-hints-workspace-'))
const carrier = join(root, 'test', 'extension', 'carrier')
const patience = 240_000

for (const path of [resultsFile, partialFile]) rmSync(path, { force: true })
cpSync(join(root, 'test', 'extension', 'workspace'), workspace, { recursive: true })

try {
  await (process.argv.includes('--desktop') ? runOnDesktop({ vsix, workspace, carrier, compiled, resultsFile }) : runInServer())
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
}
rmSync(workspace, { recursive: true, force: true })
report()

async function runInServer(): Promise<void> {
  const host = ensureHost()
  const options = {
    host, vsix, workspace, name: 'tests', env: { COST_HINTS_RESULTS: resultsFile },
    tests: { carrier, module: join(compiled, 'index.cjs') },
  }
  // The host may fail to start on a busy machine; the tests themselves run once.
  const session = await openSession(options).catch((error: unknown) => {
    say(`VS Code did not start (${String(error)}); trying once more.`)
    return openSession(options)
  })
  say(`Tests in VS Code ${host.version} (its web server, from npm) with ${session.browserName}.`)
  try {
    await waitForResults(session)
  } finally {
    await session.close()
  }
}

async function waitForResults(session: Session): Promise<void> {
  const seen: string[] = []
  session.page.on('console', (message) => { seen.push(message.text()) })
  const end = Date.now() + patience
  while (!existsSync(resultsFile)) {
    if (Date.now() > end) throw new Error(`No results after ${patience / 1000} seconds.\n${seen.slice(-40).join('\n')}\n${session.log().slice(-4000)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function report(): void {
  const isWhole = existsSync(resultsFile)
  const results = [resultsFile, partialFile].filter((path) => existsSync(path)).flatMap((path) => parseResults(readFileSync(path, 'utf8')))
  for (const { title, milliseconds, error } of results) say(error === undefined ? `  ✓ ${title} (${milliseconds} ms)` : `  ✗ ${title}\n${error}`)
  if (!isWhole) say('The run did not come to its end.')
  const failed = results.filter((result) => result.error !== undefined).length
  const failures = failed + (isWhole && results.length > 0 ? 0 : 1)
  process.stdout.write(`${results.length - failed} passed, ${failures} failed\n`)
  process.exitCode = failures > 0 ? 1 : 0
}

function parseResults(text: string): readonly Result[] {
  return text.split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line)).filter(isResult)
}

function isResult(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'title' in value && 'milliseconds' in value
}
