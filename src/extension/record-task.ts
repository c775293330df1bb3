// Runs one command in a terminal that the user sees, as a task: without a shell, so that arguments arrive as they are, and with its end and exit code known.

import * as vscode from 'vscode'
import type { PlannedRecording } from '../protocol/recording.js'

export interface TaskEnd {
  /** Undefined where it was ended, or never began. */
  readonly exitCode: number | undefined
  readonly isCancelled: boolean
}

export async function runTask({ title, recorder, command, arguments: given, folder, environment }: PlannedRecording, what: string): Promise<TaskEnd> {
  const uri = vscode.Uri.file(folder)
  const execution = new vscode.ProcessExecution(command, [...given], { cwd: folder, env: { ...environment } })
  const task = new vscode.Task({ type: 'cost-hints', title }, vscode.workspace.getWorkspaceFolder(uri) ?? vscode.TaskScope.Workspace, `${title} (${recorder.name})`, 'Cost Hints', execution)
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Shared, focus: false, clear: true, showReuseMessage: false }
  const options = { location: vscode.ProgressLocation.Notification, title: what, cancellable: true }
  return vscode.window.withProgress(options, async (_progress, token) => {
    const ended = endOf(task)
    try {
      const running = await vscode.tasks.executeTask(task)
      token.onCancellationRequested(() => { running.terminate() })
      // A terminal that is only about to begin cannot be ended yet.
      ended.onStarted(running, () => { if (token.isCancellationRequested) running.terminate() })
      const exitCode = await ended.of(running)
      // Who closes the terminal has cancelled it as well.
      return { exitCode, isCancelled: token.isCancellationRequested || exitCode === undefined }
    } finally {
      ended.forget()
    }
  })
}

interface WatchedEnd {
  forget(): void
  of(running: vscode.TaskExecution): Promise<number | undefined>
  onStarted(running: vscode.TaskExecution, handler: () => void): void
}

/** Listens from before the task begins: a short one may end before anybody knows that it runs. */
function endOf(task: vscode.Task): WatchedEnd {
  const codes = new Map<vscode.TaskExecution, number | undefined>()
  const changed = new vscode.EventEmitter<undefined>()
  const note = (execution: vscode.TaskExecution, exitCode: number | undefined): void => {
    codes.set(execution, codes.get(execution) ?? exitCode)
    changed.fire(undefined)
  }
  const listeners = [
    vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => { if (execution.task.name === task.name) note(execution, exitCode) }),
    // What could not be started has no process that ends; one that has is told of first.
    vscode.tasks.onDidEndTask(({ execution }) => { if (execution.task.name === task.name) setTimeout(() => { note(execution, undefined) }, afterProcess) }),
  ]
  return {
    async of(running) {
      while (!codes.has(running)) await new Promise<void>((resolve) => { const once = changed.event(() => { once.dispose(); resolve() }) })
      return codes.get(running)
    },
    onStarted(running, handler) {
      listeners.push(vscode.tasks.onDidStartTaskProcess(({ execution }) => { if (execution === running) handler() }))
    },
    forget() { vscode.Disposable.from(changed, ...listeners).dispose() },
  }
}

const afterProcess = 500
