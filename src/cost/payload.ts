// Sizes of what a call brings or sends, as inputs: what the configuration says, else what is usual.

import { inputOf, type Input } from './inputs.js'
import type { Setting } from './setting.js'
import { defaultPayload, defaultTokens, type Payload, type Tokens } from './workload.js'

export function payloadInput(key: keyof Payload, name: string, { workload }: Setting): Input {
  return sizeInput(name, 'bytes', workload?.payload?.[key], defaultPayload[key], `workload.payload.${key}`)
}

export function tokensInput(key: keyof Tokens, { workload }: Setting): Input {
  return sizeInput(`${key} tokens`, 'tokens', workload?.tokens?.[key], defaultTokens[key], `workload.tokens.${key}`)
}

function sizeInput(name: string, unit: string, configured: number | undefined, usual: number, key: string): Input {
  if (configured !== undefined) return inputOf(name, unit, configured, 'config', key)
  return inputOf(name, unit, usual, 'default', `nobody says: set ${key} in .cost-hints.json`)
}
