// What the extension and the web view of the profile viewer say to each other: plain data, in both directions.

/** To the viewer. */
export type ToViewer = ShownProfile | ShownComparison | ShownSource | ViewerProblem | ViewerProgress

/** From the viewer. */
export type FromViewer = ViewerReady | RevealedPlace | ExportedFile | ChosenComparison | ShownDocumentation

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
}

/** The profile before, with which that of the viewer is compared. */
export interface ShownComparison {
  readonly is: 'compare'
  readonly url: string
  readonly name: string
}

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
  readonly unmatched: readonly { readonly why: string, readonly share: number }[]
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
  /** What it costs, as the estimate says it, and as a number to sort by; absent where nobody knows. */
  readonly money?: { readonly text: string, readonly monthly: number }
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

/** Ask for the profile before; it is sent as `compare`. */
export interface ChosenComparison {
  readonly is: 'choose-comparison'
}

/** Open a rule's page. */
export interface ShownDocumentation {
  readonly is: 'rule'
  readonly rule: string
}
