"""Pub/Sub: publishing, pulling, subscribing."""

from google.cloud import pubsub_v1
from google.cloud.pubsub import PublisherClient

publisher = pubsub_v1.PublisherClient()
topic = publisher.topic_path("reports", "jobs")
publisher.publish(topic, b"1", origin="test").result()  #: paid
futures = [publisher.publish(topic, str(number).encode()) for number in range(100)]  #: paid
for future in futures:
    future.done(), future.exception(), future.add_done_callback(print)
publisher.create_topic(name=topic), publisher.delete_topic(topic=topic), publisher.get_topic(topic=topic)  #: request
publisher.list_topics(project="a"), publisher.list_topic_subscriptions(topic=topic)  #: request
publisher.snapshot_path("a", "b"), publisher.schema_path("a", "b"), publisher.common_project_path("a")
publisher.stop()
PublisherClient.from_service_account_file("key.json").publish(topic, b"1")  #: paid
PublisherClient.from_service_account_json("key.json").publish(topic, b"1")  #: paid

with pubsub_v1.SubscriberClient() as subscriber:
    subscription = subscriber.subscription_path("reports", "jobs")
    answer = subscriber.pull(subscription=subscription, max_messages=10)  #: paid
    for received in answer.received_messages:
        received.message.data.decode()
    subscriber.acknowledge(subscription=subscription, ack_ids=[one.ack_id for one in answer.received_messages])  #: paid
    subscriber.modify_ack_deadline(subscription=subscription, ack_ids=[], ack_deadline_seconds=10)  #: paid
    subscriber.create_subscription(name=subscription, topic=topic), subscriber.delete_subscription(subscription=subscription)  #: request
    subscriber.get_subscription(subscription=subscription), subscriber.list_subscriptions(project="a")  #: request

    def handle(message):
        message.ack()

    streaming = subscriber.subscribe(subscription, callback=lambda message: message.ack())
    streaming.result(), streaming.cancel()
    subscriber.subscribe(subscription, callback=lambda message: message.nack() or message.modify_ack_deadline(1))
    subscriber.subscribe(subscription, callback=lambda message: message.ack_with_response())
    subscriber.close()
pubsub_v1.SubscriberClient.from_service_account_file("key.json").close()
pubsub_v1.SubscriberClient.from_service_account_json("key.json").close()
