import { readFileSync } from 'node:fs'
import { Pool } from 'pg'

const pool = new Pool()

export async function postsOf(userIds: number[]): Promise<unknown[]> {
  const posts: unknown[] = []
  for (const id of userIds) {
    const { rows } = await pool.query('SELECT * FROM posts WHERE user_id = $1', [id])
    posts.push(...rows)
  }
  return posts
}

export function active(users: string[], banned: string[]): string[] {
  return users.filter((user) => !banned.includes(user))
}

export async function pages(urls: string[]): Promise<unknown[]> {
  const results: unknown[] = []
  for (const url of urls) {
    const response = await fetch(url)
    results.push(await response.json())
  }
  return results
}

export function longLines(path: string): number {
  let count = 0
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.length > 80) count++
  }
  return count
}
