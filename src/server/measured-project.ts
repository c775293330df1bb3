// What profiles say of one project: joined to its code as it is now; edits since they were recorded are followed, in the editor and on the disk.

import { join } from 'node:path'
import type { Outline } from '../analysis/outline.js'
import { pathMatcher } from '../profiles/join/paths.js'
import type { Profile } from '../profiles/profile.js'
import type { Configuration } from '../service/configuration.js'
import { measuringInSteps, outlinedPaths, type Measuring, type NamedProfile } from '../service/profiles/measuring.js'
import { movedSince } from '../service/profiles/moved-since.js'
import { newerFilesNote } from '../service/profiles/newer-files.js'
import { textOnDisk } from '../service/source.js'
import type { DiskHistory } from './disk-history.js'
import { pause } from './pause.js'
import type { DiskChanges, Project, ProjectConfiguration } from './projects.js'

/** Profiles joined to the code as it is now, whatever else is shown in it. */
export interface ProjectJoin {
  readonly measuring: Measuring
  readonly outlines: ReadonlyMap<string, Outline>
  /** The texts that ran, of files that were others when they were joined: by path. Lines that had been changed have no measurements. */
  readonly ran: ReadonlyMap<string, string>
}

interface MeasuredProject extends Pick<Project, 'measure' | 'joined'> {
  /** The same object for the same configuration, as estimates are kept with it. */
  readonly measured: (configuration: Configuration) => ProjectConfiguration
  /** What changed on the disk; texts that are open in the editor are followed as they are typed. */
  readonly follow: (changes: DiskChanges) => Promise<void>
}

type MeasuredRequest = Pick<Project, 'root' | 'session'> & {
  readonly sources: Pick<Project, 'list' | 'read'>
  readonly history: DiskHistory
  /** A text is again the one that ran, and was another when the profiles were joined: joined anew, they know all of its lines. */
  readonly onRestored: () => void
}

const filesAtOnce = 10

export function measuredProject({ root, session, sources, history, onRestored }: MeasuredRequest): MeasuredProject {
  let measuring: Measuring | undefined
  let measuredPaths: ReadonlySet<string> = new Set()
  let last: { readonly of: Configuration, readonly with: Measuring | undefined, readonly made: ProjectConfiguration } | undefined
  /** Texts that each profile's lines are of: as the disk had them when it was recorded, as far as that is known, else when it was loaded. What is typed but not saved did not run. */
  const recorded = new WeakMap<Profile, Map<string, string>>()

  const recordedText = (folder: string, { profile, recordedAt }: NamedProfile) => (path: string): string | undefined => {
    const texts = recorded.get(profile) ?? new Map<string, string>()
    recorded.set(profile, texts)
    const known = texts.get(path) ?? (recordedAt === undefined ? undefined : history.textAt(join(folder, path), recordedAt))
    const text = known ?? textOnDisk(join(folder, path))
    if (text !== undefined) texts.set(path, text)
    return text
  }
  /** What was edited while it was open here is followed. */
  const doubt = async (folder: string, { recordedAt }: NamedProfile, paths: readonly string[]): Promise<string | undefined> => {
    if (recordedAt === undefined) return undefined
    return newerFilesNote(folder, paths.filter((path) => history.textAt(join(folder, path), recordedAt) === undefined), recordedAt)
  }
  const joined: Project['joined'] = async (profiles, { also = [], signal } = {}) => {
    if (root === undefined) return undefined
    const { known } = await sources.list(signal)
    await sources.read(signal)
    const paths = [...new Set([...known, ...also])]
    const wantedOf = new Map(profiles.map((one) => [one, outlinedPaths({ profiles: [one], paths, root })]))
    const wanted = [...new Set([...[...wantedOf.values()].flat(), ...also])]
    for (const path of wanted) await history.note(join(root, path))
    const outlines = new Map<string, Outline>()
    const texts = new Map<string, string>()
    // Whoever asks something else meanwhile waits for a few files only.
    for (let from = 0; from < wanted.length; from += filesAtOnce) {
      const some = wanted.slice(from, from + filesAtOnce)
      await session.together({ signal, isBackground: true }, async (answers) => {
        for (const [path, outline] of await answers.outlines(some)) outlines.set(path, outline)
        for (const [path, text] of await answers.texts(some)) texts.set(path, text)
      })
    }
    const matcher = pathMatcher(paths, root)
    const atPresent: NamedProfile[] = []
    const ran = new Map<string, string>()
    for (const one of profiles) {
      await pause()
      const recordedOf = recordedText(root, one)
      const before = (path: string): string | undefined => {
        const text = recordedOf(path)
        if (text !== undefined && text !== texts.get(path)) ran.set(path, text)
        return text
      }
      const { profile } = movedSince(one.profile, { matcher, before, now: (path) => texts.get(path) })
      const note = await doubt(root, one, wantedOf.get(one) ?? [])
      atPresent.push({ name: one.name, profile: note === undefined ? profile : { ...profile, notes: [...profile.notes, note] }, original: one.profile })
    }
    return { measuring: await measuringInSteps({ profiles: atPresent, paths, root, outlines, texts }, pause), outlines, ran }
  }

  return {
    joined,
    measured(configuration) {
      if (last?.of === configuration && last.with === measuring) return last.made
      const made = { ...configuration, measuring, ...measuring && { estimating: configuration.estimating.measuredBy(measuring.measurements) } }
      last = { of: configuration, with: measuring, made }
      return made
    },
    async measure(profiles, signal) {
      // What was known stays until more is.
      const made = profiles.length === 0 ? undefined : await joined(profiles, { signal })
      measuring = made && restorable(made, onRestored)
      measuredPaths = new Set(made?.outlines.keys())
    },
    async follow({ present }) {
      if (root !== undefined) for (const path of present) await history.note(join(root, path))
      const changed = measuring ? present.filter((path) => measuredPaths.has(path)) : []
      for (const [path, text] of await session.texts(changed, { isBackground: true })) measuring?.follow(path, text)
    },
  }
}

/** Who undoes what was typed while the profiles were joined has all that was measured again. */
function restorable({ measuring, ran }: ProjectJoin, onRestored: () => void): Measuring {
  if (ran.size === 0) return measuring
  let isTold = false
  return {
    ...measuring,
    follow(path, text) {
      measuring.follow(path, text)
      if (isTold || ran.get(path) !== text) return
      isTold = true
      onRestored()
    },
  }
}
