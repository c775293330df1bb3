// Every call of Azure Service Bus that its model speaks of.

import { ServiceBusAdministrationClient, ServiceBusClient, type ServiceBusReceiver, type ServiceBusSender, type ServiceBusSessionReceiver } from '@azure/service-bus'

const client = new ServiceBusClient('Endpoint=sb://example.org')

export async function opened(queue: string): Promise<void> {
  const sender = client.createSender(queue)
  await sent(sender)
  await received(client.createReceiver(queue))
  await inSession(await client.acceptSession(queue, 's')) //: paid
  await inSession(await client.acceptNextSession(queue)) //: paid
  await client.close()
}

async function sent(sender: ServiceBusSender): Promise<void> {
  await sender.sendMessages({ body: 'a' }) //: paid
  await sender.sendMessages([{ body: 'a' }, { body: 'b' }]) //: paid
  const batch = await sender.createMessageBatch()
  if (!batch.tryAddMessage({ body: 'c' })) await sender.sendMessages(batch) //: paid
  const [number] = await sender.scheduleMessages({ body: 'a' }, new Date()) //: paid
  if (number) await sender.cancelScheduledMessages(number) //: paid
  await sender.close()
  use(batch.count, batch.sizeInBytes, sender.entityPath, sender.isClosed)
}

async function received(receiver: ServiceBusReceiver): Promise<void> {
  const messages = await receiver.receiveMessages(10, { maxWaitTimeInMs: 5000 }) //: paid
  for (const message of messages) {
    use(message.body, message.messageId, message.deliveryCount, message.applicationProperties)
    await receiver.completeMessage(message) //: paid
    await receiver.abandonMessage(message) //: paid
    await receiver.deferMessage(message) //: paid
    await receiver.deadLetterMessage(message) //: paid
    await receiver.renewMessageLock(message) //: paid
  }
  await receiver.receiveDeferredMessages([]) //: paid
  await receiver.peekMessages(10) //: paid
  for await (const message of receiver.getMessageIterator()) use(message) //: paid
  receiver.subscribe({ processMessage: async (message) => use(message), processError: async (error) => use(error) })
  await receiver.close()
  use(receiver.entityPath, receiver.isClosed)
}

async function inSession(receiver: ServiceBusSessionReceiver): Promise<void> {
  await receiver.renewSessionLock() //: paid
  await receiver.setSessionState(await receiver.getSessionState()) //: paid
  await receiver.receiveMessages(1) //: paid
  use(receiver.sessionId)
}

export async function managed(name: string): Promise<void> {
  const admin = new ServiceBusAdministrationClient('Endpoint=sb://example.org')
  await admin.queueExists(name) //: request
  await admin.topicExists(name) //: request
  await admin.subscriptionExists(name, name) //: request
  await admin.getQueue(name) //: request
  await admin.getQueueRuntimeProperties(name) //: request
  await admin.getTopic(name) //: request
  await admin.getSubscription(name, name) //: request
  await admin.getSubscriptionRuntimeProperties(name, name) //: request
  await admin.createQueue(name) //: request
  await admin.deleteQueue(name) //: request
  await admin.createTopic(name) //: request
  await admin.deleteTopic(name) //: request
  await admin.createSubscription(name, name) //: request
  await admin.deleteSubscription(name, name) //: request
  for await (const queue of admin.listQueues()) use(queue) //: request
  for await (const topic of admin.listTopics()) use(topic) //: request
  for await (const subscription of admin.listSubscriptions(name)) use(subscription) //: request
}

function use(...values: unknown[]): void {
  values.slice()
}
