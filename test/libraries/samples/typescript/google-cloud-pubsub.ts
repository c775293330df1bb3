// Every call of Google Pub/Sub that its model speaks of.

import { PubSub, v1, type Message, type Subscription, type Topic } from '@google-cloud/pubsub'

const pubsub = new PubSub()

export async function topics(data: Buffer): Promise<void> {
  const topic = pubsub.topic('t')
  topic.setPublishOptions({ batching: { maxMessages: 100 } })
  await topic.publishMessage({ data }) //: paid
  await topic.publish(data) //: paid
  await topic.publishJSON({ id: 1 }) //: paid
  await topic.flush()
  await pubsub.createTopic('t') //: request
  await pubsub.createSubscription('t', 's') //: request
  const [all] = await pubsub.getTopics() //: request
  await pubsub.getSubscriptions() //: request
  for (const one of all) await managed(one)
  await subscribed(pubsub.subscription('s'))
  await pubsub.close()
}

async function managed(topic: Topic): Promise<void> {
  await topic.create() //: request
  await topic.exists() //: request
  await topic.get() //: request
  await topic.getMetadata() //: request
  await topic.setMetadata({}) //: request
  await topic.delete() //: request
  await topic.createSubscription('s') //: request
  await topic.getSubscriptions() //: request
  await subscribed(topic.subscription('s'))
  use(topic.name)
}

async function subscribed(subscription: Subscription): Promise<void> {
  subscription.on('message', (message) => {
    use(message.id, message.data.toString(), message.attributes)
    message.ack()
  })
  subscription.removeListener('message', handled)
  await subscription.create() //: request
  await subscription.exists() //: request
  await subscription.get() //: request
  await subscription.getMetadata() //: request
  await subscription.setMetadata({}) //: request
  await subscription.modifyPushConfig({}) //: request
  await subscription.seek(new Date()) //: request
  await subscription.delete() //: request
  await subscription.close()
  use(subscription.name)
}

function handled(message: Message): void {
  message.modAck(10)
  message.nack()
}

export async function pulled(): Promise<void> {
  const client = new v1.SubscriberClient()
  const subscription = client.subscriptionPath('p', 's')
  const [response] = await client.pull({ subscription, maxMessages: 10 }) //: paid
  await client.acknowledge({ subscription, ackIds: ['a'] }) //: paid
  await client.modifyAckDeadline({ subscription, ackIds: ['a'], ackDeadlineSeconds: 10 }) //: paid
  await client.close()
  use(response)
}

function use(...values: unknown[]): void {
  values.slice()
}
