class Preferences:
    defaults = {"theme": "light", "language": "en"}

    def __init__(self, values):
        self._values = dict(values)

    def __getitem__(self, key):
        return self._values.get(key, self.defaults[key])

    def __len__(self):
        return len(self._values)
