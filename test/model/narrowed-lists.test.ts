// Lists that are known to be lists by a test: they are searched all the same, and a set is built of them only where they surely are lists.

import { checksFor } from '../support/check.js'

const python = checksFor('list-membership-in-loop', 'python')
const typescript = checksFor('list-membership-in-loop', 'typescript')

describe('lists by a test', () => {
  python.noFix('a test inside the loop', `
    def check(users: list[str], banned):
        for user in users:
            if isinstance(banned, list) and ⟦user in banned⟧:
                print(user)
  `)
  python.costs('a test that leaves', `
    def check(users: list[str], banned):
        if not isinstance(banned, list):
            raise TypeError(banned)
        return [user for user in users if ⟦user in banned⟧]
  `)
  python.fine('a test that rules the list out', `
    def check(users: list[str], banned: list[str] | set[str]):
        if isinstance(banned, list):
            banned = set(banned)
        return [user for user in users if user in banned]
  `)
  python.fine('one of two kinds', `
    def check(users: list[str], banned: list[str] | set[str]):
        return [user for user in users if user in banned]
  `)
  python.fixes('a test of nothing inside the loop', `
    def check(users: list[str], banned: list[str] | None):
        for user in users:
            if banned and ⟦user in banned⟧:
                print(user)
  `, `
    def check(users: list[str], banned: list[str] | None):
        banned_set = set(banned or ())
        for user in users:
            if banned and user in banned_set:
                print(user)
  `)
  typescript.costs('Array.isArray', `
    export function check(users: string[], banned: string | string[]) {
      if (!Array.isArray(banned)) return users
      return users.filter((user) => !⟦banned.includes(user)⟧)
    }
  `)
  typescript.fine('typeof', `
    export function check(users: string[], banned: string | string[]) {
      if (typeof banned !== 'string') return users
      return users.filter((user) => !banned.includes(user))
    }
  `)
  typescript.noFix('a test inside the loop', `
    export function check(users: string[], banned: string | string[]) {
      for (const user of users) if (Array.isArray(banned) && ⟦banned.includes(user)⟧) console.log(user)
    }
  `)
})
