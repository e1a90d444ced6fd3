import pytest


# ruleid: pytest-fixture-defined
@pytest.fixture
def database():
    yield {}


# ruleid: pytest-fixture-defined
@pytest.fixture(scope="session")
def server(database):
    return database


# ok: pytest-fixture-defined
def helper():
    return 1
