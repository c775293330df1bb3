// Azure Service Bus: every send, receive and settlement is a billed operation; a batch of messages is one send.

import { library, type CallModel, type Effect } from '../schema.js'

const module = '@azure/service-bus'
const send: Effect = { kind: 'paid', service: 'azure-servicebus', noun: 'message', changes: true, billed: 'send' }
const receive: Effect = { ...send, changes: false, billed: 'receive', rows: 'many' }
const settle: Effect = { ...send, billed: 'settle' }
const read: Effect = { kind: 'request', service: 'azure-servicebus', noun: 'queue', changes: false }

const messages = `list<${module}.ServiceBusReceivedMessage>`
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const settled: CallModel = { ...done, effect: settle }
const received: CallModel = { returns: `promise<${messages}>`, effect: receive, awaitable: true }
const sender: CallModel = { returns: `${module}.ServiceBusSender` }
const receiver: CallModel = { returns: `${module}.ServiceBusReceiver` }
const session: CallModel = { returns: `promise<${module}.ServiceBusSessionReceiver>`, effect: receive, awaitable: true }

function asked(effect: Effect, returns = 'Row'): CallModel {
  return { returns: `promise<${returns}>`, effect, awaitable: true }
}

function each(effect: Effect, names: readonly string[], returns?: string): Readonly<Record<string, CallModel>> {
  return Object.fromEntries(names.map((name) => [name, asked(effect, returns)]))
}

export default library({
  id: 'azure-service-bus',
  language: 'typescript',
  source: 'https://learn.microsoft.com/javascript/api/@azure/service-bus; types of @azure/service-bus 7',
  modules: [module],
  types: {
    [`${module}.ServiceBusClient`]: {
      sharing: 'shared',
      calls: { createSender: sender, createReceiver: receiver, acceptSession: session, acceptNextSession: session, close: done },
    },
    [`${module}.ServiceBusSender`]: {
      sharing: 'shared',
      attributes: { entityPath: 'string', isClosed: 'boolean' },
      calls: {
        sendMessages: { ...done, effect: send, batch: 'list-argument' },
        scheduleMessages: { returns: 'promise<list<any>>', effect: send, awaitable: true, batch: 'list-argument' },
        cancelScheduledMessages: { ...done, effect: send, batch: 'list-argument' },
        // Asks once for the greatest size, which the sender keeps.
        createMessageBatch: { returns: `promise<${module}.ServiceBusMessageBatch>`, awaitable: true },
        close: done,
      },
    },
    [`${module}.ServiceBusMessageBatch`]: {
      sharing: 'exclusive',
      attributes: { count: 'number', sizeInBytes: 'number' },
      calls: { tryAddMessage: { returns: 'boolean', mutates: true } },
    },
    [`${module}.ServiceBusReceiver`]: {
      sharing: 'shared',
      attributes: { entityPath: 'string', isClosed: 'boolean' },
      calls: {
        receiveMessages: received,
        receiveDeferredMessages: { ...received, batch: 'list-argument' },
        peekMessages: received,
        getMessageIterator: { returns: `${module}.Messages` },
        subscribe: { returns: 'Row' },
        completeMessage: settled,
        abandonMessage: settled,
        deferMessage: settled,
        deadLetterMessage: settled,
        renewMessageLock: { returns: 'promise<any>', effect: settle, awaitable: true },
        close: done,
      },
    },
    [`${module}.ServiceBusSessionReceiver`]: {
      extends: [`${module}.ServiceBusReceiver`],
      sharing: 'shared',
      attributes: { sessionId: 'string' },
      calls: { renewSessionLock: asked(settle, 'any'), getSessionState: asked({ ...receive, rows: 'one' }, 'any'), setSessionState: settled },
    },
    [`${module}.Messages`]: { iterates: { element: `${module}.ServiceBusReceivedMessage`, effect: receive } },
    [`${module}.ServiceBusReceivedMessage`]: { attributes: { body: 'any', messageId: 'any', deliveryCount: 'number', applicationProperties: 'Row' } },
    [`${module}.ServiceBusAdministrationClient`]: {
      sharing: 'shared',
      calls: {
        ...each(read, ['queueExists', 'topicExists', 'subscriptionExists'], 'boolean'),
        ...each(read, ['getQueue', 'getQueueRuntimeProperties', 'getTopic', 'getSubscription', 'getSubscriptionRuntimeProperties']),
        ...each({ ...read, changes: true }, ['createQueue', 'deleteQueue', 'createTopic', 'deleteTopic', 'createSubscription', 'deleteSubscription']),
        listQueues: { returns: `${module}.Entities` },
        listTopics: { returns: `${module}.Entities` },
        listSubscriptions: { returns: `${module}.Entities` },
      },
    },
    [`${module}.Entities`]: { iterates: { element: 'Row', effect: { ...read, rows: 'many' } } },
  },
})
