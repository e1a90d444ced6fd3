from .base import ConfigEndpoint


class PipelineEndpoint(ConfigEndpoint):
    max_size = 16384

    def stages(self, raw):
        document = self.parse(raw)
        return len(document.get("stages", []))
