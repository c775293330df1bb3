// What client and server say to each other beyond the Language Server Protocol. Any client may use these.

import type { ViewerJoin } from './profile-viewer.js'

/** Request. Finds the sources of all workspace folders and publishes their findings; `scanProgress` notifications tell how far it is. */
export const scanWorkspaceMethod = 'costHints/scanWorkspace'

/** Notification from the server while a scan runs. */
export const scanProgressMethod = 'costHints/scanProgress'

/** Request: a rule's documentation as Markdown; null for an unknown rule. */
export const ruleDocumentationMethod = 'costHints/ruleDocumentation'

/** Request: the catalogue. */
export const rulesMethod = 'costHints/rules'

/** Request: what the function at a place does, as text; null for documents that are not analysed. */
export const functionEffectsMethod = 'costHints/functionEffects'

/** The command of code actions and links; clients that have it say so in `ClientOptions`. Its argument is a rule id. */
export const openDocumentationCommand = 'costHints.openDocumentation'

/** Request: an estimate with all that it rests on, as Markdown; null where there is none, or no longer. */
export const estimateMethod = 'costHints/estimate'

/** The command that shows an estimate. Its argument are `EstimateParams`. */
export const whyThisNumberCommand = 'costHints.whyThisNumber'

/** The command after an edit that wrote a number, or for one that is there: it is selected, so that another can be typed. Its argument is a `Location`. */
export const selectNumberCommand = 'costHints.selectNumber'

/** The server's command that writes a number, which was assumed, into a comment. Its argument are `SetNumberParams`. */
export const setNumberCommand = 'costHints.setNumber'

/** The server's command that opens `.cost-hints.json` at a key, or proposes one. Its argument are `OpenConfigurationParams`. */
export const openConfigurationCommand = 'costHints.openConfiguration'

/** The command of a lens above a function: shows its findings. Its argument are `ShowFindingsParams`. */
export const showFindingsCommand = 'costHints.showFindings'

/** `initializationOptions` of a client that knows them; all are optional. */
export interface ClientOptions {
  /** The client has `openDocumentationCommand`. */
  readonly canOpenDocumentation?: boolean
  /** Which of the other commands the client has; of the server's, those that it follows as links of a hover. */
  readonly commands?: readonly string[]
  /** The scheme of addresses that the editor opens itself; "vscode" unless it says otherwise. */
  readonly uriScheme?: string
  /** For clients that cannot be asked for their configuration: the settings below `costHints`. */
  readonly settings?: unknown
}

export interface ScanProgress {
  readonly done: number
  readonly total: number
  readonly findings: number
}

export interface ScanSummary {
  readonly files: number
  /** Files with at least one finding. */
  readonly filesWithFindings: number
  readonly findings: number
  /** Files that could not be read or analysed; each has its line in the log. */
  readonly problems: number
  /** Findings that are not shown because they are less sure than the level wants. */
  readonly unsure: number
  /** Findings that are not shown because their fix saves less than `minimumMonthly`. */
  readonly small: number
  readonly isCancelled: boolean
}

export interface FunctionEffectsParams {
  /** Of an open document. */
  readonly uri: string
  /** From 0. */
  readonly line: number
}

export interface EstimateParams {
  /** Of an open document. */
  readonly uri: string
  readonly fingerprint: string
  readonly rule: string
}

export interface SetNumberParams extends EstimateParams {
  readonly name: NumberName
}

/** A number of a finding: how often one of its functions runs, by its place in `Work.functions`, or a bound by its name. */
export type NumberName = { readonly function: number } | { readonly bound: string }

export interface OpenConfigurationParams {
  /** Of a document whose configuration it is. */
  readonly uri: string
  /** `workload`, `calls`, `http`. */
  readonly key: readonly string[]
}

export interface ShowFindingsParams {
  readonly uri: string
  /** Of the function, as the protocol has it. */
  readonly position: Position
  /** Of the findings. */
  readonly ranges: readonly { readonly start: Position, readonly end: Position }[]
}

export interface Position {
  readonly line: number
  readonly character: number
}

export interface RuleDocumentationParams {
  readonly rule: string
}

export interface RuleEntry {
  readonly id: string
  readonly category: string
  readonly summary: string
}

/** Where a rule's page is found: the extension's URI handler opens it. */
export function ruleAddress(rule: string, uriScheme = 'vscode'): string {
  return `${uriScheme}://cost-hints.cost-hints/rules/${rule}`
}

/** Request: reads a profiler's file and joins it to the opened folders; until it is released, what it measured is shown in the code. */
export const openProfileMethod = 'costHints/openProfile'

/** Notification from the server while a profile is read. */
export const profileProgressMethod = 'costHints/profileProgress'

/** Request: the join of an open profile with the code as it is now; null for one that is not open. */
export const joinProfileMethod = 'costHints/joinProfile'

/** Request: these profiles, or all, are no longer shown in the code. */
export const releaseProfilesMethod = 'costHints/releaseProfiles'

/** Notification from the server: profiles fit the code in another way now. */
export const profilesChangedMethod = 'costHints/profilesChanged'

/** Notification from the server: what is measured of the code is something else now. */
export const measuredMethod = 'costHints/measured'

/** Request: the lines of an open document that profiles found hot, in the text as it is now; null where nothing is known of it. */
export const lineHeatMethod = 'costHints/lineHeat'

/** Request: the functions of the opened folders that took most in the open profiles. */
export const hottestFunctionsMethod = 'costHints/hottestFunctions'

/** The command of a lens above a function that was measured. */
export const showHottestFunctionsCommand = 'costHints.showHottestFunctions'

export interface MeasuredChange {
  /** How many profiles are open. */
  readonly profiles: number
}

export interface LineHeatParams {
  readonly uri: string
}

export interface LineHeat {
  /** Of the document. */
  readonly version: number
  readonly lines: readonly HotLine[]
}

export interface HotLine {
  /** From 0. */
  readonly line: number
  /** From 0 to 1; the largest of all open profiles. */
  readonly share: number
  /** What was measured, a sentence a profile. */
  readonly texts: readonly string[]
}

/** One row for each profile that measured it. */
export interface HottestFunction {
  readonly name: string
  readonly uri: string
  /** Relative to the folder. */
  readonly path: string
  /** From 0, as it is now where the editor follows the file. */
  readonly line: number
  /** `18% of CPU time · 1.2 million calls · 0.4 ms each`. */
  readonly text: string
  /** The name of the profile; absent where only one is open. */
  readonly profile?: string
  readonly findings: number
}

export interface OpenProfileParams {
  /** Absolute. */
  readonly path: string
  /** Where the bytes for the viewer are written; absolute, and must exist. Without it they are not. */
  readonly folder?: string
  /** For a comparison only: it is of code as it was, is joined to nothing and shown nowhere in the code. */
  readonly isBefore?: true
}

/** How a profile fits the code of an opened folder. */
export interface JoinedCode {
  /** Absolute: what the paths of the join are relative to; null where it fits no folder. */
  readonly root: string | null
  /** Which of the profile's values the join is by. */
  readonly value: number
  /** Files of which the profile measured lines: as it names them, and their paths below the root. */
  readonly sources: readonly { readonly file: string, readonly path: string }[]
  readonly join: ViewerJoin
}

export type OpenedProfile =
  | JoinedCode & {
    /** The file that was written for the viewer. */
    readonly file: string | null
    readonly producer: string
    readonly notes: readonly string[]
  }
  /** Why it cannot be read, in one sentence. */
  | { readonly problem: string }

export interface JoinProfileParams {
  readonly path: string
  /** With what its functions cost and the fixes of its findings, which takes its time. */
  readonly withCosts?: boolean
}

/** The command that records a program before and after a fix and compares both; where an editor has it, its argument are `CompareWithFixParams`. */
export const compareWithFixCommand = 'costHints.compareWithFix'

export interface CompareWithFixParams {
  readonly uri: string
  /** Of the finding. */
  readonly position: Position
  readonly rule: string
  readonly fingerprint: string
  /** Of the fix. */
  readonly title: string
}

export interface ReleaseProfilesParams {
  /** All, if absent. */
  readonly paths?: readonly string[]
}

export interface ProfileProgress {
  readonly path: string
  /** Bytes. */
  readonly done: number
  readonly of: number
}
