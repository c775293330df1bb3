// The interpreters that the user chose: by our settings, else Python's by the Python extension, where it is installed.

import * as vscode from 'vscode'
import { isRecord } from './protocol-places.js'

export interface ChosenInterpreters {
  readonly python: string
  readonly node: string
}

/** Empty where nothing was chosen. */
export async function chosenInterpreters(uri: vscode.Uri): Promise<ChosenInterpreters> {
  const settings = vscode.workspace.getConfiguration('costHints.profile', uri)
  const node = settings.get<string>('node') ?? ''
  const python = settings.get<string>('python') ?? ''
  return { node, python: python === '' && uri.path.endsWith('.py') ? await ofPythonExtension(uri) : python }
}

/** https://github.com/microsoft/vscode-python/wiki/Python-Environment-APIs */
async function ofPythonExtension(uri: vscode.Uri): Promise<string> {
  const extension = vscode.extensions.getExtension('ms-python.python')
  // Another extension's trouble is no reason to record nothing.
  const api: unknown = await Promise.resolve(extension?.activate()).catch(() => undefined)
  const environments = fieldOf(api, 'environments')
  const selected = fieldOf(environments, 'getActiveEnvironmentPath')
  const resolve = fieldOf(environments, 'resolveEnvironment')
  if (typeof selected !== 'function' || typeof resolve !== 'function') return ''
  const environment: unknown = await Promise.resolve(resolve.call(environments, selected.call(environments, uri)) as unknown).catch(() => undefined)
  const path = fieldOf(fieldOf(fieldOf(environment, 'executable'), 'uri'), 'fsPath')
  return typeof path === 'string' ? path : ''
}

function fieldOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined
}
