class InvalidTheme(Exception):
    def __init__(self, name, hint):
        super().__init__("invalid theme")
        self.name = name
        self.hint = hint
