class Options:
    def __init__(self):
        self.device = "default"
        self.caption = "Recorder"


options = Options()
