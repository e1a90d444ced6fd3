class TestPages:
    def test_page(self, response):
        # ruleid: status-code-asserted
        self.assertEqual(404, response.status_code)
        # ruleid: status-code-asserted
        assert response.status_code == 200
        # ok: status-code-asserted
        self.assertEqual(404, response.length)
