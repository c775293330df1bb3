// What library models say of the calls that do for many at once what another call does for one, and of what they leave out.

/** The batched twin of a lookup. Placeholders: $receiver $keys $key $arguments (what else was given) $model. A closed list. */
export interface Batched {
  /** The code of the call. */
  readonly code: string
  /** mapByKey: a mapping from key to row, of the rows that there are. everyKey: one from each key to what the call would give. rows: rows that must be grouped by `key`. */
  readonly result: 'mapByKey' | 'everyKey' | 'rows'
  /** The row's attribute or item that holds the key: a name, or `$field` for the field that the call looks up by. */
  readonly key?: string
  /** Imports that the code needs. */
  readonly imports?: readonly string[]
  /** What both sides of the lookup go through where keys are objects that equal nothing but themselves: `String` (ObjectId). */
  readonly keyFunction?: string
  /** The code where rows come joined with many others, and each as often as it has any. */
  readonly joined?: string
}

/** The bulk twin of a write. Placeholders: $receiver $rows $sql $model $fields $arguments (what else was given). A closed list. */
export interface Bulk {
  /** The code of the call. */
  readonly code: string
  /**
   * What one row is. argument: what the call is given first. instance: an object of the receiver's class, made of the call's keywords.
   * receiver: the object itself, new (`book = Book(…)`); with $fields, read before and changed. parameters: those of the SQL.
   * values: what a statement of the type `statement` is given by its method of that name: `execute(insert(users).values(name=name))`.
   * Any other word: the entry by that name of the object that is given (`data`), or the keyword that holds it (`Item`).
   */
  readonly row: string
  /** The type of the statement that takes many rows as well. */
  readonly statement?: string
  /** Imports that the code needs. */
  readonly imports?: readonly string[]
  /** It refuses to write no rows. */
  readonly needsRows?: boolean
  /** Most rows that one call may be given, where the statement would carry too many parameters with more. */
  readonly most?: number
  /** The keyword of a field that makes it the primary key: a new object that is given one may be there already. */
  readonly keyField?: string
  /** Options of the call that the bulk form takes as well; any other makes it unfit. */
  readonly options?: readonly string[]
  /** It is no call but a context that the loop runs in, and whose own method by the same name takes a row. */
  readonly enters?: boolean
  /** What it leaves out. */
  readonly skips?: Skips
  /** What its user has to agree to beyond the later time. */
  readonly agreement?: string
}

/** What a bulk write leaves out that the write of one row does. Where the workspace has any of it, something would no longer happen. */
export interface Skips {
  /** Methods of the class. */
  readonly methods?: readonly string[]
  /** `@receiver(post_save, sender=…)`, `post_save.connect(…)`. */
  readonly signals?: readonly string[]
  /** Methods that register a function, also as decorators: `schema.pre('save', …)`, `@BeforeCreate`. */
  readonly hooks?: readonly Hook[]
  /** The class has to be known: what it would leave out may be written with it. */
  readonly known?: boolean
  /** Keywords of fields that are worked out when a row is saved. */
  readonly fields?: readonly string[]
  /** What the class may be made of without doing anything when a row is saved; any other call in its body may. */
  readonly made?: DeclaredWith
  /** Models whose base has a table of its own. */
  readonly inherited?: boolean
}

/** A function that is registered for an event. */
export interface Hook {
  /** The name of the method. */
  readonly call: string
  /** The event that it is given first. */
  readonly event?: string
  /** It is given the class first: `auditlog.register(Book)`. */
  readonly ofClass?: boolean
  /** Beginnings of paths of functions by the same name that are something else. */
  readonly except?: readonly string[]
}

/** Fields by the calls that declare them. */
export interface DeclaredWith {
  /** Beginnings of paths: `django.db.models.`. */
  readonly from: readonly string[]
  /** Paths among them that do something when a row is saved. */
  readonly except?: readonly string[]
  /** Endings of the names of other calls: `Manager`. */
  readonly also?: readonly string[]
}
