// Whether code of this workspace may be run at all: only on the disk, and only where somebody trusts it.

export interface RunnablePlace {
  readonly isTrusted: boolean
  /** Of the file's address. */
  readonly scheme: string
}

export type Refusal = 'untrusted' | 'not on the disk'

/** Undefined where it may. Menus and the palette say the same, but anybody can call a command. */
export function refusalOf({ isTrusted, scheme }: RunnablePlace): Refusal | undefined {
  if (!isTrusted) return 'untrusted'
  return scheme === 'file' ? undefined : 'not on the disk'
}
