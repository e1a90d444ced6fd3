import ruamel.yaml
import yaml
from yaml import SafeLoader, load


def read(text, stream):
    # ruleid: yaml-unsafe-load
    config = yaml.load(text)
    # ruleid: yaml-unsafe-load
    config = yaml.load(text, Loader=yaml.Loader)
    # ruleid: yaml-unsafe-load
    config = load(stream, yaml.UnsafeLoader)
    # ruleid: yaml-unsafe-load
    documents = list(yaml.load_all(stream, Loader=yaml.CLoader))
    # ruleid: yaml-unsafe-load
    parser = ruamel.yaml.YAML(typ="unsafe")
    # ruleid: yaml-unsafe-load
    return yaml.unsafe_load(text), config, documents, parser


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
