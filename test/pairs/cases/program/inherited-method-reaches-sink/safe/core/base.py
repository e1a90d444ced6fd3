import yaml


class ConfigEndpoint:
    max_size = 65536

    def parse(self, raw):
        if len(raw) > self.max_size:
            raise ValueError("document too large")
        # ok: unsafe-deserialization
        return yaml.load(raw, Loader=yaml.SafeLoader)
