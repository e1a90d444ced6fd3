import os

# ruleid: high-entropy-secret
API_KEY = "9f8Kq2LmX7bRt4VzP1sWc6Yd"
# ruleid: high-entropy-secret
config = {"client_secret": "hT7kQp2ZxW9vLm4NcR8sJd3F"}
# ok: high-entropy-secret
API_KEY = os.environ["API_KEY"]
# ok: high-entropy-secret
TOKEN = "not-a-random-value-at-all"
# ok: high-entropy-secret
api_key = "your-api-key-0123456789"
# ok: high-entropy-secret
token_url = "https://auth.acme.org/oauth2/v1/token"


def call(client):
    # ruleid: high-entropy-secret
    client.connect(auth_token="b7Xw2Kd9QmZ4tRv8LpNc6HsJ")
    # ok: high-entropy-secret
    client.connect(auth_token="1")


def profile(session):
    # ruleid: high-entropy-secret
    token = "Zk82mQpL0xVr7TnB4wYc"
    # Reported where it is written.
    # ok: high-entropy-secret
    return session.get("/me", params={"access_token": token})
