// Lists of what was seen already, where the loop skips what is in them.

import { checksFor } from '../support/check.js'

describe('list-membership-in-loop: what was seen is skipped', () => {
  const python = checksFor('list-membership-in-loop', 'python')
  const typescript = checksFor('list-membership-in-loop', 'typescript')

  python.fixes('with continue', `
    def once(users: list[str]):
        seen = []
        for user in users:
            if ⟦user in seen⟧:
                continue
            print(user)
            seen.append(user)
  `, `
    def once(users: list[str]):
        seen = []
        seen_set = set(seen)
        for user in users:
            if user in seen_set:
                continue
            print(user)
            seen_set.add(user)
            seen.append(user)
  `, { safety: 'suggested' })
  typescript.fixes('with continue', `
    export function once(users: string[]) {
      const seen: string[] = []
      for (const user of users) {
        if (⟦seen.includes(user)⟧) continue
        seen.push(user)
      }
      return seen
    }
  `, `
    export function once(users: string[]) {
      const seen: string[] = []
      const seenSet = new Set(seen)
      for (const user of users) {
        if (seenSet.has(user)) continue
        seenSet.add(user)
        seen.push(user)
      }
      return seen
    }
  `)
  typescript.costs('by its place', `
    export function once(users: string[]) {
      const seen: string[] = []
      for (const user of users) {
        if (⟦seen.indexOf(user)⟧ !== -1) continue
        seen.push(user)
      }
      return seen
    }
  `)
  python.fine('more is done where it is in the list', `
    def once(users: list[str]):
        seen = []
        for user in users:
            if user in seen:
                seen.remove(user)
                continue
            seen.append(user)
  `)
  python.fine('something else is added', `
    def once(users: list[str]):
        seen = []
        for user in users:
            if user in seen:
                continue
            seen.append(user.lower())
  `)
})
