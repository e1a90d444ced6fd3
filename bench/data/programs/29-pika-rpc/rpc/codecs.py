import io
import json
import marshal
import pickle

import dill
import jsonpickle


class RestrictedUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError("classes are not allowed")


def decode_jsonpickle(body):
    return jsonpickle.decode(body.decode())  # BAD 502


def decode_dill(body):
    return dill.loads(body)  # BAD 502


def decode_marshal(body):
    return marshal.loads(body)  # BAD 502


def decode_json(body):
    return json.loads(body)  # GOOD 502


def decode_restricted(body):
    return RestrictedUnpickler(io.BytesIO(body)).load()  # GOOD 502


CODECS = {
    "application/x-jsonpickle": decode_jsonpickle,
    "application/x-dill": decode_dill,
    "application/x-marshal": decode_marshal,
    "application/x-plain-pickle": decode_restricted,
    "application/json": decode_json,
}
