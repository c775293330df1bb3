// The programs that are judged: which rule finds something in them, what is measured, and how large their inputs are. A row of the table for each size.

const embedded = { database: { platform: 'embedded' } }
const MiB = 2 ** 20

/**
 * `rows`: numbers of the comments in the source (`N=1000`) for each row, which the driver is given as well. `cut`: where the part of an example begins that only shows it.
 */
export const programs = [
  { name: 'example-posts-python', source: 'examples/blog/posts.py', title: 'example posts.py: queries in a loop, SQLite', rule: 'n-plus-one-query', measure: 'cpuSeconds', platform: embedded, rows: [{ N: 1000, rows: 10 }] },
  { name: 'example-posts-typescript', source: 'examples/web/src/posts.ts', title: 'example posts.ts: queries in a loop, PostgreSQL', rule: 'n-plus-one-query', measure: 'seconds', needs: 'postgres', cut: 'if (process.env.DATABASE_URL)', rows: [{ N: 1000, rows: 10 }] },
  { name: 'example-fetch-python', source: 'examples/blog/fetch.py', title: 'example fetch.py: requests in turn, then in threads', rule: 'sequential-request', measure: 'seconds', latency: 50, rows: [{ N: 100 }] },
  { name: 'example-fetch-typescript', source: 'examples/web/src/fetch.ts', title: 'example fetch.ts: requests in turn, then together', rule: 'sequential-await', measure: 'seconds', latency: 50, cut: 'const server =', rows: [{ N: 100 }] },
  { name: 'example-logs-python', source: 'examples/blog/logs.py', title: 'example logs.py: a file whole, then by lines', rule: 'read-whole-file', measure: 'bytes', rows: [{ bytes: 10 * MiB }, { bytes: 200 * MiB }] },
  { name: 'example-logs-typescript', source: 'examples/web/src/logs.ts', title: 'example logs.ts: a file whole, then by lines', rule: 'read-whole-file', measure: 'bytes', cut: 'const folder =', rows: [{ bytes: 10 * MiB }, { bytes: 200 * MiB }] },
  { name: 'requests-threads', title: 'requests in turn, then in threads', rule: 'sequential-request', measure: 'seconds', latency: 20, rows: [{ N: 40 }] },
  { name: 'requests-asyncio', title: 'requests in turn, then gathered (asyncio)', rule: 'sequential-await', measure: 'seconds', latency: 20, rows: [{ N: 40 }] },
  { name: 'requests-node', title: 'requests in turn, then together (Node)', rule: 'sequential-await', measure: 'seconds', latency: 20, rows: [{ N: 40 }] },
  { name: 'membership-python', title: 'list searched, then a set', rule: 'list-membership-in-loop', measure: 'cpuSeconds', rows: [{ N: 100, M: 100 }, { N: 1000, M: 1000 }, { N: 5000, M: 5000 }, { N: 1000, M: 50 }] },
  { name: 'membership-typescript', title: 'list searched, then a set', rule: 'list-membership-in-loop', measure: 'cpuSeconds', rows: [{ N: 100, M: 100 }, { N: 1000, M: 1000 }, { N: 5000, M: 5000 }, { N: 1000, M: 50 }] },
  { name: 'queries-sqlite-python', title: 'queries in a loop, SQLite', rule: 'n-plus-one-query', measure: 'cpuSeconds', platform: embedded, rows: [{ N: 1000 }] },
  { name: 'queries-postgres-python', title: 'queries in a loop, PostgreSQL (psycopg)', rule: 'n-plus-one-query', measure: 'seconds', needs: 'postgres', rows: [{ N: 100 }, { N: 1000 }] },
  { name: 'queries-postgres-typescript', title: 'queries in a loop, PostgreSQL (pg)', rule: 'n-plus-one-query', measure: 'seconds', needs: 'postgres', rows: [{ N: 100 }, { N: 1000 }] },
  { name: 'relation-django', title: 'a relation of each row, Django with SQLite', rule: 'n-plus-one-relation', measure: 'cpuSeconds', platform: embedded, rows: [{ N: 1000 }] },
  { name: 'filter-django', title: 'all rows, of which few are kept, Django with SQLite', rule: 'query-all-then-filter', measure: 'cpuSeconds', platform: embedded, rows: [{ N: 10_000, M: 100 }] },
  { name: 'count-django', title: 'all rows to count them, Django with SQLite', rule: 'query-all-then-filter', measure: 'cpuSeconds', platform: embedded, rows: [{ N: 1000 }, { N: 10_000 }] },
  { name: 'rows-django', title: 'all rows in memory, then streamed (Django)', rule: 'materialized-queryset', measure: 'bytes', platform: embedded, rows: [{ N: 100_000, bytes: 1000 }] },
  { name: 'writes-sqlite', title: 'rows written one by one, SQLite', rule: 'write-in-loop', measure: 'cpuSeconds', platform: embedded, rows: [{ N: 1000 }] },
  { name: 'writes-django', title: 'rows written one by one, Django with SQLite', rule: 'write-in-loop', measure: 'cpuSeconds', platform: embedded, rows: [{ N: 1000 }] },
  { name: 'writes-postgres-python', title: 'rows written one by one, PostgreSQL (psycopg)', rule: 'write-in-loop', measure: 'seconds', needs: 'postgres', rows: [{ N: 1000 }] },
  { name: 'writes-postgres-typescript', title: 'rows written one by one, PostgreSQL (pg)', rule: 'write-in-loop', measure: 'seconds', needs: 'postgres', rows: [{ N: 1000 }] },
  { name: 'commits-sqlite', title: 'a commit for each row, SQLite', rule: 'commit-in-loop', measure: 'seconds', platform: embedded, rows: [{ N: 100 }] },
  { name: 'commits-postgres', title: 'a commit for each row, PostgreSQL (psycopg)', rule: 'commit-in-loop', measure: 'seconds', needs: 'postgres', rows: [{ N: 100 }] },
  { name: 'whole-file-python', title: 'a file whole, then by lines', rule: 'read-whole-file', measure: 'bytes', rows: [{ bytes: 10 * MiB }, { bytes: 1024 * MiB }] },
  { name: 'whole-file-typescript', title: 'a file whole, then by lines', rule: 'read-whole-file', measure: 'bytes', rows: [{ bytes: 10 * MiB }, { bytes: 400 * MiB }] },
]
