// Azure Service Bus, sync and under `.aio`: senders and receivers of a queue or topic; each send, receive and settlement is priced.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { awaitedTypes } from './awaited.types.js'

const sent: Effect = { kind: 'paid', service: 'azure-servicebus', noun: 'message', changes: true, billed: 'send', blocking: true }
const received: Effect = { ...sent, changes: false, billed: 'receive', rows: 'many' }

const client = 'azure.servicebus.ServiceBusClient'
const sender: CallModel = { returns: 'azure.servicebus.ServiceBusSender' }
const receiver: CallModel = { returns: 'azure.servicebus.ServiceBusReceiver' }
const message = 'azure.servicebus.ServiceBusReceivedMessage'
const messages: CallModel = { returns: `list<${message}>`, effect: received }
const settled: CallModel = { returns: 'none', effect: { ...sent, billed: 'settle' } }
const close: CallModel = { returns: 'none' }

const types: Readonly<Record<string, TypeModel>> = {
  [client]: {
    constructs: { returns: client },
    sharing: 'shared',
    calls: { get_queue_sender: sender, get_topic_sender: sender, get_queue_receiver: receiver, get_subscription_receiver: receiver, close },
  },
  // One link to the service, one operation at a time.
  'azure.servicebus.ServiceBusSender': {
    sharing: 'exclusive',
    calls: {
      send_messages: { returns: 'none', effect: sent, batch: 'list-argument' },
      schedule_messages: { returns: 'list<number>', effect: sent, batch: 'list-argument' },
      cancel_scheduled_messages: { returns: 'none', effect: sent, batch: 'list-argument' },
      create_message_batch: { returns: 'azure.servicebus.ServiceBusMessageBatch' },
      close,
    },
  },
  'azure.servicebus.ServiceBusReceiver': {
    sharing: 'exclusive',
    iterates: { element: message, effect: received },
    calls: {
      receive_messages: messages, peek_messages: messages, receive_deferred_messages: { ...messages, batch: 'list-argument' },
      complete_message: settled, abandon_message: settled, defer_message: settled, dead_letter_message: settled,
      renew_message_lock: { ...settled, returns: 'datetime.datetime' },
      close,
    },
  },
}

export default library({
  id: 'azure-servicebus',
  language: 'python',
  source: 'https://learn.microsoft.com/en-us/python/api/azure-servicebus/; azure-servicebus 7.15',
  modules: ['azure.servicebus', 'azure.servicebus.aio'],
  functions: {
    'azure.servicebus.ServiceBusClient.from_connection_string': { returns: client },
    'azure.servicebus.aio.ServiceBusClient.from_connection_string': { returns: 'azure.servicebus.aio.ServiceBusClient' },
  },
  types: {
    ...types,
    ...awaitedTypes(types, {
      named: (text) => text.replace(/\bazure\.servicebus\.(?=ServiceBus(Client|Sender|Receiver)\b)/g, 'azure.servicebus.aio.'),
      isCoroutine: (name) => name === 'close' || name === 'create_message_batch' ? true : undefined,
    }),
    'azure.servicebus.ServiceBusMessage': {
      constructs: { returns: 'azure.servicebus.ServiceBusMessage', pure: true },
      attributes: { body: 'any', application_properties: 'Row', message_id: 'string', subject: 'string' },
    },
    'azure.servicebus.ServiceBusReceivedMessage': {
      extends: ['azure.servicebus.ServiceBusMessage'], attributes: { lock_token: 'string', sequence_number: 'number' },
    },
    'azure.servicebus.ServiceBusMessageBatch': {
      attributes: { size_in_bytes: 'number', max_size_in_bytes: 'number' },
      calls: { add_message: { returns: 'none', mutates: true } },
    },
  },
})
