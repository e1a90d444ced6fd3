import pytest

from bookshelf import create_app


@pytest.fixture
def client(monkeypatch, tmp_path):
    monkeypatch.setenv("BOOKSHELF_DATABASE", str(tmp_path / "test.db"))
    return create_app().test_client()


def test_unknown_book(client):
    assert client.get("/books/99").status_code == 404
