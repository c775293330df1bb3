// list-membership-in-loop: lists that are short by what callers give, or by what they are put together of.

import { checksFor } from '../support/check.js'

const { costs, fine } = checksFor('list-membership-in-loop', 'typescript')
const python = checksFor('list-membership-in-loop', 'python')

describe('list-membership-in-loop: lists that are short elsewhere', () => {
  const kept = (test: string) => `
    //- src/kept.ts
    export const kept = (users: string[], hidden: string[]) => users.filter((user) => !${test})
  `
  fine('every caller gives a few', `${kept('hidden.includes(user)')}
    //- src/main.ts
    import { kept } from './kept'
    export const all = (users: string[]) => [...kept(users, ['root']), ...kept(users, ['root', 'nobody'])]
  `)
  costs('one caller gives what may be long', `${kept('⟦hidden.includes(user)⟧')}
    //- src/main.ts
    import { kept } from './kept'
    export const all = (users: string[], others: string[]) => [...kept(users, ['root']), ...kept(users, others)]
  `)
  fine('callers of the function around, and a default', `
    const without = (hidden: string[] = []) => (users: string[]) => users.filter((user) => !hidden.includes(user))
    export const visible = without(['root', 'nobody'])
    export const every = without()
  `)
  costs('nobody calls it here', kept('⟦hidden.includes(user)⟧'))
  costs('callers spread what they give', `${kept('⟦hidden.includes(user)⟧')}
    //- src/main.ts
    import { kept } from './kept'
    export const all = (given: [string[], string[]]) => kept(...given)
  `)
  fine('put together of what is short', `
    //- src/headers.ts
    const defaults = { 'content-type': 'json', 'user-agent': 'us' }
    export const reserved = [...Object.keys(defaults), 'x-signature']
    //- src/main.ts
    import { reserved } from './headers'
    export const own = (names: string[]) => names.filter((name) => !reserved.includes(name))
  `)
  costs('put together of what may be long', `
    export const own = (names: string[], more: string[]) => {
      const reserved = [...more, 'x-signature']
      return names.filter((name) => !⟦reserved.includes(name)⟧)
    }
  `)
  python.fine('every caller gives a few, in Python', `
    def kept(users: list[str], hidden: list[str]):
        return [user for user in users if user not in hidden]

    def all_kept(users: list[str]):
        return kept(users, ['root']) + kept(users, hidden=['root', 'nobody'])
  `)
})
