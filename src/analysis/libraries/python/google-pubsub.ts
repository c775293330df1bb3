// Pub/Sub: the publisher collects messages and sends them in batches by itself; pulls and acknowledgements are requests.

import { library, type CallModel, type Effect } from '../schema.js'

const paid: Effect = { kind: 'paid', service: 'google-pubsub', noun: 'message', changes: true, blocking: true }
const manage: Effect = { kind: 'request', service: 'google-pubsub', noun: 'topic', changes: true, blocking: true }
const look: Effect = { ...manage, changes: false }
const path: CallModel = { returns: 'string', pure: true }
const named = { topic_path: path, subscription_path: path, snapshot_path: path, schema_path: path, common_project_path: path }
const acknowledged: CallModel = { returns: 'none' }

const publisher = 'google.cloud.pubsub_v1.PublisherClient'
const subscriber = 'google.cloud.pubsub_v1.SubscriberClient'
const listed: CallModel = { returns: 'generator<any>', effect: { ...look, rows: 'many' } }

export default library({
  id: 'google-pubsub',
  language: 'python',
  source: 'https://cloud.google.com/python/docs/reference/pubsub/latest; google-cloud-pubsub 2.44',
  modules: ['google.cloud.pubsub_v1', 'google.cloud.pubsub'],
  aliases: { 'google.cloud.pubsub': 'google.cloud.pubsub_v1' },
  functions: {
    'google.cloud.pubsub_v1.PublisherClient.from_service_account_file': { returns: publisher },
    'google.cloud.pubsub_v1.PublisherClient.from_service_account_json': { returns: publisher },
    'google.cloud.pubsub_v1.SubscriberClient.from_service_account_file': { returns: subscriber },
    'google.cloud.pubsub_v1.SubscriberClient.from_service_account_json': { returns: subscriber },
  },
  types: {
    'google.cloud.pubsub_v1.PublisherClient': {
      constructs: { returns: publisher },
      sharing: 'shared',
      calls: {
        ...named,
        publish: {
          returns: 'google.cloud.pubsub_v1.publisher.futures.Future', effect: {
            ...paid, billed: 'publish', blocking: false,
          }, coalesced: true,
        },
        create_topic: { returns: 'any', effect: manage },
        delete_topic: { returns: 'none', effect: manage },
        get_topic: { returns: 'any', effect: look },
        list_topics: listed, list_topic_subscriptions: listed,
        stop: { returns: 'none' },
      },
    },
    'google.cloud.pubsub_v1.publisher.futures.Future': {
      calls: {
        result: { returns: 'string' }, done: { returns: 'boolean' }, exception: { returns: 'any' },
        add_done_callback: { returns: 'none', callback: { argument: 0, runs: 'once' } },
      },
    },
    'google.cloud.pubsub_v1.SubscriberClient': {
      constructs: { returns: subscriber },
      sharing: 'shared',
      calls: {
        ...named,
        pull: { returns: 'google.cloud.pubsub_v1.types.PullResponse', effect: { ...paid, changes: false, billed: 'pull', rows: 'many' } },
        acknowledge: { returns: 'none', effect: { ...paid, billed: 'acknowledge' }, batch: 'list-argument' },
        modify_ack_deadline: { returns: 'none', effect: { ...paid, billed: 'acknowledge' }, batch: 'list-argument' },
        // Pulls in the background; the callback runs for one message at a time, and no loop of the program surrounds it.
        subscribe: {
          returns: 'google.cloud.pubsub_v1.subscriber.futures.StreamingPullFuture',
          callback: { argument: 1, name: 'callback', runs: 'once', parameters: ['google.cloud.pubsub_v1.subscriber.message.Message'] },
        },
        create_subscription: { returns: 'any', effect: manage },
        delete_subscription: { returns: 'none', effect: manage },
        get_subscription: { returns: 'any', effect: look },
        list_subscriptions: listed,
        close: { returns: 'none' },
      },
    },
    'google.cloud.pubsub_v1.types.PullResponse': {
      attributes: { received_messages: 'list<google.cloud.pubsub_v1.types.ReceivedMessage>' },
    },
    'google.cloud.pubsub_v1.types.ReceivedMessage': {
      attributes: { ack_id: 'string', message: 'google.cloud.pubsub_v1.subscriber.message.Message', delivery_attempt: 'number' },
    },
    'google.cloud.pubsub_v1.subscriber.message.Message': {
      attributes: { data: 'bytes', attributes: 'dict<string,string>', message_id: 'string', ack_id: 'string' },
      calls: { ack: acknowledged, nack: acknowledged, ack_with_response: { returns: 'any' }, modify_ack_deadline: acknowledged },
    },
    'google.cloud.pubsub_v1.subscriber.futures.StreamingPullFuture': {
      calls: { result: { returns: 'none' }, cancel: { returns: 'none' } },
    },
  },
})
