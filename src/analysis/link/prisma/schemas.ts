// The schemas of a workspace: a file that names a data source begins one, and those below or beside it are parts of it.

import type { ModelDescription, ModelDescriptions } from '../../model/descriptions.js'
import { folderOf, nearness } from '../file-tree.js'
import { isMainSchema, readSchema } from './schema.js'

export interface Schemas {
  /** The models that a file's client speaks of; undefined where there are none, or where it may be several schemas'. */
  modelsFor(file: string): ModelDescriptions | undefined
  /** Files came, went or have other texts: the name that stands for all schemas, if they say something else now. */
  filesChanged(): readonly string[]
}

/** What a file depends on that asks for models: no path can be called so. */
export const schemasName = '*.prisma'

interface Files {
  paths(): Iterable<string>
  read(path: string): string | undefined
}

interface Schema { readonly path: string; readonly models: Map<string, ModelDescription> }

export function isSchemaFile(path: string): boolean {
  return path.endsWith('.prisma')
}

export function createSchemas(files: Files): Schemas {
  let known: { readonly texts: string; readonly schemas: readonly Schema[] } | undefined
  return {
    modelsFor(file) {
      if (!known) {
        const texts = textsOf(files)
        known = { texts: JSON.stringify(texts), schemas: schemasIn(texts) }
      }
      return nearest(known.schemas, file)?.models
    },
    filesChanged() {
      if (!known || JSON.stringify(textsOf(files)) === known.texts) return []
      known = undefined
      return [schemasName]
    },
  }
}

interface SchemaText { readonly path: string; readonly text: string }

function textsOf(files: Files): readonly SchemaText[] {
  return [...files.paths()].filter(isSchemaFile).sort().flatMap((path) => {
    const text = files.read(path)
    return text === undefined ? [] : [{ path, text }]
  })
}

function schemasIn(texts: readonly SchemaText[]): readonly Schema[] {
  const mains = texts.filter(({ text }) => isMainSchema(text))
  const schemas = (mains.length > 0 ? mains : texts.slice(0, 1)).map(({ path }): Schema => ({ path, models: new Map() }))
  for (const { path, text } of texts) {
    const schema = schemas.find((one) => one.path === path) ?? nearest(schemas, path)
    for (const [name, model] of readSchema(text)) schema?.models.set(name, model)
  }
  return schemas
}

/** The one that shares the most folders with a file. */
function nearest(schemas: readonly Schema[], file: string): Schema | undefined {
  const shared = schemas.map(({ path }) => nearness(`${folderOf(path)}/`, `${folderOf(file)}/`))
  const most = Math.max(...shared)
  const best = schemas.filter((_, index) => shared[index] === most)
  return best.length === 1 ? best[0] : undefined
}
