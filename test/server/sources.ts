// Small files with one finding each, that the server's tests share.

export const python = `def kept(users: list[str], banned: list[str]):
    return [user for user in users if user not in banned]
`

export const pythonFixed = `def kept(users: list[str], banned: list[str]):
    banned_set = set(banned)
    return [user for user in users if user not in banned_set]
`

export const typescript = `export function kept(users: string[], banned: string[]) {
  return users.filter((user) => !banned.includes(user))
}
`

export const twoInPython = `def kept(users: list[str], banned: list[str]):
    return [user for user in users if user not in banned]


def odd(users, banned: list[str], known: list[int]):
    for user in users:
        if user.name in banned:
            print(user)
    return [number for number in range(len(users)) if number in known]
`

export const rule = 'list-membership-in-loop'
