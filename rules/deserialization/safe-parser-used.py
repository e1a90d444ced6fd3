import json
import pickle

import yaml


def read(text):
    # ruleid: safe-parser-used
    first = json.loads(text)
    # ruleid: safe-parser-used
    second = yaml.safe_load(text)
    # ok: safe-parser-used
    third = pickle.loads(text)
    return first, second, third
