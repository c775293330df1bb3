// Amazon EventBridge and Bedrock in boto3: events are priced one by one, answers of language models by their tokens.

import type { Effect } from '../schema.js'
import { answer, asked, client, clientCalls, type Types } from './boto3.calls.js'

const events: Effect = { kind: 'paid', service: 'aws-eventbridge', noun: 'event', billed: 'publish', changes: true }
const answered: Effect = { kind: 'paid', service: 'aws-bedrock', noun: 'completion', billed: 'completion', changes: false }
const managed: Effect = { kind: 'request', service: 'aws-eventbridge', noun: 'rule', changes: true }

export const models: Types = {
  'mypy_boto3_events.EventBridgeClient': client('mypy_boto3_events', 'EventBridgeClient', managed, {
    ...clientCalls({}),
    // Takes ten.
    put_events: asked(events, { batch: 'always', returns: 'mypy_boto3_events.type_defs.PutEventsResponseTypeDef' }),
  }),
  'mypy_boto3_events.type_defs.PutEventsResponseTypeDef': answer({ Entries: 'list<Row>', FailedEntryCount: 'number' }),
  'mypy_boto3_bedrock_runtime.BedrockRuntimeClient': client('mypy_boto3_bedrock_runtime', 'BedrockRuntimeClient', { ...managed, service: 'aws-bedrock', noun: 'model' }, {
    ...clientCalls({}),
    converse: asked(answered),
    converse_stream: asked(answered),
    invoke_model: asked(answered, { returns: 'mypy_boto3_bedrock_runtime.type_defs.InvokeModelResponseTypeDef' }),
    invoke_model_with_response_stream: asked(answered),
  }),
  'mypy_boto3_bedrock_runtime.type_defs.InvokeModelResponseTypeDef': answer({ body: 'botocore.response.StreamingBody', contentType: 'string' }),
}
