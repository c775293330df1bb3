// What a profile worker is asked and what it answers. The columns of a profile are handed over, not copied.

import type { StackSums } from '../../profiles/measures.js'
import type { Profile } from '../../profiles/profile.js'

/** The worker recognises itself by this, since the bundle is also the command line and the server. */
export const profileRole = 'cost-hints profile'

export interface ProfileRequest {
  readonly role: typeof profileRole
  /** Absolute. */
  readonly path: string
  /** Absolute folders, which compiled files, source maps and sources are looked for in. */
  readonly roots: readonly string[]
  /** Source maps are left alone. */
  readonly isUnmapped?: boolean
  /** The bytes for a web view are wanted as well. */
  readonly isEncoded?: boolean
}

export type ProfileReply =
  /** With what takes long to work out of many stacks, by the main value; absent where there are none. */
  | { readonly is: 'profile', readonly profile: Profile, readonly sums?: StackSums, readonly encoded?: Uint8Array }
  | { readonly is: 'problem', readonly message: string }
  /** The profile is read; now it is mapped to its sources. */
  | { readonly is: 'mapping' }
  /** Bytes. */
  | { readonly is: 'progress', readonly done: number, readonly of: number }

export function isProfileRequest(data: unknown): data is ProfileRequest {
  return typeof data === 'object' && data !== null && 'role' in data && data.role === profileRole
}

/** Each once: columns may share one. */
export function buffersOf(data: object): readonly ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
    } else if (Array.isArray(value)) {
      if (typeof value[0] === 'object') value.forEach(visit)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
  }
  visit(data)
  return [...found]
}
