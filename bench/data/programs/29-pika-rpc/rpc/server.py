import subprocess

import pika

from .codecs import CODECS
from .state import save, snapshot

METHODS = {"up": "uptime", "who": "who"}


def run_method(message):
    return subprocess.getoutput(METHODS.get(message["method"], "true"))  # GOOD 78


def run_raw(message):
    return subprocess.getoutput("nslookup " + message["host"])  # BAD 78


def on_request(ch, method, props, body):
    decoder = CODECS.get(props.content_type, CODECS["application/json"])
    message = decoder(body)
    copy = snapshot({"count": 1})
    save(copy["count"])
    if message.get("raw"):
        reply = run_raw(message)
    else:
        reply = run_method(message)
    ch.basic_publish(exchange="", routing_key=props.reply_to, body=reply.encode())
    ch.basic_ack(delivery_tag=method.delivery_tag)


def main():
    connection = pika.BlockingConnection(pika.ConnectionParameters("rabbit"))
    channel = connection.channel()
    channel.queue_declare(queue="partner_rpc")
    channel.basic_consume(queue="partner_rpc", on_message_callback=on_request)
    channel.start_consuming()


if __name__ == "__main__":
    main()
