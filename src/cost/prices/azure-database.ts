// Azure prices of databases: PostgreSQL, MySQL, SQL Database, Cosmos DB. A server bills its hours; only Cosmos DB without provisioned throughput falls with the work.
// Most could be read for West US alone, and say so: elsewhere their range widens.

import { golden } from './evidence.js'
import type { PriceTable } from './price.js'
import { million } from './units.js'

const postgresql = golden('postgresql_flexible_server', '2025-07-07')
const mysql = golden('mysql_flexible_server', '2025-07-07')
const sql = golden('mssql_database', '2024-12-04')
const sqlHalf = golden('mssql_database, half of GP_Gen5_4: it is billed by the vCore', '2024-12-04')
const cosmos = golden('cosmosdb_sql_container', '2024-07-01')
const region = 'westus'

export const azureDatabase = {
  'azure.postgresql.b1ms.hour': {
    what: 'Azure Database for PostgreSQL, flexible server B1ms', unit: 'instance-hour', usd: 0.017, billing: 'provision', evidence: postgresql,
  },
  'azure.postgresql.b2ms.hour': {
    what: 'Azure Database for PostgreSQL, flexible server B2ms', unit: 'instance-hour', usd: 0.176, billing: 'provision', evidence: postgresql, region,
  },
  'azure.postgresql.d2ds-v5.hour': {
    what: 'Azure Database for PostgreSQL, flexible server D2ds v5', unit: 'instance-hour', usd: 0.203, billing: 'provision', evidence: postgresql, region,
  },
  'azure.postgresql.d2ads-v5.hour': {
    what: 'Azure Database for PostgreSQL, flexible server D2ads v5', unit: 'instance-hour', usd: 0.203, billing: 'provision', evidence: postgresql, region,
  },
  'azure.postgresql.d4s-v3.hour': {
    what: 'Azure Database for PostgreSQL, flexible server D4s v3', unit: 'instance-hour', usd: 0.39, billing: 'provision', evidence: postgresql, region,
  },
  'azure.postgresql.e4s-v3.hour': {
    what: 'Azure Database for PostgreSQL, flexible server E4s v3', unit: 'instance-hour', usd: 0.5244, billing: 'provision', evidence: postgresql, region,
  },
  'azure.postgresql.gbMonth': {
    what: 'Azure Database for PostgreSQL, storage', unit: 'GB-month', usd: 0.138, billing: 'provision', evidence: postgresql, region,
  },
  'azure.mysql.b1ms.hour': {
    what: 'Azure Database for MySQL, flexible server B1ms', unit: 'instance-hour', usd: 0.022, billing: 'provision', evidence: mysql, region,
  },
  'azure.mysql.d2ads-v5.hour': {
    what: 'Azure Database for MySQL, flexible server D2ads v5', unit: 'instance-hour', usd: 0.195, billing: 'provision', evidence: mysql, region,
  },
  'azure.mysql.e4ds-v4.hour': {
    what: 'Azure Database for MySQL, flexible server E4ds v4', unit: 'instance-hour', usd: 0.5244, billing: 'provision', evidence: mysql, region,
  },
  // With the licence, which is billed beside the processors: 0.15222 and 0.099965 dollars an hour for a vCore.
  'azure.sql.gp-gen5-2.hour': {
    what: 'Azure SQL Database, general purpose, 2 vCores, licence included', unit: 'instance-hour', usd: 0.50437, billing: 'provision', evidence: sqlHalf,
  },
  'azure.sql.gp-gen5-4.hour': {
    what: 'Azure SQL Database, general purpose, 4 vCores, licence included', unit: 'instance-hour', usd: 1.00873, billing: 'provision', evidence: sql,
  },

  'azure.cosmos.requestUnit': {
    what: 'Cosmos DB without provisioned throughput, request unit', unit: 'request-unit', usd: 0.279 / million, billing: 'use', evidence: cosmos, region,
  },
  'azure.cosmos.throughputHour': {
    what: 'Cosmos DB, provisioned throughput', unit: 'throughput-hour', usd: 0.00008, billing: 'provision', evidence: cosmos, region,
  },
  'azure.cosmos.gbMonth': { what: 'Cosmos DB, storage', unit: 'GB-month', usd: 0.25, billing: 'use', evidence: cosmos, region },
} satisfies PriceTable
