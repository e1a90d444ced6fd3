import os
import shlex

from kafka import KafkaConsumer

TOPIC = "print-requests"


def build_consumer():
    return KafkaConsumer(TOPIC, bootstrap_servers=["kafka.internal:9092"], group_id="printers")


def run():
    for message in build_consumer():
        title = message.value.decode("utf-8")
        command = "lp -d office -t '" + title + "' /srv/print/queue.pdf"
        # ruleid: command-injection
        os.system(command)


if __name__ == "__main__":
    run()
