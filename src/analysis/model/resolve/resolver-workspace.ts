// What is asked of the workspace while values are evaluated: other files, what imports lead to, who calls what.

import type { Catalogue } from '../../libraries/catalogue.js'
import type { CallModel, TypeModel } from '../../libraries/schema.js'
import type { ModelDescriptions } from '../descriptions.js'
import type { ClassId, FileFacts, FunctionId, ImportFact } from '../facts.js'
import type { Kind } from '../kinds.js'
import type { Subject } from '../questions/subject.js'
import type { CallPlace, ClassPlace, NamedType } from './resolver.js'

export interface ResolverWorkspace {
  facts(file: string): FileFacts | undefined
  catalogue(file: string): Catalogue
  /** What an import stands for: a library's path as a symbol, or a name of a workspace file; undefined if neither. */
  imported(file: string, fact: ImportFact): Kind | undefined
  /** A type alias or interface that an import stands for. */
  importedType(file: string, fact: ImportFact): NamedType | undefined
  /** A name of a module: what it exports, or a module below it. */
  memberOfModule(module: Extract<Kind, { is: 'module' | 'folder' }>, name: string): Kind | undefined
  typeOfModule(module: Extract<Kind, { is: 'module' | 'folder' }>, name: string): NamedType | undefined
  /** Calls of something of this name, outside of tests; undefined while not all files are known. What they give is watched for the file. */
  callersOf(file: string, name: string): readonly CallPlace[] | undefined
  /** Classes of a name, those that extend or implement it, those with a relation to it, those with a method of that name, or those that hold it in an attribute or return it; outside of tests. What is asked is watched for the file. */
  classesBy(of: 'heirs' | 'classes' | 'relations' | 'methods' | 'holders', name: string, file: string): readonly ClassPlace[]
  /** What the project's schema file says of the models that a file's database client speaks of. */
  describedModels(file: string): ModelDescriptions | undefined
  /** Runs a question of a file: what it reads of other files is noted as what that file depends on. */
  reading<T>(file: string, question: () => T): T
  /** Runs a question without noting what it reads: changes of that are seen in another way. */
  untracked<T>(question: () => T): T
  /** Another file of the workspace under question. */
  subject(file: string): Subject | undefined
  /** Whether the project gives models, which may describe code of the workspace. */
  readonly describesCode: boolean
  /** What the project's own models say of a function or class of the workspace, instead of what is written there. */
  ownCall(file: string, id: FunctionId): CallModel | undefined
  /** The same of a method that an interface of the file declares: `Billing.charge`. */
  ownDeclared(file: string, name: string): CallModel | undefined
  ownType(file: string, id: ClassId): { readonly name: string; readonly model: TypeModel } | undefined
  /** A name that `from m import *` may bring into a file. */
  starred(file: string, name: string): Kind | undefined
}
