// How producers and people name the commit of what was measured, in labels, comments and metadata.

/** As OpenTelemetry, Datadog, Go and Pyroscope do, and plainly; lower case, with spaces. */
const names: ReadonlySet<string> = new Set(['vcs.ref.head.revision', 'git.commit.sha', 'vcs.revision', 'service git ref', 'git commit', 'git sha', 'commit', 'commit sha', 'commit id'])

const hash = /^[0-9a-f]{7,64}$/i

export function isCommitName(name: string): boolean {
  return names.has(name.toLowerCase().replace(/[_-]/g, ' '))
}

/** A hash; undefined for what is none, as a branch says nothing of a moment. */
export function commitOf(value: string): string | undefined {
  return hash.test(value) ? value : undefined
}

/** `commit: 1a2b3c4`, `vcs.revision=1a2b3c4`. */
export function commitInText(text: string): string | undefined {
  const [, name, value] = /^\s*([\w. -]+?)\s*[:=]\s*(\w+)\s*$/.exec(text) ?? []
  return name !== undefined && value !== undefined && isCommitName(name) ? commitOf(value) : undefined
}
