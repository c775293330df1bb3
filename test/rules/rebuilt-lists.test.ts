// Lists that each test builds anew, of what stays the same meanwhile.

import { checksFor } from '../support/check.js'

describe('list-membership-in-loop: lists that are built for each test', () => {
  const { costs, fine, noFix } = checksFor('list-membership-in-loop', 'python')
  costs('copies', `
    def kept(ks: list[str], d: dict[str, int], xs: list[str]):
        a = [k for k in ks if ⟦k in list(d.keys())⟧]
        b = [k for k in ks if ⟦k in sorted(xs)⟧]
        return a, b, [k for k in ks if ⟦k in [x.lower() for x in xs]⟧]
  `)
  noFix('a name for it has to be found', `
    def kept(ks: list[str], d: dict[str, int]):
        return [k for k in ks if ⟦k in list(d)⟧]
  `, { reason: /`list\(d\)` is built anew and searched once per `k`.* give the list a name above the loop first/ })
  fine('what the loop goes over is in it', `
    def kept(ks: list[str], xs: list[str]):
        for k in ks:
            if k in [x for x in xs if x != k]:
                print(k)
  `)
  fine('what it is made of changes', `
    def kept(ks: list[str], d: dict[str, int]):
        for k in ks:
            if k in list(d.keys()):
                del d[k]
  `)
  fine('constants, enumerations and keyword arguments', `
    from enum import Enum
    class Color(Enum):
        RED = "r"
        BLUE = "b"
    MEANINGS = {"a": 1, "b": 2}
    def kept(ks: list[str], **kwargs):
        a = [k for k in ks if k in list(MEANINGS.keys())]
        b = [k for k in ks if k in [color.value for color in Color]]
        return a, b, [k for k in ks if k in list(kwargs.keys())], [k for k in ks if k in "a,b".split(",")]
  `)
  fine('calls that may do more', `
    def kept(ks: list[str], db):
        return [k for k in ks if k in list(db.names())]
  `)

  const typescript = checksFor('list-membership-in-loop', 'typescript')
  typescript.costs('keys, and what is mapped', `
    export function kept(us: string[], o: Record<string, number>, xs: { id: string }[]) {
      return [us.filter((u) => ⟦Object.keys(o).includes(u)⟧), us.filter((u) => ⟦xs.map((x) => x.id).includes(u)⟧)]
    }
  `)
  typescript.costs('copies', `
    export function check(users: string[]) {
      for (const u of users) if (⟦users.slice().includes(u)⟧ || ⟦[...users].includes(u)⟧) console.log(u)
    }
  `)
  typescript.fine('constants', `
    const ROLES = [{ id: 'a' }, { id: 'b' }]
    export function kept(us: string[]) {
      return [us.filter((u) => ROLES.map((role) => role.id).includes(u)), us.filter((u) => [...ROLES.map((role) => role.id), 'x'].includes(u))]
    }
  `)
})
