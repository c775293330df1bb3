// What the extension and the web view of the profile viewer say to each other: plain data, in both directions.

/** To the viewer. */
export type ToViewer = ShownProfile | ShownComparison | ShownSource | ViewerProblem | ViewerProgress

/** From the viewer. */
export type FromViewer = ViewerReady | RevealedPlace | ExportedFile | ChosenComparison | ShownDocumentation | ChosenFix

/** The profile, or what is new about it: sent again with another `join` when the code or its findings change. */
export interface ShownProfile {
  readonly is: 'profile'
  /** Where the bytes of `encodeProfile` are fetched; the same address is fetched once. */
  readonly url: string
  /** Of the file. */
  readonly name: string
  /** Which of the profile's values is shown first; 0 unless it says otherwise. */
  readonly value?: number
  readonly join?: ViewerJoin
  /** The editor records before and after a fix. */
  readonly canCompareWithFix?: boolean
}

/** The profile before, with which that of the viewer is compared. */
export interface ShownComparison {
  readonly is: 'compare'
  readonly url: string
  readonly name: string
  /** What was said beforehand of the change between both, in sentences, to stand beside what was measured. */
  readonly predicted?: readonly string[]
  /** As those of a join. */
  readonly names?: FunctionNames
}

/** By row of the profile's functions. */
export type FunctionNames = readonly (readonly [row: number, name: string])[]

/** A file whose lines the profile has, for the view that shows them in their source; sent after the profile, or never. */
export interface ShownSource {
  readonly is: 'source'
  /** As the profile has it. */
  readonly file: string
  readonly text: string
}

/** In place of a profile. */
export interface ViewerProblem {
  readonly is: 'problem'
  readonly message: string
}

/** While the file is read; `of` is 0 as long as nobody knows. */
export interface ViewerProgress {
  readonly is: 'progress'
  readonly done: number
  readonly of: number
}

/** How the profile fits the code. */
export interface ViewerJoin {
  readonly functions: readonly JoinedFunction[]
  /** The hottest first. */
  readonly findings: readonly JoinedFinding[]
  readonly unmatched: readonly UnmatchedPart[]
  /** What functions without a name are called: by what they stand in. */
  readonly names?: FunctionNames
  /** Sentences on how far it fits the code of now; absent where there is nothing to say. */
  readonly notes?: readonly string[]
  /** How much of everything is in functions of the workspace, from 0 to 1. */
  readonly matched?: number
  /** What fixing all of the findings saves, where no money is counted twice. */
  readonly saving?: Money
}

/** Functions of the profile that are none of the workspace, for one reason. */
export interface UnmatchedPart {
  readonly why: string
  /** Of what everything took by itself, from 0 to 1. */
  readonly share: number
  readonly functions: number
  /** Rows of those that took most. */
  readonly examples: readonly number[]
}

/** A month, as an estimate has it. */
export interface Money {
  /** `≈ $12/month`. */
  readonly text: string
  /** What it rests on: `at 100,000 calls (assumed)`. */
  readonly inputs: string
  readonly expected: number
  /** ISO 4217. */
  readonly currency: string
}

/** A function of the workspace that the profile has. */
export interface JoinedFunction {
  /** Rows of the profile's functions: several where a bundle or a version has it twice. */
  readonly rows: readonly number[]
  /** As the workspace has it. */
  readonly path: string
  /** 1-based. */
  readonly line: number
  readonly qualified: string
  /** How many findings stand in it. */
  readonly findings: number
  /** What it costs; absent where nobody knows. */
  readonly money?: Money
}

export interface JoinedFinding {
  readonly rule: string
  readonly message: string
  readonly path: string
  /** 1-based. */
  readonly line: number
  /** Of everything measured, from 0 to 1. */
  readonly share: number
  /** As the estimate says it: `≈ $12/month`. */
  readonly saving?: string
  /** The profile's function that it stands in. */
  readonly row?: number
  /** The profile's functions that it leads to: those with the query that a loop runs again and again. */
  readonly leadsTo?: readonly number[]
  /** Stable while unrelated lines change. */
  readonly fingerprint: string
  /** Where it begins in its line, 0-based. */
  readonly character: number
  /** Those that were verified; absent as long as they are worked out. */
  readonly fixes?: readonly { readonly title: string, readonly isSafe: boolean }[]
}

/** The viewer listens; nothing is sent before. */
export interface ViewerReady {
  readonly is: 'ready'
}

/** Open this place. */
export interface RevealedPlace {
  readonly is: 'reveal'
  /** The profile's function; absent for a finding, whose `file` is a path of the workspace. */
  readonly row?: number
  /** As the profile has it, or a path of the workspace. */
  readonly file: string
  /** 1-based; 0 when unknown. */
  readonly line: number
  readonly column?: number
}

/** Ask where to save it. */
export interface ExportedFile {
  readonly is: 'export'
  /** That is proposed: `shop.svg`. */
  readonly name: string
  readonly content: { readonly text: string } | { readonly base64: string }
}

/** Apply this fix, or show what it would change, or record before and after it. */
export interface ChosenFix {
  readonly is: 'fix'
  readonly how: 'apply' | 'preview' | 'compare'
  readonly rule: string
  readonly fingerprint: string
  /** Of the workspace. */
  readonly path: string
  /** 1-based, as that of the finding. */
  readonly line: number
  /** 0-based. */
  readonly character: number
  readonly title: string
}

/** Ask for the profile before; it is sent as `compare`. */
export interface ChosenComparison {
  readonly is: 'choose-comparison'
}

/** Open a rule's page. */
export interface ShownDocumentation {
  readonly is: 'rule'
  readonly rule: string
}
