export function kept(users: string[], banned: string[]) {
  return users.filter((user) => !banned.includes(user))
}
