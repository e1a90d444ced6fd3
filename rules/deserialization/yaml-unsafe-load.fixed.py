import ruamel.yaml
import yaml
from yaml import SafeLoader, load


def read(text, stream):
    # ruleid: yaml-unsafe-load
    config = yaml.safe_load(text)
    # ruleid: yaml-unsafe-load
    config = yaml.safe_load(text)
    # ruleid: yaml-unsafe-load
    config = load(stream, yaml.UnsafeLoader)
    # ruleid: yaml-unsafe-load
    documents = list(yaml.safe_load_all(stream))
    # ruleid: yaml-unsafe-load
    parser = ruamel.yaml.YAML(typ="unsafe")
    # ruleid: yaml-unsafe-load
    return yaml.safe_load(text), config, documents, parser


class PluginLoader(yaml.SafeLoader):
    pass


def safe(text, stream):
    # ok: yaml-unsafe-load
    config = yaml.safe_load(text)
    # ok: yaml-unsafe-load
    config = yaml.load(text, Loader=yaml.SafeLoader)
    # ok: yaml-unsafe-load
    config = load(stream, SafeLoader)
    # ok: yaml-unsafe-load
    config = yaml.load(stream, Loader=yaml.CSafeLoader)
    # ok: yaml-unsafe-load
    config = yaml.load(stream, Loader=PluginLoader)
    # ok: yaml-unsafe-load
    return config, ruamel.yaml.YAML(typ="safe")
