// What profiles say of one project, joined to its code when they are loaded; edits since are followed.

import type { Configuration } from '../service/configuration.js'
import { measuringOf, outlinedPaths, type Measuring } from '../service/profiles/measuring.js'
import type { Project, ProjectConfiguration } from './projects.js'

interface MeasuredProject extends Pick<Project, 'measure'> {
  /** The same object for the same configuration, as estimates are kept with it. */
  readonly measured: (configuration: Configuration) => ProjectConfiguration
}

export function measuredProject({ root, session, sources }: Pick<Project, 'root' | 'session'> & { readonly sources: Pick<Project, 'list' | 'read'> }): MeasuredProject {
  let measuring: Measuring | undefined
  let last: { readonly of: Configuration, readonly with: Measuring | undefined, readonly made: ProjectConfiguration } | undefined

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
      const request = { profiles, paths: known, root }
      const wanted = outlinedPaths(request)
      const [outlines, texts] = await session.together({ signal }, async (answers) => [await answers.outlines(wanted), await answers.texts(wanted)] as const)
      measuring = measuringOf({ ...request, outlines, texts })
      return measuring
    },
  }
}
