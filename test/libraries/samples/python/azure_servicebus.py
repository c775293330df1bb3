"""Azure Service Bus: messages sent one by one and in batches, received and settled."""

from azure.servicebus import ServiceBusClient, ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient as AsyncClient

with ServiceBusClient.from_connection_string("connection") as client:
    with client.get_queue_sender("jobs") as sender:
        sender.send_messages(ServiceBusMessage("1"))  #: paid
        sender.send_messages([ServiceBusMessage("1"), ServiceBusMessage("2")])  #: paid
        batch = sender.create_message_batch()
        for number in range(10):
            batch.add_message(ServiceBusMessage(str(number)))
        sender.send_messages(batch)  #: paid
        sender.schedule_messages([], None)  #: paid
        sender.cancel_scheduled_messages([])  #: paid
    with client.get_topic_sender("news") as sender:
        sender.send_messages(ServiceBusMessage("1"))  #: paid
        sender.close()
    with client.get_queue_receiver("jobs", max_wait_time=5) as receiver:
        for message in receiver:  #: paid
            message.body
            receiver.complete_message(message)  #: paid
        for message in receiver.receive_messages(max_message_count=10):  #: paid
            receiver.abandon_message(message), receiver.defer_message(message), receiver.dead_letter_message(message)  #: paid
            receiver.renew_message_lock(message)  #: paid
        receiver.peek_messages(), receiver.receive_deferred_messages([1])  #: paid
        receiver.close()
    client.get_subscription_receiver("news", "all").receive_messages()  #: paid
ServiceBusClient("namespace", None).close()


async def later():
    async with AsyncClient.from_connection_string("connection") as made:
        async with made.get_queue_sender("jobs") as sender:
            await sender.send_messages(ServiceBusMessage("1"))  #: paid
            batch = await sender.create_message_batch()
            batch.add_message(ServiceBusMessage("1"))
        async with made.get_queue_receiver("jobs") as receiver:
            async for message in receiver:  #: paid
                await receiver.complete_message(message)  #: paid
            for message in await receiver.receive_messages():  #: paid
                message.message_id
