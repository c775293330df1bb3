// What is run to see what a fix saves: what was recorded last, else what the user chooses.

import * as vscode from 'vscode'
import type { RecordingMemory } from './record-memory.js'
import type { RecordedProgram } from './record-run.js'

/** `uri`: of the file with the fix. Undefined where the user chose nothing. */
export async function chooseProgram(uri: string, memory: RecordingMemory): Promise<RecordedProgram | undefined> {
  const known = memory.programs()
  const own = known.find((program) => program.uri === uri)
  if (own) return own
  const last = known[0]
  const items: (vscode.QuickPickItem & { readonly take: () => Promise<RecordedProgram | undefined> })[] = [
    ...last ? [{ label: vscode.l10n.t('{0} again', nameOf(last.uri)), description: last.arguments, take: () => Promise.resolve(last) }] : [],
    { label: vscode.l10n.t('This file'), description: nameOf(uri), take: () => Promise.resolve(fileAt(uri)) },
    { label: vscode.l10n.t('A test…'), take: chooseTest },
    { label: vscode.l10n.t('Another file…'), take: chooseFile },
  ]
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Compare With Fix'), placeHolder: vscode.l10n.t('What shall be run before and after the fix?') })
  return chosen?.take()
}

const tests = '**/{test_*.py,*_test.py,tests.py,*.{test,spec}.{js,mjs,cjs,ts,mts,cts,jsx,tsx}}'
const installed = '**/{node_modules,.venv,venv,site-packages}/**'

async function chooseTest(): Promise<RecordedProgram | undefined> {
  const found = await vscode.workspace.findFiles(tests, installed, mostTests)
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })).sort((a, b) => (a.label < b.label ? -1 : 1))
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: items.length > 0 ? vscode.l10n.t('Which test file?') : vscode.l10n.t('No test file was found.') })
  return chosen && { uri: chosen.uri.toString(), what: { is: 'test' }, arguments: '' }
}

const mostTests = 2000

async function chooseFile(): Promise<RecordedProgram | undefined> {
  const [uri] = await vscode.window.showOpenDialog({ title: vscode.l10n.t('Program to Run'), filters: { [vscode.l10n.t('Programs')]: ['py', 'js', 'mjs', 'cjs', 'ts', 'mts', 'cts', 'jsx', 'tsx'] } }) ?? []
  return uri && fileAt(uri.toString())
}

function fileAt(uri: string): RecordedProgram {
  return { uri, what: { is: 'file' }, arguments: '' }
}

function nameOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri))
}
