// The price list that ships: every row of every table under its id. Ids are a contract: users override prices by them.

import { awsCompute } from './aws-compute.js'
import { awsDatabase } from './aws-database.js'
import { awsMessages } from './aws-messages.js'
import { awsNetwork } from './aws-network.js'
import { awsOperations } from './aws-operations.js'
import { awsStorage } from './aws-storage.js'
import { azure } from './azure.js'
import { azureDatabase } from './azure-database.js'
import { azureServices } from './azure-services.js'
import { google } from './google.js'
import { googleDatabase } from './google-database.js'
import { googleServices } from './google-services.js'
import { anthropicModels, bedrockModels, openaiModels } from './models.js'
import type { PriceRow, PriceTable, Seller } from './price.js'

/** In US dollars, without taxes. */
export const priceList = {
  ...awsCompute, ...awsDatabase, ...awsStorage, ...awsNetwork, ...awsMessages, ...awsOperations, ...bedrockModels,
  ...azure, ...azureDatabase, ...azureServices, ...google, ...googleDatabase, ...googleServices, ...openaiModels, ...anthropicModels,
}

export type PriceId = keyof typeof priceList
export type PriceList = Readonly<Record<PriceId, PriceRow>>

export interface PriceFamily {
  readonly title: string
  readonly provider: Seller
  readonly rows: PriceTable
}

/** The list by what it is about, for documentation. */
export const priceFamilies: readonly PriceFamily[] = [
  { title: 'AWS: processor and memory time', provider: 'aws', rows: awsCompute },
  { title: 'AWS: databases', provider: 'aws', rows: awsDatabase },
  { title: 'AWS: storage', provider: 'aws', rows: awsStorage },
  { title: 'AWS: network', provider: 'aws', rows: awsNetwork },
  { title: 'AWS: messages and calls', provider: 'aws', rows: awsMessages },
  { title: 'AWS: logs, alarms, secrets', provider: 'aws', rows: awsOperations },
  { title: 'AWS: language models (Bedrock)', provider: 'aws', rows: bedrockModels },
  { title: 'Azure: processor and memory time, data out', provider: 'azure', rows: azure },
  { title: 'Azure: databases', provider: 'azure', rows: azureDatabase },
  { title: 'Azure: objects, messages, logs, secrets', provider: 'azure', rows: azureServices },
  { title: 'Google Cloud: processor and memory time, BigQuery', provider: 'google', rows: google },
  { title: 'Google Cloud: databases', provider: 'google', rows: googleDatabase },
  { title: 'Google Cloud: objects, messages, logs', provider: 'google', rows: googleServices },
  { title: 'OpenAI: language models', provider: 'openai', rows: openaiModels },
  { title: 'Anthropic: language models', provider: 'anthropic', rows: anthropicModels },
]

export function isPriceId(text: string): text is PriceId {
  return Object.hasOwn(priceList, text)
}
