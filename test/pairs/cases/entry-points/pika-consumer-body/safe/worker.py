import json
import pickle

import pika

QUEUE = "thumbnails"


def on_message(channel, method, properties, body):
    # ok: unsafe-deserialization
    job = json.loads(body)
    if job.get("kind") != "thumbnail":
        channel.basic_nack(delivery_tag=method.delivery_tag, requeue=False)
        return
    channel.basic_ack(delivery_tag=method.delivery_tag)


def main():
    connection = pika.BlockingConnection(pika.ConnectionParameters("mq.internal"))
    channel = connection.channel()
    channel.queue_declare(queue=QUEUE, durable=True)
    channel.basic_consume(queue=QUEUE, on_message_callback=on_message)
    channel.start_consuming()


if __name__ == "__main__":
    main()
