// What profiles say of one project, joined to its code when they are loaded; edits since are followed, in the editor and on the disk.

import { join } from 'node:path'
import { movedLines } from '../profiles/join/moved-lines.js'
import { movedProfile } from '../profiles/join/moved-profile.js'
import { pathMatcher } from '../profiles/join/paths.js'
import type { Profile } from '../profiles/profile.js'
import type { Configuration } from '../service/configuration.js'
import { measuringOf, outlinedPaths, type Measuring, type NamedProfile } from '../service/profiles/measuring.js'
import { readSource } from '../service/source.js'
import type { DiskChanges, Project, ProjectConfiguration } from './projects.js'

interface MeasuredProject extends Pick<Project, 'measure'> {
  /** The same object for the same configuration, as estimates are kept with it. */
  readonly measured: (configuration: Configuration) => ProjectConfiguration
  /** What changed on the disk; texts that are open in the editor are followed as they are typed. */
  readonly follow: (changes: DiskChanges) => Promise<void>
}

export function measuredProject({ root, session, sources }: Pick<Project, 'root' | 'session'> & { readonly sources: Pick<Project, 'list' | 'read'> }): MeasuredProject {
  let measuring: Measuring | undefined
  let measuredPaths: ReadonlySet<string> = new Set()
  let last: { readonly of: Configuration, readonly with: Measuring | undefined, readonly made: ProjectConfiguration } | undefined
  /** Texts as they were when each profile was loaded, which its lines are of. */
  const recorded = new WeakMap<Profile, Map<string, string>>()

  /** As the disk has them: what is typed but not saved did not run. */
  const recordedTexts = (profile: Profile, wanted: readonly string[]): ReadonlyMap<string, string> => {
    const texts = recorded.get(profile) ?? new Map<string, string>()
    recorded.set(profile, texts)
    for (const path of wanted) {
      const found = texts.has(path) || root === undefined ? undefined : readSource(join(root, path))
      if (found && 'source' in found) texts.set(path, found.source.text)
    }
    return texts
  }

  return {
    measured(configuration) {
      if (last?.of === configuration && last.with === measuring) return last.made
      const made = { ...configuration, measuring, ...measuring && { estimating: configuration.estimating.measuredBy(measuring.measurements) } }
      last = { of: configuration, with: measuring, made }
      return made
    },
    async measure(profiles, signal) {
      measuring = undefined
      if (root === undefined || profiles.length === 0) return undefined
      const { known } = await sources.list(signal)
      await sources.read(signal)
      const wanted = outlinedPaths({ profiles, paths: known, root })
      const [outlines, texts] = await session.together({ signal }, async (answers) => [await answers.outlines(wanted), await answers.texts(wanted)] as const)
      const matcher = pathMatcher(known, root)
      const atPresent = profiles.map(({ name, profile }): NamedProfile => {
        const before = recordedTexts(profile, outlinedPaths({ profiles: [{ name, profile }], paths: known, root }))
        const moved = movedProfile(profile, (file) => {
          const match = matcher(file)
          const [text, now] = match.is === 'matched' ? [before.get(match.path), texts.get(match.path)] : []
          return text === undefined || now === undefined || text === now ? undefined : { lineNow: movedLines(now, text) }
        })
        return { name, profile: moved, original: profile }
      })
      measuring = measuringOf({ profiles: atPresent, paths: known, root, outlines, texts })
      measuredPaths = new Set(wanted)
      return measuring
    },
    async follow({ present }) {
      const changed = measuring ? present.filter((path) => measuredPaths.has(path)) : []
      for (const [path, text] of await session.texts(changed, { isBackground: true })) measuring?.follow(path, text)
    },
  }
}
