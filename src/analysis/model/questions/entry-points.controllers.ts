// What stands before the routes of a controller: `@Controller('books')` of its class, and the prefix and version of its application.

import { none, type FunctionId, type ValueId } from '../facts.js'
import { pathText, unknownPath } from './entry-points.arguments.js'
import { joinedPath } from './entry-points.routers.js'
import { libraryPathOf } from './library-paths.js'
import type { Subject } from './subject.js'

export function controllerPath(subject: Subject, id: FunctionId): string {
  const { facts } = subject
  for (const decorator of facts.classes[facts.functions[id]?.class ?? none]?.decorators ?? []) {
    const value = facts.values[decorator]
    const call = value?.op === 'call' ? facts.calls[value.call] : undefined
    const path = call && libraryPathOf(subject, call.callee)
    if (!call || path === undefined || !/\.(Json)?Controller$|\.Route$/.test(path)) continue
    const [first] = call.arguments
    const own = first ? controllerText(subject, first.value) : ''
    return path.startsWith('@nestjs') ? joinedPath(applicationPath(subject), own) : own
  }
  return ''
}

function controllerText(subject: Subject, id: ValueId): string {
  const value = subject.facts.values[id]
  if (value?.op !== 'dictionary') return pathText(subject, id) ?? unknownPath
  const entry = (key: string) => value.entries.find((one) => one.key === key)
  const path = entry('path')
  const own = path ? pathText(subject, path.value) ?? unknownPath : ''
  const version = entry('version')
  const text = version && pathText(subject, version.value)
  return text !== undefined && isVersioned(subject) ? joinedPath(`v${text}`, own) : own
}

/** `app.setGlobalPrefix('api')`, in the folder of the application or in one above. */
function applicationPath(subject: Subject): string {
  const found = applicationCalls(subject, 'setGlobalPrefix')
  const [only, ...others] = found
  const call = only && only.subject.facts.calls[only.call]
  const [prefix, options] = call?.arguments ?? []
  if (!only || !prefix || others.length > 0) return ''
  // Some routes are left out.
  return options ? '' : pathText(only.subject, prefix.value) ?? unknownPath
}

/** Versions are a part of the path unless something else is said. */
function isVersioned(subject: Subject): boolean {
  return applicationCalls(subject, 'enableVersioning').some((one) => {
    const options = one.subject.facts.calls[one.call]?.arguments[0]
    const value = options && one.subject.facts.values[options.value]
    const type = value?.op === 'dictionary' ? value.entries.find((entry) => entry.key === 'type') : undefined
    const written = type && one.subject.facts.values[type.value]
    return !options || (value?.op === 'dictionary' && (!type || (written?.op === 'member' && written.name === 'URI')))
  })
}

/** Of the nearest application: a repository may have several. */
function applicationCalls(asking: Subject, name: string): readonly { readonly subject: Subject; readonly call: number }[] {
  const { workspace } = asking.resolver
  const places = (workspace.callersOf(asking.file, name) ?? []).filter((place) => asking.file.startsWith(folderOf(place.file)))
  const nearest = Math.max(0, ...places.map((place) => folderOf(place.file).length))
  return places.filter((place) => folderOf(place.file).length === nearest).flatMap(({ file, call }) => {
    const subject = workspace.subject(file)
    return subject ? [{ subject, call }] : []
  })
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}
