// A profile joined to the code of one project as it is now, whatever else is shown in the code.

import type { Outline } from '../analysis/outline.js'
import type { JoinedProfile } from '../profiles/join/join.js'
import type { Profile } from '../profiles/profile.js'
import { measuringOf, outlinedPaths, type Measuring } from '../service/profiles/measuring.js'
import type { Project } from './projects.js'

export interface ProjectJoin {
  readonly joined: JoinedProfile
  readonly measuring: Measuring
  readonly outlines: ReadonlyMap<string, Outline>
}

/** `also`: paths whose outlines are wanted, even if the profile saw nothing of them. Undefined for a project without a folder. */
export async function joinedTo(project: Project, named: { readonly name: string, readonly profile: Profile }, also: readonly string[] = []): Promise<ProjectJoin | undefined> {
  const { root, session } = project
  if (root === undefined) return undefined
  const { known } = await project.list()
  await project.read()
  const request = { profiles: [named], paths: [...new Set([...known, ...also])], root }
  const wanted = [...new Set([...outlinedPaths(request), ...also])]
  const [outlines, texts] = await session.together({}, async (answers) => [await answers.outlines(wanted), await answers.texts(wanted)] as const)
  const measuring = measuringOf({ ...request, outlines, texts })
  return { joined: measuring.joinedBy(named.profile), measuring, outlines }
}
