# ruleid: xmlrpc-server
import xmlrpc.client

# ruleid: xmlrpc-server
from xmlrpc.server import SimpleXMLRPCServer

# ok: xmlrpc-server
import json


def serve():
    return SimpleXMLRPCServer(("127.0.0.1", 8000)), json, xmlrpc.client
