// Drizzle has one entry per driver, and a name of its own for the database and the transaction that each gives.

export const asynchronousDrivers = [
  'node-postgres', 'postgres-js', 'neon-http', 'neon-serverless', 'vercel-postgres', 'aws-data-api/pg', 'pglite', 'pg-proxy', 'xata-http', 'netlify-db',
  'bun-sql', 'gel', 'mysql2', 'mysql-proxy', 'planetscale-serverless', 'tidb-serverless', 'singlestore', 'singlestore-proxy',
  'libsql', 'libsql/node', 'libsql/web', 'libsql/http', 'd1', 'sqlite-proxy', 'op-sqlite',
] as const

export const synchronousDrivers = ['better-sqlite3', 'bun-sqlite', 'expo-sqlite', 'durable-sqlite', 'sql-js'] as const

/** Drivers with a `migrate` that is awaited. */
export const migrators = [
  'node-postgres', 'postgres-js', 'neon-http', 'neon-serverless', 'vercel-postgres', 'aws-data-api/pg', 'pglite', 'pg-proxy',
  'mysql2', 'planetscale-serverless', 'tidb-serverless', 'libsql', 'd1', 'sqlite-proxy',
] as const

export const databaseNames = [
  'PgDatabase', 'NodePgDatabase', 'PostgresJsDatabase', 'NeonHttpDatabase', 'NeonDatabase', 'VercelPgDatabase', 'AwsDataApiPgDatabase',
  'PgliteDatabase', 'PgRemoteDatabase', 'XataHttpDatabase', 'NetlifyDbDatabase', 'BunSQLDatabase', 'GelDatabase', 'GelJsDatabase',
  'MySqlDatabase', 'MySql2Database',
  'MySqlRemoteDatabase', 'PlanetScaleDatabase', 'TiDBServerlessDatabase', 'SingleStoreDatabase', 'SingleStoreDriverDatabase',
  'BaseSQLiteDatabase', 'LibSQLDatabase', 'DrizzleD1Database', 'SqliteRemoteDatabase', 'OPSQLiteDatabase',
] as const

export const transactionNames = [
  'PgTransaction', 'MySqlTransaction', 'SQLiteTransaction', 'SingleStoreTransaction', 'GelTransaction', 'NodePgTransaction',
  'PostgresJsTransaction',
  'NeonTransaction', 'VercelPgTransaction', 'MySql2Transaction', 'LibSQLTransaction',
] as const
