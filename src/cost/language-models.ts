// Which language model a call is answered by: the configuration's, or one that stands for all of its maker's.

import { isPriceId, type PriceId } from './prices/list.js'
import { anthropicModels, bedrockModels, openaiModels } from './prices/models.js'
import type { Platform } from './platform.js'

/** Those of OpenAI are also Azure's; `embedding` is what turns texts into vectors. */
export const modelNames = {
  openai: ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini', 'gpt-5.4-nano', 'gpt-5', 'gpt-4.1', 'gpt-4.1-mini', 'gpt-4o', 'gpt-4o-mini'],
  anthropic: ['claude-opus-5-5', 'claude-opus-4-6', 'claude-sonnet-5-5', 'claude-sonnet-4-6', 'claude-haiku-5-5', 'claude-haiku-4-5'],
  bedrock: ['claude-sonnet-4-5', 'claude-haiku-4-5', 'nova-pro', 'nova-lite'],
  embedding: ['text-embedding-3-small', 'text-embedding-3-large'],
} as const

export type ModelUse = keyof typeof modelNames
export type Models = { readonly [Use in ModelUse]?: typeof modelNames[Use][number] | undefined }

/** Neither the dearest nor the cheapest of their maker. */
export const defaultModels = { openai: 'gpt-5.4-mini', anthropic: 'claude-sonnet-5-5', bedrock: 'claude-sonnet-4-5', embedding: 'text-embedding-3-small' } as const satisfies Models

/** A factor of three leads to most of the others. */
export const assumedModelUncertainty = 3

export interface ModelPrice {
  readonly price: PriceId
  /** Said with the price, where it is of another model than the one that is asked, or of one that nobody names. */
  readonly hint?: string
}

/** `price` is of a default model: that of the one that the code names, or else the configuration, in its place. Other prices stay. */
export function modelPrice(price: PriceId, named: string | undefined, platform: Platform | undefined): ModelPrice {
  const use = useOf(price)
  if (!use) return { price }
  const written = named === undefined ? undefined : listed(price, use, named)
  const chosen = platform?.models?.[use]
  const instead = written ?? (chosen === undefined ? undefined : listed(price, use, chosen)) ?? price
  if (written !== undefined || (named === undefined && chosen !== undefined) || platform?.prices?.[instead] !== undefined) return { price: instead }
  const model = chosen ?? defaultModels[use]
  const missing = named === undefined ? 'which model answers is not known, and' : `"${named}" is not in the price list, and`
  return { price: instead, hint: `${missing} ${model} stands for it: set pricing.models.${use}` }
}

/** Versions cost what their model does: `gpt-4o-2024-08-06`, `us.anthropic.claude-sonnet-4-5-20250929-v1:0`. */
function listed(price: PriceId, use: ModelUse, named: string): PriceId | undefined {
  const plain = named.toLowerCase().replace(/^.*\//, '').replace(/^(?:[a-z]+\.)*(?=claude|nova)/, '').replace(/(?:-v\d+(?::\d+)?)?$/, '').replace(/-(?:\d{4}-\d\d-\d\d|\d{8}|latest)$/, '')
  const id = price.replace(defaultModels[use], plain)
  return plain !== '' && isPriceId(id) ? id : undefined
}

function useOf(price: PriceId): ModelUse | undefined {
  if (Object.hasOwn(anthropicModels, price)) return 'anthropic'
  if (Object.hasOwn(bedrockModels, price)) return 'bedrock'
  if (!Object.hasOwn(openaiModels, price)) return undefined
  return price.includes('.text-embedding') ? 'embedding' : 'openai'
}
