// Amazon SQS and SNS in boto3: every send, receive and publish is a priced request; batches take ten.

import type { Effect } from '../schema.js'
import { answer, asked, billed, client, clientCalls, collection, paginated, type Types } from './boto3.calls.js'

const queue: Effect = { kind: 'paid', service: 'aws-sqs', noun: 'message', changes: true }
const topic: Effect = { kind: 'paid', service: 'aws-sns', noun: 'message', changes: true }
const reading = { changes: false } as const
const none = { returns: 'none' } as const
const batch = { batch: 'always' } as const

const resource = 'mypy_boto3_sqs.service_resource'
const receive: Effect = { ...queue, ...reading, rows: 'many', billed: 'receive' }
const send = asked({ ...queue, billed: 'send' })
const sendAll = asked({ ...queue, billed: 'send' }, batch)
const deleteAll = asked({ ...queue, billed: 'delete' }, batch)

export const sqs: Types = {
  'mypy_boto3_sqs.SQSClient': client('mypy_boto3_sqs', 'SQSClient', { ...queue, noun: 'queue', billed: 'manage' }, {
    ...clientCalls({ list_queues: 'mypy_boto3_sqs.paginator.ListQueuesPaginator',
      list_dead_letter_source_queues: 'mypy_boto3_sqs.paginator.ListQueuesPaginator' }),
    send_message: send,
    send_message_batch: sendAll,
    receive_message: asked(receive, { returns: 'mypy_boto3_sqs.type_defs.ReceiveMessageResultTypeDef' }),
    delete_message_batch: deleteAll,
    change_message_visibility_batch: asked({ ...queue, billed: 'change' }, batch),
    ...billed(queue, { delete: ['delete_message'], change: ['change_message_visibility'] }),
    ...billed({ ...queue, ...reading, noun: 'queue' }, {
      get: ['get_queue_url', 'get_queue_attributes'], list: ['list_queues', 'list_queue_tags'],
    }),
    ...billed({ ...queue, noun: 'queue' }, { manage: ['create_queue', 'delete_queue', 'purge_queue', 'set_queue_attributes'] }),
  }),
  ...paginated('mypy_boto3_sqs.paginator.ListQueuesPaginator', 'Row', { ...queue, ...reading, noun: 'queue', billed: 'list' }),
  'mypy_boto3_sqs.type_defs.ReceiveMessageResultTypeDef': answer({ Messages: 'list<Row>' }),
  [`${resource}.SQSServiceResource`]: {
    aliases: ['mypy_boto3_sqs.SQSServiceResource'],
    sharing: 'shared',
    threads: 'own',
    attributes: { queues: `${resource}.QueuesCollection`, meta: 'any' },
    calls: {
      Queue: { returns: `${resource}.Queue`, pure: true },
      get_queue_by_name: asked({ ...queue, ...reading, noun: 'queue', billed: 'get' }, { returns: `${resource}.Queue` }),
      create_queue: asked({ ...queue, noun: 'queue', billed: 'manage' }, { returns: `${resource}.Queue` }),
    },
  },
  [`${resource}.QueuesCollection`]: collection(`${resource}.Queue`, { ...queue, ...reading, noun: 'queue', billed: 'list' }),
  [`${resource}.Queue`]: {
    sharing: 'shared',
    threads: 'own',
    attributes: { url: 'string', attributes: 'dict<string,string>', meta: 'any' },
    calls: {
      send_message: send, send_messages: sendAll, delete_messages: deleteAll,
      receive_messages: asked(receive, { returns: `list<${resource}.Message>` }),
      purge: asked({ ...queue, billed: 'manage' }, none),
    },
  },
  [`${resource}.Message`]: {
    attributes: {
      body: 'string', message_id: 'string', receipt_handle: 'string', attributes: 'dict<string,string>', message_attributes: 'Row',
    },
    calls: {
      delete: asked({ ...queue, billed: 'delete' }, none),
      change_visibility: asked({ ...queue, billed: 'change' }, none),
    },
  },
}

const topicPages = 'mypy_boto3_sns.paginator.ListTopicsPaginator'
const publish = asked({ ...topic, billed: 'publish' })
const publishAll = asked({ ...topic, billed: 'publish' }, batch)

export const sns: Types = {
  'mypy_boto3_sns.SNSClient': client('mypy_boto3_sns', 'SNSClient', { ...topic, noun: 'topic', billed: 'manage' }, {
    ...clientCalls({ list_topics: topicPages, list_subscriptions: topicPages, list_subscriptions_by_topic: topicPages }),
    publish,
    publish_batch: publishAll,
    ...billed({ ...topic, ...reading, noun: 'topic' }, {
      list: ['list_topics', 'list_subscriptions', 'list_subscriptions_by_topic'], get: ['get_topic_attributes', 'get_endpoint_attributes'],
    }),
    ...billed({ ...topic, noun: 'topic' }, {
      manage: [
        'create_topic', 'delete_topic', 'subscribe', 'unsubscribe', 'confirm_subscription', 'create_platform_endpoint', 'delete_endpoint',
      ],
    }),
  }),
  ...paginated(topicPages, 'Row', { ...topic, ...reading, noun: 'topic', billed: 'list' }),
  'mypy_boto3_sns.service_resource.SNSServiceResource': {
    aliases: ['mypy_boto3_sns.SNSServiceResource'],
    sharing: 'shared',
    threads: 'own',
    calls: { Topic: { returns: 'mypy_boto3_sns.service_resource.Topic', pure: true } },
  },
  'mypy_boto3_sns.service_resource.Topic': {
    sharing: 'shared', threads: 'own', attributes: { arn: 'string', attributes: 'dict<string,string>' }, calls: { publish },
  },
}
