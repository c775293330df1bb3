// The price list that ships: every row of every table under its id. Ids are a contract: users override prices by them.

import { awsCompute } from './aws-compute.js'
import { awsDatabase } from './aws-database.js'
import { awsMessages } from './aws-messages.js'
import { awsNetwork } from './aws-network.js'
import { awsOperations } from './aws-operations.js'
import { awsStorage } from './aws-storage.js'
import { azure } from './azure.js'
import { google } from './google.js'
import type { PriceRow, PriceTable, Provider } from './price.js'

/** In US dollars, without taxes. */
export const priceList = {
  ...awsCompute, ...awsDatabase, ...awsStorage, ...awsNetwork, ...awsMessages, ...awsOperations, ...azure, ...google,
}

export type PriceId = keyof typeof priceList
export type PriceList = Readonly<Record<PriceId, PriceRow>>

export interface PriceFamily {
  readonly title: string
  readonly provider: Provider
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
  { title: 'Azure', provider: 'azure', rows: azure },
  { title: 'Google Cloud', provider: 'google', rows: google },
]

export function isPriceId(text: string): text is PriceId {
  return Object.hasOwn(priceList, text)
}
