// Prices of language models, by the token: of their makers the same all over the world. They change more often than others, so each row says when it was seen.
// What a call sends and what it gets back are billed apart; cached and batched tokens cost less, and are not counted as such.

import { doubtfulTables, publisher, secondary, tables } from './evidence.js'
import type { Evidence, PriceRow, PriceTable } from './price.js'
import { million } from './units.js'

const openaiTables = tables('several tables that were read from the price page agree')
const openaiPage = secondary('tokenmath.io, read from the price page', '2026-06-21')
const anthropicPage = publisher('platform.claude.com/docs/about-claude/pricing')
const bedrockTables = tables('at least three independent tables agree')
const bedrockDoubts = doubtfulTables('most tables; others say 0.8 and 4 dollars a million')
const anthropicTables = tables('two tables that were read from the price page agree')

export const openaiModels = {
  'openai.gpt-5.5.input': sent('GPT-5.5', 5, openaiTables),
  'openai.gpt-5.5.output': written('GPT-5.5', 30, openaiTables),
  'openai.gpt-5.4.input': sent('GPT-5.4', 2.5, openaiTables),
  'openai.gpt-5.4.output': written('GPT-5.4', 15, openaiTables),
  'openai.gpt-5.4-mini.input': sent('GPT-5.4 mini', 0.75, openaiTables),
  'openai.gpt-5.4-mini.output': written('GPT-5.4 mini', 4.5, openaiTables),
  'openai.gpt-5.4-nano.input': sent('GPT-5.4 nano', 0.2, openaiTables),
  'openai.gpt-5.4-nano.output': written('GPT-5.4 nano', 1.25, openaiTables),
  'openai.gpt-5.input': sent('GPT-5', 1.25, openaiTables),
  'openai.gpt-5.output': written('GPT-5', 10, openaiTables),
  'openai.gpt-4.1.input': sent('GPT-4.1', 2, openaiPage),
  'openai.gpt-4.1.output': written('GPT-4.1', 8, openaiPage),
  'openai.gpt-4.1-mini.input': sent('GPT-4.1 mini', 0.4, openaiPage),
  'openai.gpt-4.1-mini.output': written('GPT-4.1 mini', 1.6, openaiPage),
  'openai.gpt-4o.input': sent('GPT-4o', 2.5, openaiTables),
  'openai.gpt-4o.output': written('GPT-4o', 10, openaiTables),
  'openai.gpt-4o-mini.input': sent('GPT-4o mini', 0.15, openaiTables),
  'openai.gpt-4o-mini.output': written('GPT-4o mini', 0.6, openaiTables),
  'openai.text-embedding-3-small.input': sent('text-embedding-3-small', 0.02, openaiPage),
  'openai.text-embedding-3-large.input': sent('text-embedding-3-large', 0.13, openaiTables),
} satisfies PriceTable

export const bedrockModels = {
  'aws.bedrock.claude-sonnet-4-5.input': inRegion(sent('Bedrock, Claude Sonnet 4.5', 3, bedrockTables)),
  'aws.bedrock.claude-sonnet-4-5.output': inRegion(written('Bedrock, Claude Sonnet 4.5', 15, bedrockTables)),
  'aws.bedrock.claude-haiku-4-5.input': inRegion(sent('Bedrock, Claude Haiku 4.5', 1, bedrockDoubts)),
  'aws.bedrock.claude-haiku-4-5.output': inRegion(written('Bedrock, Claude Haiku 4.5', 5, bedrockDoubts)),
  'aws.bedrock.nova-pro.input': inRegion(sent('Bedrock, Nova Pro', 0.8, bedrockTables)),
  'aws.bedrock.nova-pro.output': inRegion(written('Bedrock, Nova Pro', 3.2, bedrockTables)),
  'aws.bedrock.nova-lite.input': inRegion(sent('Bedrock, Nova Lite', 0.06, bedrockTables)),
  'aws.bedrock.nova-lite.output': inRegion(written('Bedrock, Nova Lite', 0.24, bedrockTables)),
} satisfies PriceTable

export const anthropicModels = {
  'anthropic.claude-opus-5-5.input': sent('Claude Opus 5.5', 4, anthropicTables),
  'anthropic.claude-opus-5-5.output': written('Claude Opus 5.5', 20, anthropicTables),
  'anthropic.claude-opus-4-6.input': sent('Claude Opus 4.6', 5, anthropicPage),
  'anthropic.claude-opus-4-6.output': written('Claude Opus 4.6', 25, anthropicPage),
  'anthropic.claude-sonnet-5-5.input': sent('Claude Sonnet 5.5', 2, anthropicTables),
  'anthropic.claude-sonnet-5-5.output': written('Claude Sonnet 5.5', 10, anthropicTables),
  'anthropic.claude-sonnet-4-6.input': sent('Claude Sonnet 4.6', 3, anthropicPage),
  'anthropic.claude-sonnet-4-6.output': written('Claude Sonnet 4.6', 15, anthropicPage),
  'anthropic.claude-haiku-5-5.input': sent('Claude Haiku 5.5, up to 100,000 tokens', 0.1, anthropicTables),
  'anthropic.claude-haiku-5-5.output': written('Claude Haiku 5.5, up to 100,000 tokens', 0.5, anthropicTables),
  'anthropic.claude-haiku-4-5.input': sent('Claude Haiku 4.5', 1, anthropicPage),
  'anthropic.claude-haiku-4-5.output': written('Claude Haiku 4.5', 5, anthropicPage),
} satisfies PriceTable

/** Of Bedrock, prices are those of the list's region: in others there may be a premium. */
function inRegion(row: PriceRow): PriceRow {
  return { what: row.what, unit: row.unit, usd: row.usd, billing: row.billing, evidence: row.evidence }
}

function sent(model: string, usdPerMillion: number, evidence: Evidence): PriceRow {
  return { what: `${model}, token sent`, unit: 'token', usd: usdPerMillion / million, billing: 'use', evidence, region: 'any' }
}

function written(model: string, usdPerMillion: number, evidence: Evidence): PriceRow {
  return { what: `${model}, token written`, unit: 'token', usd: usdPerMillion / million, billing: 'use', evidence, region: 'any' }
}
