// One recording from its plan to its profile: saved, planned by the server, run as a task, and found again. What was called off leaves nothing behind.

import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import {
  recordedMethod, recordingsMethod, type PlannedRecording, type PlannedRecordings, type RecordedAnswer, type RecordedParams, type RecordedPart, type RecordingsParams,
} from '../protocol/recording.js'
import type { Client } from './client.js'
import { chosenInterpreters } from './record-python.js'
import { runTask } from './record-task.js'

/** What is recorded, so that it can be recorded again. */
export interface RecordedProgram {
  readonly uri: string
  readonly what: RecordedPart
  /** As somebody typed them. */
  readonly arguments: string
}

export interface Recorded {
  readonly profile: vscode.Uri
  readonly results: string
  readonly exitCode: number | undefined
}

export interface PlannedRun {
  readonly recordings: readonly PlannedRecording[]
  readonly results: vscode.Uri
}

/** Undefined where there is nothing to be run; the user was told why. */
export async function planRun(client: Client, storage: vscode.Uri, { uri, what, arguments: given }: RecordedProgram, isCounted = false): Promise<PlannedRun | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  // What runs is what is on the disk.
  if (document.isDirty && !await document.save()) return undefined
  const results = vscode.Uri.joinPath(storage, `${new Date().toISOString().replace(/\W/g, '')}-${randomBytes(3).toString('hex')}`)
  const params: RecordingsParams = { uri, what, arguments: given, results: results.fsPath, isCounted, ...await chosenInterpreters(document.uri) }
  const planned = await client.request<PlannedRecordings>(recordingsMethod, params)
  if ('recordings' in planned) return { recordings: planned.recordings, results }
  void vscode.window.showErrorMessage(planned.problem)
  return undefined
}

/** `name`: of the profile, without its ending. Undefined where nothing was recorded; the user was told why, or called it off. */
export async function run(client: Client, recording: PlannedRecording, results: vscode.Uri, { name, what }: { readonly name: string, readonly what: string }): Promise<Recorded | undefined> {
  await vscode.workspace.fs.createDirectory(results)
  const { exitCode, isCancelled } = await runTask(recording, what)
  const { profile }: RecordedAnswer = isCancelled ? { profile: null } : await client.request<RecordedAnswer>(recordedMethod, { results: results.fsPath, name } satisfies RecordedParams)
  if (profile !== null) return { profile: vscode.Uri.file(profile), results: results.fsPath, exitCode }
  await vscode.workspace.fs.delete(results, { recursive: true })
  if (!isCancelled) void vscode.window.showErrorMessage(vscode.l10n.t('{0} ended with code {1}, and {2} recorded nothing; its terminal says more.', recording.title, String(exitCode), recording.recorder.name))
  return undefined
}

/** The latest recordings are kept: those in open viewers among them, as a rule. */
export async function forgetOldRecordings(storage: vscode.Uri): Promise<void> {
  const known = await Promise.resolve(vscode.workspace.fs.readDirectory(storage)).catch(() => [])
  const old = known.map(([name]) => name).sort().slice(0, -mostKept)
  for (const name of old) await vscode.workspace.fs.delete(vscode.Uri.joinPath(storage, name), { recursive: true })
}

const mostKept = 20
