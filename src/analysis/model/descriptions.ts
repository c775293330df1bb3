// What a project's schema file says of its models: fields, which of them identify a row, and relations.

export interface FieldDescription {
  readonly name: string
  /** As it is written: `String`, `DateTime`, the name of another model. */
  readonly type: string
  readonly isList: boolean
  /** Of a relation that is kept here: the fields that hold the other model's key, in the order of what they refer to. */
  readonly keys: readonly string[]
  readonly references: readonly string[]
  /** The name that tells relations between the same two models apart. */
  readonly relation: string | undefined
}

export interface ModelDescription {
  readonly name: string
  readonly fields: ReadonlyMap<string, FieldDescription>
  /** Fields that together are those of one row at most. */
  readonly unique: readonly (readonly string[])[]
}

/** By their names. */
export type ModelDescriptions = ReadonlyMap<string, ModelDescription>
