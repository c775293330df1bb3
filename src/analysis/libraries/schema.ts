// The shape of a library model: what values of a library are and what its calls do, as data only.
// One file per library; rules read effects and never names. Users give the same shape for their own wrappers.

import type { Language } from '../syntax/tree.js'
import type { Batched, Bulk } from './schema-twins.js'
import type { DeclaredRelation, EagerForm, EagerOption, Loads, ReadsRelation } from './schema-relations.js'
import type { SerializedField, Serializer, SerializingView } from './schema-serializers.js'

export type { Batched, Bulk, DeclaredWith, Hook, Skips } from './schema-twins.js'
export type { DeclaredRelation, EagerForm, EagerOption, Loads, ReadsRelation } from './schema-relations.js'
export type { SerializedField, Serializer, SerializingView } from './schema-serializers.js'

/**
 * A type, written: a full type name of some model (`sqlite3.Connection`), or one of
 *   list<T> tuple<T> set<T> dict<K,V> generator<T> promise<T> function<T> (T: what it returns)
 *   string bytes number boolean none any
 *   Row      – a plain mapping, the shape of which is not known
 *   self     – the type of the receiver, with its type arguments
 *   $0, $1   – the receiver's type arguments (`django.QuerySet<$0>`); in functions, the call's type arguments
 *   class    – the workspace class that the receiver belongs to (an instance of it; `User.objects` → its model)
 *   arg0     – what the first argument is (arg1 …); element0 – an element of it; result0 – what the function given there returns,
 *              unwrapped if it is a promise
 *   returned0 – as result0, with a promise kept (`xs.map(async …)` gives a list of promises)
 *   (what is not given, or gives nothing, adds nothing to a union: `element0 | returned1`)
 *   awaited<T> – T without its promises, also those inside a list or tuple, place by place (`Promise.all([a, b])`); of a function nothing
 *   flat<T>  – an element of T if T is a list or tuple, else T itself (`flatMap`)
 *   instance<T> – an instance of the class that T is (`getRepository(User)`: `instance<arg0>` is a User)
 *   inner<T> – the first type argument of T (`select(User)` is a Select<User>, `scalars(stmt)` a ScalarResult<inner<arg0>>)
 *   entered<T>, enteredAsync<T> – what `with T as x` and `async with T as x` give
 *   arguments – the positional arguments as a tuple, place by place; a spread one gives a list of its elements (`gather(*xs)`)
 *   promisified<T> – the function T, as one that gives a promise instead of calling back
 *   type<T>  – the class T itself, as a base or to be called (`db.Model`)
 *   A | B    – one of these
 */
export type TypeText = string

/** What happens. */
export type EffectKind =
  /** mark: what a later flush or commit writes (`session.add(user)`). */
  | 'mark'
  /** load: a relation read from an object, which asks the database unless it came with the object. */
  | 'query' | 'load' | 'write' | 'begin' | 'commit' | 'rollback' | 'connect' | 'request' | 'paid'
  | 'file-read' | 'file-write' | 'sleep' | 'log' | 'subprocess' | 'lock' | 'ui'
  /** Nothing outside: work that takes its thread for long (`pbkdf2Sync`, `gzipSync`). */
  | 'compute'

/** What happens outside of the program, or holds its thread for long. */
export interface Effect {
  /** What happens. */
  readonly kind: EffectKind
  /** What is asked or changed, in a word for messages: "row", "object", "message". */
  readonly noun?: string
  /** A write that first looks whether the row is there: `get_or_create`. */
  readonly finds?: boolean
  /** A query for a row that is there already, since it may have changed: `refresh_from_db`. */
  readonly anew?: boolean
  /** Whether the call may change something outside (POST, PUT, DELETE); reads are false. Writes are true of themselves. */
  readonly changes?: boolean
  /** The call holds its thread until done (requests, sqlite3). Without it, the effect happens when the result is awaited. */
  readonly blocking?: boolean
  /** The database is a part of the program (SQLite): nothing is sent to a server, and what the database does, the program's processor does. */
  readonly embedded?: boolean
  /** Asks for or changes a name, a size or the like, which takes microseconds where the disk is near: no file's content. */
  readonly brief?: boolean
  /** Rows that one call reads: `one` for lookups (`get`, `findUnique`), else `many`. */
  readonly rows?: 'one' | 'many'
  /** Who bills it, in kebab case: `aws-s3`, `aws-dynamodb`, `google-bigquery`, `openai`. Absent: nobody, or the database's own server. */
  readonly service?: string
  /** What of the service's price list the call is billed as: `get`, `put`, `list`, `scan`, `publish`, `completion`, `embedding` … */
  readonly billed?: string
  /** Of log lines: how grave. */
  readonly level?: 'debug' | 'info' | 'warning' | 'error'
}

/** How placeholders are written. */
export type PlaceholderStyle = 'qmark' | 'format' | 'pyformat' | 'named' | 'numeric' | 'dollar' | 'driver'

/** Which arguments of a call hold its SQL and the parameters. */
export interface SqlArguments {
  /** Index, or keyword name, of the argument that holds the SQL. */
  readonly text: number
  /** The keyword that the SQL may be given by instead. */
  readonly textName?: string
  /** Index of the argument that holds the parameters (a list, tuple or dict); 'rest' when they are spread as further arguments. */
  readonly parameters?: number | 'rest'
  /** The keyword that the parameters may be given by instead. */
  readonly parametersName?: string
  /** How placeholders are written: ? · %s · %(name)s · :name · :1 · $1 */
  readonly style?: PlaceholderStyle
  /** The text argument may be an object that holds the SQL under this name: `query({ text, values })`. */
  readonly textOption?: string
  /** Names that hold the parameters in that object, or in the object at `parameters` (Sequelize's `{ replacements }`). */
  readonly parametersOptions?: readonly string[]
  /** Most parameters that one statement may carry. */
  readonly maxParameters?: number
  /** How a row's columns are read; `settings`: words in the program that make it otherwise (`row_factory`). Absent: not known. */
  readonly rows?: { readonly by: 'place' | 'name'; readonly settings?: readonly string[] }
  /** Where the answer holds the rows: a member's name, or an index. Absent: the answer is the rows, or a cursor. */
  readonly rowsAt?: string | number
  /** What the rows are typed as. written: by the type argument of the call; without one, as a union that rows have to be cast from. */
  readonly rowsType?: 'written'
  /** The method that gives every row, where this one gives the first. */
  readonly every?: string
}

/** What a call does, and what it gives. */
export interface CallModel {
  /** The session keeps the object that a key gave: asked for it again in the same transaction, it asks no database. */
  readonly remembered?: boolean
  /** What it gives. */
  readonly returns?: TypeText
  /** What it returns by the text (`boto3.client('s3')`) or the library's class (`class_=AsyncSession`) given in this argument; any other, or one not known, gives `returns`. */
  readonly returnsBy?: ReturnsBy
  /** It gives a class of the workspace. text: which its arguments name (`get_model('shop', 'Book')`, `get_model('shop.Book')`; of a list of names several). user: the one that takes the place of Django's own user. */
  readonly givesClass?: 'text' | 'user'
  /** What it does outside of the program. */
  readonly effect?: Effect
  /** The effect follows from the SQL text: SELECT is a query, INSERT a write, COMMIT a commit, … `effect` stands where it is not known. */
  readonly sql?: SqlArguments
  /** The result stands for the SQL in this argument, where it is given to a call with `sql` (`text('SELECT …')`). */
  readonly sqlText?: number
  /** What it does follows from the SQL that its receiver was made with, by a call with `sqlText` (`prepare`); `effect` stands where it is not known. */
  readonly prepared?: boolean
  /** The effect is that of the command in this argument (`send(new GetCommand(…))`); `effect` stands where that is not known. */
  readonly effectOfArgument?: number
  /**
   * The effect happens when the result is evaluated (iterated, awaited, len, bool, list), not by the call itself; with `callback`, the
   * call itself has it where the callback is given (`s3.getObject(params, done)`).
   */
  readonly lazy?: boolean
  /**
   * Where the HTTP method is said: an argument (an index, or its keyword name), or an option of the first of these arguments that is
   * an object (`fetch(url, { method })`, `axios({ method })`). GET, HEAD and OPTIONS, or none at all, leave the effect's `changes`
   * false; any other method, and one that cannot be read, makes it true.
   */
  readonly httpMethod?: { readonly arguments: readonly number[]; readonly name?: string; readonly option?: string }
  /** An awaitable is returned; the effect begins at the call and is waited for at the await. */
  readonly awaitable?: boolean
  /** A function for the same arguments, whose result is awaited to be the same: of `time.sleep`, `asyncio.sleep`. */
  readonly awaitedAs?: AwaitedForm
  /**
   * Starts several pieces of work and has them wait at the same time: its arguments (`gather`), the elements of its first argument
   * (`Promise.all`), or what methods of the value make that `with` gives (`TaskGroup`).
   */
  readonly together?: 'arguments' | 'elements' | 'tasks'
  /** Arguments that carry the looked-up keys: an index, or a keyword name pattern. For messages and fixes. */
  readonly key?: number | string
  /** The argument that names the table or collection asked, by index or keyword: a query of each of several tables is no N+1. */
  readonly table?: number | string
  /**
   * Which argument, when it holds or names a whole batch (`id__in=`, `{ where: { id: { in: … } } }`), makes the call a batch.
   * object-in: anywhere in the object a key `in`, `$in`, `notIn`, `[Op.in]`, a call `In(…)`, `Any(…)`, or a list as the value.
   * expression-in: an argument that calls `in_` or `any_` (`where(User.id.in_(ids))`).
   * always: the call is made for many, whatever it is given (`mget(keys)`, `insert_many(rows)`).
   */
  readonly batch?: 'keyword-in' | 'object-in' | 'expression-in' | 'list-argument' | 'always'
  /** The call that looks up many at once. */
  readonly batched?: Batched
  /** Where there are several, the first whose row fits. */
  readonly bulk?: readonly Bulk[]
  /** What runs in it is broken off after a few seconds: no place for many rows. */
  readonly expires?: boolean
  /** Calls made in the same tick are batched by the client when started together (Prisma findUnique, DataLoader.load). */
  readonly coalesced?: boolean
  /** Answers from memory after the first call. */
  readonly memoised?: boolean
  /** Changes its receiver in place. */
  readonly mutates?: boolean
  /** The relation that it declares. */
  readonly declares?: DeclaredRelation
  /** The relations that it has the query bring along. */
  readonly loads?: Loads
  /** Rows of this query have no relations to load with them, or refuse it: `values()`, `only()`, `raw()`, `iterator()`. */
  readonly refusesLoads?: boolean
  /** What it makes names a relation to load, with a query of its own or under another name: `Prefetch('books', queryset=…)`. Its first three arguments, by name. */
  readonly namesLoad?: { readonly path: string; readonly query: string; readonly as: string }
  /** The relation that it reads. */
  readonly readsRelation?: ReadsRelation
  /** How its options have it bring relations along. */
  readonly eagerOption?: EagerOption
  /** It gives rows of this argument: some of them, in another order, or in another form (`Paginator(books, 20)`). */
  readonly passesRows?: number
  /** It gives the rows that the receiver's class names in one of these attributes: of a query, or all of a model's. `$0` in `returns` is such a row. */
  readonly ownRows?: { readonly query: string; readonly model: string }
  /** It gives the serializer that the view has for the rows in this argument. */
  readonly serializes?: number
  /** Mutates these arguments (indexes). Without it, a modelled call changes no argument. */
  readonly mutatesArguments?: readonly number[]
  /** Arguments that the call iterates or measures at once (`list`, `len`, `sorted`): what is lazy in them has its effect here. */
  readonly evaluates?: readonly number[]
  /**
   * What the call takes one element after another, in order, keeping none of them beyond what it returns: arguments, or its receiver
   * (`sum`, `enumerate`, `csv.reader`, `forEach`, `map`). An iterator would do as well as a list.
   */
  readonly streams?: readonly (number | 'receiver')[]
  /** How it runs the function given as an argument: once per element, or once. */
  readonly callback?: {
    /** Index of the argument; -1 for the last (`transaction([isolation], callback)`). */
    readonly argument: number
    /** The keyword that it may be given by instead (`key=` of sorted). */
    readonly name?: string
    readonly runs: 'each' | 'once'
    /** What its parameters are, in order. Default of `each`: an element of the receiver. */
    readonly parameters?: readonly TypeText[]
    /** In another thread or process, or where waiting holds nobody up: what blocks there does not block the caller. */
    readonly elsewhere?: boolean
  }
  /** No effect of its own and the same result for the same arguments. */
  readonly pure?: boolean
  /** Something else each time, whatever it is given: a random number, a new id. */
  readonly draws?: boolean
  /** Raises or exits always (sys.exit). */
  readonly never?: boolean
  /** The whole content is read, of a file or of an answer (read, readlines, readFileSync, text). */
  readonly whole?: 'text' | 'bytes' | 'lines'
  /** How the lines of what is read whole are streamed instead. */
  readonly streamed?: Streamed
}

/** A function that does the same and is awaited. */
export interface AwaitedForm {
  /** The module that has it. */
  readonly module: string
  /** Its name there. */
  readonly name: string
}

/** What a call gives, decided by what it is given. */
export interface ReturnsBy {
  /** The index of the argument. */
  readonly argument?: number
  /** The keyword that it may be given by instead. */
  readonly name?: string
  /** What it gives, by that text or class. */
  readonly types: Readonly<Record<string, TypeText>>
}

/** `await opens(path)` gives an open file, whose method `lines` takes `{ encoding }` and is iterated by `for await`. */
export interface Streamed {
  /** The function that opens it. */
  readonly opens: string
  /** The module that has it. */
  readonly module: string
  /** The method that gives its lines. */
  readonly lines: string
}

/** What values of a type are and do. */
export interface TypeModel {
  /** Types whose members it has as well. */
  readonly extends?: readonly TypeText[]
  /** Other full names of the same type, as annotations and imports write it. */
  readonly aliases?: readonly string[]
  /** Calling the class: `new Pool(…)`, `requests.Session()`. Returns the type unless said. */
  readonly constructs?: CallModel
  /** What the class itself is as a value, for methods called on it: `User.findAll()` of a class that extends Model. */
  readonly statics?: TypeText
  /** Attributes by name, and what they are. */
  readonly attributes?: Readonly<Record<string, TypeText>>
  /** Methods by name. */
  readonly calls?: Readonly<Record<string, CallModel>>
  /** Attributes that hold the whole content of an answer (`response.text`). */
  readonly wholeAttributes?: Readonly<Record<string, 'text' | 'bytes'>>
  /** Any other attribute has this type (`prisma.<model>`, `knex.<x>`). */
  readonly anyAttribute?: TypeText
  /** Any other method does this: builders, whose methods return the builder. */
  readonly anyCall?: CallModel
  /** Calling the value itself (`knex('users')`). */
  readonly call?: CallModel
  /** Iterating yields this; with an effect, iterating runs it (a lazy query). untranslated: lines of text keep whatever ended them. */
  readonly iterates?: { readonly element: TypeText; readonly effect?: Effect; readonly lines?: boolean; readonly untranslated?: boolean }
  /** What `value[0]` gives; with an effect, it runs that. A slice is the value itself. Without it, an element of `iterates`. byKey: what `value['Body']` gives; `*` any other text. */
  readonly indexed?: { readonly element: TypeText; readonly effect?: Effect; readonly byKey?: Readonly<Record<string, TypeText>> }
  /** A value of this type is such a statement: a call with `sql` that is given one has this effect (SQLAlchemy's `select`). */
  readonly statement?: 'query' | 'write'
  /** A value of this type is such a command: the call that is given it, and has `effectOfArgument`, has this effect (AWS SDK's `send`). */
  readonly command?: Effect
  /** What `await value` gives; with an effect, awaiting runs it (query builders). anew: of a relation, also where its rows came along, which `kept` reads then. */
  readonly awaits?: { readonly result: TypeText; readonly effect?: Effect; readonly anew?: boolean; readonly kept?: string }
  /** `with value as x`: x is this. Default: the value itself. */
  readonly enters?: TypeText
  /** exclusive: one operation at a time (a connection, transaction, session); shared: made for concurrent use. */
  readonly sharing?: 'exclusive' | 'shared'
  /** Kept by an object, as frameworks inject it, it is the one that takes a connection of the pool for each operation. */
  readonly sharedWhereKept?: boolean
  /** Statements that are started together on it, or while it is entered, are sent one behind the other: they do not wait for each other's answers. */
  readonly pipelines?: boolean
  /** own: not stated to be safe between threads, so that each thread should make its own. Absent: what is shared may be used by all. */
  readonly threads?: 'own'
  /** As an attribute of a class it gives that class's rows: a manager. */
  readonly binds?: boolean
  /** Queries of this type can be told to load relations. */
  readonly eager?: EagerForm
  /** A value may stand for another one, and has that one's members: a row that was not loaded yet (`$0`). */
  readonly standsFor?: TypeText
  /** Rows of a relation, kept where they were loaded with their object: `author.books`. Calls that read what is kept. */
  readonly keptRows?: { readonly all: readonly string[]; readonly reads: readonly string[] }
  /** It stands for a model of the project's schema file, by the name that it was taken by: `prisma.user`. */
  readonly schemaModel?: boolean
  /** Attributes that hold the value's own rows: `page.object_list`. */
  readonly rowAttributes?: readonly string[]
  /** It writes out rows, field by field. */
  readonly serializer?: Serializer
  /** It is a field of what writes out rows. */
  readonly field?: SerializedField
  /** It answers requests with rows. */
  readonly view?: SerializingView
  /** Methods that write out all rows of the view, where its class does not have its own. */
  readonly listed?: readonly string[]
  /** Has methods of arrays by the same names but is none. */
  readonly notArray?: boolean
}

/** Evidence of the last resort, where a receiver is not resolved. Always medium at most. */
export interface Convention {
  /** `callee` shape: the last names of the chain, `*` for any one name, `<Class>` for one in CapWords: "objects", "prisma.*". */
  readonly receiver: string
  /** What the receiver is taken for. */
  readonly is: TypeText
  /** How sure that is. */
  readonly confidence: 'medium' | 'low'
  /** Only if the file imports a module that starts so; empty for any. */
  readonly imports?: readonly string[]
}

/**
 * A convention that speaks only where one of these methods is called on the receiver: `User.findByPk(id)`. Names that one library
 * alone gives to its methods, for receivers that come from a place that cannot be read (`require('../models')` of a folder).
 */
export interface CallConvention extends Convention {
  /** The methods. */
  readonly methods: readonly string[]
  /** Only if the first argument has this type, which is then the evidence: `send(new GetCommand(…))`. */
  readonly given?: TypeText
}

/** What the values of a library are and what its calls do. Of a project's own code: what its functions and classes do, instead of what is read there. */
export interface LibraryModel {
  /** A name for the model, for messages about it. */
  readonly id: string
  /** The language of the code that it speaks of. */
  readonly language: Language
  /** The documentation that the rows were taken from. */
  readonly source: string
  /** Module names whose import makes symbols of this library: symbol paths are `<module>.<name>`. */
  readonly modules: readonly string[]
  /** Functions by full path: `requests.get`, `node:fs.readFileSync`, `itertools.chain`. */
  readonly functions?: Readonly<Record<string, CallModel>>
  /** Values by full path that are no functions: `process.env`. */
  readonly values?: Readonly<Record<string, TypeText>>
  /** Types by full name: `sqlite3.Connection`. */
  readonly types?: Readonly<Record<string, TypeModel>>
  /** Names that need no import, and the path that they stand for: { fetch: 'fetch' }. */
  readonly globals?: readonly string[]
  /** Same thing, other path: { 'fs.readFileSync': 'node:fs.readFileSync' } or whole modules { fs: 'node:fs' }. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Names that a generator writes into a file of the program which is not kept with it, and the paths that they stand for. */
  readonly generated?: Readonly<Record<string, string>>
  /** What receivers are taken for that are not known otherwise. */
  readonly conventions?: readonly Convention[]
  /** What receivers are taken for by the methods that are called on them. */
  readonly callConventions?: readonly CallConvention[]
}

export function library(model: LibraryModel): LibraryModel {
  return model
}
