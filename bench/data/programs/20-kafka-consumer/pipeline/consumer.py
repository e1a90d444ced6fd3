import json
import sqlite3

from kafka import KafkaConsumer

from .messages import Job, Lookup
from .sinks import JobSink, JsonSink, LookupSink


def jobs(consumer):
    for record in consumer:
        name = (record.key or b"anon").decode()
        yield Job(name=name, payload=record.value, retries=len(record.headers or []))


def run_jobs():
    consumer = KafkaConsumer("public-uploads", bootstrap_servers="kafka:9092")
    db = LookupSink(sqlite3.connect("/srv/jobs.db"))
    binary, text = JobSink(), JsonSink()
    for job in jobs(consumer):
        if job.name.startswith("bin"):
            binary.handle(job)
        else:
            text.handle(job)
        db.retries(job)
        db.named(job)


def run_lookups():
    sink = LookupSink(sqlite3.connect("/srv/jobs.db"))
    consumer = KafkaConsumer("public-lookups", value_deserializer=lambda v: json.loads(v))
    for record in consumer:
        lookup = Lookup(record.value["table"], record.value["key"])
        sink.handle(lookup)
        sink.handle_known(lookup)
