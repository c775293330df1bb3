// What library models say of classes that write out rows field by field, and of the views that give them their rows. The workspace's own
// classes extend both, and say in attributes and methods of the names given here what they write and where their rows come from.

/** A class that extends it writes out a row, or many, by the fields that its attributes and its options name. */
export interface Serializer {
  /** The class inside of it that holds its options. */
  readonly options: string
  /** Fields that are not declared are made of the model's own. */
  readonly ofModel?: boolean
  /** The option that names the model of the rows. */
  readonly model: string
  /** The option that lists its fields, and the text that stands for all of the model's. */
  readonly fields: string
  /** The text that stands for all of the model's fields. */
  readonly all: string
  /** The option that lists those of the model's fields that it does not have. */
  readonly exclude: string
  /** The option that says how many relations deep objects are written out in the place of their keys. */
  readonly depth: string
  /** The option that holds arguments for fields that are not declared, and the one of them by which they are never written out. */
  readonly extra: { readonly option: string; readonly unread: string }
  /** The option that names the class which goes over many rows. */
  readonly lists: string
  /** The method that writes out one row, its first argument. */
  readonly whole: string
  /** Methods that decide what fields there are. */
  readonly chooses: readonly string[]
  /** The keyword of its first argument: the row, or the rows. */
  readonly rows: string
  /** The keyword that says that there are many. */
  readonly many: string
}

/** A field of such a class. */
export interface SerializedField {
  /** value: what its source names. object: the related object. text: that as text. key: the object's key alone. method: what a method of the class gives. nothing: it reads no row. */
  readonly reads: 'value' | 'object' | 'text' | 'key' | 'method' | 'nothing'
  /** The keyword for what it reads, else its own name; `*` for the row itself. */
  readonly source: string
  /** The keyword that says that it is never written out. */
  readonly unread: string
  /** The keyword for the method, and its name else: `get_$name`. */
  readonly method?: { readonly name: string; readonly otherwise: string }
  /** The key alone is read where this option has this text, or where it is absent, if so said. */
  readonly keyBy?: { readonly option: string; readonly text: string; readonly absent: boolean }
  /** Methods by which classes that extend it read in a way of their own. */
  readonly overridden: readonly string[]
}

/** A class that extends it answers requests with rows that a serializer writes out. */
export interface SerializingView {
  /** The attribute, and keyword of actions, that holds the serializer's class. */
  readonly serializer: string
  /** The method that chooses the serializer's class. */
  readonly chooses: string
  /** The attribute that says what is asked for. */
  readonly action: string
  /** The method that gives the rows, and that which narrows them. */
  readonly rows: string
  /** The method that narrows the rows. */
  readonly narrows: string
}
