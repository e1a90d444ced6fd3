class TestFiles:
    # ruleid: tear-down
    def tearDown(self):
        self.server.stop()

    # ok: tear-down
    def setUp(self):
        self.server = None


# ruleid: tear-down
def teardown_module(module):
    module.cache.clear()
