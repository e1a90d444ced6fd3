import pickle


def load_local():
    blob = pickle.dumps({"built": 0})
    return pickle.loads(blob)  # GOOD 502
