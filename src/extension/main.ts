// The VS Code client. Activation only registers; the server starts in its own process and is not waited for.

import type * as vscode from 'vscode'
import { createClient } from './client.js'
import { registerDocumentation } from './documentation.js'
import { registerEstimates } from './estimates.js'
import { registerFunctionEffects } from './function-effects.js'
import { registerHeat } from './heat.js'
import { registerHottestFunctions } from './hottest-functions.js'
import { registerLenses } from './lenses.js'
import { registerProfileViewer } from './profile-viewer.js'
import { registerRecord } from './record.js'
import { registerScan } from './scan.js'
import { registerServerCommands } from './server-commands.js'

let stop: () => Promise<void> = () => Promise.resolve()

export function activate(context: vscode.ExtensionContext): void {
  const client = createClient(context)
  stop = () => client.stop()
  registerServerCommands(context, client)
  registerDocumentation(context, client)
  registerScan(context, client)
  registerFunctionEffects(context, client)
  registerEstimates(context, client)
  registerLenses(context)
  const viewers = registerProfileViewer(context, client)
  registerRecord({ context, client, viewers })
  registerHeat(context, client)
  registerHottestFunctions(context, client)
  void client.start()
}

export function deactivate(): Promise<void> {
  return stop()
}
