// Which files are read, and as which language variant.

import type { Language } from './syntax/tree.js'

export type Variant = 'py' | 'ts' | 'tsx' | 'js' | 'jsx'

const variants: Readonly<Record<string, Variant>> = {
  py: 'py', ts: 'ts', mts: 'ts', cts: 'ts', tsx: 'tsx', js: 'jsx', mjs: 'jsx', cjs: 'jsx', jsx: 'jsx',
}

/** Undefined for files that are not read. */
export function variantOf(path: string): Variant | undefined {
  const dot = path.lastIndexOf('.')
  return dot < 0 ? undefined : variants[path.slice(dot + 1).toLowerCase()]
}

export function languageOf(variant: Variant): Language {
  return variant === 'py' ? 'python' : 'typescript'
}
