// What library models say of relations between rows: how they are declared, read, and loaded together with their rows.

import type { CallModel, TypeText } from './schema.js'

/**
 * The call stands as an attribute in the body of a model class, and relates it to another one: `author = ForeignKey(Author)`.
 * Reading it from an object asks the database, unless the query that gave the object has loaded it.
 */
export interface DeclaredRelation {
  /** `annotation`: many where the attribute is annotated with a list, or the class holds no key of the other; else one. */
  readonly rows: 'one' | 'many' | 'annotation'
  /** The argument that names the other class: itself, its name (`'Author'`, `'app.Author'`), or `self`. Absent: its annotation does. */
  readonly target?: { readonly argument: number; readonly name?: string }
  /** What the relation is called on the other class: by a keyword, else `otherwise` ($class: this class in lower case). A name that ends in `+` hides it. */
  readonly reverse?: Reverse
  /** The attribute that holds the key and costs nothing: `$name_id`. */
  readonly column?: string
  /** The keyword that says how it is loaded, and the words for "with the rows" and "never"; `joined`: those that repeat a row for each of many. */
  readonly loading?: { readonly name: string; readonly eager: readonly string[]; readonly never: readonly string[]; readonly joined?: readonly string[] }
  /** What many related rows are: `list<$0>`, a manager. $0: an object of the other class. */
  readonly many?: TypeText
  /** What one related row is where it is more than that object: `Reference<$0>`. */
  readonly one?: TypeText
  /**
   * What reading the attribute costs. Absent: it asks the database, unless its rows came along. never: it gives what came along, or
   * nothing. promise: never, unless it is annotated as a promise, or the option `lazyOption` is set.
   */
  readonly lazy?: 'never' | 'promise'
  /** The option that makes it a promise. */
  readonly lazyOption?: string
  /** The argument that names the same relation on the other class: its name, or a function that reads it (`(user) => user.posts`). */
  readonly inverse?: number
  /** The call is made on a class (`Post.belongsTo(User, { as: 'author' })`): the option that says what the relation is called, else after the other class. */
  readonly called?: { readonly option: string; readonly otherwise: 'one' | 'many' }
  /** Methods that it gives the objects: `get$Name`. $0: an object of the other class. */
  readonly methods?: Readonly<Record<string, CallModel>>
}

/** The other side of a relation. */
export interface Reverse {
  /** The keyword that names it: a text, or a call that begins with one and says the same things of it as the declaration does. */
  readonly name: string
  /** `key`: many where the class that declares the relation holds the key, or a table between does. */
  readonly rows: 'one' | 'many' | 'key'
  /** Its name where nothing gives one ($class: this class in lower case). */
  readonly otherwise?: string
}

/** The call reads a relation: the one that it is made for (`author.getBooks()`), that an argument names, or that its receiver is. */
export interface ReadsRelation {
  /** `document.populate('author')` */
  readonly argument?: number
  /** `author.books.loadItems()` */
  readonly receiver?: boolean
  /** It asks the database also where the rows came along. */
  readonly anew?: boolean
  /** What reads them then, in the place of the call with its `await`: `$object.$name`. */
  readonly kept?: string
}

/** The call says which relations come with the rows: `select_related('author')`, `options(joinedload(Book.author))`. */
export interface Loads {
  /** Says that the relation is not to come along: `lazyload`, `noload`. */
  readonly later?: boolean
  /**
   * names: strings with paths. attributes: `Book.author`, also of calls that are chained to it. options: calls that load themselves.
   * notation: names in objects and lists: `'a b'`, `['a.b']`, `{ a: { b: true } }`, `[{ path: 'a', populate: 'b' }]`. graph: `'[a, b.[c, d]]'`.
   * alias: `'post.author'`, after the name that the query gives to the rows before. models: the classes whose rows come along, not the relations.
   */
  readonly by: 'names' | 'attributes' | 'options' | 'notation' | 'graph' | 'alias' | 'models'
  /** Where one argument alone says it, and that is an object: the entry. */
  readonly argument?: number
  /** The entry of that object. */
  readonly option?: string
  /** What stands between the names of a path. */
  readonly separator?: string
  /** Without any argument: every relation to one row. */
  readonly all?: boolean
  /** The rows are there already: the argument that they are. */
  readonly into?: number
}

/**
 * How a call is told by its options to bring related rows with it. flags: `{ author: { company: true } }`. nested: `{ author: { include: { company: true } } }`.
 * paths: `['author.company']`. associations: `['author']`, `[{ association: 'author', include: ['company'] }]`.
 */
export interface EagerOption {
  /** The argument that holds the options. */
  readonly argument: number
  /** The option. */
  readonly name: string
  /** How relations are named there. */
  readonly form: 'flags' | 'nested' | 'paths' | 'associations'
  /** What may be said of such a fix. */
  readonly safety: 'suggested'
}

/**
 * How a query is told to bring related rows with it. Placeholders: $path (names with the separator), $attribute (`Book.author`), $then (the rest of the way),
 * $alias (the name that the query gives to its rows), $model (the other class).
 */
export interface EagerForm {
  /** The call that the query ends in gets this after it. */
  readonly one: string
  /** The same for relations to many rows. */
  readonly many: string
  /** One further step of a way, after the first: `.joinedload($attribute)`. */
  readonly thenOne?: string
  /** The same for relations to many rows. */
  readonly thenMany?: string
  /** The import that `one` needs. */
  readonly importsOne?: string
  /** The import that `many` needs. */
  readonly importsMany?: string
  /** What stands between the names of a path. */
  readonly separator?: string
  /** Each relation takes a call of its own: further arguments mean something else. */
  readonly isAlone?: boolean
  /** One object is kept for each key: a related one is asked for once, however many rows it belongs to. */
  readonly keepsObjects?: boolean
  /** safe where nothing that the loop reaches writes. */
  readonly safety: 'safe' | 'suggested'
}
