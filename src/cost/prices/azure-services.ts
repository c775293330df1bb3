// Azure prices of what is billed by the call or the byte: Blob Storage, Service Bus, Azure Monitor, Key Vault. All of them fall with the work.
// Some could be read for another region than East US alone, and say so.

import { golden, secondary } from './evidence.js'
import type { PriceTable } from './price.js'
import { billion, gbPerTb, million, thousand } from './units.js'

const blob = golden('storage_account, StorageV2 Standard LRS Hot', '2024-07-01')
const bus = golden('servicebus_namespace', '2024-07-01')
const vault = golden('key_vault_key', '2024-07-01')
const monitor = secondary('monitoringcost.com', '2026')

const tenThousand = 10 * thousand

export const azureServices = {
  'azure.blob.hot.gbMonth': {
    what: 'Blob Storage, hot, one zone', unit: 'GB-month', billing: 'use', evidence: blob, region: 'westus',
    usd: [{ upTo: 50 * gbPerTb, usd: 0.0208 }, { upTo: 550 * gbPerTb, usd: 0.019968 }, { usd: 0.019136 }],
  },
  'azure.blob.hot.write': {
    what: 'Blob Storage, hot, write or list', unit: 'request', usd: 0.055 / tenThousand, billing: 'use', evidence: blob, region: 'westus',
  },
  'azure.blob.hot.read': {
    what: 'Blob Storage, hot, read and others', unit: 'request', usd: 0.0044 / tenThousand, billing: 'use', evidence: blob, region: 'westus',
  },

  // The first 13 million are part of the base charge of 9.81 dollars a month.
  'azure.serviceBus.standard.request': {
    what: 'Service Bus, standard, operation', unit: 'request', billing: 'use', evidence: bus, region: 'westeurope', free: { quantity: 13 * million, evidence: bus },
    usd: [{ upTo: 100 * million, usd: 0.80 / million }, { upTo: 2.5 * billion, usd: 0.50 / million }, { usd: 0.20 / million }],
  },
  'azure.serviceBus.basic.request': {
    what: 'Service Bus, basic, operation', unit: 'request', usd: 0.05 / million, billing: 'use', evidence: bus, region: 'westeurope',
  },

  'azure.logs.ingested.gb': {
    what: 'Azure Monitor, Analytics Logs taken in', unit: 'GB', usd: 2.30, billing: 'use', evidence: monitor, free: { quantity: 5, evidence: monitor },
  },
  'azure.logs.basic.ingested.gb': { what: 'Azure Monitor, Basic Logs taken in', unit: 'GB', usd: 0.50, billing: 'use', evidence: monitor },

  'azure.keyVault.request': { what: 'Key Vault, secret read or written', unit: 'request', usd: 0.03 / tenThousand, billing: 'use', evidence: vault },
} satisfies PriceTable
