// Posts of many users, from a PostgreSQL database: set DATABASE_URL to run it.

import { Pool } from 'pg'

interface Post {
  id: number
  user_id: number
  title: string
}

class Database {
  private readonly pool = new Pool({ connectionString: process.env.DATABASE_URL })

  async query(sql: string, parameters: unknown[] = []): Promise<Post[]> {
    const { rows } = await this.pool.query<Post>(sql, parameters)
    return rows
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}

const db = new Database()

export async function getUserPosts(userIds: number[]): Promise<Post[]> {
  const posts: Post[] = []
  for (const userId of userIds) {
    const rows = await db.query(`SELECT * FROM posts WHERE user_id = ${userId}`)
    posts.push(...rows)
  }
  return posts
}

export function visiblePosts(posts: Post[], blocked: number[]): Post[] {
  return posts.filter((post) => !blocked.includes(post.user_id))
}

if (process.env.DATABASE_URL) {
  await db.query('DROP TABLE IF EXISTS pg_temp.posts')
  await db.query('CREATE TEMPORARY TABLE posts (id integer PRIMARY KEY, user_id integer, title text)')
  await db.query('CREATE INDEX posts_by_user ON posts (user_id)')
  await db.query('INSERT INTO posts SELECT n, n % 1000, \'Post \' || n FROM generate_series(1, 10000) AS n')
  console.time('getUserPosts')
  const posts = await getUserPosts(Array.from({ length: 1000 }, (_, id) => id))
  console.timeEnd('getUserPosts')
  const blocked = Array.from({ length: 500 }, (_, number) => 2 * number)
  console.log(posts.length, visiblePosts(posts, blocked).length)
  await db.close()
}
