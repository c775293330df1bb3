// The one error class for people: what is wrong, where, and what to do, in one line. Anything else thrown is a bug and keeps its stack.

export class UserError extends Error {
  override readonly name = 'UserError'
}

/** What a failed file operation means, without the path and system call that Node's messages carry. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return (code === undefined ? undefined : reasons[code]) ?? (error instanceof Error ? error.message : String(error))
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the device failed to read it',
  ENOSPC: 'no space is left on the device',
  EROFS: 'the file system is read-only',
}
