// Builds the rows of AWS clients from tables of their operations: what each is billed as, and what it answers.

import type { CallModel, Effect, TypeModel, TypeText } from '../schema.js'

export type Types = Readonly<Record<string, TypeModel>>
export type Calls = Readonly<Record<string, CallModel>>
/** What the operations are billed as, and their names. */
export type Operations = Readonly<Record<string, readonly string[]>>

const local: CallModel = { returns: 'any', pure: true }

/** One row for each operation: `effect` with what it is billed as. Answers are mappings. */
export function billed(effect: Effect, operations: Operations): Calls {
  return Object.fromEntries(Object.entries(operations).flatMap(([as, names]) => names.map((name) => [
    name, asked({ ...effect, billed: as }),
  ])))
}

export function asked(effect: Effect, more: CallModel = {}): CallModel {
  return { returns: 'Row', effect: { ...effect, blocking: true }, ...more }
}

/** What every client has besides its operations, none of which sends anything. */
export function clientCalls(paginators: Readonly<Record<string, TypeText>>): Calls {
  return {
    get_paginator: {
      returns: 'botocore.paginate.Paginator', returnsBy: { argument: 0, name: 'operation_name', types: paginators }, pure: true,
    },
    get_waiter: { returns: 'botocore.waiter.Waiter', pure: true },
    can_paginate: { returns: 'boolean', pure: true },
    generate_presigned_url: { returns: 'string' },
    close: { returns: 'none' },
  }
}

/** A client may be used by several threads at once. An operation that no row names may change something. */
export function client(module: string, name: string, anyOperation: Effect, calls: Calls): TypeModel {
  return {
    aliases: [`${module}.client.${name}`],
    sharing: 'shared',
    attributes: { exceptions: 'any', meta: 'any', waiter_names: 'list<string>' },
    calls,
    anyCall: asked(anyOperation),
  }
}

/** A paginator and its pages: every page that is iterated is one call. */
export function paginated(name: string, page: TypeText, effect: Effect): Types {
  const pages = `${name}Pages`
  const each: Effect = { ...effect, rows: 'many', blocking: true }
  return {
    [name]: { sharing: 'shared', calls: { paginate: { returns: pages, pure: true } } },
    [pages]: {
      iterates: { element: page, effect: each },
      calls: {
        build_full_result: { returns: page, effect: each },
        search: { returns: 'generator<any>', effect: each, lazy: true },
      },
    },
  }
}

/** An answer: a mapping, the keys of which are known. */
export function answer(byKey: Readonly<Record<string, TypeText>>): TypeModel {
  return {
    extends: ['dict<string,any>'],
    indexed: { element: 'any', byKey },
    calls: { get: { ...local, returnsBy: { argument: 0, types: byKey } } },
  }
}

/** A lazy list of resources: iterating it asks for its pages. */
export function collection(element: TypeText, effect: Effect, calls: Calls = {}): TypeModel {
  const each: Effect = { ...effect, rows: 'many', blocking: true }
  const narrowed: CallModel = { returns: 'self', pure: true }
  return {
    iterates: { element, effect: each },
    calls: {
      all: narrowed, filter: narrowed, limit: narrowed, page_size: narrowed,
      pages: { returns: `generator<list<${element}>>`, effect: each, lazy: true },
      ...calls,
    },
  }
}
