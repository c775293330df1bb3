// What the views share: the recording, how it is joined to the code, what the user chose, and the ways out to the editor.

import type { FromViewer, ViewerJoin } from '../protocol/profile-viewer.js'
import type { Store } from './state.js'
import type { Asking } from './later.js'
import { fileOf, type Recording, type Sight } from './sight.js'
import type { ThemeKind } from './drawing/palette.js'
import type { Aggregator, ProfileHead } from './worker/questions.js'

/** The profile from before, with which this one is compared. */
export interface Before {
  readonly name: string
  readonly profile: ProfileHead
  /** What was said beforehand of the change, in sentences. */
  readonly predicted: readonly string[]
}

export interface Viewer {
  readonly store: Store
  readonly send: (message: FromViewer) => void
  /** Read aloud. */
  readonly announce: (sentence: string) => void
  readonly recording: () => Recording
  readonly join: () => ViewerJoin | undefined
  readonly before: () => Before | undefined
  /** The editor records before and after a fix. */
  readonly canCompareWithFix: () => boolean
  readonly worker: Aggregator
  readonly asking: Asking
  /** The lines of a file, as the profile names it; undefined as long as the editor has not sent it. */
  readonly sourceOf: (file: string) => readonly string[] | undefined
  /** By the chosen value and thread; that of before as long as theirs is worked out. */
  readonly sight: () => Sight
  readonly theme: () => ThemeKind
}

export interface View {
  readonly element: HTMLElement
  /** Shows what the state says; called while it is in sight only. */
  readonly update: () => void
  readonly focus?: () => void
}

export function openSource(viewer: Viewer, functionRow: number): void {
  const { profile } = viewer.recording()
  const file = fileOf(profile, functionRow)
  if (file === '') { viewer.announce('The profile does not say in which file it is'); return }
  const column = profile.functions.column[functionRow] ?? 0
  viewer.send({ is: 'reveal', row: functionRow, file, line: profile.functions.line[functionRow] ?? 0, ...(column > 0 ? { column } : {}) })
}

export function showSandwich(viewer: Viewer, functionRow: number): void {
  viewer.store.set({ view: 'flame', order: 'sandwich', chosen: functionRow })
}
