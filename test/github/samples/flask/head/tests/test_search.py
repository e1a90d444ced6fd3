from unittest import mock

from bookshelf import search

PASSWORD = "not-a-real-password"


def test_author_is_bound():
    with mock.patch("bookshelf.db.connection") as connection:
        search.by_author("Ursula")
    statement, values = connection().execute.call_args.args
    assert "?" in statement
    assert values == ("Ursula",)
