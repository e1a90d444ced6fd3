import hmac
import json
import pickle
from pickle import loads as unpack

import dill
import numpy
import pandas as pd
import yaml
from langchain_community.vectorstores import FAISS


def read(connection, path, key, body, tag):
    # ruleid: pickle-load
    job = pickle.loads(connection.recv())
    # ruleid: pickle-load
    state = unpack(body)
    with open(path, "rb") as handle:
        # ruleid: pickle-load
        cache = pickle.load(handle)
    # ruleid: pickle-load
    frame = pd.read_pickle(path)
    # ruleid: pickle-load
    return job, state, cache, frame, dill.loads(body)


def verified(key, body, tag):
    if not hmac.compare_digest(hmac.digest(key, body, "sha256"), tag):
        raise ValueError("bad signature")
    # ok: pickle-load
    return pickle.loads(body)


def safe(value, body):
    # ok: pickle-load
    copy = pickle.loads(pickle.dumps(value))
    # ok: pickle-load
    data = json.loads(body)
    # ok: pickle-load
    return copy, data, pickle.dumps(value)


def models(path):
    # ruleid: pickle-load
    first = numpy.load(path, allow_pickle=True)
    # ruleid: pickle-load
    second = FAISS.load_local(path, EMBEDDINGS, allow_dangerous_deserialization=True)
    # ok: pickle-load
    return first, second, numpy.load(path)


def shipped():
    # ok: pickle-load
    return numpy.load("weights.npy", allow_pickle=True)


class Reader(pickle.Unpickler):
    def persistent_load(self, key):
        # ok: pickle-load
        return pickle.loads(key)

    def read(self, key):
        # ruleid: pickle-load
        return pickle.loads(key)


import json

import zmq
from kafka import KafkaConsumer


def listen(address):
    socket = zmq.Context().socket(zmq.REP)
    socket.bind(address)
    # ruleid: pickle-load
    first = socket.recv_pyobj()
    # ok: pickle-load
    second = socket.recv_json()
    # ruleid: pickle-load
    consumer = KafkaConsumer("jobs", value_deserializer=pickle.loads)
    # ok: pickle-load
    other = KafkaConsumer("jobs", value_deserializer=json.loads)
    return first, second, consumer, other
