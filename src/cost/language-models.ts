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

/** `price` is of a default model: that of the configured one in its place. Other prices stay. */
export function modelPrice(price: PriceId, platform: Platform | undefined): PriceId {
  const use = useOf(price)
  const chosen = use && platform?.models?.[use]
  const id = use && chosen !== undefined ? price.replace(defaultModels[use], chosen) : price
  return isPriceId(id) ? id : price
}

/** What stands for a model that nobody has named, and where to name it. Whoever prices a model knows that they use it. */
export function assumedModel(price: PriceId, platform: Platform | undefined): { readonly model: string, readonly key: string } | undefined {
  const use = useOf(price)
  if (!use || platform?.models?.[use] !== undefined || platform?.prices?.[price] !== undefined) return undefined
  return { model: defaultModels[use], key: `pricing.models.${use}` }
}

function useOf(price: PriceId): ModelUse | undefined {
  if (Object.hasOwn(anthropicModels, price)) return 'anthropic'
  if (Object.hasOwn(bedrockModels, price)) return 'bedrock'
  if (!Object.hasOwn(openaiModels, price)) return undefined
  return price.includes('.text-embedding') ? 'embedding' : 'openai'
}
