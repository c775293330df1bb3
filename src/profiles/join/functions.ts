// Which function of a file a profile means: by the line where it begins, by its name, or by the line that was running, so that files that were edited since still match.

import type { Outline, OutlinedFunction } from '../../analysis/outline.js'

export interface MeasuredName {
  /** As the profile has it. */
  readonly name: string
  /** 1-based line where it begins; 0 when unknown. */
  readonly line: number
  /** 1-based column where it begins; absent or 0 when unknown. */
  readonly column?: number
  /** 1-based lines that ran in it. */
  readonly running: readonly number[]
}

/** isPart: what the runtime counts as a function of its own, but people do not: comprehensions, and the like. */
export interface FunctionMatch {
  readonly function: number
  readonly isPart: boolean
}

/** By the index of the outline's functions; undefined where no function of the file can be meant. */
export function matchFunction({ functions, classes, classBodies = [] }: Outline, { name, line, column, running }: MeasuredName): FunctionMatch | undefined {
  // No function without a name begins with the first character of a file.
  if (isModule(name) || (isNameless(name) && line === 1 && column === 1)) return { function: 0, isPart: false }
  const begin = line - 1
  const own = ownName(name)
  const beginning = line === 0 ? [] : functions.flatMap((one, id) => id > 0 && one.firstLine <= begin && begin <= one.headerLine ? [id] : [])
  const named = functions.flatMap((one, id) => id > 0 && isNamed(one, own) ? [id] : [])
  const both = beginning.filter((id) => named.includes(id))
  const exact = both.at(-1) ?? (isNameless(own) && !isPart(own) ? beginning.at(-1) : undefined)
  if (exact !== undefined) return { function: exact, isPart: false }
  const place = running[0] === undefined ? begin : running[0] - 1
  if (isPart(own)) return place < 0 ? partByName(functions, name) : { function: innermost(functions, place), isPart: true }
  if (isInitializer(own)) return place < 0 ? undefined : { function: initialized({ functions, classBodies }, own, begin), isPart: true }
  if (named.length === 1 && named[0] !== undefined) return { function: named[0], isPart: false }
  const whole = named.filter((id) => functions[id]?.qualified === name)
  if (whole.length === 1 && whole[0] !== undefined) return { function: whole[0], isPart: false }
  // Several methods of one name: the one that all lines stand in that ran; where it is not all, the file is another one now.
  const around = named.filter((id) => running.length > 0 && running.every((one) => isInside(functions[id], one - 1)))
  if (around.length === 1 && around[0] !== undefined) return { function: around[0], isPart: false }
  const isBody = isNameless(own) || (named.length === 0 && classes.includes(own))
  return isBody && place >= 0 ? { function: innermost(functions, place), isPart: true } : undefined
}

/** Where none can be meant for want of a line. */
export function isOneOfSeveral({ functions }: Outline, { name }: MeasuredName): boolean {
  return functions.filter((one, id) => id > 0 && isNamed(one, ownName(name))).length > 1
}

/** `Tree.__init__.<locals>.<listcomp>`: newer tools say in what it stands. */
function partByName(functions: readonly OutlinedFunction[], name: string): FunctionMatch | undefined {
  const outer = /^(.+)\.<locals>\.<\w+>$/.exec(name)?.[1]?.replaceAll('.<locals>', '')
  const around = functions.flatMap(({ qualified }, id) => id > 0 && qualified === outer ? [id] : [])
  return around.length === 1 && around[0] !== undefined ? { function: around[0], isPart: true } : undefined
}

function isModule(name: string): boolean {
  return name === '<module>' || name === '(root module)'
}

/** `Shop.report`, `async Shop.report`, `get name`, `report [generator]` name what is after the last point. */
export function ownName(name: string): string {
  const plain = name.replace(/^(async|get|set|static|new|bound) +/g, '').replace(/\s*\[.*\]$/, '').replace(/\(.*\)$/, (arguments_) => (name.startsWith('(') ? arguments_ : ''))
  if (plain.startsWith('<') || plain.startsWith('(')) return plain
  const parts = plain.split(/\.<locals>\.|[.#/]/)
  return parts.at(-1) ?? plain
}

/** Constructors are called as their class in V8. */
export function isNamed({ name, qualified }: OutlinedFunction, own: string): boolean {
  if (own === '') return false
  return name === own || qualified === own || qualified.endsWith(`.${own}`) || (name === 'constructor' && qualified === `${own}.constructor`)
}

export function isNameless(name: string): boolean {
  return name === '' || name === '(anonymous)' || name === 'anonymous' || name === '<lambda>' || name === '<anonymous>'
}

/** Neither people nor the program gave it one that says which it is. */
export function hasNoNameOfItsOwn(name: string): boolean {
  return isNameless(name) || isPart(name) || isInitializer(name)
}

export function isPart(name: string): boolean {
  return /^<(listcomp|genexpr|setcomp|dictcomp|locals)>$/.test(name)
}

/** What V8 makes of the fields of a class: run with each `new` those of its objects, once those of the class itself. */
function isInitializer(name: string): boolean {
  return name === '<instance_members_initializer>' || name === '<static_initializer>'
}

/** The constructor of the class, as it is called from there, else what the class stands in. */
function initialized({ functions, classBodies }: Required<Pick<Outline, 'functions' | 'classBodies'>>, own: string, line: number): number {
  const around = classBodies.findLast(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)
  return (own === '<instance_members_initializer>' ? around?.constructedBy : undefined) ?? innermost(functions, line)
}

/** By index: the one around a 0-based line that no other in it is around; 0, which is the module, where there is none. */
export function innermost(functions: readonly OutlinedFunction[], line: number): number {
  let found = 0
  functions.forEach((one, id) => { if (id > 0 && isInside(one, line)) found = id })
  return found
}

function isInside(one: OutlinedFunction | undefined, line: number): boolean {
  return one !== undefined && one.firstLine <= line && line <= one.lastLine
}
