// Google Pub/Sub: a topic's publisher batches the messages that are published together; subscriptions stream theirs to a listener.

import { library, type CallModel, type Effect } from '../schema.js'

const service = 'google-pubsub'
const module = '@google-cloud/pubsub'
const publish: Effect = { kind: 'paid', service, noun: 'message', changes: true, billed: 'publish' }
const pull: Effect = { kind: 'paid', service, noun: 'message', changes: false, billed: 'pull', rows: 'many' }
// What manages topics and subscriptions costs nothing by itself.
const read: Effect = { kind: 'request', service, noun: 'topic', changes: false }
const manage: Effect = { ...read, changes: true }

function asked(effect: Effect, returns = 'any'): CallModel {
  return { returns: `promise<tuple<${returns},any>>`, effect, awaitable: true }
}

const topic = `${module}.Topic`
const subscription = `${module}.Subscription`
const published: CallModel = { returns: 'promise<string>', effect: publish, awaitable: true, coalesced: true }
const listening: CallModel = { returns: 'self', callback: { argument: 1, runs: 'once', parameters: [`${module}.Message`] } }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const common = {
  create: asked(manage), delete: asked(manage), exists: asked(read, 'boolean'), get: asked(read), getMetadata: asked(read, 'Row'), setMetadata: asked(manage, 'Row'),
}
const acknowledged: CallModel = { returns: 'none' }

export default library({
  id: 'google-cloud-pubsub',
  language: 'typescript',
  source: 'https://cloud.google.com/nodejs/docs/reference/pubsub/latest; types of @google-cloud/pubsub 5',
  modules: [module],
  types: {
    [`${module}.PubSub`]: {
      sharing: 'shared',
      calls: {
        topic: { returns: topic, pure: true },
        subscription: { returns: subscription, pure: true },
        createTopic: asked(manage, topic),
        createSubscription: asked(manage, subscription),
        getTopics: asked({ ...read, rows: 'many' }, `list<${topic}>`),
        getSubscriptions: asked({ ...read, rows: 'many' }, `list<${subscription}>`),
        close: done,
      },
    },
    [topic]: {
      sharing: 'shared',
      attributes: { name: 'string' },
      calls: {
        ...common,
        publishMessage: published,
        publish: published,
        publishJSON: published,
        flush: done,
        subscription: { returns: subscription, pure: true },
        createSubscription: asked(manage, subscription),
        getSubscriptions: asked({ ...read, rows: 'many' }, `list<${subscription}>`),
        setPublishOptions: { returns: 'none' },
      },
    },
    [subscription]: {
      sharing: 'shared',
      attributes: { name: 'string' },
      calls: { ...common, on: listening, removeListener: { returns: 'self' }, close: done, modifyPushConfig: asked(manage), seek: asked(manage) },
    },
    [`${module}.Message`]: {
      attributes: { id: 'string', data: 'bytes', attributes: 'dict<string,string>' },
      // Acknowledgements are collected and sent by the subscriber.
      calls: { ack: acknowledged, nack: acknowledged, modAck: acknowledged },
    },
    [`${module}.v1.SubscriberClient`]: {
      sharing: 'shared',
      calls: {
        pull: asked(pull, 'Row'),
        acknowledge: { ...asked({ ...pull, changes: true, billed: 'acknowledge' }), batch: 'object-in' },
        modifyAckDeadline: { ...asked({ ...pull, changes: true, billed: 'acknowledge' }), batch: 'object-in' },
        subscriptionPath: { returns: 'string', pure: true },
        close: done,
      },
    },
  },
})
