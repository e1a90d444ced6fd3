class TestLogin:
    def test_login(self, client):
        # ruleid: test-credential
        client.login(username="ann", password="secret123")
        # ruleid: test-credential
        self.token = "123-456-789"
        # ok: test-credential
        self.token = client.token
        # ok: test-credential
        self.name = "test"
        # ok: test-credential
        client.api_key = "c3ab8ff13720e8ad9047dd39466b3c89"
