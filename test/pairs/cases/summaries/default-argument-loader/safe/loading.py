import yaml


def load_document(text, loader=yaml.SafeLoader):
    # ok: unsafe-deserialization
    document = yaml.load(text, Loader=loader)
    if not isinstance(document, dict):
        raise TypeError("expected a mapping")
    return document
